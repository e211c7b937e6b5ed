"""Frames, composed on the Y, U and V planes: flat colours through masks, no RGB picture and no
conversion for each frame.

Shapes are drawn from their geometry at any place and size, edges smooth, interiors filled at once.
Colours are BT.709 in limited range; U and V have half the resolution of Y.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, cos, floor, radians, sin, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.engine.film.motion import Geometry, State, state

Plane = NDArray[np.uint8]
Mask = NDArray[np.uint16]  # 0 to 256
BAND = 48  # rows of a round shape that share one interior
OPEN = 90_000
_PIVOTS = {
    1: (0, 1),
    0: (1, 1),
    2: (0, 0),
    3: (1, 0),
}  # the round corner → the square corner opposite, as shares of width and height


def yuv(colour: str) -> tuple[int, int, int]:
    """#rrggbb as BT.709 in limited range."""
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    return (
        round(16 + 219 * y),
        round(128 + 224 * (b - y) / 1.8556),
        round(128 + 224 * (r - y) / 1.5748),
    )


class Canvas:
    """One frame.

    `whole` is its bytes as yuv420p; `planes` are views of it, with the factor by which each is
    smaller.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.whole: Plane = np.zeros(width * height * 3 // 2, np.uint8)
        size, half = width * height, (height // 2, width // 2)
        self.planes = (
            (self.whole[:size].reshape(height, width), 1),
            (self.whole[size : size * 5 // 4].reshape(half), 2),
            (self.whole[size * 5 // 4 :].reshape(half), 2),
        )

    def fill(self, colour: str) -> None:
        """One flat colour."""
        for (plane, _), value in zip(self.planes, yuv(colour), strict=True):
            plane[:] = value


class Words:
    """The ink of words at full and at half resolution, and where it lies.

    The box has even numbers.
    """

    def __init__(self, box: Sequence[int], mask: bytes) -> None:
        self.x, self.y, width, height = box
        ink = np.frombuffer(mask, np.uint8).reshape(height, width).astype(np.uint16)
        ink += ink >> 7  # 255 is all: 256
        half = (
            ink[::2, ::2] + ink[1::2, ::2] + ink[::2, 1::2] + ink[1::2, 1::2] + np.uint16(2)
        ) >> np.uint16(2)
        self.masks: tuple[Mask, Mask] = ink, half.astype(np.uint16)

    def paint(self, canvas: Canvas, colour: str) -> None:
        """Print the words in a colour."""
        for (plane, half), value in zip(canvas.planes, yuv(colour), strict=True):
            mask = self.masks[half - 1]
            x, y = self.x // half, self.y // half
            _blend(plane[y : y + mask.shape[0], x : x + mask.shape[1]], mask, value)


def _blend(under: Plane, mask: Mask, value: int) -> None:
    under[:] = (under * (256 - mask) + np.uint16(value) * mask + np.uint16(128)) >> 8


def paint(
    canvas: Canvas, shape: str, geometry: Geometry, colour: str, inside: Geometry | None = None
) -> None:
    """Draw a shape; only the part of it that lies inside another block, where one is given."""
    if shape == "block" and not (geometry[2] and geometry[3] and geometry[8]):
        return  # it has no area
    for (plane, half), value in zip(canvas.planes, yuv(colour), strict=True):
        g = _scaled(geometry, shape, half)
        within = (
            None if inside is None or _covers(inside, canvas) else _scaled(inside, "block", half)
        )
        for x0, y0, x1, y1, solid in _pieces(g, shape, plane.shape, within):
            if solid:
                plane[y0:y1, x0:x1] = value
            else:
                mask = coverage(g, shape, x0, y0, x1, y1)
                if within is not None:
                    mask = mask * coverage(within, "block", x0, y0, x1, y1)
                _blend(plane[y0:y1, x0:x1], (mask * 256 + 0.5).astype(np.uint16), value)


def _scaled(geometry: Geometry, shape: str, half: int) -> tuple[float, ...]:
    """In pixels of the plane."""
    if shape == "line":
        return tuple(v / 1000 / half for v in geometry)
    return (*(v / 1000 / half for v in geometry[:8]), geometry[8])


def _covers(geometry: Geometry, canvas: Canvas) -> bool:
    x, y, w, h, *radii, _ = geometry
    return (
        x <= 0
        and y <= 0
        and x + w >= canvas.width * 1000
        and y + h >= canvas.height * 1000
        and not any(radii)
    )


def _pieces(
    g: tuple[float, ...], shape: str, size: tuple[int, ...], within: tuple[float, ...] | None
) -> Iterator[tuple[int, int, int, int, bool]]:
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


def _box(
    x0: float, y0: float, x1: float, y1: float, wide: int, tall: int
) -> Iterator[tuple[int, int, int, int, bool]]:
    box = max(floor(x0), 0), max(floor(y0), 0), min(ceil(x1), wide), min(ceil(y1), tall)
    if box[0] < box[2] and box[1] < box[3]:
        yield *box, False


def _band(
    g: tuple[float, ...], top: int, bottom: int, wide: int
) -> Iterator[tuple[int, int, int, int, bool]]:
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


def _extent(g: tuple[float, ...], row: float) -> tuple[float, float]:
    """Where a block begins and ends on a row."""
    x, y, w, h, tl, tr, br, bl = g[:8]

    def notch(above: float, below: float) -> float:
        if row < y + above:
            return above - sqrt(max(above * above - (y + above - row) ** 2, 0))
        if row > y + h - below:
            return below - sqrt(max(below * below - (row - (y + h - below)) ** 2, 0))
        return 0.0

    return x + notch(tl, bl), x + w - notch(tr, br)


def coverage(
    g: tuple[float, ...], shape: str, x0: int, y0: int, x1: int, y1: int
) -> NDArray[np.float32]:
    """How much of each pixel of a box a shape covers, 0 to 1."""
    xs = np.arange(x0, x1, dtype=np.float32) + np.float32(0.5)
    ys = np.arange(y0, y1, dtype=np.float32) + np.float32(0.5)
    if shape == "line":
        return _line(g, xs, ys)
    x, y, w, h = g[:4]
    across = np.clip(np.minimum(xs + 0.5, x + w) - np.maximum(xs - 0.5, x), 0, 1, dtype=np.float32)
    down = np.clip(np.minimum(ys + 0.5, y + h) - np.maximum(ys - 0.5, y), 0, 1, dtype=np.float32)
    mask: NDArray[np.float32] = down[:, None] * across[None, :]
    for corner, r in enumerate(g[4:8]):
        if r > 0:
            _round(mask, g, corner, r, xs, ys)
    if g[8] < OPEN:
        mask *= _wedge(g, xs, ys)
    return mask


def _round(
    mask: NDArray[np.float32],
    g: tuple[float, ...],
    corner: int,
    r: float,
    xs: NDArray[np.float32],
    ys: NDArray[np.float32],
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


def _wedge(
    g: tuple[float, ...], xs: NDArray[np.float32], ys: NDArray[np.float32]
) -> NDArray[np.float32]:
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


def _line(
    g: tuple[float, ...], xs: NDArray[np.float32], ys: NDArray[np.float32]
) -> NDArray[np.float32]:
    x, y, a, b, thick = g
    long = sqrt((a - x) ** 2 + (b - y) ** 2)
    if long == 0:
        return np.zeros((len(ys), len(xs)), np.float32)
    ux, uy = np.float32((a - x) / long), np.float32((b - y) / long)
    dx, dy = (xs - np.float32(x))[None, :], (ys - np.float32(y))[:, None]
    along, beside = dx * ux + dy * uy, np.abs(dy * ux - dx * uy)
    ends = np.clip(np.minimum(along, np.float32(long) - along) + np.float32(0.5), 0, 1)
    covered: NDArray[np.float32] = ends * np.clip(
        np.float32(thick / 2) - beside + np.float32(0.5), 0, 1
    )
    return covered


class Scene:
    """The frames of one scene. What does not move while something moves above it is drawn once."""

    def __init__(
        self,
        width: int,
        height: int,
        ground: str,
        layers: Sequence[Mapping[str, Any]],
        words: Sequence[Words],
        slots: Sequence[str] = (),
    ) -> None:
        self.layers, self.words, self.ground, self.slots = layers, words, ground, slots
        self.canvas, self._base = Canvas(width, height), Canvas(width, height)
        self._under: State | None = None
        self._last: State | None = None
        self.composed = 0

    def frame(self, number: int) -> tuple[Plane, bool]:
        """The frame's bytes, and whether it differs from the frame that was asked for before."""
        now = state(self.layers, number)
        if now == self._last:
            return self.canvas.whole, False
        self._compose(now)
        self._last = now
        self.composed += 1
        return self.canvas.whole, True

    def wordless(self, number: int) -> Canvas:
        """A frame's shapes, on a canvas of their own."""
        canvas = Canvas(self.canvas.width, self.canvas.height)
        canvas.fill(self.ground)
        now = state(self.layers, number)
        for layer, geometry in now:
            if geometry:
                self._paint(canvas, layer, geometry, dict(now))
        return canvas

    def _compose(self, now: State) -> None:
        before = self._last or ()
        still = next(
            (n for n, pair in enumerate(zip(now, before, strict=False)) if pair[0] != pair[1]),
            min(len(now), len(before)),
        )
        places = dict(now)
        if self._under != now[:still]:
            self._base.fill(self.ground)
            for layer, geometry in now[:still]:
                self._paint(self._base, layer, geometry, places)
            self._under = now[:still]
        self.canvas.whole[:] = self._base.whole
        for layer, geometry in now[still:]:
            self._paint(self.canvas, layer, geometry, places)

    def _paint(
        self, canvas: Canvas, number: int, geometry: Geometry, places: Mapping[int, Geometry]
    ) -> None:
        layer = self.layers[number]
        if "words" in layer:
            self.words[layer["words"]].paint(canvas, layer["colour"])
        else:
            paint(
                canvas,
                layer["shape"],
                geometry,
                layer["colour"],
                None if layer["inside"] is None else places.get(layer["inside"]),
            )
