"""Checks decks against the campaign here: its languages, and the widths of its letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.model.problem import Problem


def languages(root: Path, data: bytes) -> tuple[str, ...]:
    """The tags of the languages that words of a deck may be in: the campaign's, or where none is
    here to say them, those that the deck itself speaks.
    """
    from toolkit.engine.slides.mend import spoken
    from toolkit.read.project import read_tags

    return read_tags(root) or spoken(data)


def check_deck(path: str, data: bytes, root: Path) -> list[Problem]:
    """What is wrong with a deck, slide by slide. `root` is the campaign's folder, if any."""
    from toolkit.judge.slides import check_slides
    from toolkit.media.decks.read import read_letters

    return check_slides(path, data, languages(root, data), read_letters(root))


def mendable(path: str, data: bytes, root: Path) -> Iterator[str]:
    """How much one command puts back of what office suites drop."""
    from toolkit.engine.slides.mend import mend

    mended = mend(data, languages(root, data))
    if not isinstance(mended, str) and mended[1]:
        done = len(mended[1])
        yield f"`toolkit mend {path}` puts {done} things back that an office suite dropped"
