"""Words in lines: where a caption may break them, and whether they fit."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from toolkit.i18n.words import NO_BREAK, bound, leads, typeset, unbound

WIDE, NARROW = 37, 25  # characters a line; narrow: 9:16
LINES = 2  # of a caption
STOPS = (".", "?", "!", ":", ";", ",", "…", "–", "\n")


def room(width: int) -> int:
    """Characters of the longest words that a caption holds: full lines, and the spaces that fall
    away where lines begin.
    """
    return LINES * (width + 1) - 1


def fits(text: str, locale: str, width: int) -> bool:
    """Do two lines hold the words? Strings of their own (see `lines`) have a line each.

    Most answers need no more than the length, which saves breaking the words into lines.
    """
    strings = [string for string in text.split("\n") if string.strip()]
    sizes = [len(typeset(" ".join(unbound(string).split()))) for string in strings]
    if len(sizes) > 1:
        return len(sizes) <= LINES and max(sizes) <= width
    if not sizes or sizes[0] <= width:
        return True
    if sizes[0] > room(width):
        return False
    broken = lines(text, locale, width)
    return len(broken) <= LINES and all(len(line) <= width for line in broken)


@lru_cache(maxsize=4096)  # the same words are tried in many divisions
def lines(text: str, locale: str, width: int) -> tuple[str, ...]:
    """The words in as few lines as the width allows; two lines are about alike and part at a pause
    where there is one. Strings of their own (after a line end in the text) begin a line.
    """
    strings = [string for string in text.split("\n") if string.strip()]
    if len(strings) > 1:
        return tuple(line for string in strings for line in lines(string, locale, width))
    parts = [piece.strip() for piece in pieces(text, locale)]
    whole = " ".join(parts)
    if len(whole) <= width:
        return (whole,) if whole else ()
    halves = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
    fitting = [half for half in halves if max(map(len, half)) <= width]
    if fitting:
        return min(fitting, key=lambda half: abs(len(half[0]) - len(half[1])) - pause(half[0]) / 2)
    return _filled(parts, width)


def _filled(pieces: Iterable[str], width: int) -> tuple[str, ...]:
    """Lines filled one after the other: what is said of words that are too long."""
    found: list[str] = []
    for piece in pieces:
        if found and len(found[-1]) + 1 + len(piece) <= width:
            found[-1] += " " + piece
        else:
            found.append(piece)
    return tuple(found)


def pause(part: str) -> float:
    """How good it is to stop after these words."""
    if part.endswith("\n"):
        return 60
    if part.endswith((".", "?", "!", "…")):
        return 24
    return 12 if part.endswith(STOPS) else 0


@lru_cache(maxsize=4096)  # the same words are tried in many divisions
def pieces(text: str, locale: str) -> tuple[str, ...]:
    """The text in pieces that no line breaks, with plain spaces: words that belong to the next stay
    with it. The last piece of a string keeps its line end.
    """
    first, *others = unbound(text).split("\n", 1)
    if others and others[0].strip():
        *before, last = pieces(first, locale) or ("",)
        return (*before, last + "\n", *pieces(others[0], locale))
    words = bound(" ".join(unbound(text).split()), locale)
    found: list[str] = []
    for word in words.split(" "):
        if found and leads(unbound(found[-1]).rpartition(" ")[2], locale):
            found[-1] += NO_BREAK + word
        elif word:
            found.append(word)
    return tuple(unbound(piece) for piece in found)
