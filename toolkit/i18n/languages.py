"""Further languages: their names and the letters that they are written with, from CLDR through
Babel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

_CODE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: its code, its name in itself and in English, and its usual letters."""

    code: str
    name: str
    english: str
    letters: frozenset[str]


def tongue(code: str) -> Tongue | None:
    """What CLDR knows of the language; None when it does not know it."""
    if not _CODE.fullmatch(code):
        return None
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None
    names = [
        *locale.languages.values(),
        *locale.months["format"]["wide"].values(),
        *locale.days["format"]["wide"].values(),
    ]
    letters = frozenset(letter for name in names for letter in str(name) if letter.isalpha())
    common = frozenset(
        letter for letter in letters if sum(letter in str(name) for name in names) > 2
    )
    return Tongue(
        code,
        str(locale.languages.get(code, code)),
        str(Locale("en", "GB").languages.get(code, code)),
        common,
    )
