"""Paints pictures: each becomes a mask for every colour in it, which is kept while it stands.

The masks of a picture lie beside each other, never over each other, so that a picture that fades
shows nothing of what one of its parts covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, hypot, radians, sin

import numpy as np
from numpy.typing import NDArray

from toolkit.engine.film.fills import Box, Edges, Floats, bounds, edges, filled
from toolkit.engine.film.parts import Drawing, Geometry

ALL = 1000  # ‰
Mask = Floats  # 0 to 1
Plane = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Inked:
    """A picture in its place: a mask for each colour, in full and in half resolution.

    `box` is even on all sides, so that the pixels of both lie over each other.
    """

    box: Box
    colours: tuple[str, ...]
    full: tuple[Mask, ...]
    half: tuple[Mask, ...]

    def masks(self, half: int) -> tuple[Mask, ...]:
        """The masks for a plane, by how much smaller it is than the frame."""
        return self.full if half == 1 else self.half


def inked(drawing: Drawing, geometry: Geometry, size: tuple[int, int]) -> Inked | None:
    """The picture where it is on a frame of this size; None where nothing of it is."""
    parts = [(colour, found) for colour, found in _placed(drawing, geometry) if len(found)]
    boxes = [(colour, found, _box(found, size)) for colour, found in parts]
    seen = [part for part in boxes if part[2][0] < part[2][2] and part[2][1] < part[2][3]]
    if not seen:
        return None
    left, top = (min(box[n] for *_, box in seen) for n in (0, 1))
    right, bottom = (max(box[n] for *_, box in seen) for n in (2, 3))
    whole: dict[str, Mask] = {}
    for colour, found, box in seen:
        place = slice(box[1] - top, box[3] - top), slice(box[0] - left, box[2] - left)
        _lay(whole, colour, place, filled(found, box), (bottom - top, right - left))
    return Inked(
        (left, top, right, bottom),
        tuple(whole),
        tuple(whole.values()),
        tuple(_halved(mask) for mask in whole.values()),
    )


def _placed(drawing: Drawing, geometry: Geometry) -> Iterator[tuple[str, Edges]]:
    x, y, width, height = (v / 1000 for v in geometry[:4])
    across, down = width / drawing.width, height / drawing.height
    if width > 0 and height > 0:
        for fill in drawing.fills:
            yield fill.colour, edges(fill.outline, across, down, x, y)


def _box(found: Edges, size: tuple[int, int]) -> Box:
    """The even box around the edges, as far as it lies on the frame."""
    x0, y0, x1, y1 = bounds(found)
    wide, tall = size
    return (
        max(floor(x0) // 2 * 2, 0),
        max(floor(y0) // 2 * 2, 0),
        min(-(-ceil(x1) // 2) * 2, wide),
        min(-(-ceil(y1) // 2) * 2, tall),
    )


def _lay(
    whole: dict[str, Mask],
    colour: str,
    place: tuple[slice, slice],
    mask: Mask,
    size: tuple[int, int],
) -> None:
    """Lay a fill over those below it: where it is, they are not."""
    for below in whole.values():
        below[place] *= 1 - mask
    if colour:
        whole.setdefault(colour, np.zeros(size, np.float32))[place] += mask


def _halved(mask: Mask) -> Mask:
    return (mask[::2, ::2] + mask[1::2, ::2] + mask[::2, 1::2] + mask[1::2, 1::2]) / np.float32(4)


def blend(under: Plane, values: Sequence[int], masks: Sequence[Mask], share: Mask) -> None:
    """Print masks on part of a plane, each in its value; `share` is how much of them is seen.

    The colours are weighed together, so an edge between two of them shows nothing of what is below.
    """
    covered, ink = np.zeros_like(masks[0]), np.zeros_like(masks[0])
    for value, mask in zip(values, masks, strict=True):
        covered += mask
        ink += mask * np.float32(value)
    under[:] = (under * (1 - covered * share) + ink * share + np.float32(0.5)).astype(np.uint8)


def on_plane(box: Box, half: int) -> Box:
    """An even box of a frame, in the pixels of a plane that is smaller by `half`."""
    x0, y0, x1, y1 = box
    return x0 // half, y0 // half, x1 // half, y1 // half


def opened(drawing: Drawing, geometry: Geometry, box: Box, half: int) -> Mask | None:
    """How much of each pixel of a box (in a plane's own pixels) is seen of a picture that opens.

    None where all of it is.
    """
    share = geometry[5] / ALL
    if share >= 1:
        return None
    scale = geometry[2] / 1000 / half / drawing.width, geometry[3] / 1000 / half / drawing.height
    x0, x1 = (geometry[0] / 1000 / half + v * scale[0] for v in drawing.box[::2])
    y0, y1 = (geometry[1] / 1000 / half + v * scale[1] for v in drawing.box[1::2])
    xs = (np.arange(box[0], box[2], dtype=np.float32) + np.float32(0.5))[None, :]
    ys = (np.arange(box[1], box[3], dtype=np.float32) + np.float32(0.5))[:, None]
    within = _within(drawing.side, share, (x0, y0, x1, y1), xs, ys)
    seen: Mask = np.clip(within + np.float32(0.5), 0, 1)
    return seen


def _within(
    side: str, share: float, box: tuple[float, float, float, float], xs: Mask, ys: Mask
) -> Mask:
    """How far each pixel lies within what is open, in pixels."""
    x0, y0, x1, y1 = box
    if side == "left":
        return np.float32(x0 + share * (x1 - x0)) - xs
    if side == "right":
        return xs - np.float32(x1 - share * (x1 - x0))
    if side == "above":
        return np.float32(y0 + share * (y1 - y0)) - ys
    if side == "below":
        return ys - np.float32(y1 - share * (y1 - y0))
    if side == "middle":
        far: Mask = np.hypot(xs - np.float32((x0 + x1) / 2), ys - np.float32((y0 + y1) / 2))
        return np.float32(share * (hypot(x1 - x0, y1 - y0) / 2 + 1) - 0.5) - far
    angle = radians(90 * share)
    inward = xs - np.float32(x0) if side[1] == "l" else np.float32(x1) - xs
    upward = np.float32(y1) - ys if side[0] == "b" else ys - np.float32(y0)
    beyond: Mask = np.float32(sin(angle)) * inward - np.float32(cos(angle)) * upward
    return beyond
