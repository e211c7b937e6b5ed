"""Puts a native table into a placeholder: a header row on the dark colour, the others on light."""

from __future__ import annotations

from pptx.oxml import parse_xml

from toolkit.engine.slides.deck import Deck, Paragraph, Place
from toolkit.engine.slides.ooxml import Element, Shape
from toolkit.engine.slides.text import NAMESPACES, body, emu, fill
from toolkit.engine.slides.theme import DARK, LIGHT

PLAIN = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # the style of tables that colours nothing itself
SIDES = {"marL": 8000, "marR": 8000, "marT": 5000, "marB": 5000}  # of a cell, in 1/1000 pt


def insert(holder: Shape, place: Place, size: int, deck: Deck) -> None:
    """Fill a table placeholder with rows of words at `size` pt."""
    rows = place.rows
    frame = holder.insert_table(len(rows), len(rows[0]))
    frame._element.nvGraphicFramePr.cNvPr.set(
        "descr", "; ".join(": ".join(cell.text for cell in row) for row in rows[1:])
    )
    table = frame.table
    about = table._tbl.tblPr
    about.find("{*}tableStyleId").text = PLAIN
    about.attrib.pop("bandRow", None)
    if place.locale in deck.leftward:
        about.set("rtl", "1")
    for n, row in enumerate(rows):
        table.rows[n].height = emu(place.heights[n])
        for m, cell in enumerate(row):
            _fill(table.cell(n, m)._tc, cell, size, n == 0, deck)
    frame.height = emu(sum(place.heights))


def _fill(element: Element, cell: Paragraph, size: int, head: bool, deck: Deck) -> None:
    ink, ground = (LIGHT, DARK) if head else (DARK, LIGHT)
    text = (
        body([cell], deck.tags, {}, fill(ink), "a:txBody", deck.leftward, True)
        .replace("<a:bodyPr><a:normAutofit/></a:bodyPr>", "<a:bodyPr/>")
        .replace("<a:rPr ", f'<a:rPr sz="{size * 100}" b="{int(head)}" ')
    )
    element.replace(element.txBody, parse_xml(text))
    properties = element.get_or_add_tcPr()
    for side, value in SIDES.items():
        properties.set(side, str(emu(value)))
    solid = fill(ground).replace("<a:solidFill>", f"<a:solidFill {NAMESPACES}>")
    properties.append(parse_xml(solid))
