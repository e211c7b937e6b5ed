"""Counts how far a language is: strings and English words by state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from toolkit.i18n.characters import tidied
from toolkit.i18n.words import says_the_same
from toolkit.model.message import Catalogue, Text

_WORD = re.compile(r"\w[\w’'-]*")
STATES = ("missing", "fuzzy", "translated", "reviewed")


@dataclass
class Count:
    """Strings by state.

    `translated` counts all that may be printed, `reviewed` those of them that somebody approved.
    A string whose English has changed since counts as fuzzy, as it will be after `toolkit i18n
    update`. `words` are words of the source, `words_translated` those of strings that may be
    printed.
    """

    total: int = 0
    translated: int = 0
    reviewed: int = 0
    fuzzy: int = 0
    missing: int = 0
    words: int = 0
    words_translated: int = 0

    @property
    def percent(self) -> float:
        """Share of strings that may be printed, 0 to 100, never rounded up to 100."""
        return int(1000 * self.translated / self.total) / 10 if self.total else 100.0

    def add(self, state: str, words: int) -> None:
        """Count one string."""
        self.total += 1
        self.words += words
        if state in ("translated", "reviewed"):
            self.translated += 1
            self.words_translated += words
        if state != "translated":
            setattr(self, state, getattr(self, state) + 1)

    def value(self) -> dict[str, float]:
        """For programs."""
        return asdict(self) | {"percent": self.percent}


def state(text: Text, catalogue: Catalogue) -> str:
    """missing, fuzzy, translated or reviewed; what is the original again is missing."""
    message = catalogue.messages.get(text.context)
    if message is None or message.copied or not tidied(message.text):
        return "missing"
    if message.fuzzy or not says_the_same(message.source, message.plural, text):
        return "fuzzy"
    return "reviewed" if message.reviewed else "translated"


def count(texts: Iterable[Text], catalogue: Catalogue) -> Count:
    """Over some strings of the content."""
    found = Count()
    for text in texts:
        found.add(state(text, catalogue), len(_WORD.findall(text.text)))
    return found


def each(texts: Iterable[Text], catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """For each string its state, and who reviewed it and when."""
    return {text.context: _one(text, catalogue) for text in texts}


def _one(text: Text, catalogue: Catalogue) -> dict[str, str]:
    found = state(text, catalogue)
    return {"state": found} | (
        {"by": catalogue.messages[text.context].reviewer} if found == "reviewed" else {}
    )


def by_file(texts: Iterable[Text], catalogue: Catalogue) -> dict[str, Count]:
    """For each content file: `steps`, `myths` …"""
    groups: dict[str, list[Text]] = {}
    for text in texts:
        groups.setdefault(text.context.split("/")[0], []).append(text)
    return {name: count(group, catalogue) for name, group in groups.items()}


def by_resource(
    texts: Iterable[Text], catalogue: Catalogue, printed: Mapping[str, frozenset[str]]
) -> dict[str, Count]:
    """For each resource; `printed` maps it to the contexts that it prints."""
    known = {text.context: text for text in texts}
    return {
        name: count([known[context] for context in sorted(contexts) if context in known], catalogue)
        for name, contexts in printed.items()
    }
