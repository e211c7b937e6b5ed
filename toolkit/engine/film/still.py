"""Turns a frame into a picture (RGB from planes, by BT.709 in limited range), whole or in part."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from toolkit.engine.film.planes import Plane, Scene

INKED = 128  # of 256: a pixel that is more ink than not
FEWEST = 8  # pixels of ink in a strip that is judged


def rgb(whole: Plane, width: int, height: int) -> bytes:
    """A frame's pixels, three bytes each. Colour edges are as soft as the film has them."""
    size = width * height
    planes = (
        whole[a:b].reshape(height // half, width // half)
        for a, b, half in (
            (0, size, 1),
            (size, size * 5 // 4, 2),
            (size * 5 // 4, size * 3 // 2, 2),
        )
    )
    return _picture(*planes).tobytes()


def _picture(luma: Plane, first: Plane, second: Plane) -> NDArray[np.uint8]:
    y = (luma.astype(np.float32) - 16) / 219
    u, v = (
        (plane.astype(np.float32).repeat(2, 0).repeat(2, 1) - 128) / 224
        for plane in (first, second)
    )
    red, blue = y + np.float32(1.5748) * v, y + np.float32(1.8556) * u
    green = (y - np.float32(0.2126) * red - np.float32(0.0722) * blue) / np.float32(0.7152)
    picture = np.clip(np.stack([red, green, blue], axis=2), 0, 1)
    return (picture * 255 + np.float32(0.5)).astype(np.uint8)


def behind(scene: Scene, number: int, frame: int) -> Iterator[NDArray[np.uint8]]:
    """The pixels behind the ink of some words, in strips about a letter wide.

    A single letter that stands on the wrong ground is noticed so; in the whole box it would not be.
    """
    words = scene.words[number]
    ink = words.masks[0] > INKED
    tall, wide = ink.shape
    if not ink.any():
        return
    boxes = (
        plane[
            words.y // half : (words.y + tall) // half, words.x // half : (words.x + wide) // half
        ]
        for plane, half in scene.wordless(frame).planes
    )
    under = _picture(*boxes)
    strip = max(8, min(tall, scene.canvas.height // 24))
    for top in range(0, tall, strip):
        for left in range(0, wide, strip):
            part = slice(top, top + strip), slice(left, left + strip)
            if ink[part].sum() >= FEWEST:
                yield under[part][ink[part]]
