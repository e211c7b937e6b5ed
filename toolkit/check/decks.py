"""Checks decks against the campaign here: its languages, and the widths of its letters.

Decks are read in a process apart, since anybody may have edited them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.engine.apart import Overrun, apart
from toolkit.model.problem import Problem, Span

SECONDS = 120  # of the processor, for one deck
HINT = "open and save it in PowerPoint, or build it again"


def languages(root: Path, data: bytes) -> tuple[str, ...]:
    """The tags of the languages that words of a deck may be in: the campaign's, or where none is
    here to say them, those that the deck itself speaks.
    """
    from toolkit.engine.slides.mend import spoken
    from toolkit.read.project import read_tags

    if tags := read_tags(root):
        return tags
    try:
        return apart(spoken, data, seconds=SECONDS)
    except Overrun:
        return ()  # whoever asks next says it


def check_deck(path: str, data: bytes, root: Path) -> list[Problem]:
    """What is wrong with a deck, slide by slide. `root` is the campaign's folder, if any."""
    from toolkit.judge.slides import check_slides
    from toolkit.media.decks.read import read_letters

    spoken, letters = languages(root, data), read_letters(root)
    try:
        return apart(check_slides, path, data, spoken, letters, seconds=SECONDS)
    except Overrun as why:
        return [Problem("deck", f"{path} {why}", Span(path), HINT)]


def mended(data: bytes, root: Path) -> tuple[bytes, tuple[str, ...]] | str:
    """The deck with what can be put back, and what was done, by slide; or why it cannot be read."""
    from toolkit.engine.slides.mend import mend

    try:
        return apart(mend, data, languages(root, data), seconds=SECONDS)
    except Overrun as why:
        return str(why)


def mendable(path: str, data: bytes, root: Path) -> Iterator[str]:
    """How much one command puts back of what office suites drop."""
    found = mended(data, root)
    if not isinstance(found, str) and found[1]:
        done = len(found[1])
        yield f"`toolkit mend {path}` puts {done} things back that an office suite dropped"
