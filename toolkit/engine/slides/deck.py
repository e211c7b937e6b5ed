"""States what a deck is: every word, box and size that the plan decides before drawing begins.

Boxes are x, y, width, height in 1/1000 pt; sizes are in pt; colours are names of brand tokens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

Box = Sequence[int]
Fields = Mapping[str, Mapping[str, str]]  # field → its "ink" and "child", as names of colours


class Paragraph(TypedDict):
    """One string on a slide, in a cell or in the notes.

    `link` is the number of the slide, from 0, to which its first words `linked` lead, or all of it
    where there are none.
    """

    id: str
    locale: str
    text: str
    link: NotRequired[int | None]
    linked: NotRequired[str]
    strong: NotRequired[bool]


class Place(TypedDict):
    """What stands in one placeholder, found by its number: paragraphs, or the rows of a table."""

    idx: int
    locale: str
    paragraphs: Sequence[Paragraph]
    rows: Sequence[Sequence[Paragraph]]
    heights: Sequence[int]


class Slide(TypedDict):
    """One slide. `picture` is what its layout draws, `chart` the alt text of its chart, if any."""

    layout: str
    picture: str
    places: Sequence[Place]
    chart: str | None
    notes: Sequence[Paragraph]


class Holder(TypedDict):
    """A placeholder of a layout. `lead` in per cent of a line, `gap` in pt above each paragraph.

    `numbered` is the number with which its list starts, 0 for no list; `on` is the field that its
    words stand on, `fill` its own colour or "".
    """

    name: str
    type: str
    idx: int
    locale: str
    box: Box
    size: int
    bold: bool
    lead: int
    gap: int
    numbered: int
    align: str
    anchor: str
    inset: int
    on: str
    fill: str


class Tile(TypedDict):
    """A coloured rectangle behind the words."""

    box: Box
    fill: str


class Figure(TypedDict):
    """A picture on a field; `at` is x, y and size."""

    draw: str
    at: Sequence[int]
    on: str


class Wordmark(TypedDict):
    """Where the slogan stands in one language, and its words."""

    box: Box
    words: Sequence[str]
    locale: str


class Layout(TypedDict):
    """A layout: what it draws, and its placeholders. `picture` is x, y and size of a slide's own.

    A layout that was made for one picture says which layout it is `like`, and its slide's `titles`.
    """

    name: str
    field: str
    footer: Box | None
    picture: Sequence[int] | None
    arrows: Sequence[Sequence[str]]
    tiles: Sequence[Tile]
    figures: Sequence[Figure]
    wordmark: Sequence[Wordmark]
    holders: Sequence[Holder]
    like: NotRequired[str]
    titles: NotRequired[Mapping[str, str]]


class Part(TypedDict):
    """A part of the agenda: its title, how long it takes, and its first slide, from 0."""

    title: str
    minutes: int
    start: int


class Logo(TypedDict):
    """A partner's logo: its file, and its alt text."""

    path: str
    alt: str


class Deck(TypedDict):
    """A whole deck. `tags` are the languages' tags (cy-GB), `labels` the words that layouts need.

    `leftward` are its languages that run from right to left; `mirrored`: the first of them does;
    `face` is the typeface of letters that the brand's typeface lacks.
    """

    name: str
    title: str
    alt: str
    author: str
    date: str
    locales: Sequence[str]
    tags: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    draft: bool
    width: int
    height: int
    footer_size: int
    footer: Box
    number: Box
    slogan: Sequence[str]
    logo: Logo | None
    layouts: Sequence[Layout]
    slides: Sequence[Slide]
    parts: Sequence[Part]
    leftward: NotRequired[Sequence[str]]
    mirrored: NotRequired[bool]
    face: NotRequired[str]
