"""Writes a picture as a group of shapes that an office suite can edit, in a field's colours."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.engine.slides.deck import Square
from toolkit.engine.slides.shapes import CLOSED, TAGS, Inks, flat_shape, geometry
from toolkit.engine.slides.text import NAMESPACES, box, named
from toolkit.model.picture import ROLES, Part, Picture, Step, points

OURS = "Drawing "  # how the names of our groups begin, by which they are known again


def picture(first: int, drawing: Picture, at: Square, colours: Inks, mirrored: bool = False) -> str:
    """A picture as a group of shapes, numbered from `first`; `at` is x, y and size in 1/1000 pt.

    It is marked as decoration. What has one right way up, like a tick, is never mirrored.
    """
    unit = at[2] / max(drawing.width, drawing.height)
    x = at[0] + (at[2] - drawing.width * unit) / 2  # in the middle of its square,
    y = at[1] + at[2] - drawing.height * unit  # on the bottom edge
    parts = "".join(
        flat_shape(
            first + 1 + n, f"Part {first + 1 + n}", _part(part, x, y, unit), _ink(part, colours)
        )
        for n, part in enumerate(drawing.parts)
    )
    place = (x, y, drawing.width * unit, drawing.height * unit)
    own = box(place, "a:x").removeprefix("<a:x>").removesuffix("</a:x>")
    flip = ' flipH="1"' if mirrored and not drawing.upright else ""
    frame = (
        f"<a:xfrm{flip}>{own}{own.replace('a:off', 'a:chOff').replace('a:ext', 'a:chExt')}</a:xfrm>"
    )
    return (
        f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>"
        f"{named(first, OURS + drawing.name, decorative=True)}<p:cNvGrpSpPr/><p:nvPr"
        f' userDrawn="1"/></p:nvGrpSpPr><p:grpSpPr>{frame}</p:grpSpPr>{parts}</p:grpSp>'
    )


def count(drawing: Picture) -> int:
    """How many numbers a picture takes."""
    return len(drawing.parts) + 1


def _ink(part: Part, colours: Inks) -> str:
    return colours[ROLES[part.role]]


def _part(part: Part, x: float, y: float, unit: float) -> str:
    """Where a part lies, and its outline: a rectangle or an ellipse by name, else its points."""
    along, down = zip(*points(part), strict=True)
    left, top, wide, high = min(along), min(down), max(along) - min(along), max(down) - min(down)
    place = box((x + left * unit, y + top * unit, wide * unit, high * unit))
    if plain := _plain(part, left, top, wide, high):
        return f'{place}<a:prstGeom prst="{plain}"><a:avLst/></a:prstGeom>'
    return place + geometry(wide, high, "".join(_commands(part.outline, left, top)))


def _plain(part: Part, left: int, top: int, wide: int, high: int) -> str:
    """The name of a rectangle or an ellipse that fills its frame; "" for any other outline."""
    kinds = "".join(kind for kind, _ in part.outline)
    ends = {(at[-2] - left, at[-1] - top) for kind, at in part.outline if kind != "Z"}
    if kinds == "MLLLZ" and ends == {(0, 0), (wide, 0), (wide, high), (0, high)}:
        return "rect"
    middle = wide / 2, high / 2
    quarters = [(middle[0], 0), (wide, middle[1]), (middle[0], high), (0, middle[1])]
    if kinds == "MCCCCZ" and _near(sorted(ends), sorted(quarters)) and _is_round(part, wide, high):
        return "ellipse"
    return ""


def _is_round(part: Part, wide: int, high: int) -> bool:
    """Do the handles of four curves reach as far as those of an ellipse do?"""
    reach = {
        round(abs(handle - end) / side, 2)
        for kind, at in part.outline
        if kind == "C"
        for handle, end, side in ((at[2], at[4], wide), (at[3], at[5], high))
    }
    return reach == {0.0, 0.28}


def _near(found: list[tuple[int, int]], wanted: list[tuple[float, float]]) -> bool:
    return len(found) == len(wanted) and all(
        abs(a - c) <= 1 and abs(b - d) <= 1 for (a, b), (c, d) in zip(found, wanted, strict=True)
    )


def _commands(outline: tuple[Step, ...], left: int, top: int) -> Iterator[str]:
    for kind, at in outline:
        if kind == "Z":
            yield CLOSED
        else:
            pairs = zip(at[::2], at[1::2], strict=True)
            said = "".join(f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in pairs)
            yield f"<a:{TAGS[kind]}>{said}</a:{TAGS[kind]}>"
