"""Fills outlines: how much of each pixel of a box they cover, exactly, from their edges alone.

Every edge is cut where it crosses a pixel's border. A piece then changes the coverage of its own
pixel by the area beside it, and that of all pixels to its right by its height; adding up along each
row gives how often the outlines wind around a pixel. Filled is what they wind around an odd number
of times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from toolkit.model.picture import Step

Edges = NDArray[np.float64]  # one edge a row: from x, y to x, y
Floats = NDArray[np.float32]
Box = tuple[int, int, int, int]  # x, y to x, y, in whole pixels
FLAT = 0.05  # px by which an edge may leave the curve that it stands for


def edges(outline: Iterable[Step], across: float, down: float, x: float, y: float) -> Edges:
    """The outline's edges in pixels, its curves as short straight lines.

    It is scaled by `across` and `down`, then put at x, y.
    """
    scale, at = np.array((across, down)), np.array((x, y))
    begun = here = np.zeros(2)
    found: list[Edges] = []
    for name, numbers in outline:
        points = np.array(numbers, np.float64).reshape(-1, 2) * scale + at
        if name == "M":
            found += _closing(here, begun)
            begun = here = points[0]
        elif name == "Z":
            found += _closing(here, begun)
            here = begun
        else:
            path = points if name == "L" else _curve(np.array((here, *points)))
            found.append(np.hstack((np.array((here, *path[:-1])), path)))
            here = points[-1]
    found += _closing(here, begun)
    return np.concatenate(found) if found else np.zeros((0, 4))


def _closing(here: Edges, begun: Edges) -> Iterator[Edges]:
    if (here != begun).any():
        yield np.hstack((here, begun))[None]


def _curve(points: Edges) -> Edges:
    """A cubic Bézier as points on it, without its first."""
    bends = np.abs(points[:-2] - 2 * points[1:-1] + points[2:]).sum(axis=1).max()
    count = max(ceil(sqrt(0.75 * bends / FLAT)), 1)
    t = (np.arange(1, count + 1) / count)[:, None]
    a, b, c, d = points
    path: Edges = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d
    path[-1] = d
    return path


def bounds(all_edges: Edges) -> tuple[float, float, float, float]:
    """The box around the edges: x, y to x, y."""
    low, high = all_edges.min(axis=0), all_edges.max(axis=0)
    return (
        float(min(low[0], low[2])),
        float(min(low[1], low[3])),
        float(max(high[0], high[2])),
        float(max(high[1], high[3])),
    )


def filled(all_edges: Edges, box: Box) -> Floats:
    """How much of each pixel of the box the outlines cover, 0 to 1."""
    left, top, right, bottom = box
    wide, tall = right - left, bottom - top
    pieces = _pieces(all_edges - np.array((left, top, left, top), np.float64), wide, tall)
    rise = pieces[:, 3] - pieces[:, 1]
    column = np.floor(np.minimum(pieces[:, 0], pieces[:, 2])).astype(np.int64)
    row = np.floor(np.minimum(pieces[:, 1], pieces[:, 3])).astype(np.int64)
    beside = (pieces[:, 0] + pieces[:, 2]) / 2 - column
    place = np.minimum(row, tall - 1) * (wide + 2) + column
    size = tall * (wide + 2)
    turns = np.bincount(place, rise * (1 - beside), size)
    turns += np.bincount(place + 1, rise * beside, size)
    winding = np.cumsum(turns.reshape(tall, wide + 2), axis=1)[:, :wide]
    odd: Floats = np.abs(winding - 2 * np.rint(winding / 2)).astype(np.float32)
    return odd


def _pieces(found: Edges, wide: int, tall: int) -> Edges:
    """The edges cut at the borders of pixels, as far as they change any pixel of wide by tall."""
    found = _between(found, 1, tall)
    for border in (0.0, float(wide)):
        found = _cut(found, 0, border)
    found = found[(np.minimum(found[:, 0], found[:, 2]) < wide)]  # nothing lies to its right
    found[:, 0::2] = np.clip(found[:, 0::2], 0, wide)  # all of the row lies to its right
    return _split(_split(found, 1), 0)


def _between(found: Edges, axis: int, most: float) -> Edges:
    """What of the edges lies from 0 to `most` along an axis."""
    for border in (0.0, most):
        found = _cut(found, axis, border)
    middle = (found[:, axis] + found[:, axis + 2]) / 2
    return found[(middle > 0) & (middle < most)]


def _cut(found: Edges, axis: int, border: float) -> Edges:
    """Edges that cross the border become two, which meet there."""
    a, b = found[:, axis], found[:, axis + 2]
    across = (np.minimum(a, b) < border) & (np.maximum(a, b) > border)
    if not across.any():
        return found
    crossing = found[across]
    share = (border - crossing[:, axis]) / (crossing[:, axis + 2] - crossing[:, axis])
    met = crossing[:, :2] + share[:, None] * (crossing[:, 2:] - crossing[:, :2])
    met[:, axis] = border
    return np.concatenate(
        (found[~across], np.hstack((crossing[:, :2], met)), np.hstack((met, crossing[:, 2:])))
    )


def _split(found: Edges, axis: int) -> Edges:
    """Every edge cut wherever it crosses a whole number along an axis."""
    a, b = found[:, axis], found[:, axis + 2]
    first = np.floor(np.minimum(a, b))
    count = np.maximum(np.ceil(np.maximum(a, b)) - first, 1).astype(np.int64)
    which = np.repeat(np.arange(len(found)), count)
    step = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    one = found[which]
    low = np.maximum(first[which] + step, np.minimum(a, b)[which])
    high = np.minimum(first[which] + step + 1, np.maximum(a, b)[which])
    upward = (b >= a)[which]
    begins, ends = np.where(upward, low, high), np.where(upward, high, low)
    length = (b - a)[which]
    length[length == 0] = 1  # an edge along the border is one piece, from its start to its end
    flat = (b == a)[which]
    t0 = np.where(flat, 0, (begins - a[which]) / length)[:, None]
    t1 = np.where(flat, 1, (ends - a[which]) / length)[:, None]
    way = one[:, 2:] - one[:, :2]
    pieces = np.hstack((one[:, :2] + t0 * way, one[:, :2] + t1 * way))
    pieces[:, axis], pieces[:, axis + 2] = begins, ends
    return pieces
