"""Reads [[avoid]] of the glossary, and finds words that say something else than they seem to.

They are looked for wherever they stand, whatever the original says; a term's `forbidden` is for
words that are wrong for that term alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.i18n.welsh.glossary import WELSH, anyone, mutated, texts
from toolkit.i18n.welsh.words import fold
from toolkit.model.problem import Problem, Span


@dataclass(frozen=True)
class Avoided:
    """Words to avoid, what to say instead, and why. `beside`: where the original has one of these,
    the words are right.
    """

    said: tuple[str, ...]
    better: str
    why: str
    where: Span
    beside: tuple[str, ...] = ()
    mutates: bool = True

    @cached_property
    def found(self) -> re.Pattern[str]:
        """Finds the words in a folded translation, in Welsh in any mutation."""
        return anyone(
            [f for text in self.said for f in (mutated(text) if self.mutates else [text])]
        )

    @cached_property
    def right(self) -> re.Pattern[str] | None:
        """Finds what makes them right in the folded original."""
        return anyone([fold(text) for text in self.beside]) if self.beside else None


def read_avoided(
    path: str, table: dict[str, object], lines: Sequence[int], source: str, locale: str
) -> tuple[list[Avoided], list[Problem]]:
    """The rows of [[avoid]] that have words of a language; `lines` are where they stand."""
    avoided, problems = [], []
    rows = table.get("avoid", [])
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        where = Span(path, lines[number] if number < len(lines) else 1)
        fields = row if isinstance(row, dict) else {}
        better, why = fields.get("say"), fields.get("why")
        if not (isinstance(better, str) and isinstance(why, str)):
            problems.append(
                Problem(
                    "E-GLOSSARY",
                    "words to avoid lack say or why",
                    where,
                    'cy = "gwaedlif", say = "gwaediad", why = "gwaedlif is a haemorrhage"',
                )
            )
        elif said := texts(fields.get(locale)):
            beside = texts(fields.get(source))
            avoided.append(Avoided(said, better, why, where, beside, locale == WELSH))
    return avoided, problems


def unwanted(original: str, said: str, avoided: Sequence[Avoided]) -> Iterator[tuple[Avoided, str]]:
    """What a translation has of the words to avoid, as it stands there."""
    for one in avoided:
        hit = one.found.search(fold(said))
        if hit and not (one.right and one.right.search(fold(original))):
            yield one, hit.group(0)
