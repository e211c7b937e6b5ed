"""Words that say a number, six myths, while the list that they speak of has another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from toolkit.i18n.numerals import said
from toolkit.model.campaign import Item, Project
from toolkit.model.message import Text
from toolkit.model.problem import Problem, Span
from toolkit.plan.sketch import Sketch

HINT = "change the words, or write {count} where a piece prints the list"
_BETWEEN = r"[\s-]+(?:[^\W\d]+[\s-]+)?"  # six myths, six common myths, ten-step


@dataclass(frozen=True, slots=True)
class _Said:
    """A string, the number that it says of entries called by a noun, and how many there are."""

    text: Text
    number: int
    noun: str
    have: frozenset[int]


def misnumbered(project: Project, sketches: Iterable[Sketch]) -> Iterator[Problem]:
    """Warnings, one for each language in which a string says the number.

    A number is right where any list of entries so called has it, or a piece that prints the string
    prints as many entries: the six questions of a quiz may be four myths and two of its own.
    """
    doubts = [*_doubts(project)]
    if not doubts:
        return
    beside = _beside(sketches, {doubt.text.context for doubt in doubts}, project.items)
    for doubt in doubts:
        if doubt.number not in beside.get(doubt.text.context, ()):
            yield from _told(project, doubt)


def _doubts(project: Project) -> Iterator[_Said]:
    lists: dict[str, Counter[str]] = {}
    for item in project.items.values():
        if item.noun:
            lists.setdefault(item.noun, Counter())[item.path.partition("/")[0]] += 1
    have = {noun: frozenset(counted.values()) for noun, counted in lists.items()}
    for item in project.items.values():
        for text in item.fields.values() if not item.count else ():
            if " " not in text.text:  # a part of an address
                continue
            found = said(text.text, text.language or project.source)
            for word, number in found.items():
                noun = next((noun for noun in have if _speaks_of(text.text, word, noun)), "")
                if noun and number not in have[noun]:
                    yield _Said(text, number, noun, have[noun])


def _speaks_of(text: str, word: str, noun: str) -> bool:
    """Does the number stand before what the entries are called, or “step {n} of ten”?"""
    if re.search(rf"(?<!\w){re.escape(word)}{_BETWEEN}{re.escape(noun)}", text, re.IGNORECASE):
        return True
    return (
        "{n}" in text and re.search(rf"(?<!\w){re.escape(noun)}", text, re.IGNORECASE) is not None
    )


def _beside(
    sketches: Iterable[Sketch], asked: set[str], items: Mapping[str, Item]
) -> dict[str, set[int]]:
    """For each string how many entries of lists the pieces print that print it."""
    found: dict[str, set[int]] = {}
    seen = set()
    for sketch in sketches:
        made = (sketch.resource.kind, sketch.resource.id)
        if made in seen or not sketch.listed:
            continue
        seen.add(made)
        paths = {place.partition(" ")[2] for place in sketch.found.places}
        if here := paths & asked:
            entries = {path.rpartition("/")[0] for path in paths}
            counted = Counter(
                path.partition("/")[0] for path in entries if path in items and items[path].noun
            )
            for path in here:
                found.setdefault(path, set()).update(_sums(counted.values()))
    return found


def _sums(counts: Iterable[int]) -> set[int]:
    """How many entries some of the lists have together."""
    sums = {0}
    for count in counts:
        sums |= {before + count for before in sums}
    return sums


def _told(project: Project, doubt: _Said) -> Iterator[Problem]:
    """In the language of the words, and in each whose translation says the same number."""
    text, source = doubt.text, doubt.text.language or project.source
    yield _problem(project, doubt, source, text.where)
    for code, catalogue in project.catalogues.items():
        message = catalogue.messages.get(text.context)
        if message and doubt.number in said(message.text, code).values() and code != source:
            yield _problem(project, doubt, code, message.where)


def _problem(project: Project, doubt: _Said, code: str, where: Span) -> Problem:
    language = project.languages[code].name if code in project.languages else code
    have = " or ".join(map(str, sorted(doubt.have)))
    return Problem(
        "count",
        f"the {language} of '{doubt.text.context}' says {doubt.number}; of [[{doubt.noun}]] there"
        f" {'is' if have == '1' else 'are'} {have}",
        where,
        HINT,
    )
