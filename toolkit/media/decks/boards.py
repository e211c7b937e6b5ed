"""What a deck says in one edition: words placed on its layouts, slide by slide, not yet sized."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.engine.slides.deck import Paragraph
from toolkit.i18n.words import unbound
from toolkit.media.decks.model import Deck, Holder, SlideLayout
from toolkit.model.campaign import Recipient
from toolkit.model.language import Edition
from toolkit.plan.words import Gathered

CONTACT = ("person", "phone", "email")  # of a recipient, in the order in which slides say them


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPart:
    """A part of the agenda: its title by language, its minutes, and its first slide, from 0."""

    names: Mapping[str, Paragraph]
    minutes: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words in one box: a placeholder of a layout on one slide, in one language.

    A table has rows of cells instead. `slide` and `language` are numbers, from 0.
    """

    slide: int
    layout: SlideLayout
    holder: Holder
    locale: str
    language: int
    paragraphs: tuple[Paragraph, ...] = ()
    rows: tuple[tuple[Paragraph, ...], ...] = ()

    @property
    def said(self) -> tuple[Paragraph, ...]:
        """Everything that it says, in the order in which it is read."""
        return (*self.paragraphs, *(cell for row in self.rows for cell in row))

    @property
    def idx(self) -> int:
        """The number that ties the words to their placeholder."""
        return index(self.layout, self.holder, self.language)


def index(layout: SlideLayout, holder: Holder, language: int) -> int:
    """A placeholder's number in its layout: 0 for the title that outlines show."""
    if holder.type == "title" and language == 0:
        return 0
    return 20 + list(layout.holders).index(holder.name) * 2 + language


def named(paragraphs: Sequence[Paragraph]) -> str:
    """One line of some paragraphs; the first names the others where it is strong: “Myth: …”."""
    texts = [unbound(p.text) for p in paragraphs]
    if len(texts) > 1 and paragraphs[0].strong:
        rest = " ".join(texts[1:])
        return f"{texts[0].removesuffix(':')}: {rest}" if rest.strip() else ""  # words are missing
    return " ".join(texts)


@dataclass(kw_only=True)
class Board:
    """A deck in one edition: what stands where, what is said, and the parts of its agenda."""

    deck: Deck
    edition: Edition
    prints: tuple[str, ...]
    recipient: Recipient | None = None
    found: Gathered = field(default_factory=Gathered)
    places: list[Place] = field(default_factory=list)
    notes: list[list[Paragraph]] = field(default_factory=list)
    parts: list[BoardPart] = field(default_factory=list)
    charts: dict[int, str] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    def titles(self, locale: str) -> list[str]:
        """The title of each slide in a language, as a list or an outline shows it."""
        return [
            named(place.paragraphs)
            for place in self.places
            if place.holder.type == "title" and place.locale == locale
        ]
