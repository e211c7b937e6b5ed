"""A frame as a picture: from planes to RGB, by BT.709 in limited range."""

from __future__ import annotations

import numpy as np

from toolkit.engine.film.planes import Plane


def rgb(whole: Plane, width: int, height: int) -> bytes:
    """A frame's pixels, three bytes each. Colour edges are as soft as the film has them."""
    size = width * height
    y = (whole[:size].reshape(height, width).astype(np.float32) - 16) / 219
    u, v = ((_full(whole[a:b], width, height) - 128) / 224 for a, b in ((size, size * 5 // 4), (size * 5 // 4, size * 3 // 2)))
    red, blue = y + np.float32(1.5748) * v, y + np.float32(1.8556) * u
    green = (y - np.float32(0.2126) * red - np.float32(0.0722) * blue) / np.float32(0.7152)
    picture = np.stack([red, green, blue], axis=2)
    return (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8).tobytes()


def _full(plane: Plane, width: int, height: int) -> np.typing.NDArray[np.float32]:
    half = plane.reshape(height // 2, width // 2)
    return half.repeat(2, 0).repeat(2, 1).astype(np.float32)
