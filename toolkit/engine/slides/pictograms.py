"""States the pictograms and the mark as plain geometry, for shapes that an office suite can edit.

They are those of templates/lib/pictos.typ, on the same lattice of 35 units; a test compares the two
drawings. Nothing is imported here.

A part is (x, y, width, height, corner radii clockwise from the top left, ink) or (stroke, ink,
points); `ink` is "ink", "child" or "bg" of the field that the picture stands on.
"""

from __future__ import annotations

Radii = tuple[float, float, float, float]
Block = tuple[float, float, float, float, Radii, str]
Line = tuple[float, str, tuple[tuple[float, float], ...]]
Part = Block | Line

# The square corner of a quarter → the number of the corner that is round.
_CORNERS = {"br": 0, "bl": 1, "tl": 2, "tr": 3}


def _S(x: float, y: float, w: float, h: float, ink: str = "ink", r: Radii = (0, 0, 0, 0)) -> Block:
    return x, y, w, h, r, ink


def _C(x: float, y: float, d: float, ink: str = "ink") -> Block:
    return _S(x, y, d, d, ink, (d / 2, d / 2, d / 2, d / 2))


def _Q(x: float, y: float, d: float, square: str, ink: str = "ink") -> Block:
    radii = [0.0] * 4
    radii[_CORNERS[square]] = d
    return _S(x, y, d, d, ink, (radii[0], radii[1], radii[2], radii[3]))


def _K(x: float, y: float, d: float) -> tuple[Block, Block]:
    """The child on top of ink keeps a gap of 1 in the field's colour."""
    return _C(x - 1, y - 1, d + 2, "bg"), _C(x, y, d, "child")


def _page(*lines: tuple[float, float, float, float]) -> tuple[Block, ...]:
    return _S(4.5, 0, 26, 35, r=(0, 8, 0, 0)), *(_S(*line, "bg") for line in lines)


_FIGURE = (_C(0, 0, 17), _S(0, 18, 17, 17), _C(18, 18, 8, "child"), _S(18, 27, 8, 8, "child"))
PICTURES: dict[str, tuple[Part, ...]] = {
    "mark": (*_FIGURE, _Q(18, 0, 17, "bl")),
    "mark-bar": (*_FIGURE, _S(2.5, 6.75, 12, 3.5, "bg")),
    "shapes/circle": (_C(0, 0, 35),),
    "shapes/square": (_S(0, 0, 35, 35),),
    "shapes/quarter": (_Q(0, 0, 35, "bl"),),
    "steps/law": (
        *(
            part
            for x, r in ((0.0, (0, 8, 0, 0)), (18.0, (8, 0, 0, 0)))
            for part in (_S(x, 4, 17, 27, r=(r[0], r[1], r[2], r[3])),)
        ),
        *(_S(4, y, 9, 2, "bg") for y in (14, 19, 24)),
        *_K(22.5, 15, 8),
    ),
    "steps/purpose": (_C(0, 0, 35), *_K(9, 9, 17)),
    "steps/systems": (
        _S(4.5, 0, 26, 13, r=(13, 13, 0, 0)),
        _S(9.5, 5, 16, 8.6, "bg", (8, 8, 0, 0)),
        _S(0, 14, 35, 21),
        *_K(13.5, 20.5, 8),
    ),
    "steps/openness": (
        _Q(0, 0, 17, "bl"),
        _C(0, 18, 17),
        _Q(18, 0, 17, "br", "child"),
        _C(18, 18, 17, "child"),
    ),
    "steps/risks": (
        _S(0, 0, 17, 17),
        _C(18, 0, 17, "child"),
        _S(0, 18, 35, 5),
        _S(9, 24, 17, 11, r=(8.5, 8.5, 0, 0)),
    ),
    "steps/agreement": (
        *(part for x in (0, 27) for part in (_C(x, 9, 8), _S(x, 18, 8, 17))),
        _S(9, 0, 17, 35, r=(0, 8, 0, 0)),
        *_K(13.5, 9, 8),
        *(_S(13, y, 9, 2, "bg") for y in (21, 26)),
    ),
    "steps/principles": (
        _C(0, 0, 8, "child"),
        _S(0, 9, 8, 8),
        _Q(0, 18, 8, "bl"),
        _C(0, 27, 8),
        *(_S(10, y + 2, 25, 4) for y in (0, 9, 18, 27)),
    ),
    "steps/basis": (
        _S(0, 0, 35, 35),
        _S(5, 5, 11, 11, "bg"),
        _Q(19, 5, 11, "bl", "bg"),
        _S(5, 19, 11, 11, "bg", (5.5, 5.5, 0, 0)),
        *_K(20, 20, 9),
    ),
    "steps/emergency": (
        _S(15.5, 0, 4, 7),
        (4, "ink", ((2.5, 5), (7.5, 10))),
        (4, "ink", ((32.5, 5), (27.5, 10))),
        _S(9, 9, 17, 17, "child", (8.5, 8.5, 0, 0)),
        _S(4.5, 27, 26, 8),
    ),
    "steps/code": (
        _page()[0],
        *_K(10, 5.5, 8),
        _S(9, 18, 17, 3, "bg"),
        _S(9, 23, 17, 3, "bg"),
        _S(9, 28, 10, 3, "bg"),
    ),
    "myths/law-stops-me": (_C(0, 0, 35), _S(5, 14, 25, 7, "bg")),
    "myths/consent": (_S(0, 0, 35, 35), (6, "bg", ((6.5, 16), (15, 24.5), (29, 10.5)))),
    "myths/trouble": (_S(12, 0, 11, 22), _C(12, 24, 11)),
    "myths/agreement-first": (
        *_page((9, 8, 10, 3), (9, 13, 17, 3)),
        _C(9, 22, 8, "bg"),
        _C(18, 22, 8, "bg"),
    ),
    "myths/certain": (_Q(0, 0, 17, "br"), _Q(0, 18, 17, "tr"), _Q(18, 18, 17, "tl")),
    "myths/someone-else": tuple(
        part
        for r in (0, 18)
        for x in (0, 9, 18, 27)
        if (r, x) != (18, 18)
        for part in (_C(x, r, 8), _S(x, r + 9, 8, 8))
    ),
}
