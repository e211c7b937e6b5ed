"""Writes down what people decide about a translation: it is reviewed, or it still holds."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from toolkit.i18n.copies import is_copy, left_over
from toolkit.i18n.document import Document, Entry
from toolkit.i18n.edit import add_note, set_fuzzy, set_previous
from toolkit.i18n.review import mark, review_line, without_review


def matching(document: Document, patterns: Sequence[str]) -> dict[str, list[Entry]]:
    """The translated entries in use that each pattern means: `notes/hello/title`, `steps/*`."""
    live = [
        entry
        for entry in document.entries
        if not entry.obsolete and not entry.is_header and any(form.strip() for form in entry.forms)
    ]
    return {
        pattern: [entry for entry in live if fnmatchcase(entry.key, pattern)]
        for pattern in patterns
    }


def review(entry: Entry, name: str, date: str) -> None:
    """Somebody found these words good to print. A review of before is replaced."""
    entry.raw[:] = without_review(entry.raw)
    add_note(entry, review_line(entry, name, date))


def keep(entry: Entry, name: str, date: str) -> bool:
    """The translation still holds after a change of the English, or is right although it is the
    English again; whether it was waiting.

    Of the latter a mark is kept, so that the decision ends with the words it was about.
    """
    copy = is_copy(entry) or bool(left_over(entry))
    if not entry.fuzzy and not copy:
        return False
    set_fuzzy(entry, False)
    set_previous(entry, {})
    entry.raw[:] = [line for line in entry.raw if not line.lstrip().startswith("# moved from ")]
    add_note(entry, f"# kept: {name}, {date}" + f" [{mark(entry)}]" * copy)
    return True
