"""How much room words have: what translators are told of each string, whatever measured it."""

from __future__ import annotations

from typing import TypedDict


class Record(TypedDict):
    """How much room one string has in its box.

    Lengths in 1/1000 pt; `spare`, `most` and `cut` in characters; None: not known. `lines` are
    taken and `allowed`; `spare` characters are left at this size; `most` fit at the smallest size;
    `over` is how much higher (or wider, outside a box) than its place it is, and `cut` about how
    many characters are too many; `wide`: one word is.
    """

    context: str
    locale: str
    box: str
    characters: int
    lines: int
    allowed: int | None
    spare: int | None
    most: int | None
    size: int
    over: int
    cut: int
    wide: bool
    scale: int
    smallest: int
