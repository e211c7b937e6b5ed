"""Places on a page: outlines, boxes, and what lies inside an outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from toolkit.model.matrix import Matrix, Point, moved

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points
Outline = tuple[tuple[Point, ...], ...]  # closed lines; curves are cut into short ones
_STEPS = 8  # that a curve is cut into
_SLACK = 0.02  # points, a hundredth of a millimetre: places are rounded as they are written


def curve(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    """Points of a cubic curve after its start."""
    found = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        points = (start, one, two, end)
        found.append(
            (
                sum(share * point[0] for share, point in zip(shares, points, strict=True)),
                sum(share * point[1] for share, point in zip(shares, points, strict=True)),
            )
        )
    return found


def square(by: Matrix) -> tuple[Point, ...]:
    """The corners of the unit square, where pictures are drawn, as they come to lie."""
    return tuple(moved(corner, by) for corner in ((0, 0), (1, 0), (1, 1), (0, 1)))


def box_of(points: Iterable[Point]) -> Box:
    """The box around points; there must be one."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def shared(first: Box, second: Box) -> Box | None:
    """What two boxes have in common."""
    left, bottom = max(first[0], second[0]), max(first[1], second[1])
    right, top = min(first[2], second[2]), min(first[3], second[3])
    return (left, bottom, right, top) if left < right and bottom < top else None


def within(inner: Box, outer: Box) -> bool:
    """Does the one lie in the other, up to rounding?"""
    return all(inner[i] >= outer[i] - _SLACK for i in (0, 1)) and all(
        inner[i] <= outer[i] + _SLACK for i in (2, 3)
    )


def touches(outline: Outline, box: Box) -> bool:
    """Does the filled outline cover any of the box?"""
    inner = _shrunk(box)
    return any(_crosses(line, inner) for line in _lines(outline)) or _has(outline, _middle(box))


def covers(outline: Outline, box: Box) -> bool:
    """Does the filled outline cover all of the box?"""
    inner = _shrunk(box)
    crossed = any(_crosses(line, inner) for line in _lines(outline))
    return not crossed and _has(outline, _middle(box))


def _shrunk(box: Box) -> Box:
    slack = min(_SLACK, (box[2] - box[0]) / 4, (box[3] - box[1]) / 4)
    return box[0] + slack, box[1] + slack, box[2] - slack, box[3] - slack


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _lines(outline: Outline) -> Iterable[tuple[Point, Point]]:
    for part in outline:
        yield from pairwise((*part, part[0]))


def _has(outline: Outline, point: Point) -> bool:
    """Is the point inside? By the even-odd rule."""
    x, y = point
    crossings = sum(
        (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in _lines(outline)
    )
    return crossings % 2 == 1


def _crosses(line: Sequence[Point], box: Box) -> bool:
    """Does any of the line lie in the box? By Liang and Barsky."""
    (x, y), (end_x, end_y) = line
    first, last = 0.0, 1.0
    for start, change, low, high in (
        (x, end_x - x, box[0], box[2]),
        (y, end_y - y, box[1], box[3]),
    ):
        if change == 0:
            if not low <= start <= high:
                return False
            continue
        one, two = sorted(((low - start) / change, (high - start) / change))
        first, last = max(first, one), min(last, two)
    return first <= last
