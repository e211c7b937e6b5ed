"""Decks as a medium: slides that people open, edit and present, and their handouts."""

from __future__ import annotations

from toolkit.media.decks.budgets import deck_budgets
from toolkit.media.decks.payload import DeckFile
from toolkit.media.decks.plan import sketches
from toolkit.media.decks.read import read_decks
from toolkit.media.medium import Kind, Medium
from toolkit.model.filetype import SCREEN, SLIDES

DECKS = Medium(
    name="decks",
    home="assets/decks",
    files=(SLIDES, SCREEN),
    kinds=(Kind("deck", DeckFile, "toolkit.media.decks.render.deck"),),
    read=read_decks,
    sketch=sketches,
    budgets=deck_budgets,
    resources=("decks",),
)
