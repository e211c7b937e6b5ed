"""Divides Welsh text into words: the apostrophe belongs to the word, short forms hang on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.i18n.words import unbound

# Each begins where nothing of its kind stands before it: else a long row of them would be read
# once more from each of its parts.
_NOT_WORDS = re.compile(
    r"\{[^{}]*\}|https?://\S+|(?<![\w.-])[\w.-]++@[\w.-]+"
    r"|(?<![\w-])(?<![\w-]\.)(?:[\w-]+\.)+(?:uk|cymru|wales|org|com|net)(?:/\S*)?|#\w+"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*[’']?")
_CLITICS = re.compile(r"(?:[’'](?:r|n|ch|i|u|w|m|th|ch|s))+$")


def words(text: str) -> Iterator[str]:
    """The words of a text, with their apostrophes and hyphens.

    Placeholders, addresses and hashtags are none.
    """
    return (match.group(0).strip("-") for match in _WORD.finditer(_NOT_WORDS.sub(" ", text)))


def bare(word: str) -> str:
    """The word without the short forms that hang on it: i’r → i, o’ch → o, rhannu’n → rhannu."""
    found = _CLITICS.sub("", word.replace("'", "’"))
    return (found or word).strip("’")


def fold(text: str) -> str:
    """For comparing: small letters, one kind of apostrophe, single spaces."""
    return " ".join(unbound(text).replace("'", "’").replace("‘", "’").lower().split())
