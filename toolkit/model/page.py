"""What the page engine draws: the payload of every job that lays out, measures or draws a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.model.inks import Inks
from toolkit.model.picture import Picture
from toolkit.model.rights import Rights

# What a slot of a template holds in one language: a string (see plan.words.Said), a list of them,
# items with a string for each field, … Templates define the shapes, so no type can know them.
Slot = Any
Slots = Mapping[str, Slot]  # by the slot's name
DRAFT = "DRAFT"  # the word across the pages of a draft


def strings(words: Slot) -> Iterator[Mapping[str, str]]:
    """Every string of some slots, in order, however deep in lists and items."""
    if isinstance(words, dict) and isinstance(words.get("text"), str):
        yield words
        return
    parts = words.values() if isinstance(words, dict) else words if isinstance(words, list) else ()
    for part in parts:
        yield from strings(part)


@dataclass(frozen=True, slots=True)
class Script:
    """How a language is set that has a typeface or a direction of its own.

    `lead` is the least height of a line in ‰ of the type; `fonts` are paths.
    """

    rtl: bool
    family: str
    lead: int
    fonts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet with its words, as Typst templates take it (`sys.inputs`).

    Lengths (width, height, safe, bleed) are in 1/1000 of `unit`. `body_min` and `small_min` are the
    smallest running text and the smallest type of all, in 1/1000 pt (px on screens). `safe` is top,
    right, bottom, left. `regions` and `tags` are by language (GB, cy-GB).
    `scales` are the sizes of boxes in ‰, None while they are being measured. `images` are pictures
    from outside, `pictures` the brand's drawings that the template or its items name; `ratios` say
    how wide those are, in ‰ of their height, as that is all that measuring knows of them. `draft`
    is the word across the sheet, or None. `inks` are those of the brand's colours, on sheets for
    the press in that printing `condition`. `called` says what the pages are called to which its
    links lead, by address; `rights` is the licence that the file's metadata names.
    """

    name: str
    entry: str
    sheet: str
    unit: str
    width: int
    height: int
    body_min: int
    small_min: int
    safe: tuple[int, int, int, int]
    locales: tuple[str, ...]
    regions: Mapping[str, str]
    tags: Mapping[str, str]
    words: Mapping[str, Slots]
    options: Mapping[str, str] = field(default_factory=dict)
    scripts: Mapping[str, Script] = field(default_factory=dict)
    images: tuple[str, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    ratios: Mapping[str, int] = field(default_factory=dict)
    draft: str | None = None
    unsaid: tuple[str, ...] = ()
    scales: Mapping[str, int] | None = None
    output: str = "screen"
    format: str = ""
    ppi: int = 72
    bleed: int = 0
    max_bytes: int = 0
    condition: str = ""
    inks: Mapping[str, Inks] = field(default_factory=dict)
    title: str = ""
    description: str = ""
    alt: str = ""
    author: str = ""
    date: str = ""
    rights: Rights | None = None
    called: Mapping[str, str] = field(default_factory=dict)
