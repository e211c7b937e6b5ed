"""Decks in languages that run from right to left: the same boxes, mirrored, and which words run
leftward.
"""

from __future__ import annotations

from dataclasses import replace

from toolkit.engine.slides.deck import Box, Layout, Square
from toolkit.media.decks.payload import DeckFile
from toolkit.model.campaign import Project


def leftward(project: Project, deck: DeckFile) -> DeckFile:
    """The deck as its languages run.

    Decks without a language that has letters of its own stay as they are. A deck is mirrored when
    the first of its languages runs from right to left. All letters of languages with letters of
    their own have the typeface of the first of them: a file has room for one.
    """
    languages = {code: project.languages[code] for code in deck.locales}
    scripted = tuple(code for code, language in languages.items() if language.scripted)
    if not scripted:
        return deck
    running = tuple(code for code, language in languages.items() if language.right_to_left)
    deck = replace(
        deck,
        leftward=running,
        face=languages[scripted[0]].slides or deck.typeface,
        scripted=scripted,
    )
    return _mirrored(deck) if deck.locales[0] in running else deck


def _mirrored(deck: DeckFile) -> DeckFile:
    wide = deck.width
    return replace(
        deck,
        mirrored=True,
        footer=_across(deck.footer, wide),
        number=_across(deck.number, wide),
        layouts=tuple(mirror(layout, wide) for layout in deck.layouts),
    )


def mirror(layout: Layout, wide: int) -> Layout:
    """A layout with everything on the other side of a slide that is `wide` (1/1000 pt)."""
    return replace(
        layout,
        footer=_across(layout.footer, wide) if layout.footer else None,
        picture=_square(layout.picture, wide) if layout.picture else None,
        wordmark=tuple(replace(mark, box=_across(mark.box, wide)) for mark in layout.wordmark),
        tiles=tuple(replace(tile, box=_across(tile.box, wide)) for tile in layout.tiles),
        figures=tuple(replace(figure, at=_square(figure.at, wide)) for figure in layout.figures),
        holders=tuple(replace(holder, box=_across(holder.box, wide)) for holder in layout.holders),
    )


def _across(box: Box, wide: int) -> Box:
    x, y, width, height = box
    return wide - x - width, y, width, height


def _square(at: Square, wide: int) -> Square:
    x, y, size = at
    return wide - x - size, y, size
