"""What the lines of one scene may name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from toolkit.media.films.storyboard import Style
from toolkit.model.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the lines of one scene may name: its own places for words, the layers of the scene
    before (with their kinds), the brand's style and pictures, and the views on which the film is
    drawn. `ground` is the field that it begins on.
    """

    scene: str
    ground: str
    places: Collection[str]
    before: Mapping[str, str]
    views: Collection[str]
    style: Style
    pictures: Mapping[str, Picture]


def is_number(value: object) -> TypeGuard[int | float]:
    """A length or a place that no sheet is too small for."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 100_000


def thousandths(value: float) -> int:
    """A length as storyboards keep it."""
    return round(value * 1000)
