"""What the manifest says of the words: who reviewed them and when, and which words they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypedDict

from toolkit.model.campaign import Project
from toolkit.model.digest import digest


class Reviewed(TypedDict):
    """Of one language: a digest of all its strings and facts, how many strings there are, how many
    of them each person reviewed on a day, and the facts that somebody verified.
    """

    sha256: str
    strings: int
    reviewed: dict[str, int]
    verified: list[str]


def reviews(project: Project) -> dict[str, Reviewed]:
    """The record, by language. The same words and the same reviews give the same record."""
    return {code: _language(project, code) for code in project.spoken}


def _language(project: Project, code: str) -> Reviewed:
    said = list(_said(project, code))
    facts = sorted((name, str(fact.values.get(code))) for name, fact in project.facts.items())
    words = [(context, words) for context, words, _ in said]
    return Reviewed(
        sha256=digest(repr((words, facts)).encode()),
        strings=len(said),
        reviewed=dict(sorted(Counter(by for _, _, by in said if by).items())),
        verified=sorted(n for n, fact in project.facts.items() if fact.verified.get(code)),
    )


def _said(project: Project, code: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each string's path, its words in a language, and who reviewed them."""
    catalogue = project.catalogues.get(code)
    for item in project.items.values():
        for text in item.fields.values():
            message = catalogue.messages.get(text.context) if catalogue else None
            if message:
                yield text.context, message.forms or (message.text,), message.reviewer
            elif (text.language or project.source) == code or text.twins:
                yield text.context, (text.text, *(words for _, words in text.twins)), ""
