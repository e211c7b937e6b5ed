"""What renderers of decks are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.engine.slides.deck import Deck, Layout, Part, Slide
from toolkit.model.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A string by its content path, to explain what changed between two builds."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFile(Deck):
    """All that decides the bytes of a deck.

    `wordmark` is the slogan word by word in each of its languages, empty where no layout shows it;
    `font` is the file in whose letters it is drawn, "" where it is not drawn; `scripted` are the
    languages whose letters this font lacks. `words` are all strings, by language.
    """

    wordmark: tuple[tuple[str, ...], ...]
    font: str
    words: Mapping[str, tuple[Phrase, ...]]
    scripted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Miniatures:
    """Slides as templates draw them small, with the layouts and labels that they need."""

    width: int
    height: int
    layouts: tuple[Layout, ...]
    slides: tuple[Slide, ...]
    labels: Mapping[str, Mapping[str, str]]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckPage(Page):
    """A page that shows slides as small pictures, as the templates of handouts take it."""

    deck: Miniatures
