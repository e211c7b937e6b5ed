"""States what a deck is: every word, box and size that the plan decides before drawing begins.

Planning makes these values and renderers take them as they are. Boxes are x, y, width, height in
1/1000 pt; sizes are in pt; colours are names of brand tokens.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.picture import Picture
from toolkit.model.rights import Rights

Box = tuple[int, int, int, int]
Square = tuple[int, int, int]  # x, y and size of a picture
Fields = Mapping[str, Mapping[str, str]]  # field → its "ink" and "child", as names of colours


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One string on a slide, in a cell or in the notes.

    `link` is the number of the slide, from 0, to which its first words `linked` lead, or all of it
    where there are none. `leads` is the page of the web to which it leads. `strong`: it is bold
    among others that are not.
    """

    id: str
    locale: str
    text: str
    link: int | None = None
    linked: str = ""
    leads: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What stands in one placeholder, found by its number: paragraphs, or the rows of a table.

    `heights` are those of the rows, in 1/1000 pt.
    """

    idx: int
    locale: str
    paragraphs: tuple[Paragraph, ...] = ()
    rows: tuple[tuple[Paragraph, ...], ...] = ()
    heights: tuple[int, ...] = ()

    def strings(self) -> tuple[Paragraph, ...]:
        """Everything that it says, in the order in which it is read."""
        return (*self.paragraphs, *(cell for row in self.rows for cell in row))


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide. `picture` is what its layout draws, `chart` the alt text of its chart, if any."""

    layout: str
    picture: str
    places: tuple[Place, ...]
    chart: str | None
    notes: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A coloured rectangle behind the words."""

    box: Box
    fill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture on a field; `at` is x, y and size."""

    draw: str
    at: Square
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordmark:
    """Where the slogan stands in one language, and its words."""

    box: Box
    words: tuple[str, ...]
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A layout: what it draws, and its placeholders. `picture` is where a slide's own stands.

    An arrow leads from one placeholder to another. A layout that was made for one picture says
    which layout it is `like`, and its slide's `titles` by language.
    """

    name: str
    field: str
    footer: Box | None
    picture: Square | None
    arrows: tuple[tuple[str, str], ...]
    tiles: tuple[Tile, ...]
    figures: tuple[Figure, ...]
    wordmark: tuple[Wordmark, ...]
    holders: tuple[Holder, ...]
    like: str = ""
    titles: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the agenda: its title, how long it takes, and its first slide, from 0."""

    title: str
    minutes: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A partner's logo: its file, and its alt text."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A whole deck. `tags` are the languages' tags (cy-GB), `labels` the words that layouts need,
    `pictures` the drawings that slides and layouts show, by the name that they call them by.

    `rights` is the licence that its properties name; `leftward` are its languages that run from
    right to left; `mirrored`: the first of them does; `theme` is what programs call its colours,
    `scheme` says which of the brand's each slot of the theme has, `typeface` that of its words, and
    `face` that of letters which the brand's typeface lacks.
    """

    name: str
    title: str
    alt: str
    author: str
    date: str
    locales: tuple[str, ...]
    tags: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    draft: bool
    theme: str
    scheme: Mapping[str, str]
    typeface: str
    width: int
    height: int
    footer_size: int
    footer: Box
    number: Box
    slogan: tuple[str, ...]
    logo: Logo | None
    layouts: tuple[Layout, ...]
    slides: tuple[Slide, ...]
    parts: tuple[Part, ...]
    pictures: Mapping[str, Picture] = dataclasses.field(default_factory=dict)
    leftward: tuple[str, ...] = ()
    mirrored: bool = False
    face: str = ""
    rights: Rights | None = None
