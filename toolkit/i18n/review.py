"""Keeps who found a translation good to print, and when.

`# reviewed: Name, 2026-12-01` above an entry, as a person writes it, counts until somebody removes
it. The command adds a mark in brackets, made from the English and the translation: when either
changes, the review no longer counts. Comments of this kind survive Poedit, Weblate and msgmerge.
"""

from __future__ import annotations

import re
from hashlib import sha256

from toolkit.i18n.document import Entry

_REVIEWED = re.compile(r"#\s*reviewed:\s*(\S.*?)(?:\s*\[([0-9a-f]{8})\])?\s*$")


def mark(entry: Entry) -> str:
    """Eight letters that change with the English or the translation."""
    words = "\0".join((entry.source, entry.parts.get("msgid_plural", ""), *entry.forms))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def reviewer(entry: Entry) -> str:
    """Who reviewed the words as they are now, and when; empty when nobody did."""
    for line in entry.comments:
        match = _REVIEWED.match(line)
        if match and (match.group(2) is None or match.group(2) == mark(entry)):
            return match.group(1)
    return ""


def reviewed(entry: Entry) -> bool:
    """Whether somebody found the words good as they are now."""
    return bool(reviewer(entry))


def outdated(entry: Entry) -> bool:
    """Whether somebody reviewed other words than these."""
    return not reviewed(entry) and any(_REVIEWED.match(line) for line in entry.comments)


def without_review(raw: list[str]) -> list[str]:
    """An entry's lines without those that say it was reviewed."""
    return [line for line in raw if not _REVIEWED.match(line.strip())]


def review_line(entry: Entry, name: str, date: str) -> str:
    """The comment that says so."""
    return f"# reviewed: {name}, {date} [{mark(entry)}]"
