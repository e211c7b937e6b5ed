"""What CLDR knows of languages, through Babel: their names, and the letters they are written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

ENGLISH = Locale("en", "GB")
UNKNOWN = "…"  # to be filled in


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: its code, its name in itself and in English, and its usual letters.

    A name is UNKNOWN where CLDR lacks it, and there are no letters where it has no words.
    """

    code: str
    name: str
    english: str
    letters: frozenset[str]


@lru_cache(maxsize=64)
def known_locale(code: str) -> Locale | None:
    """The locale of a tag, or the nearest (`pl` for `pl-GB`); None where CLDR has none."""
    for spelling in _spellings(code):
        try:
            return Locale.parse(spelling)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _spellings(code: str) -> Iterator[str]:
    """`zh-Hans-SG`: zh_Hans_SG, zh_Hans, zh."""
    parts = code.replace("-", "_").split("_")
    return ("_".join(parts[:upto]) for upto in range(len(parts), 0, -1))


def tongue(code: str) -> Tongue:
    """What CLDR knows of the language of a right tag."""
    locale = known_locale(code)
    return Tongue(
        code,
        (_named(locale, code) if locale else "") or UNKNOWN,
        _named(ENGLISH, code) or UNKNOWN,
        _letters(locale) if locale else frozenset(),
    )


def _named(locale: Locale, code: str) -> str:
    """`Simplified Chinese`, `Serbian (Latin)`: the name of its own, or put together from parts."""
    whole = locale.languages.get(code.replace("-", "_"))
    if whole:
        return str(whole)
    language, *parts = code.split("-")
    name = locale.languages.get(language)
    if not name:
        return ""
    more = [locale.scripts.get(part) or locale.territories.get(part) or part for part in parts]
    return f"{name} ({', '.join(map(str, more))})" if more else str(name)


def _letters(locale: Locale) -> frozenset[str]:
    """Letters that stand in more than two of the names of languages, months and days."""
    names = [
        *locale.languages.values(),
        *locale.months["format"]["wide"].values(),
        *locale.days["format"]["wide"].values(),
    ]
    letters = {letter for name in names for letter in str(name) if letter.isalpha()}
    return frozenset(letter for letter in letters if sum(letter in str(name) for name in names) > 2)


def spoken_in(country: str) -> str:
    """The language that most people write in a country, by its code: cs for `cz`; else nothing."""
    tag = get_global("likely_subtags").get(f"und_{country.upper()}", "")
    return str(tag).partition("_")[0]


def code_of_name(name: str) -> str:
    """The code of a language by its English name, pl for `Polish`; else nothing."""
    asked = name.casefold()
    codes = (
        code for code, english in ENGLISH.languages.items() if str(english).casefold() == asked
    )
    return str(next(codes, "")).replace("_", "-")
