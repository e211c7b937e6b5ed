"""Counts flashes in a film, as WCAG 2.3.1 defines them, so that no film can cause seizures.

A flash is a pair of opposing changes: of luminance, by at least a tenth of the brightest, where the
darker of the two is below 0.80; or to and from saturated red. It counts where at least 2.8 % of the
picture takes part.

Pictures are judged as a grid of blocks. Blocks that flash within one second are counted together
even when they do not flash at the same instant. That is stricter than the definition, never laxer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from toolkit.engine.film.contrast import linear

GRID = 27  # blocks a side
MOST = 3  # flashes in any one second
AREA = 0.028  # a quarter of ten degrees of sight, on a picture seen as WCAG says
CHANGE, BRIGHT = 0.1, 0.8  # relative luminance
RED = 0.8  # R/(R+G+B) from which a colour is a saturated red
RED_CHANGE = 0.2  # distance in the chromaticity diagram CIE 1976 u′v′
DARK = 0.01  # light that is too little to have a colour

Plane = NDArray[np.uint8]
Grid = NDArray[np.uint8]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Flashes:
    """How many flashes the worst second has."""

    general: int
    red: int

    @property
    def too_many(self) -> bool:
        """Is the picture unsafe?"""
        return max(self.general, self.red) > MOST


def blocks(y: Plane, u: Plane, v: Plane) -> Grid:
    """The mean colours (sRGB) of a picture's blocks, from planes (4:2:0, BT.709, limited)."""
    luma, blue, red = (
        (_means(plane) - low) / span
        for plane, low, span in ((y, 16, 219), (u, 128, 224), (v, 128, 224))
    )
    rgb = np.stack(
        (luma + 1.5748 * red, luma - 0.1873 * blue - 0.4681 * red, luma + 1.8556 * blue), axis=-1
    )
    grid: Grid = np.clip(np.rint(rgb * 255), 0, 255).astype(np.uint8)
    return grid


def _means(plane: Plane) -> Floats:
    """The blocks' mean values. Of a large plane only eight by eight points of each block count."""
    plane = plane[tuple(slice(None, None, max(1, side // (GRID * 8))) for side in plane.shape)]
    rows, columns = (np.arange(GRID) * side // GRID for side in plane.shape)
    sums = np.add.reduceat(np.add.reduceat(plane, rows, axis=0, dtype=np.float64), columns, axis=1)
    means: Floats = sums / np.outer(
        np.diff((*rows, plane.shape[0])), np.diff((*columns, plane.shape[1]))
    )
    return means


def worst(pictures: Iterable[Grid], fps: int = 30) -> Flashes:
    """The flashes of the worst second.

    `pictures` are the grids that `blocks` makes, one for each frame. For a frame that shows what
    the one before showed, the same object may be passed again: it is recognised and costs nothing.
    """
    general, red = _Turns(CHANGE), _Turns(RED_CHANGE)
    last: Grid | None = None
    for n, picture in enumerate(pictures):
        if picture is not last:
            light = linear(picture).reshape(-1, 3)
            bright = light @ (0.2126, 0.7152, 0.0722)
            general.see(n, bright, bright < BRIGHT)
            saturated, hue = _redness(light)
            red.see(n, hue, saturated)
            last = picture
    return Flashes(general.worst(fps), red.worst(fps))


def _redness(light: Floats) -> tuple[NDArray[np.bool_], Floats]:
    """Which blocks are saturated red, and how far each is from red in the chromaticity diagram.

    A dark block counts as white.
    """
    total = light.sum(axis=1)
    saturated = (light[:, 0] >= RED * total) & (total > DARK)
    x, y, z = (
        light @ row
        for row in ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    )
    whole = x + 15 * y + 3 * z
    u, v = (
        np.where(total > DARK, part / np.where(whole > 0, whole, 1), white)
        for part, white in ((4 * x, 0.1978), (9 * y, 0.4683))
    )
    return saturated, np.hypot(u - 0.4507, v - 0.5229)


class _Turns:
    """Follows each block from one extreme to the next and notes when it has turned by enough."""

    def __init__(self, change: float) -> None:
        self.change = change
        self.turned: list[tuple[int, NDArray[np.int64]]] = []
        self.way = np.zeros(0, np.int8)  # 0: not yet known; 1: rose last; -1: fell last

    def see(self, frame: int, value: Floats, marked: NDArray[np.bool_]) -> None:
        """Take in the next frame: a value for each block, and which blocks are marked.

        Only a change with a marked block at one of its ends counts. Marked are dark blocks where
        luminance is followed, and saturated red ones where red is.
        """
        if not self.way.size:
            self.way = np.zeros(value.shape, np.int8)
            self.peak = self.trough = value
            self.peak_marked = self.trough_marked = marked
            return
        self.peak_marked = np.where(value > self.peak, marked, self.peak_marked)
        self.trough_marked = np.where(value < self.trough, marked, self.trough_marked)
        self.peak, self.trough = np.maximum(self.peak, value), np.minimum(self.trough, value)
        up = (self.way <= 0) & (value - self.trough >= self.change) & (marked | self.trough_marked)
        down = (
            (self.way >= 0) & (self.peak - value >= self.change) & (marked | self.peak_marked) & ~up
        )
        self.way = np.where(up, np.int8(1), np.where(down, np.int8(-1), self.way))
        self.peak = np.where(up, value, self.peak)
        self.peak_marked = np.where(up, marked, self.peak_marked)
        self.trough = np.where(down, value, self.trough)
        self.trough_marked = np.where(down, marked, self.trough_marked)
        if (up | down).any():
            self.turned.append((frame, np.flatnonzero(up | down)))

    def worst(self, fps: int) -> int:
        """Flashes (two turns each) that enough of the blocks have in the worst second."""
        most, begin, size = 0, 0, self.way.size
        least = max(1, int(np.ceil(size * AREA)))
        counts = np.zeros(size, np.int64)
        for frame, which in self.turned:
            counts[which] += 1
            while self.turned[begin][0] <= frame - fps:
                counts[self.turned[begin][1]] -= 1
                begin += 1
            most = max(most, int(np.partition(counts, size - least)[size - least]) // 2)
        return most
