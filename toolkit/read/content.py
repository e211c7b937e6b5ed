"""content/*.toml and data/facts.toml: the words in the source language, and the facts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from toolkit.i18n.placeholders import faults
from toolkit.i18n.words import typeset, unprintable
from toolkit.model.campaign import Fact, Item
from toolkit.model.message import Text
from toolkit.model.problem import Problem, Span
from toolkit.read.toml import Document

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLURALS = {"zero", "one", "two", "few", "many", "other"}
NOT_WORDS = ("id", "note", "source")
BOTH = "both"  # source = "both": the languages were written together


def read_content(
    document: Document,
) -> tuple[tuple[dict[str, Item], tuple[str, ...]], list[Problem]]:
    """Items by path (`steps/emergency`) and the paths of its list in order; what is wrong."""
    stem = document.path.rsplit("/", 1)[-1].removesuffix(".toml")
    items: dict[str, Item] = {}
    order: list[str] = []
    problems: list[Problem] = []
    for name, value in document.values.items():
        if isinstance(value, list):
            for position, table in enumerate(value):
                where = document.at(name, position)
                slug = table.get("id") if isinstance(table, dict) else None
                if not isinstance(slug, str) or not SLUG.fullmatch(slug):
                    problems.append(
                        Problem(
                            "id",
                            f"an entry of [[{name}]] has no id",
                            where,
                            'give each a short, lasting id: id = "emergency"',
                        )
                    )
                    continue
                path = f"{stem}/{slug}"
                if path in items:
                    problems.append(
                        Problem(
                            "id",
                            f"the id '{slug}' is used twice in {document.path}",
                            where,
                            "give each entry its own id",
                        )
                    )
                    continue
                items[path], found = _item(document, path, len(order) + 1, table, (name, position))
                problems += found
                order.append(path)
        elif isinstance(value, dict):
            path = f"{stem}/{name}"
            if path in items:
                problems.append(
                    Problem(
                        "id",
                        f"the id '{name}' is used twice in {document.path}",
                        document.at(name),
                        "give each entry its own id",
                    )
                )
                continue
            items[path], found = _item(document, path, 1, value, (name,))
            problems += found
        else:
            problems.append(
                Problem(
                    "content",
                    f"'{name}' stands outside a table",
                    document.at(name),
                    f"put it under a heading such as [{name}s]",
                )
            )
    return (items, tuple(order)), problems


def _item(
    document: Document, path: str, position: int, table: dict[str, Any], keys: tuple[str | int, ...]
) -> tuple[Item, list[Problem]]:
    fields: dict[str, Text] = {}
    problems = []
    note = str(table.get("note", ""))
    language = str(table.get("source", ""))
    for key, value in table.items():
        where = document.at(*keys, key)
        if key in NOT_WORDS:
            continue
        if language == BOTH and isinstance(value, dict):
            fields[key], found = _twins(f"{path}/{key}", value, where, note)
            problems += found
            continue
        if not isinstance(value, str):
            problems.append(_not_text(f"{path}/{key}", value, where))
            continue
        if not value.strip():
            problems.append(
                Problem(
                    "empty", f"{path}/{key} is empty", where, "write the words, or delete the key"
                )
            )
        if bad := unprintable(value):
            problems.append(
                Problem(
                    "control",
                    f"{path}/{key} holds characters that cannot be printed: {bad}",
                    where,
                    "delete them; they often come with a copy from a PDF",
                )
            )
        problems += [
            Problem(
                "placeholder", f"{path}/{key}: {fault}", where, "write {name}, or {{ for a brace"
            )
            for fault in faults(value)
        ]
        fields[key] = Text(f"{path}/{key}", typeset(value), where, note, language)
    return Item(path, position, fields), problems


def _not_text(context: str, value: object, where: Span) -> Problem:
    """Plural forms are keyed in English (catalogues know no other way), and nothing that is printed
    here counts.
    """
    if isinstance(value, dict) and value and set(value) <= PLURALS:
        return Problem(
            "plural",
            f"{context} has plural forms, which content does not take",
            where,
            "write words that no number changes: “Children: {n}”",
        )
    return Problem("content", f"{context} is not text", where, "words stand between quotes")


def _twins(
    context: str, value: dict[str, Any], where: Span, note: str
) -> tuple[Text, list[Problem]]:
    """Words that were written in both languages together: title = { cy = "…", en = "…" }."""
    good = {
        code: typeset(text)
        for code, text in value.items()
        if isinstance(text, str) and text.strip()
    }
    problems = [
        Problem("empty", f"{context} has no words in '{code}'", where, "write them between quotes")
        for code in value
        if code not in good
    ]
    problems += [
        Problem(
            "control",
            f"{context} in {code} holds characters that cannot be printed: {bad}",
            where,
            "delete them",
        )
        for code, text in good.items()
        if (bad := unprintable(text))
    ]
    problems += [
        Problem(
            "placeholder", f"{context} in {code}: {fault}", where, "write {name}, or {{ for a brace"
        )
        for code, text in good.items()
        for fault in faults(text)
    ]
    return (
        Text(
            context, next(iter(good.values()), ""), where, note, BOTH, tuple(sorted(good.items()))
        ),
        problems,
    )


def check_sources(items: Mapping[str, Item], languages: Collection[str]) -> list[Problem]:
    """Whether every block names a language of the campaign as its source, and words written
    together are there in all.
    """
    problems = []
    for item in items.values():
        for text in item.fields.values():
            lacking = (
                [code for code in languages if code not in dict(text.twins)]
                if text.language == BOTH
                else []
            )
            if lacking:
                problems.append(
                    Problem(
                        "source",
                        f"{text.context} is written in both languages together, but has no"
                        f" {', '.join(lacking)}",
                        text.where,
                        'write it as { cy = "…", en = "…" }',
                    )
                )
            elif text.language not in ("", BOTH, *languages):
                problems.append(
                    Problem(
                        "source",
                        f"{text.context} is written in the unknown language '{text.language}'",
                        text.where,
                        f'source is one of {", ".join(languages)}, or "{BOTH}"',
                    )
                )
    return problems


def read_facts(document: Document, locales: Iterable[str]) -> tuple[dict[str, Fact], list[Problem]]:
    """Facts by id; each must have a value, and say whether it is verified, for every language."""
    facts: dict[str, Fact] = {}
    problems = []
    for name, table in document.values.items():
        where = document.at(name)
        if not isinstance(table, dict):
            problems.append(
                Problem(
                    "fact", f"'{name}' stands outside a table", where, "a fact is a table: [slogan]"
                )
            )
            continue
        verified = table.get("verified", {})
        for locale in locales:
            if not isinstance(verified, dict) or not isinstance(verified.get(locale), bool):
                problems.append(
                    Problem(
                        "fact",
                        f"the fact '{name}' does not say whether its {locale} is verified",
                        document.at(name, "verified"),
                        f"verified = {{ {locale} = false }} until somebody has checked it",
                    )
                )
            if locale not in table:
                problems.append(
                    Problem(
                        "fact",
                        f"the fact '{name}' has no value for {locale}",
                        where,
                        f'add {locale} = "…"',
                    )
                )
            elif not _says(table[locale]):
                problems.append(
                    Problem(
                        "fact",
                        f"the fact '{name}' says nothing printable in {locale}",
                        document.at(name, locale),
                        "give words between quotes, or a list of them",
                    )
                )
        values = {
            key: (
                tuple(typeset(str(part)) for part in value)
                if isinstance(value, list)
                else typeset(str(value))
            )
            for key, value in table.items()
            if key in set(locales)
        }
        facts[name] = Fact(
            name,
            values,
            {k: v is True for k, v in verified.items()} if isinstance(verified, dict) else {},
            where,
        )
    return facts, problems


def _says(value: Any) -> bool:
    """Is it a printable string, or a list of them?"""
    parts = value if isinstance(value, list) else [value]
    return bool(parts) and all(
        isinstance(part, str) and part.strip() and not unprintable(part) for part in parts
    )
