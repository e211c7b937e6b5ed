"""A scene's data and its words become something that has frames."""

from __future__ import annotations

import json
import zlib
from typing import Any

from toolkit.engine.film.planes import Scene, Words

QUARTERS = 90_000  # 1/1000 degrees: wholly open


def open_scene(data: dict[str, Any], layers: bytes) -> Scene:
    """The scene, the places of its full stops filled in.

    `layers` are what render/layers.py made of its words.
    """
    head, _, packed = layers.partition(b"\n")
    about, ink = json.loads(head), zlib.decompress(packed)
    words, at = [], 0
    for block, length in zip(about["blocks"], about["lengths"], strict=True):
        words.append(Words(block["box"], ink[at : at + length]))
        at += length
    placed = [
        _placed(layer, about["blocks"]) if "geometry" in layer else layer
        for layer in data["layers"]
    ]
    return Scene(
        data["width"],
        data["height"],
        data["ground"],
        placed,
        words,
        [block["slot"] for block in about["blocks"]],
    )


def _placed(layer: dict[str, Any], blocks: list[dict[str, Any]]) -> dict[str, Any]:
    moves = [move | {"geometry": _stop(move["geometry"], blocks)} for move in layer["moves"]]
    return layer | {"geometry": _stop(layer["geometry"], blocks), "moves": moves}


def _stop(geometry: Any, blocks: list[dict[str, Any]]) -> list[int]:
    """Where the stop behind some words is: a circle, a square or a quarter."""
    if isinstance(geometry, list):
        return geometry
    x, y, size, kind = blocks[geometry["stop"]]["stop"]
    corners = ([size // 2] * 4, [0] * 4, [0, size, 0, 0])[kind]
    return [x + geometry.get("dx", 0), y + geometry.get("dy", 0), size, size, *corners, QUARTERS]
