"""Decks in languages that run from right to left: the same boxes, mirrored, and which words run
leftward.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.model.campaign import Project

FACE = "Arial"


def leftward(project: Project, locales: Sequence[str], data: dict[str, Any]) -> dict[str, Any]:
    """The deck's data as its languages run.

    Data of decks without such a language stay as they are.

    `leftward` are the languages that run from right to left, `scripted` those with letters of their
    own, `face` the typeface of these; `mirrored` when the first of the deck's languages is one of
    them.
    """
    running = [code for code in locales if project.languages[code].right_to_left]
    faces = [
        project.languages[code].slides or FACE
        for code in locales
        if project.languages[code].scripted
    ]
    if not faces:
        return data
    data = data | {
        "leftward": running,
        "face": faces[0],
        "scripted": [code for code in locales if project.languages[code].scripted],
    }
    return _mirrored(data) if locales[0] in running else data


def _mirrored(data: dict[str, Any]) -> dict[str, Any]:
    wide = data["width"]
    return data | {
        "mirrored": True,
        "footer": _across(data["footer"], wide),
        "number": _across(data["number"], wide),
        "layouts": [_layout(layout, wide) for layout in data["layouts"]],
    }


def _layout(layout: Mapping[str, Any], wide: int) -> dict[str, Any]:
    return dict(layout) | {
        "footer": layout["footer"] and _across(layout["footer"], wide),
        "picture": layout["picture"] and _square(layout["picture"], wide),
        "wordmark": [
            dict(mark) | {"box": _across(mark["box"], wide)} for mark in layout["wordmark"]
        ],
        "tiles": [dict(tile) | {"box": _across(tile["box"], wide)} for tile in layout["tiles"]],
        "figures": [
            dict(figure) | {"at": _square(figure["at"], wide)} for figure in layout["figures"]
        ],
        "holders": [
            dict(holder) | {"box": _across(holder["box"], wide)} for holder in layout["holders"]
        ],
    }


def _across(box: Sequence[int], wide: int) -> list[int]:
    return [wide - box[0] - box[2], *box[1:]]


def _square(at: Sequence[int], wide: int) -> list[int]:
    return [wide - at[0] - at[2], *at[1:]]
