"""Puts a native bar chart, with its editable workbook, into a placeholder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import ColorFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from toolkit.engine.slides.deck import Part
from toolkit.engine.slides.ooxml import Element, Shape

SIZE = 18  # pt


def insert(
    holder: Shape, series: str, bars: Sequence[Part], alt: str, mirrored: bool = False
) -> None:
    """Fill a chart placeholder with one bar for each part, its minutes at the bar's end.

    Bars are numbered as the list beside the chart is.
    """
    chart_data: Any = CategoryChartData  # python-pptx leaves it untyped
    data = chart_data(number_format="0")
    data.categories = [str(n) for n in range(1, len(bars) + 1)]
    data.add_series(series, [bar.minutes for bar in bars])
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
    about = frame._element.nvGraphicFramePr.cNvPr
    about.set("descr", alt)
    # LibreOffice keeps a chart's name and drops its alt text; `toolkit mend` copies it back.
    about.set("name", alt)
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.bold = Pt(SIZE), True
    _colour(chart.font.color)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.category_axis.major_tick_mark = chart.category_axis.minor_tick_mark = XL_TICK_MARK.NONE
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    if mirrored:
        chart.value_axis.reverse_order = True
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 40, False
    plot.series[0].format.fill.solid()
    _colour(plot.series[0].format.fill.fore_color)
    plot.has_data_labels = True
    plot.data_labels.position, plot.data_labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    _mend(chart._chartSpace)


def _colour(colour: ColorFormat) -> None:
    colour.theme_color = MSO_THEME_COLOR.TEXT_1


def _mend(root: Element) -> None:
    """Number the axes anew: python-pptx numbers them below zero, which the schema forbids."""
    for element in root.iter("{*}axId", "{*}crossAx"):
        element.set("val", str(abs(int(element.get("val")))))
