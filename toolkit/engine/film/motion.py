"""Where shapes are at a frame: a pure function of the frame's number.

Shapes start, arrive and stop; nothing bounces.

Geometries are whole numbers (1/1000 px, 1/1000 degrees), so equal states compare equal and a frame
need not be drawn twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

Geometry = tuple[int, ...]
State = tuple[tuple[int, Geometry], ...]  # layer and geometry, from the ground up; words have none


@lru_cache(maxsize=4096)
def eased(curve: tuple[int, int, int, int], share: float) -> float:
    """How far a movement has come after a share of its time, by a cubic Bézier in 1/1000 as CSS
    writes it.
    """
    x1, y1, x2, y2 = (v / 1000 for v in curve)
    low, high = 0.0, 1.0
    for _ in range(40):
        t = (low + high) / 2
        if 3 * (1 - t) ** 2 * t * x1 + 3 * (1 - t) * t * t * x2 + t**3 < share:
            low = t
        else:
            high = t
    t = (low + high) / 2
    return 3 * (1 - t) ** 2 * t * y1 + 3 * (1 - t) * t * t * y2 + t**3


def geometry(layer: Mapping[str, Any], frame: int) -> Geometry:
    """Where a shape is at a frame. A movement of n frames arrives at its n-th."""
    now: Geometry = tuple(layer["geometry"])
    for move in layer["moves"]:
        if frame < move["start"]:
            break
        to: Geometry = tuple(move["geometry"])
        share = (frame + 1 - move["start"]) / move["frames"]
        if share >= 1:
            now = to
            continue
        far = eased(tuple(move["curve"]), round(share, 9))
        return tuple(a + round((b - a) * far) for a, b in zip(now, to, strict=True))
    return now


def state(layers: Sequence[Mapping[str, Any]], frame: int) -> State:
    """What is seen at a frame: the layers that are there, and where."""
    return tuple(
        (n, () if "words" in layer else geometry(layer, frame))
        for n, layer in enumerate(layers)
        if layer["from"] <= frame < layer["to"]
    )
