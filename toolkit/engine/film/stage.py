"""Opens a scene for drawing: its plan and the ink of its words become a Scene that has frames.

The plan cannot know where a full stop will stand behind its words; it says Stop(n) instead. Here
those places are filled in.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from toolkit.engine.film.parts import (
    Drawn,
    Geometry,
    Masks,
    Move,
    Place,
    PlannedScene,
    Shape,
    Stop,
)
from toolkit.engine.film.planes import Scene, Words
from toolkit.engine.payload import decode

QUARTERS = 90_000  # 1/1000 degrees: wholly open


def open_scene(plan: PlannedScene, layers: bytes) -> Scene:
    """The scene, with the places of its full stops filled in.

    `layers` is what a job of the kind "layers" made of its words: a line of JSON that describes
    them (Masks), then their ink, packed.
    """
    head, _, packed = layers.partition(b"\n")
    about, ink = decode(Masks, head), zlib.decompress(packed)
    words, at = [], 0
    for block, length in zip(about.blocks, about.lengths, strict=True):
        words.append(Words(block.box, ink[at : at + length]))
        at += length
    return Scene(
        plan.width,
        plan.height,
        plan.ground,
        [*(_placed(shape, about.blocks) for shape in plan.shapes), *plan.words],
        words,
        [block.slot for block in about.blocks],
    )


def _placed(shape: Shape[Place], blocks: Sequence[Drawn]) -> Shape[Geometry]:
    moves = tuple(
        Move(
            start=move.start,
            frames=move.frames,
            curve=move.curve,
            geometry=_geometry(move.geometry, blocks),
        )
        for move in shape.moves
    )
    return Shape(
        id=shape.id,
        shape=shape.shape,
        colour=shape.colour,
        geometry=_geometry(shape.geometry, blocks),
        moves=moves,
        start=shape.start,
        end=shape.end,
        inside=shape.inside,
        drawing=shape.drawing,
    )


def _geometry(place: Place, blocks: Sequence[Drawn]) -> Geometry:
    """The place itself, or where the stop behind some words is: a circle, a square or a quarter."""
    if not isinstance(place, Stop):
        return place
    stop = blocks[place.stop].stop
    assert stop is not None, "the plan asks for the stop only of words that have one"
    x, y, size, kind = stop
    corners = ([size // 2] * 4, [0] * 4, [0, size, 0, 0])[kind]
    return (x + place.dx, y + place.dy, size, size, *corners, QUARTERS)
