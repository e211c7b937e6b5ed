"""Terms that captions do not break: those of the glossary with several words, in all forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

BOND = "\ue000"  # stands in the place of a space within a term; no font has it, and no caption
Terms = Mapping[str, re.Pattern[str]]  # by language


def finder(terms: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the terms with more than one word, the longest first."""
    several = sorted({term for term in terms if " " in term}, key=lambda term: (-len(term), term))
    found = "|".join(map(re.escape, several)) or r"(?!)"
    return re.compile(rf"(?<![^\W_])(?:{found})(?![^\W_])", re.IGNORECASE)


def bonded(text: str, terms: re.Pattern[str] | None) -> str:
    """The text with its terms bonded."""
    return terms.sub(lambda term: term[0].replace(" ", BOND), text) if terms else text


def loose(text: str, width: int = 0) -> str:
    """The text with plain spaces within terms that are longer than a line of this width."""
    if BOND not in text:
        return text
    return re.sub(
        rf"[^\s]*{BOND}[^\s]*",
        lambda term: term[0] if len(term[0]) <= width else term[0].replace(BOND, " "),
        text,
    )
