"""A native bar chart with its editable workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import ColorFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

SIZE = 18


def insert(
    holder: Any, series: str, bars: Sequence[Mapping[str, Any]], alt: str, mirrored: bool = False
) -> None:
    """Fill a chart placeholder: one bar for each part, numbered as the list beside it, its minutes
    at its end.
    """
    data: Any = CategoryChartData(number_format="0")  # type: ignore[no-untyped-call]  # python-pptx leaves it untyped
    data.categories = [str(n) for n in range(1, len(bars) + 1)]
    data.add_series(series, [bar["minutes"] for bar in bars])
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
    about = frame._element.nvGraphicFramePr.cNvPr
    about.set("descr", alt)
    about.set(
        "name", alt
    )  # LibreOffice keeps a chart's name and drops its description: `toolkit mend` puts it back from here
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.bold = Pt(SIZE), True
    _colour(chart.font.color)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.category_axis.major_tick_mark = chart.category_axis.minor_tick_mark = _none()
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


def _none() -> Any:
    from pptx.enum.chart import XL_TICK_MARK

    return XL_TICK_MARK.NONE


def _mend(root: Any) -> None:
    """python-pptx numbers axes below zero, which the schema forbids."""
    for element in root.iter("{*}axId", "{*}crossAx"):
        element.set("val", str(abs(int(element.get("val")))))
