"""fontTools reads the path data of SVG: every command becomes moves, lines and cubic curves.

fontTools passes over what it does not understand, so the data is first held against the grammar.
"""

from __future__ import annotations

import re
from math import isfinite

Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]  # M, L or C, and its points
Contour = tuple[Segment, ...]  # closed, whether its data closes it or not

# Written so that no text makes the search go back and try again: it ends at once, however long.
_NUMBER = (
    r"[-+]?(?>(?:0|[1-9][0-9]*+)(?:\.[0-9]++|\.(?![0-9eE]))?+|\.[0-9]++)"
    r"(?:[eE][-+]?[0-9]++)?+(?![0-9])"
)
_DATA = re.compile(
    rf"(?>[\s,]++|[MmZzLlHhVvCcSsQqTt]|[Aa](?>[\s,]++|{_NUMBER}|[01])*+|{_NUMBER})*+"
)


def contours(data: str) -> list[Contour]:
    """The closed outlines of a path (its attribute `d`).

    Raises ValueError, in words, when it is no path or holds a number that is none.
    """
    from fontTools.svgLib.path.parser import parse_path

    plain = " ".join(data.split())
    found = _DATA.match(plain)
    if found is None or found.end() < len(plain):
        wrong = plain[found.end() if found else 0 :][:12]
        raise ValueError(f"a path goes wrong at “{wrong}”")
    pen = _Pen()
    try:
        parse_path(plain, pen)
    except (ValueError, ArithmeticError, IndexError) as error:
        raise ValueError("a path has a command with too few numbers, or none at all") from error
    if not all(isfinite(v) for each in pen.found for _, at in each for p in at for v in p):
        raise ValueError("a path holds a number that is too large")
    return [tuple(each) for each in pen.found]


class _Pen:
    """What fontTools draws with: keeps the segments."""

    def __init__(self) -> None:
        self.found: list[list[Segment]] = []
        self._at: Point = (0.0, 0.0)

    def moveTo(self, point: Point) -> None:
        self.found.append([("M", (point,))])
        self._at = point

    def lineTo(self, point: Point) -> None:
        self.found[-1].append(("L", (point,)))
        self._at = point

    def curveTo(self, first: Point, second: Point, end: Point) -> None:
        self.found[-1].append(("C", (first, second, end)))
        self._at = end

    def qCurveTo(self, handle: Point, end: Point) -> None:
        """A curve with one handle, as the cubic curve that it is."""
        (x, y), (hx, hy), (ex, ey) = self._at, handle, end
        self.curveTo(
            (x + 2 / 3 * (hx - x), y + 2 / 3 * (hy - y)),
            (ex + 2 / 3 * (hx - ex), ey + 2 / 3 * (hy - ey)),
            end,
        )

    def arcTo(
        self, rx: float, ry: float, rotation: float, large: bool, sweep: bool, end: Point
    ) -> None:
        """A piece of an ellipse as cubic curves; without a radius it is a line."""
        from fontTools.svgLib.path.arc import EllipticalArc

        if not rx or not ry:
            self.lineTo(end)
            return
        start = complex(*self._at)
        EllipticalArc(start, rx, ry, rotation, large, sweep, complex(*end)).draw(self)
        self._at = end

    def closePath(self) -> None:
        """Every outline is closed."""

    def endPath(self) -> None:
        """Every outline is closed."""
