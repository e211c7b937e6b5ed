"""Turns one shape into what is drawn: boxes of pixels, and how much of each pixel it covers.

A shape is a `block` (x, y, width, height, four corner radii, and how far it is open) or a `line`
(from x, y to x, y, thickness), in pixels of the plane that it is drawn on. Most of a block lies
wholly inside, so only the boxes at its edges need a mask.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, cos, floor, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

BAND = 48  # rows of a round shape that share one interior
OPEN = 90_000  # 1/1000 degrees: a quarter that is wholly open, and every other block
# The round corner of a quarter → the square corner opposite, as shares of its width and height.
_PIVOTS = {1: (0, 1), 0: (1, 1), 2: (0, 0), 3: (1, 0)}

Pixels = tuple[float, ...]  # a shape's geometry, in pixels of a plane
Piece = tuple[int, int, int, int, bool]  # x, y to x, y; does the box lie wholly inside the shape?
Floats = NDArray[np.float32]


def pieces(g: Pixels, shape: str, size: tuple[int, ...], within: Pixels | None) -> Iterator[Piece]:
    """Boxes that make up the shape: x, y to x, y, and whether the box lies wholly inside."""
    tall, wide = size
    if shape == "line":
        x, y, a, b, t = g
        yield from _box(min(x, a) - t, min(y, b) - t, max(x, a) + t, max(y, b) + t, wide, tall)
        return
    x, y, w, h = g[:4]
    if within is not None or g[8] < OPEN:
        yield from _box(x, y, x + w, y + h, wide, tall)
        return
    first, last = max(ceil(y), 0), min(floor(y + h), tall)
    if max(floor(y), 0) < first:
        yield from _box(x, y, x + w, first, wide, tall)
    step = BAND if any(g[4:8]) else max(last - first, 1)
    for top in range(first, last, step):
        yield from _band(g, top, min(top + step, last), wide)
    if last < min(ceil(y + h), tall):
        yield from _box(x, last, x + w, y + h, wide, tall)


def _box(x0: float, y0: float, x1: float, y1: float, wide: int, tall: int) -> Iterator[Piece]:
    box = max(floor(x0), 0), max(floor(y0), 0), min(ceil(x1), wide), min(ceil(y1), tall)
    if box[0] < box[2] and box[1] < box[3]:
        yield *box, False


def _band(g: Pixels, top: int, bottom: int, wide: int) -> Iterator[Piece]:
    """Rows of a block: its two edges, and what lies wholly between them."""
    middle = g[1] + g[3] / 2
    rows = [float(top), float(bottom)] + ([middle] if top < middle < bottom else [])
    ends = [_extent(g, row) for row in rows]
    left, right = max(floor(min(e[0] for e in ends)), 0), min(ceil(max(e[1] for e in ends)), wide)
    soft = 1 if any(g[4:8]) else 0
    inner, outer = ceil(max(e[0] for e in ends)) + soft, floor(min(e[1] for e in ends)) - soft
    inner, outer = min(max(inner, left), right), max(min(outer, right), left)
    if inner >= outer:
        if left < right:
            yield left, top, right, bottom, False
        return
    if left < inner:
        yield left, top, inner, bottom, False
    yield inner, top, outer, bottom, True
    if outer < right:
        yield outer, top, right, bottom, False


def _extent(g: Pixels, row: float) -> tuple[float, float]:
    """Where a block begins and ends on a row."""
    x, y, w, h, tl, tr, br, bl = g[:8]

    def notch(above: float, below: float) -> float:
        if row < y + above:
            return above - sqrt(max(above * above - (y + above - row) ** 2, 0))
        if row > y + h - below:
            return below - sqrt(max(below * below - (row - (y + h - below)) ** 2, 0))
        return 0.0

    return x + notch(tl, bl), x + w - notch(tr, br)


def coverage(g: Pixels, shape: str, x0: int, y0: int, x1: int, y1: int) -> Floats:
    """How much of each pixel of a box a shape covers, 0 to 1."""
    xs = np.arange(x0, x1, dtype=np.float32) + np.float32(0.5)
    ys = np.arange(y0, y1, dtype=np.float32) + np.float32(0.5)
    if shape == "line":
        return _line(g, xs, ys)
    x, y, w, h = g[:4]
    across = np.clip(np.minimum(xs + 0.5, x + w) - np.maximum(xs - 0.5, x), 0, 1, dtype=np.float32)
    down = np.clip(np.minimum(ys + 0.5, y + h) - np.maximum(ys - 0.5, y), 0, 1, dtype=np.float32)
    mask: Floats = down[:, None] * across[None, :]
    for corner, r in enumerate(g[4:8]):
        if r > 0:
            _round(mask, g, corner, r, xs, ys)
    if g[8] < OPEN:
        mask *= _wedge(g, xs, ys)
    return mask


def _round(
    mask: Floats,
    g: Pixels,
    corner: int,
    r: float,
    xs: Floats,
    ys: Floats,
) -> None:
    """Take a corner's outside away from the mask. Corners clockwise from the top left."""
    x, y, w, h = g[:4]
    cx = x + r if corner in (0, 3) else x + w - r
    cy = y + r if corner in (0, 1) else y + h - r
    columns = np.flatnonzero(xs < cx) if corner in (0, 3) else np.flatnonzero(xs >= cx)
    rows = np.flatnonzero(ys < cy) if corner in (0, 1) else np.flatnonzero(ys >= cy)
    if not len(columns) or not len(rows):
        return
    part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    dx, dy = xs[part[1]] - np.float32(cx), ys[part[0]] - np.float32(cy)
    far = np.sqrt((dy * dy)[:, None] + (dx * dx)[None, :])
    mask[part] = np.minimum(mask[part], np.clip(np.float32(r + 0.5) - far, 0, 1))


def _wedge(g: Pixels, xs: Floats, ys: Floats) -> Floats:
    """A quarter that is not wholly open yet: it turns about its square corner, up from its base."""
    x, y, w, h = g[:4]
    right, down = _PIVOTS[max(range(4), key=lambda corner: g[4 + corner])]
    angle = radians(g[8] / 1000)
    dx = (xs - np.float32(x + w * right)) * (-1 if right else 1)
    dy = (ys - np.float32(y + h * down)) * (1 if down else -1)
    return np.clip(
        np.float32(sin(angle)) * dx[None, :]
        + np.float32(cos(angle)) * dy[:, None]
        + np.float32(0.5),
        0,
        1,
    )


def _line(g: Pixels, xs: Floats, ys: Floats) -> Floats:
    x, y, a, b, thick = g
    long = sqrt((a - x) ** 2 + (b - y) ** 2)
    if long == 0:
        return np.zeros((len(ys), len(xs)), np.float32)
    ux, uy = np.float32((a - x) / long), np.float32((b - y) / long)
    dx, dy = (xs - np.float32(x))[None, :], (ys - np.float32(y))[:, None]
    along, beside = dx * ux + dy * uy, np.abs(dy * ux - dx * uy)
    ends = np.clip(np.minimum(along, np.float32(long) - along) + np.float32(0.5), 0, 1)
    covered: Floats = ends * np.clip(np.float32(thick / 2) - beside + np.float32(0.5), 0, 1)
    return covered
