"""How wide words are, and where a line of a script without spaces may end.

Letters of Chinese, Japanese and Korean take the room of two, and the time of two to read. Between
those of Chinese and Japanese a line may end, but not before what closes or after what opens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SOLID = (
    (0x2E80, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
_CLOSE = (
    "々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"  # with all punctuation that is no opening
)
_OPEN = ("Ps", "Pi")

# Addresses, as templates/lib/sheet.typ knows them.
_ADDRESS = re.compile(r"[\w.%+-]+@[\w.-]+\w|(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?:/\S*[\w/])?")
_LONGEST = 2000  # letters of an address
_HYPHEN = "\x00"  # one that no line ends after


@lru_cache(maxsize=16384)  # the same words are measured in many divisions
def columns(text: str) -> int:
    """The room that a text takes, in letters of the Latin alphabet."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(ch) in "WF" for ch in text)


def parted(word: str) -> list[str]:
    """A word in pieces between which a line may end: itself, unless its script has no spaces."""
    found: list[str] = []
    for ch in word:
        if found and not parts(found[-1][-1], ch):
            found[-1] += ch
        else:
            found.append(ch)
    return found


def joined(lines: Iterable[str]) -> str:
    """Lines as one text: with a space where each ended, unless their script has none."""
    text = ""
    for line in lines:
        apart = text and line and not (_is_solid(text[-1]) or _is_solid(line[0]))
        text += (" " if apart else "") + line
    return text


def parts(before: str, after: str) -> bool:
    """May a line end between two letters that no space stands between?"""
    if not (_is_solid(before) or _is_solid(after)):
        return False
    closes = after in _CLOSE or unicodedata.category(after)[0] == "P"
    opens = unicodedata.category(before) in _OPEN
    return not opens and (not closes or unicodedata.category(after) in _OPEN)


def _is_solid(ch: str) -> bool:
    return any(first <= ord(ch) <= last for first, last in _SOLID)


@lru_cache(maxsize=8192)
def longest(text: str) -> str:
    """The longest piece that no line breaks: lines end at spaces, and after hyphens and strokes;
    after hyphens of addresses they do not.
    """
    kept = " ".join(map(_unbroken, text.split(" ")))
    pieces = kept.replace("-", "- ").replace("/", "/ ").split(" ")
    return max(pieces, key=len).replace(_HYPHEN, "-")


def _unbroken(word: str) -> str:
    """A word whose address, if it holds one, no line breaks. The pattern takes the square of the
    time of a word's length, and no address is that long.
    """
    if "." not in word or len(word) > _LONGEST:
        return word
    return _ADDRESS.sub(lambda found: found[0].replace("-", _HYPHEN), word)
