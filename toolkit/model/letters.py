"""How wide words are and how many lines they take, from a table of letter widths: no font has to be
installed.

Lengths in pt, widths of letters in 1/2048 em. The widths are those of the typeface that the slides
name, without kerning; a line is taken to be 1 % narrower and no line lower than 1.2 times its type,
so that no office suite needs more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

EM = 2048
AIR = 0.99
LINE = 1.2
BESIDE_NUMBER = 1.8  # em: a number with its stop, before the words of a list
CELL = (8.0, 5.0)  # a table cell's margins, left and right, above and below
_WIDEST = 2 * EM  # what a letter counts that the table does not know


@dataclass(frozen=True, slots=True)
class Measured:
    """`height` of all lines in pt, and the first `word` that is wider than its box."""

    lines: int
    height: float
    word: str = ""


def measure(
    paragraphs: Iterable[str],
    width: float,
    size: int,
    widths: Mapping[str, int],
    lead: int = 100,
    gap: int = 0,
) -> Measured:
    """Lay paragraphs out in a box `width` wide at a size; `lead` in % of a line, `gap` in pt above
    each paragraph (some programs leave it out above the first).
    """
    lines = count = 0
    too_wide = ""
    for text in paragraphs:
        taken, word = _wrap(text, width * AIR * EM / size, widths)
        lines, count, too_wide = lines + taken, count + 1, too_wide or word
    return Measured(lines, lines * size * LINE * lead / 100 + gap * count, too_wide)


def _wrap(text: str, room: float, widths: Mapping[str, int]) -> tuple[int, str]:
    lines, used, too_wide = 1, 0.0, ""
    space = widths.get(" ", 569)
    for word in text.split(" "):
        long = _length(word, widths)
        if long > room:
            too_wide = too_wide or word
        if used and used + space + long > room:
            lines, used = lines + 1, long
        else:
            used += long + (space if used else 0)
    return lines, too_wide


def run(text: str, size: int, widths: Mapping[str, int]) -> float:
    """How wide a text is on one line, in pt."""
    return _length(text, widths) * size / EM


def _length(word: str, widths: Mapping[str, int]) -> int:
    try:
        return sum(map(widths.__getitem__, word))
    except KeyError:
        return sum(widths.get(letter, _WIDEST) for letter in word)


def too_wide(word: str, width: float, size: int, widths: Mapping[str, int]) -> float:
    """By how much a word is wider than its box, in pt."""
    return _length(word, widths) * size / EM - width * AIR


def unknown(text: str, widths: Mapping[str, int]) -> str:
    """The letters of the text, sorted, that the typeface is not known to have."""
    return "".join(sorted(set(text).difference(widths)))
