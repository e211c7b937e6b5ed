"""Converts a catalogue's plural forms to the language's own, by the numbers that each is for."""

from __future__ import annotations

import re

from toolkit.i18n.document import Document, Entry, header_fields
from toolkit.i18n.edit import set_fuzzy, set_part
from toolkit.i18n.plurals import SAMPLES, Plurals, header, read_plurals


def convert_plurals(document: Document, locale: str) -> int:
    """Edit the document to the pinned rule; how many entries were mapped.

    Raises BadRule when its own rule is no rule.
    """
    top = document.header
    if top is None:
        return 0
    text = top.parts.get("msgstr", "")
    stated = header_fields(text).get("Plural-Forms", "")
    new = read_plurals(header(locale))
    old = read_plurals(stated) if stated else new
    if stated and old == new:
        return 0
    line = f"Plural-Forms: {header(locale)}\n"
    set_part(
        top,
        "msgstr",
        re.sub(r"Plural-Forms:[^\n]*\n?", lambda _: line, text) if stated else text + line,
    )
    plurals = [
        entry for entry in document.entries if "msgid_plural" in entry.parts and not entry.obsolete
    ]
    for entry in plurals:
        _map(entry, old, new)
    return len(plurals)


def _map(entry: Entry, old: Plurals, new: Plurals) -> None:
    texts = [entry.parts.get(f"msgstr[{n}]", "") for n in range(old.count)]
    mapped = [
        texts[old.form(next(n for n in SAMPLES if new.form(n) == form))]
        for form in range(new.count)
    ]
    for name in [name for name in entry.parts if name.startswith("msgstr")]:
        _drop(entry, name)
    for form, text in enumerate(mapped):
        set_part(entry, f"msgstr[{form}]", text)
    if any(mapped):
        set_fuzzy(entry, True)


def _drop(entry: Entry, name: str) -> None:
    """Take a part and its continued lines away."""
    start = next((n for n, line in enumerate(entry.raw) if line.lstrip().startswith(name)), None)
    del entry.parts[name]
    if start is None:
        return
    stop = start + 1
    while stop < len(entry.raw) and entry.raw[stop].lstrip().startswith('"'):
        stop += 1
    del entry.raw[start:stop]
