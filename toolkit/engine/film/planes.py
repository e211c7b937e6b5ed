"""Composes the frames of a scene directly on the Y, U and V planes that films are encoded from.

Flat colours are painted through masks, so no frame is ever drawn as RGB and converted. Colours are
BT.709 in limited range; U and V have half the resolution of Y.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.engine.film import drawings
from toolkit.engine.film.motion import Layer, State, state
from toolkit.engine.film.parts import Drawing, Geometry, Lettering
from toolkit.engine.film.shapes import Pixels, coverage, pieces

Plane = NDArray[np.uint8]
Mask = NDArray[np.uint16]  # 0 to 256


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

    `whole` holds its bytes as yuv420p. `planes` are views of Y, U and V in it, each with the factor
    by which it is smaller than the frame.
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
    """The ink of some words, at full and at half resolution, and where it lies.

    `box` is x, y, width, height in px, all even; `mask` one byte for each pixel, 255 for full ink.
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
        return  # a block without width or height, or a quarter that has not begun to open
    for (plane, half), value in zip(canvas.planes, yuv(colour), strict=True):
        g = _scaled(geometry, shape, half)
        within = (
            None if inside is None or _covers(inside, canvas) else _scaled(inside, "block", half)
        )
        for x0, y0, x1, y1, solid in pieces(g, shape, plane.shape, within):
            if solid:
                plane[y0:y1, x0:x1] = value
            else:
                mask = coverage(g, shape, x0, y0, x1, y1)
                if within is not None:
                    mask = mask * coverage(within, "block", x0, y0, x1, y1)
                _blend(plane[y0:y1, x0:x1], (mask * 256 + 0.5).astype(np.uint16), value)


def paint_picture(
    canvas: Canvas,
    drawing: Drawing,
    geometry: Geometry,
    inked: drawings.Inked,
    inside: Geometry | None = None,
) -> None:
    """Draw a picture, whose masks are made; only the part of it that lies inside a block, if any.

    Its geometry says how much of its colour is seen, and how far it is open.
    """
    for channel, (plane, half) in enumerate(canvas.planes):
        x0, y0, x1, y1 = box = drawings.on_plane(inked.box, half)
        shares = [drawings.opened(drawing, geometry, box, half)]
        if inside is not None and not _covers(inside, canvas):
            shares.append(coverage(_scaled(inside, "block", half), "block", *box))
        share = np.full((1, 1), geometry[4] / drawings.ALL, np.float32)
        for part in shares:
            share = share if part is None else share * part
        values = [yuv(colour)[channel] for colour in inked.colours]
        drawings.blend(plane[y0:y1, x0:x1], values, inked.masks(half), share)


def _scaled(geometry: Geometry, shape: str, half: int) -> Pixels:
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


class Scene:
    """The frames of one scene.

    What lies still below what moves is drawn once and kept as the base of the frames that follow.
    `slots` names the string that each of the words shows; `composed` counts the frames drawn.
    """

    def __init__(
        self,
        width: int,
        height: int,
        ground: str,
        layers: Sequence[Layer],
        words: Sequence[Words],
        slots: Sequence[str] = (),
    ) -> None:
        self.layers, self.words, self.ground, self.slots = layers, words, ground, slots
        self.canvas, self._base = Canvas(width, height), Canvas(width, height)
        self._under: State | None = None
        self._last: State | None = None
        self._inked: dict[int, tuple[Geometry, drawings.Inked | None]] = {}
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
        if isinstance(layer, Lettering):
            self.words[layer.words].paint(canvas, layer.colour)
            return
        inside = None if layer.inside is None else places.get(layer.inside)
        if layer.drawing is None:
            paint(canvas, layer.shape, geometry, layer.colour, inside)
        elif (
            geometry[4] and geometry[5] and (inked := self._masks(number, layer.drawing, geometry))
        ):
            paint_picture(canvas, layer.drawing, geometry, inked, inside)

    def _masks(self, number: int, drawing: Drawing, geometry: Geometry) -> drawings.Inked | None:
        """A picture's masks: those of the frame before, if it is where it was and as large."""
        place, inked = self._inked.get(number, ((), None))
        if place != geometry[:4]:
            size = self.canvas.width, self.canvas.height
            inked = drawings.inked(drawing, geometry, size)
            self._inked[number] = geometry[:4], inked
        return inked
