"""Turns outlines that SVG fills by winding (`nonzero`) into the same shape filled by counting.

A picture's outlines are filled where they wind around a point an odd number of times (`evenodd`),
for every medium can do that. Where outlines lie apart or within each other it is a matter of which
of them are edges at all. Where they cross, only a drawing program can unite them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.engine.paths import Contour, Point

Edge = tuple[Point, Point]
Ring = tuple[Edge, ...]
PIECES = 12  # straight pieces that stand for a curve
MOST = 1_000_000  # comparisons of pieces of one shape: a second


def counted(contours: Sequence[Contour]) -> list[Contour]:
    """The outlines that are edges of the shape. Raises ValueError, in words, where they cross."""
    rings = [ring(contour) for contour in contours]
    if sum(map(len, rings)) * len(rings) > MOST:
        raise ValueError("a shape has too many outlines to see which of them are holes")
    if len({frozenset(each) for each in rings}) < len(rings):
        raise ValueError("a shape has the same outline twice")
    if _cross([edge for each in rings for edge in each]):
        raise ValueError("the outlines of a shape cross")
    return [
        contour for n, contour in enumerate(contours) if len(contours) == 1 or _is_edge(rings, n)
    ]


def ring(contour: Contour) -> Ring:
    """The outline as straight pieces, back to where it began."""
    points: list[Point] = []
    for kind, at in contour:
        if kind != "C":
            points.append(at[0])
            continue
        start, (first, second, end) = points[-1], at
        points += [_on(start, first, second, end, n / PIECES) for n in range(1, PIECES)]
        points.append(end)
    return tuple((a, b) for a, b in pairwise([*points, points[0]]) if a != b)


def _on(start: Point, first: Point, second: Point, end: Point, t: float) -> Point:
    """A point of a cubic curve."""
    s = 1 - t
    a, b, c, d = s**3, 3 * s * s * t, 3 * s * t * t, t**3
    return (
        a * start[0] + b * first[0] + c * second[0] + d * end[0],
        a * start[1] + b * first[1] + c * second[1] + d * end[1],
    )


def _is_edge(rings: Sequence[Ring], number: int) -> bool:
    """Is there something on one side of an outline, and nothing on the other?"""
    point, own = _within(rings, number)
    others = sum(_winding(each, point) for n, each in enumerate(rings) if n != number)
    return (others != 0) != (others + own != 0)


def _within(rings: Sequence[Ring], number: int) -> tuple[Point, int]:
    """A point just inside an outline, and how often that outline winds around it."""
    heights = sorted({y for each in rings for (_, y), _ in each})
    own = sorted({y for (_, y), _ in rings[number]})
    low = own[0]
    high = next(y for y in heights if y > low)
    y = (low + high) / 2  # between two heights no outline has a corner
    left = min(_crossings(rings[number], y))
    right = min((x for each in rings for x in _crossings(each, y) if x > left), default=left)
    point = (left + right) / 2, y
    return point, _winding(rings[number], point)


def _crossings(ring: Ring, y: float) -> list[float]:
    return [
        ax + (y - ay) * (bx - ax) / (by - ay) for (ax, ay), (bx, by) in ring if (ay > y) != (by > y)
    ]


def _winding(ring: Ring, point: Point) -> int:
    """How often an outline winds around a point, clockwise counted up."""
    x, y = point
    return sum(
        1 if by > ay else -1
        for (ax, ay), (bx, by) in ring
        if (ay > y) != (by > y) and ax + (y - ay) * (bx - ax) / (by - ay) > x
    )


def _cross(edges: Sequence[Edge]) -> bool:
    """Do two pieces cross, each with its ends on either side of the other?"""
    waiting = sorted((min(a[0], b[0]), max(a[0], b[0]), a, b) for a, b in edges)
    active: list[tuple[float, float, Point, Point]] = []
    compared = 0
    for edge in waiting:
        active = [other for other in active if other[1] > edge[0]]
        compared += len(active)
        if compared > MOST:
            raise ValueError("a shape has too many points to see whether its outlines cross")
        if any(_meet(edge[2], edge[3], other[2], other[3]) for other in active):
            return True
        active.append(edge)
    return False


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    if max(a[1], b[1]) <= min(c[1], d[1]) or max(c[1], d[1]) <= min(a[1], b[1]):
        return False
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, point: Point) -> float:
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
