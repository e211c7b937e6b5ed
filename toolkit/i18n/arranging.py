"""Puts the entries of a catalogue in the order of the content."""

from __future__ import annotations

from toolkit.i18n.document import Document, Entry
from toolkit.i18n.edit import make_obsolete


def arrange(document: Document, places: dict[str, list[Entry]], removed: list[Entry]) -> None:
    """New entries after the one before them in the content; obsolete ones at the end."""
    out: set[int] = set(map(id, removed))
    entries: list[Entry] = []
    if document.header is None:
        entries += _follow("", places)
    for entry in document.entries:
        if id(entry) in out:
            make_obsolete(entry)
            continue
        entries.append(entry)
        if not entry.obsolete:
            entries += _follow("" if entry.is_header else entry.key, places)
    live = [entry for entry in entries if not entry.obsolete]
    last = entries.index(live[-1]) + 1 if live else 0
    if removed or places:
        _end_lines(document)
    document.entries = entries[:last] + entries[last:] + removed


def _follow(key: str, places: dict[str, list[Entry]]) -> list[Entry]:
    """Entries that were put after this key, and after them in turn."""
    found: list[Entry] = []
    waiting = places.get(key, [])[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += places.get(found[-1].key, [])[::-1]
    return found


def _end_lines(document: Document) -> None:
    """A file ends with a line end, so that nothing is added to its last line."""
    if not document.tail:
        document.tail = [""]
