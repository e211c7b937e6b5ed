"""Writes flat shapes as native, editable vectors: coloured tiles, the slogan, arrows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from toolkit.engine.outlines import Contour, Outline
from toolkit.engine.slides.deck import Box, Fields, Holder, Wordmark
from toolkit.engine.slides.text import NAMESPACES, box, fill, named

SMALLEST = 18  # pt, of words on slides
FINE = 10  # steps in which an outline is drawn, for 1/1000 em
TAGS = {"M": "moveTo", "L": "lnTo", "Q": "quadBezTo", "C": "cubicBezTo"}
CLOSED = "<a:close/>"
Inks = Mapping[str, str]  # ink, child, paper → colour of the brand


def inks(fields: Fields, field: str) -> Inks:
    """What the parts of a picture are filled with on a field of the tokens."""
    return {"ink": fields[field]["ink"], "child": fields[field]["child"], "paper": field}


def tile(number: int, values: Box, colour: str) -> str:
    """A rectangle without words, marked as decoration."""
    return flat_shape(
        number,
        f"Tile {number}",
        box(values) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
        colour,
    )


def flat_shape(number: int, name: str, outline: str, colour: str) -> str:
    """A shape without words, marked as decoration; `outline` is its place and its geometry."""
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{named(number, name, decorative=True)}<p:cNvSpPr/><p:nvPr"
        f' userDrawn="1"/></p:nvSpPr>{_flat(outline, colour)}</p:sp>'
    )


def _flat(geometry: str, colour: str) -> str:
    """A shape's outline, filled and without a line."""
    return f"<p:spPr>{geometry}{fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr>"


def geometry(wide: int, high: int, commands: str) -> str:
    """An outline of its own, in a frame as wide and high as the numbers of its commands want."""
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r"'
        f' b="b"/><a:pathLst><a:path w="{wide}"'
        f' h="{high}">{commands}</a:path></a:pathLst></a:custGeom>'
    )


def wordmark_unit(marks: Iterable[tuple[Wordmark, Outline]]) -> float:
    """How large the slogan's outlines are: as the tightest box allows, in all languages alike."""
    return min(
        min(mark.box[2] / outline.width, mark.box[3] / outline.height) for mark, outline in marks
    )


def wordmark(
    number: int, words: str, at: tuple[float, float, float], outline: Outline, colour: str
) -> str:
    """The slogan as one shape; `at` is its top left corner, and how large the outline's unit is.

    Its name says the words too: some programs keep just that.
    """
    x, y, unit = at
    path = "".join(_contour(contour) for contour in outline.contours)
    place = box((x, y, outline.width * unit, outline.height * unit))
    drawn = geometry(round(outline.width * FINE), round(outline.height * FINE), path)
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{named(number, words, words)}<p:cNvSpPr/><p:nvPr"
        f' userDrawn="1"/></p:nvSpPr>{_flat(place + drawn, colour)}</p:sp>'
    )


def written(number: int, mark: Wordmark, colour: str, tag: str, leftward: bool) -> str:
    """The slogan as words, in a language whose letters the brand's typeface lacks.

    A text box, set as large as its box allows; "" where that is smaller than words on slides may
    be.
    """
    wide, high = mark.box[2] / 1000, mark.box[3] / 1000
    said = [f"{word}." for word in mark.words]
    size = int(min(high / len(said) / 1.2, wide / max(map(len, said)) / 0.65))
    if size < SMALLEST:
        return ""
    along = 'algn="r" rtl="1"' if leftward else 'algn="l"'
    lines = "".join(
        f'<a:p><a:pPr {along}/><a:r><a:rPr lang="{tag}" sz="{size * 100}"'
        f' b="1">{fill(colour)}</a:rPr><a:t>{escape(word)}</a:t></a:r></a:p>'
        for word in said
    )
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{named(number, ' '.join(mark.words))}<p:cNvSpPr"
        f' txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box(mark.box)}<a:prstGeom'
        ' prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square"'
        f' lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>{lines}</p:txBody></p:sp>'
    )


def _contour(contour: Contour) -> str:
    commands = (
        f"<a:{TAGS[kind]}>{''.join(map(_fine, points))}</a:{TAGS[kind]}>"
        for kind, points in contour
    )
    return "".join(commands) + CLOSED


def _fine(point: tuple[float, float]) -> str:
    return f'<a:pt x="{round(point[0] * FINE)}" y="{round(point[1] * FINE)}"/>'


def arrow(
    number: int, start: Holder, end: Holder, ids: tuple[int, int], mirrored: bool = False
) -> str:
    """An arrow glued from one placeholder to the next, in the direction of reading or downwards.

    `ids` are the numbers of the two shapes.
    """
    (x, y, w, h), (to, below, far, _) = start.box, end.box
    down = below >= y + h
    sides = (2, 0) if down else (1, 3) if mirrored else (3, 1)
    glue = f'<a:stCxn id="{ids[0]}" idx="{sides[0]}"/><a:endCxn id="{ids[1]}" idx="{sides[1]}"/>'
    if down:
        place = box((x + w / 2, y + h, 0, below - y - h))
    elif mirrored:
        place = box((to + far, y + h / 2, x - to - far, 0)).replace(
            "<a:xfrm>", '<a:xfrm flipH="1">'
        )
    else:
        place = box((x + w, y + h / 2, to - x - w, 0))
    line = (
        '<a:ln w="50800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:tailEnd'
        ' type="triangle"/></a:ln>'
    )
    return (
        f"<p:cxnSp {NAMESPACES}><p:nvCxnSpPr>"
        f"{named(number, f'Arrow {number}', decorative=True)}"
        f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{place}<a:prstGeom"
        f' prst="straightConnector1"><a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>'
    )
