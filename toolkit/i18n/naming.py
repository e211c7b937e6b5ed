"""What languages are called in a language, from CLDR through Babel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.lists import format_list


@lru_cache(maxsize=512)
def languages_named(codes: tuple[str, ...], locale: str) -> str:
    """The names of some languages as a label in another: “Welsh and English”; "" where CLDR does
    not know one of them.
    """
    spoken = _locale(locale)
    names = [_name(code, spoken) for code in codes] if spoken else []
    if not spoken or not all(names):
        return ""
    said = _listed(names, spoken)
    return said[:1].upper() + said[1:]


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _name(code: str, spoken: Locale) -> str:
    """The language's own entry, such as that of zh-Hans; else that of the language alone."""
    for key in (code.replace("-", "_"), code.partition("-")[0]):
        if name := spoken.languages.get(key):
            return str(name)
    return ""


def _listed(names: Sequence[str], spoken: Locale) -> str:
    """As the language joins them. CLDR's Welsh is “a(c)”, which nobody prints: then a plus sign."""
    if len(names) == 1:
        return names[0]
    said = format_list(names, locale=spoken)
    return " + ".join(names) if "(" in said and "(" not in "".join(names) else said
