"""Reads the glossary, and finds Welsh that does not use its words for terms of the English.

A term may stand in any mutation, of which only its first word takes one. Other words that are
allowed (plurals, verbs) are listed, since no rule finds them; a listed form that ends with * stands
for every ending: rhann* for rhannu, rhannwch, rhannwyd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.i18n.welsh.mutation import forms
from toolkit.i18n.welsh.words import fold
from toolkit.model.problem import Problem, Span

WELSH = "cy"


@dataclass(frozen=True)
class Term:
    """One term.

    `keep`: it stands in the Welsh as in the English. `where` is its place in the glossary. A term
    of another language than Welsh does not mutate: `cy` and `forms` are all that it may be.
    `source` says who uses the word; `confirmed`: somebody who speaks the language said it is right.
    """

    en: tuple[str, ...]
    cy: str
    where: Span
    forms: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    keep: bool = False
    mutates: bool = True
    source: str = ""
    confirmed: bool = False

    @cached_property
    def english(self) -> re.Pattern[str]:
        """Finds the term in folded English."""
        return anyone(sorted((fold(text) for text in self.en), key=len, reverse=True))

    @cached_property
    def welsh(self) -> re.Pattern[str]:
        """Finds any accepted form in folded Welsh."""
        if self.keep:
            return anyone([fold(text) for text in self.en])
        said = (self.cy, *self.forms)
        if not self.mutates:
            return anyone([fold(text) for text in said])
        return anyone([form for text in said for form in mutated(text)])

    @cached_property
    def wrong(self) -> re.Pattern[str] | None:
        """Finds any forbidden form in folded Welsh."""
        return (
            anyone([form for text in self.forbidden for form in mutated(text)])
            if self.forbidden
            else None
        )


def mutated(term: str) -> frozenset[str]:
    """The term with its first word in every mutation."""
    first, space, rest = fold(term).partition(" ")
    return frozenset(form + space + rest for form in forms(first))


def anyone(said: Sequence[str]) -> re.Pattern[str]:
    """Finds any of some texts as whole words; * at the end of one stands for every ending."""
    parts = (
        re.escape(text.removesuffix("*")) + (r"[^\W\d_]*" if text.endswith("*") else "")
        for text in said
    )
    return re.compile(r"(?<![^\W_])(?:" + "|".join(parts) + r")(?![^\W_])")


def read_terms(
    path: str,
    table: dict[str, object],
    lines: Sequence[int],
    source: str = "en",
    locale: str = WELSH,
) -> tuple[list[Term], list[Problem]]:
    """The terms of [[term]] in a glossary, from the source language into another; `lines` are where
    they stand. Each must have its Welsh; into other languages go those that have a word there.
    """
    terms: list[Term] = []
    problems = []
    rows = table.get("term", [])
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        where = Span(path, lines[number] if number < len(lines) else 1)
        fields = row if isinstance(row, dict) else {}
        term = (_welsh if locale == WELSH else _other)(fields, where, source, locale)
        if term:
            terms.append(term)
        elif locale == WELSH:
            problems.append(
                Problem(
                    "E-GLOSSARY",
                    f"a term has no {source}, or neither cy nor keep = true",
                    where,
                    'en = "consent", cy = "cydsyniad"',
                )
            )
    return sorted(terms, key=lambda term: -max(map(len, term.en))), problems


def _welsh(fields: dict[str, object], where: Span, source: str, locale: str) -> Term | None:
    """A term as it is said in Welsh; None where it is not whole."""
    original, welsh, keep = texts(fields.get(source)), fields.get(locale, ""), fields.get("keep")
    if not original or not isinstance(welsh, str) or not (welsh or keep is True):
        return None
    forms, forbidden = texts(fields.get("forms")), texts(fields.get("forbidden"))
    said_by = texts(fields.get("source"))
    return Term(
        original,
        welsh,
        where,
        forms,
        forbidden,
        keep is True,
        source=said_by[0] if said_by else "",
        confirmed=fields.get("confirmed") is True,
    )


def _other(fields: dict[str, object], where: Span, source: str, locale: str) -> Term | None:
    """A term in another language, with all the forms that are listed; None where it has no word."""
    original, said = texts(fields.get(source)), texts(fields.get(locale))
    return Term(original, said[0], where, said[1:], mutates=False) if original and said else None


def texts(value: object) -> tuple[str, ...]:
    """A string, or a list of strings, of a row; none where it is something else."""
    values = value if isinstance(value, list) else [value] if value else []
    return tuple(text for text in values if isinstance(text, str) and text.strip())


def doubled(terms: Sequence[Term]) -> Iterator[Problem]:
    """Terms of which one says two things, or two say one: then no check can tell them apart."""
    originals: dict[str, Term] = {}
    words: dict[str, Term] = {}
    for term in terms:
        for text in term.en:
            if originals.setdefault(fold(text), term) is not term:
                what = f"“{text}” stands in two terms"
                yield Problem("W-SENSES", what, term.where, "take it out of one")
        other = words.setdefault(fold(term.cy), term) if term.cy else term
        if other is not term:
            what = f"“{term.cy}” is the word for “{term.en[0]}” and for “{other.en[0]}”"
            yield Problem("W-SENSES", what, term.where, "give each its own, or make them one term")


def hits(english: str, terms: Sequence[Term]) -> Iterator[Term]:
    """Terms in the English; longer ones first, and no term inside another."""
    text = fold(english)
    for term in terms:
        if term.english.search(text):
            yield term
            text = term.english.sub(" | ", text)


def unused(english: str, welsh: str, terms: Sequence[Term]) -> Iterator[tuple[Term, str]]:
    """Terms that the Welsh does not use, or a forbidden form that it does (the second value): one
    that no other term of the same English accepts.
    """
    text, there = fold(welsh), list(hits(english, terms))
    for term in there:
        wrong = term.wrong.search(text) if term.wrong else None
        if wrong and not any(other.welsh.fullmatch(wrong.group(0)) for other in there):
            yield term, wrong.group(0)
        elif not term.welsh.search(text):
            yield term, ""
