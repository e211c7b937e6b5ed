"""What languages are called in a language, from CLDR through Babel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError

ENGLISH = Locale("en", "GB")


def called(codes: Sequence[str], locale: str) -> str:
    """What a language calls some languages: `English / Polish`, `Saesneg / Pwyleg`.

    Where CLDR lacks its words, they are said in English. No “and”: it changes the word after it in
    some languages.
    """
    own = _locale(locale) or ENGLISH
    names = [_name(code, own) or _name(code, ENGLISH) or code for code in codes]
    return " / ".join(name[:1].upper() + name[1:] for name in names)


@lru_cache(maxsize=64)
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
