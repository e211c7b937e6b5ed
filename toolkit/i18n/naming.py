"""What languages are called in a language, from CLDR through Babel.

Babel is slow to load, and a campaign that names its editions never asks: it is loaded when needed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=512)
def called(codes: tuple[str, ...], locale: str) -> str:
    """What a language calls some languages: `English / Polish`, `Saesneg / Pwyleg`.

    Where CLDR lacks its words, they are said in English. No “and”: it changes the word after it in
    some languages.
    """
    spoken = [found for found in (_locale(locale), _locale("en")) if found]
    names = [next(filter(None, (_name(code, own) for own in spoken)), code) for code in codes]
    return " / ".join(name[:1].upper() + name[1:] for name in names)


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

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
