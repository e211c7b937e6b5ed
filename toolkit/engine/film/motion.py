"""Says where each shape of a scene is at a frame, from the frame's number alone.

Shapes start, arrive and stop; nothing bounces. Geometries are whole numbers (1/1000 px, 1/1000
degrees), so that two frames with the same shapes in the same places compare equal and need to be
drawn only once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from toolkit.engine.film.parts import Curve, Geometry, Lettering, Shape

Layer = Shape[Geometry] | Lettering
# What a frame shows, from the ground up: a layer's number and geometry; () for a layer of words.
State = tuple[tuple[int, Geometry], ...]


@lru_cache(maxsize=4096)
def eased(curve: Curve, share: float) -> float:
    """How far a movement has come after a share of its time.

    `curve` is a cubic Bézier as CSS writes it, in 1/1000.
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


def geometry(shape: Shape[Geometry], frame: int) -> Geometry:
    """Where a shape is at a frame. A movement of n frames arrives at its n-th."""
    now = shape.geometry
    for move in shape.moves:
        if frame < move.start:
            break
        share = (frame + 1 - move.start) / move.frames
        if share >= 1:
            now = move.geometry
            continue
        far = eased(move.curve, round(share, 9))
        return tuple(a + round((b - a) * far) for a, b in zip(now, move.geometry, strict=True))
    return now


def state(layers: Sequence[Layer], frame: int) -> State:
    """What is seen at a frame: the layers that are there, and where."""
    return tuple(
        (n, () if isinstance(layer, Lettering) else geometry(layer, frame))
        for n, layer in enumerate(layers)
        if layer.start <= frame < layer.end
    )
