"""Reads content/*.toml: the words in the source language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from toolkit.i18n import placeholders
from toolkit.i18n.characters import doubts, faults, tidied
from toolkit.i18n.plurals import categories
from toolkit.i18n.words import typeset
from toolkit.model.campaign import Item
from toolkit.model.message import Text
from toolkit.model.problem import Problem
from toolkit.read.audience import read_audience
from toolkit.read.ids import refuse_id
from toolkit.read.table import Table
from toolkit.read.toml import Document

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLURALS = ("zero", "one", "two", "few", "many", "other")  # CLDR's categories, in its order
NOT_WORDS = ("id", "note", "source")
PICTURE = "picture"  # of an entry of a list: the name of its drawing
AUDIENCE = "audience"  # of an entry of a list: to whom it speaks
BOTH = "both"  # source = "both": the languages were written together


def read_content(
    document: Document, written_in: str = ""
) -> tuple[tuple[dict[str, Item], tuple[str, ...]], list[Problem]]:
    """Items by path (`notes/hello`) and the paths of its list in order; what is wrong.

    `written_in` is the language whose quotes the words have, unless a block says another.
    """
    stem = document.path.rsplit("/", 1)[-1].removesuffix(".toml")
    problems: list[Problem] = []
    items: dict[str, Item] = {}
    order: list[str] = []
    for slug, table, listed in _blocks(Table(document, problems)):
        path = f"{stem}/{slug}"
        if path in items:
            message = f"the id '{slug}' is used twice in {document.path}"
            table.refuse("id", message, "give each entry its own id")
            continue
        if listed:
            items[path] = replace(
                _item(path, len(order) + 1, table, (*NOT_WORDS, PICTURE, AUDIENCE), written_in),
                picture=table.text(PICTURE),
                where=table.at(PICTURE),
                noun=str(table.keys[0]),
                audience=read_audience(table),
            )
        else:
            items[path] = _item(path, 1, table, NOT_WORDS, written_in)
        if listed:
            order.append(path)
    return (items, tuple(order)), problems


def _blocks(file: Table) -> Iterator[tuple[str, Table, bool]]:
    """The file's blocks in their order: [heading] by its name, each [[step]] by its id."""
    for name, value in file.values.items():
        if isinstance(value, dict):
            yield name, file.table(name), False
        elif isinstance(value, list):
            for number in range(len(value)):
                table = file.row(name, number)
                slug = table.values.get("id")
                if isinstance(slug, str) and SLUG.fullmatch(slug):
                    yield slug, table, True
                else:
                    refuse_id(table, name, slug)
        else:
            file.refuse(
                "content",
                f"'{name}' stands outside a table",
                f"put it under a heading such as [{name}s]",
                name,
            )


def _item(path: str, position: int, table: Table, other: Collection[str], written_in: str) -> Item:
    """The words of one block; what is wrong with them is noted on its table. `other`: not words."""
    note, language = str(table.values.get("note", "")), str(table.values.get("source", ""))
    spoken = language or written_in
    fields: dict[str, Text] = {}
    for key, value in table.values.items():
        context, where = f"{path}/{key}", table.at(key)
        if key in other or (key == "count" and type(value) is int):
            continue
        if language == BOTH and isinstance(value, dict):
            said = _twins(table, key, context)
            first = next(iter(said.values()), "")
            twins = tuple(sorted(said.items()))
            fields[key] = Text(context, first, where, note, BOTH, twins)
        elif isinstance(value, dict) and value and set(value) <= {*PLURALS}:
            forms = _forms(table, key, context, spoken)
            first = forms[0][1] if forms else ""
            fields[key] = Text(context, first, where, note, language, forms=forms)
        elif isinstance(value, str):
            if not tidied(value):
                hint = "write the words, or delete the key"
                table.refuse("empty", f"{context} is empty", hint, key)
            _check(table, key, context, value)
            fields[key] = Text(context, typeset(value, spoken), where, note, language)
        else:
            table.refuse("content", f"{context} is not text", "words stand between quotes", key)
    count = table.values.get("count")
    return Item(path, position, fields, count=count if type(count) is int else 0)


def miscounted(
    items: Mapping[str, Item], lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    """Words that say a number (“Ten steps”, count = 10) while their list has another: warnings."""
    for item in items.values():
        file = item.path.partition("/")[0]
        have = len(lists.get(file, ()))
        if item.count and item.count != have:
            yield Problem(
                "count",
                f"the words of '{item.path}' say {item.count}; the list {file}/* has {have}",
                next((text.where for text in item.fields.values()), None),
                f"change the words in every language, then write count = {have}",
            )


def doubtful(items: Mapping[str, Item]) -> Iterator[Problem]:
    """Words that print well and were hardly meant so: warnings."""
    for item in items.values():
        for text in item.fields.values():
            words = {text.text, *(said for _, said in (*text.twins, *text.forms))}
            for doubt in {doubt for said in sorted(words) for doubt in doubts(said)}:
                yield Problem(doubt.code, f"{text.context} {doubt.what}", text.where, doubt.hint)


def repeated(items: Mapping[str, Item]) -> Iterator[Problem]:
    """Files that say word for word what another says: warnings, since one of them is a copy."""
    said: dict[str, dict[str, Text]] = {}
    for item in items.values():
        long = {text.text: text for text in item.fields.values() if text.text.count(" ") >= 3}
        said.setdefault(item.path.partition("/")[0], {}).update(long)
    for name, texts in said.items():
        for other, others in said.items():
            both = texts.keys() & others.keys()
            if other < name and len(both) >= 3 and len(both) * 2 >= min(len(texts), len(others)):
                here, there = (words[min(both)].where for words in (texts, others))
                yield Problem(
                    "twice",
                    f"{here.path} and {there.path} say {len(both)} sentences alike, word for word",
                    here,
                    "if one is a copy of the other, move it out of the campaign",
                )


def _check(table: Table, key: str, context: str, text: str) -> None:
    """Refuse what nobody can print as it was meant, and braces that are no placeholders."""
    for fault in faults(text):
        table.refuse(fault.code, f"{context} {fault.what}", fault.hint, key)
    for wrong in placeholders.faults(text):
        hint = "write {name}, or {{ for a brace"
        table.refuse("placeholder", f"{context}: {wrong}", hint, key)


def _forms(table: Table, key: str, context: str, spoken: str) -> tuple[tuple[str, str], ...]:
    """Words that change with a number: count = { one = "{n} poster", other = "{n} posters" }."""
    values = table.table(key).values
    forms = []
    for category in PLURALS:
        text = values.get(category)
        if text is None:
            continue
        if not isinstance(text, str) or not tidied(text):
            message = f"{context} says nothing for '{category}'"
            table.refuse("empty", message, "write the words between quotes", key)
            continue
        _check(table, key, f"{context} for '{category}'", text)
        forms.append((category, typeset(text, spoken)))
    return tuple(forms)


def _twins(table: Table, key: str, context: str) -> dict[str, str]:
    """Words that were written in both languages together: title = { cy = "…", en = "…" }."""
    said: dict[str, str] = {}
    for code, text in table.table(key).values.items():
        if not isinstance(text, str) or not tidied(text):
            message = f"{context} has no words in '{code}'"
            table.refuse("empty", message, "write them between quotes", key)
            continue
        _check(table, key, f"{context} in {code}", text)
        said[code] = typeset(text, code)
    return said


def check_sources(
    items: Mapping[str, Item], source: str, languages: Collection[str]
) -> list[Problem]:
    """Blocks whose source is no language of the campaign, words that lack one of its languages, and
    words that lack one of their language's plural forms.

    Only words that were written in both languages together must be there in all languages.
    """
    problems: list[Problem] = []
    for item in items.values():
        strange = ""  # one line of the block says it for all its words
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
            elif text.language not in ("", BOTH, *languages, strange):
                strange = text.language
                problems.append(
                    Problem(
                        "source",
                        f"{text.context} is written in the unknown language '{text.language}'",
                        text.where,
                        f'source is one of {", ".join(languages)}, or "{BOTH}"',
                    )
                )
            elif text.forms:
                problems += _unformed(text, categories(text.language or source))
    return problems


def _unformed(text: Text, wanted: tuple[str, ...]) -> list[Problem]:
    """Are these the plural forms of the language that it is written in?"""
    if tuple(category for category, _ in text.forms) == wanted:
        return []
    return [
        Problem(
            "plural",
            f"{text.context} has other plural forms than its language",
            text.where,
            f"write these: {{ {', '.join(f'{category} = …' for category in wanted)} }}",
        )
    ]
