"""The Welsh alphabet: its letters, some of which are written with two signs, and the order of
words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

ALPHABET = (
    "a",
    "b",
    "c",
    "ch",
    "d",
    "dd",
    "e",
    "f",
    "ff",
    "g",
    "ng",
    "h",
    "i",
    "j",
    "k",
    "l",
    "ll",
    "m",
    "n",
    "o",
    "p",
    "ph",
    "q",
    "r",
    "rh",
    "s",
    "t",
    "th",
    "u",
    "v",
    "w",
    "x",
    "y",
    "z",
)
_RANK = {letter: rank for rank, letter in enumerate(ALPHABET)}
_DOUBLE = frozenset(letter for letter in ALPHABET if len(letter) == 2)

# Here n and g are two letters. Beginnings of words, in small letters; a list for people to add to.
N_AND_G = ("bangor", "dangos", "llang", "arddangos", "lingri", "mangre")


def letters(word: str) -> tuple[str, ...]:
    """The letters of a word: llan is ll, a, n.

    Signs that are no letters stand alone; accents are kept.
    """
    found: list[str] = []
    at = 0
    plain = _plain(word)
    apart = plain.startswith(N_AND_G)
    while at < len(word):
        pair = plain[at : at + 2]
        wide = 2 if pair in _DOUBLE and not (pair == "ng" and apart) else 1
        found.append(word[at : at + wide])
        at += wide
    return tuple(found)


def first_letter(word: str) -> str:
    """For initials, tabs and A-Z lists: Ll for llan, A for Âr."""
    first = next(
        (letter for letter in letters(unicodedata.normalize("NFC", word)) if letter[0].isalnum()),
        "",
    )
    return first[:1].upper() + first[1:].lower()


def sort_key(text: str) -> tuple[tuple[int, ...], str]:
    """Sort Welsh words by their letters; accents and capitals decide only between words that are
    otherwise the same.
    """
    text = unicodedata.normalize("NFC", text)
    ranks = tuple(_rank(letter) for word in text.split() for letter in (" ", *letters(word)))
    return ranks, text.swapcase()


def in_order(words: Iterable[str]) -> list[str]:
    """The words in the order of a Welsh dictionary."""
    return sorted(words, key=sort_key)


def _rank(letter: str) -> int:
    plain = _plain(letter)
    return (
        _RANK[plain] + 1000
        if plain in _RANK
        else (0 if letter == " " else 1 + min(ord(plain[:1] or " "), 900))
    )


def _plain(text: str) -> str:
    """Small letters without accents, as long as the text."""
    return "".join(unicodedata.normalize("NFD", ch)[0].lower()[:1] for ch in text)
