"""Dates and lists as each language writes them.

Babel's own short dates, skeletons and lists are not used: in Welsh they give two-digit years,
“Mawrth 1” and “a(c)”; and `en` alone is American.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

_REGION = {"en": "en_GB", "pt": "pt_PT"}
_AND = {"en": "and", "pl": "i", "fr": "et", "pt": "e", "ro": "și", "uk": "і"}
_VOWELS = "aeiouwyâêîôûŵŷáéíóúàèìòùäëïöü"

# Figures whose Welsh name begins with a vowel: un, wyth, un ar ddeg, un ar bymtheg, un ar hugain …; to be confirmed by a Welsh speaker.
_SPOKEN_WITH_A_VOWEL = frozenset({1, 8, 11, 16, 21, 28, 31, 36, 80, 800})


def written_date(day: date, locale: str, weekday: bool = False) -> str:
    """1 Mawrth 2026, or Dydd Sul, 1 Mawrth 2026; 1 March 2026, or Sunday, 1 March 2026."""
    return format_date(
        day, "EEEE, d MMMM y" if weekday else "d MMMM y", locale=_REGION.get(locale, locale)
    )


def joined(items: Sequence[str], locale: str) -> str:
    """a, b and c.

    No comma stands before the last. In Welsh, `ac` before a vowel; nouns after `a` want the
    aspirate mutation, so write them mutated.
    """
    if len(items) < 2:
        return "".join(items)
    word = welsh_and(items[-1]) if locale == "cy" else _AND.get(locale, "&")
    if word == "&":
        return ", ".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def welsh_and(word: str) -> str:
    """`ac` before a vowel, `a` before a consonant; figures by the way they are said."""
    figure = "".join(ch for ch in word.split(" ")[0] if ch.isdigit())
    if figure:
        return "ac" if int(figure) in _SPOKEN_WITH_A_VOWEL else "a"
    return "ac" if word.lstrip("‘’'“\"(")[:1].lower() in _VOWELS else "a"
