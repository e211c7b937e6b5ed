"""Decks of slides: layouts as the brand draws them, storyboards as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.engine.slides.deck import Box, Figure, Square, Tile
from toolkit.model.problem import Span

Widths = tuple[Mapping[str, int], Mapping[str, int]]  # letter → 1/2048 em: regular, then bold
Rows = tuple[tuple[str, ...], ...]
Slot = str | tuple[str, ...] | Rows  # a content path, several, or rows of them


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder of a layout.

    `boxes` are in 1/1000 pt, one for each language it shows; `sizes` in pt, largest first; `lead`
    in %.

    `type`: title | body | pic | tbl | chart. `on` is the field under the words; `fill` (a field)
    when it brings its own; `like` names the placeholder whose size it shares; `head`: the first of
    several paragraphs is bold; `optional`: a slide need not fill it; `continues` names the
    placeholder whose numbered list goes on here. `opens` names the placeholder whose words these
    stand before: such a one has no box of its own.
    """

    name: str
    type: str
    boxes: tuple[Box, ...]
    sizes: tuple[int, ...] = ()
    bold: bool = False
    lead: int = 100
    gap: int = 0
    numbered: int = 0
    align: str = "l"
    anchor: str = "t"
    inset: int = 0
    on: str = ""
    fill: str = ""
    like: str = ""
    head: bool = False
    optional: bool = False
    continues: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideLayout:
    """One arrangement, for one language or for two.

    `tiles` and `figures` are what it draws behind the words; `wordmark` are the boxes of the
    slogan, one for each language; `picture` is where a slide's own picture stands. An arrow leads
    from one placeholder to another.
    """

    name: str
    field: str
    holders: Mapping[str, Holder]
    footer: Box | None
    picture: Square | None
    tiles: tuple[Tile, ...]
    figures: tuple[Figure, ...]
    wordmark: tuple[Box, ...]
    arrows: tuple[tuple[str, str], ...]
    where: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideMaster:
    """The brand's slides: size (1/1000 pt), smallest type (pt), layouts by name for one language
    and for two.

    `typeface` is that of the words; `widths` says how wide each of its characters is. `scheme` says
    which of the brand's colours each slot of the theme has, `do` where it stands what to do in a
    part of a talk (`plan/*/do`).
    """

    typeface: str
    width: int
    height: int
    smallest: int
    footer: Box
    number: Box
    footer_size: int
    one: Mapping[str, SlideLayout]
    two: Mapping[str, SlideLayout]
    widths: Widths
    scheme: Mapping[str, str]
    do: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide of a storyboard.

    `slots` say what each placeholder prints. `part` is the title of the part of the agenda that
    the slide begins; `links` lead from placeholders to the ids of slides; `values` fill the
    placeholders in its strings. `spans` say where its keys stand.
    """

    id: str
    layout: str
    slots: Mapping[str, Slot]
    notes: tuple[str, ...]
    minutes: int
    part: str
    picture: str
    links: Mapping[str, str]
    values: Mapping[str, str]
    where: Span
    spans: Mapping[str, Span] = field(default_factory=dict)

    def at(self, key: str) -> Span:
        """Where a key of the slide stands, or the slide itself."""
        return self.spans.get(key, self.where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A storyboard. `title` and `alt` are content paths, and so is `do` once a part's own name
    stands in the place of its *: what to do in that part.
    """

    id: str
    title: str
    alt: str
    minutes: int
    editions: tuple[str, ...]
    slides: tuple[Slide, ...]
    where: Span
    do: str = ""


def lines(slot: Slot) -> tuple[str, ...]:
    """The content paths of a slot in reading order, however it holds them."""
    parts = (slot,) if isinstance(slot, str) else slot
    return tuple(path for part in parts for path in ((part,) if isinstance(part, str) else part))


def rows(slot: Slot) -> Rows:
    """The rows of a table; none of what holds no rows."""
    return () if isinstance(slot, str) else tuple(row for row in slot if isinstance(row, tuple))


@dataclass(frozen=True, slots=True)
class Decks:
    """All decks of the campaign, and the master on which they are drawn."""

    master: SlideMaster
    decks: tuple[Deck, ...]


WORDS = "slides"  # the file of content/ with the words that every deck needs
_LABELS = (
    "label/slide",
    "label/notes",
    "label/series",
    "label/draft",
    "label/minutes",
    "label/part",
    "label/chart",
    "label/blank",
    "prompt/title",
    "prompt/text",
    "prompt/logo",
    "prompt/table",
    "prompt/chart",
)


def labels(master: SlideMaster) -> tuple[str, ...]:
    """The content paths that every deck prints, whatever is on its slides: labels, prompts, the
    names of the layouts.
    """
    return (
        *(f"{WORDS}/{label}" for label in _LABELS),
        *(f"{WORDS}/name/{layout}" for layout in {**master.one, **master.two}),
    )


def drawn_on(master: SlideMaster) -> frozenset[str]:
    """The fields on which any of its layouts draws."""
    layouts = (*master.one.values(), *master.two.values())
    return frozenset(
        name
        for layout in layouts
        for name in (
            layout.field,
            *(tile.fill for tile in layout.tiles),
            *(figure.on for figure in layout.figures),
            *(name for holder in layout.holders.values() for name in (holder.on, holder.fill)),
        )
        if name
    )
