"""Opens a scene for drawing: its plan and the ink of its words become a Scene that has frames.

The plan cannot know where a full stop will stand behind its words; it says {"stop": n} instead.
Here those places are filled in.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import NotRequired, TypedDict, cast

from toolkit.engine.film.motion import Layer, Move
from toolkit.engine.film.planes import Scene, Words

QUARTERS = 90_000  # 1/1000 degrees: wholly open


class Stop(TypedDict):
    """The place of the full stop behind some words, moved by `dx`, `dy` (1/1000 px)."""

    stop: int
    dx: NotRequired[int]
    dy: NotRequired[int]


Place = Sequence[int] | Stop


class PlannedMove(TypedDict):
    """A movement whose end may still be the place of a full stop."""

    start: int
    frames: int
    curve: Sequence[int]
    geometry: Place


# A layer as motion.Layer, whose places may still be those of full stops.
PlannedLayer = TypedDict(
    "PlannedLayer",
    {
        "from": int,
        "to": int,
        "colour": str,
        "words": NotRequired[int],
        "shape": NotRequired[str],
        "geometry": NotRequired[Place],
        "moves": NotRequired[Sequence[PlannedMove]],
        "inside": NotRequired[int | None],
    },
)


class PlannedScene(TypedDict):
    """What the plan says of a scene: size in px, the ground's colour, layers from the ground up."""

    width: int
    height: int
    ground: str
    layers: Sequence[PlannedLayer]


class Block(TypedDict):
    """Drawn words: their box in px, the string that they show, and their full stop, if any.

    `stop` is x, y, size in 1/1000 px, and the shape: 0 a circle, 1 a square, 2 a quarter.
    """

    box: Sequence[int]
    slot: str
    stop: Sequence[int] | None


def open_scene(data: PlannedScene, layers: bytes) -> Scene:
    """The scene, with the places of its full stops filled in.

    `layers` is what a job of the kind "layers" made of its words: a line of JSON that describes
    them, then their ink, packed.
    """
    head, _, packed = layers.partition(b"\n")
    about, ink = json.loads(head), zlib.decompress(packed)
    blocks: list[Block] = about["blocks"]
    words, at = [], 0
    for block, length in zip(blocks, about["lengths"], strict=True):
        words.append(Words(block["box"], ink[at : at + length]))
        at += length
    return Scene(
        data["width"],
        data["height"],
        data["ground"],
        [_placed(layer, blocks) for layer in data["layers"]],
        words,
        [block["slot"] for block in blocks],
    )


def _placed(layer: PlannedLayer, blocks: Sequence[Block]) -> Layer:
    if "geometry" not in layer:
        return cast(Layer, layer)
    moves = [
        Move(
            start=move["start"],
            frames=move["frames"],
            curve=move["curve"],
            geometry=_geometry(move["geometry"], blocks),
        )
        for move in layer["moves"]
    ]
    placed = {**layer, "geometry": _geometry(layer["geometry"], blocks), "moves": moves}
    return cast(Layer, placed)


def _geometry(place: Place, blocks: Sequence[Block]) -> Sequence[int]:
    """The place itself, or where the stop behind some words is: a circle, a square or a quarter."""
    if not isinstance(place, dict):
        return place
    stop = blocks[place["stop"]]["stop"]
    assert stop is not None, "the plan asks for the stop only of words that have one"
    x, y, size, kind = stop
    corners = ([size // 2] * 4, [0] * 4, [0, size, 0, 0])[kind]
    return [x + place.get("dx", 0), y + place.get("dy", 0), size, size, *corners, QUARTERS]
