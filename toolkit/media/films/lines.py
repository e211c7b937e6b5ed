"""Words in lines: where a caption may break them, and whether they fit."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from toolkit.i18n.breaking import columns, parted
from toolkit.i18n.characters import NO_BREAK
from toolkit.i18n.words import bound, leads, typeset, unbound

WIDE, NARROW = 37, 25  # characters a line; narrow: 9:16
LINES = 2  # of a caption
ENDS = (".", "?", "!", "…", "。", "？", "！", "؟", "।")  # of sentences
STOPS = (*ENDS, ":", ";", ",", "–", "：", "；", "，", "、", "،", "؛", "\n")


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
    sizes = [columns(typeset(" ".join(unbound(string).split()))) for string in strings]
    if len(sizes) > 1:
        return len(sizes) <= LINES and max(sizes) <= width
    if not sizes or sizes[0] <= width:
        return True
    if sizes[0] > room(width):
        return False
    broken = lines(text, locale, width)
    return len(broken) <= LINES and all(columns(line) <= width for line in broken)


@lru_cache(maxsize=4096)  # the same words are tried in many divisions
def lines(text: str, locale: str, width: int) -> tuple[str, ...]:
    """The words in as few lines as the width allows; two lines are about alike and part at a pause
    where there is one. Strings of their own (after a line end in the text) begin a line.
    """
    strings = [string for string in text.split("\n") if string.strip()]
    if len(strings) > 1:
        return tuple(line for string in strings for line in lines(string, locale, width))
    parts = pieces(text, locale)
    whole = "".join(parts).strip()
    if columns(whole) <= width:
        return (whole,) if whole else ()
    halves = [
        ("".join(parts[:n]).strip(), "".join(parts[n:]).strip()) for n in range(1, len(parts))
    ]
    fitting = [half for half in halves if max(map(columns, half)) <= width]
    if fitting:
        return min(fitting, key=_uneven)
    return _filled(parts, width)


def _uneven(half: tuple[str, str]) -> float:
    """How unlike two lines are in length, less what a pause between them is worth."""
    return abs(columns(half[0]) - columns(half[1])) - pause(half[0]) / 2


def _filled(pieces: Iterable[str], width: int) -> tuple[str, ...]:
    """Lines filled one after the other: what is said of words that are too long."""
    found: list[str] = []
    for piece in pieces:
        if found and columns((found[-1] + piece).strip()) <= width:
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(line.strip() for line in found)


def pause(part: str) -> float:
    """How good it is to stop after these words."""
    if part.endswith("\n"):
        return 60
    said = part.rstrip(" ")
    if said.endswith(ENDS):
        return 24
    return 12 if said.endswith(STOPS) else 0


@lru_cache(maxsize=4096)  # the same words are tried in many divisions
def pieces(text: str, locale: str) -> tuple[str, ...]:
    """The text in pieces that no line breaks, which are all of it when they are put together: each
    ends with its space or line end. Words that belong to the next stay with it.
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
    parts = [part for word in found for part in (*parted(word)[:-1], parted(word)[-1] + " ")]
    return tuple(unbound(part) for part in (*parts[:-1], *(part[:-1] for part in parts[-1:])))
