"""Writes flat shapes as native, editable vectors: pictograms, the mark, coloured tiles, arrows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from toolkit.engine.outlines import Contour, Outline
from toolkit.engine.slides.deck import Box, Fields, Holder, Square, Wordmark
from toolkit.engine.slides.pictograms import PICTURES, Block, Line, Part, Radii
from toolkit.engine.slides.text import NAMESPACES, box, emu, fill, named

UNITS = 35
SMALLEST = 18  # pt, of words on slides
FINE = 10  # steps in which an outline is drawn, for 1/1000 em
TAGS = {"M": "moveTo", "L": "lnTo", "Q": "quadBezTo", "C": "cubicBezTo"}
CLOSED = "<a:close/>"
UPRIGHT = ("myths/consent",)
Inks = Mapping[str, str]  # ink, child, bg → colour of the brand


def inks(fields: Fields, field: str) -> Inks:
    """What the parts of a picture are filled with on a field of the tokens."""
    return {"ink": fields[field]["ink"], "child": fields[field]["child"], "bg": field}


def tile(number: int, values: Box, colour: str) -> str:
    """A rectangle without words, marked as decoration."""
    return _shape(
        number,
        f"Tile {number}",
        box(values) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
        colour,
    )


def picture(first: int, name: str, at: Square, colours: Inks, mirrored: bool = False) -> str:
    """A picture as a group of shapes, numbered from `first`; `at` is x, y and size in 1/1000 pt.

    It is marked as decoration. What has one right way up, like a tick, is never mirrored.
    """
    x, y, size = at
    unit = size / UNITS
    parts = "".join(
        _part(first + 1 + n, part, x, y, unit, colours) for n, part in enumerate(PICTURES[name])
    )
    own = box((x, y, size, size), "a:x").removeprefix("<a:x>").removesuffix("</a:x>")
    flip = ' flipH="1"' if mirrored and name not in UPRIGHT else ""
    frame = (
        f"<a:xfrm{flip}>{own}{own.replace('a:off', 'a:chOff').replace('a:ext', 'a:chExt')}</a:xfrm>"
    )
    return (
        f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>"
        f"{named(first, name.replace('/', ' '), decorative=True)}<p:cNvGrpSpPr/><p:nvPr"
        f' userDrawn="1"/></p:nvGrpSpPr><p:grpSpPr>{frame}</p:grpSpPr>{parts}</p:grpSp>'
    )


def count(name: str) -> int:
    """How many numbers a picture takes."""
    return len(PICTURES[name]) + 1


def _part(number: int, part: Part, x: float, y: float, unit: float, colours: Inks) -> str:
    if len(part) == 3:
        return _shape(number, f"Part {number}", _line(part, x, y, unit), colours[part[1]])
    return _shape(number, f"Part {number}", _block(part, x, y, unit), colours[part[5]])


def _shape(number: int, name: str, geometry: str, colour: str) -> str:
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{named(number, name, decorative=True)}<p:cNvSpPr/><p:nvPr"
        f' userDrawn="1"/></p:nvSpPr>{_flat(geometry, colour)}</p:sp>'
    )


def _flat(geometry: str, colour: str) -> str:
    """A shape's outline, filled and without a line."""
    return f"<p:spPr>{geometry}{fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr>"


def _block(part: Block, x: float, y: float, unit: float) -> str:
    left, top, width, height, radii, _ = part
    place = box((x + left * unit, y + top * unit, width * unit, height * unit))
    if width == height and all(radius == width / 2 for radius in radii):
        return f'{place}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    if not any(radii):
        return f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    outline = "".join(_outline(width, height, radii, unit)) + CLOSED
    return place + _path(emu(width * unit), emu(height * unit), outline)


def _path(wide: int, high: int, commands: str) -> str:
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r"'
        f' b="b"/><a:pathLst><a:path w="{wide}"'
        f' h="{high}">{commands}</a:path></a:pathLst></a:custGeom>'
    )


def _point(tag: str, x: float, y: float) -> str:
    return f'<a:{tag}><a:pt x="{emu(x)}" y="{emu(y)}"/></a:{tag}>'


def _outline(width: float, height: float, radii: Radii, unit: float) -> Iterator[str]:
    """A rectangle with some corners round, clockwise from the top left corner."""
    w, h = width * unit, height * unit
    a, b, d, e = (radius * unit for radius in radii)
    yield _point("moveTo", a, 0)
    for x, y, radius, start in (
        (w - b, 0, b, 270),
        (w, h - d, d, 0),
        (e, h, e, 90),
        (0, a, a, 180),
    ):
        yield _point("lnTo", x, y)
        if radius:
            yield (
                f'<a:arcTo wR="{emu(radius)}" hR="{emu(radius)}" stAng="{start * 60000}"'
                ' swAng="5400000"/>'
            )


def _line(part: Line, x: float, y: float, unit: float) -> str:
    """A line of given stroke as its outline: butt ends, mitred joins."""
    points = _thick([(px * unit, py * unit) for px, py in part[2]], part[0] * unit / 2)
    left, top = min(p[0] for p in points), min(p[1] for p in points)
    wide, high = max(p[0] for p in points) - left, max(p[1] for p in points) - top
    commands = "".join(
        _point("lnTo" if n else "moveTo", px - left, py - top) for n, (px, py) in enumerate(points)
    )
    return box((x + left, y + top, wide, high)) + _path(emu(wide), emu(high), commands + CLOSED)


def _thick(points: list[tuple[float, float]], half: float) -> list[tuple[float, float]]:
    """Both sides of a line, as one closed outline."""
    sides = []
    for sign in (1, -1):
        side = []
        for n, (x, y) in enumerate(points):
            normals = [
                _normal(points[m], points[m + 1]) for m in (n - 1, n) if 0 <= m < len(points) - 1
            ]
            nx, ny = (sum(v[i] for v in normals) for i in (0, 1))
            scale = 2 / (nx * nx + ny * ny) if len(normals) == 2 else 1.0
            side.append((x + sign * half * nx * scale, y + sign * half * ny * scale))
        sides.append(side)
    return sides[0] + sides[1][::-1]


def _normal(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = (dx * dx + dy * dy) ** 0.5
    return -dy / long, dx / long


def wordmark(
    number: int, words: str, values: Iterable[float], outline: Outline, colour: str
) -> str:
    """The slogan as one shape, as large as its box allows, from the top left.

    Its name says the words too: some programs keep just that.
    """
    x, y, wide, high = values
    unit = min(wide / outline.width, high / outline.height)
    path = "".join(_contour(contour) for contour in outline.contours)
    place = box((x, y, outline.width * unit, outline.height * unit))
    geometry = _path(round(outline.width * FINE), round(outline.height * FINE), path)
    return (
        f"<p:sp {NAMESPACES}><p:nvSpPr>{named(number, words, words)}<p:cNvSpPr/><p:nvPr"
        f' userDrawn="1"/></p:nvSpPr>{_flat(place + geometry, colour)}</p:sp>'
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
