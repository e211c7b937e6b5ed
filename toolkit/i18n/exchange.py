"""Catalogues for agencies: rows out, rows in.

A row that was not edited changes nothing; every other one is checked.

A row is found by its string and plural form, never by its place. Its key says which English and
which translation it was exported with, so that older files, and edits of the same string on both
sides, are noticed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256

from toolkit.i18n.edit import set_comments, set_fuzzy, set_part, set_previous
from toolkit.i18n.lint import lint
from toolkit.i18n.plurals import samples
from toolkit.i18n.po import Document, Entry
from toolkit.i18n.review import reviewed, without_review
from toolkit.model.problem import Problem, Span

STATES = ("missing", "fuzzy", "translated", "reviewed")


@dataclass(frozen=True, slots=True)
class Row:
    """One translation to exchange.

    `number`: its row or unit in the file, counted from 1 as its program does.

    `id` is the context, with the form of a plural in brackets: `steps/law/title`,
    `notes/cats/count[2]`.
    """

    id: str
    source: str
    text: str
    before: str = ""
    state: str = ""
    notes: str = ""
    most: int | None = None
    key: str = ""
    number: int = 0


def rows(document: Document, locale: str, most: Mapping[str, int]) -> Iterator[Row]:
    """A row for each translation in use, in the catalogue's order; `most` characters by context."""
    for entry in _live(document).values():
        for name in _forms(entry):
            source = (
                entry.parts.get("msgid_plural", entry.source)
                if name not in ("msgstr", "msgstr[1]") or "msgid_plural" not in entry.parts
                else entry.source
            )
            notes = [
                line[1:].lstrip(".").strip()
                for line in entry.comments
                if line.startswith(("# ", "#. "))
            ]
            if "[" in name:
                notes.append(f"form for {_sample(locale, name)}")
            before = entry.before.get("msgid", "") if entry.fuzzy else ""
            yield Row(
                _id(entry, name),
                source,
                entry.parts[name],
                before,
                _state(entry, name),
                "\n".join(notes),
                most.get(entry.key),
                key(entry, name),
            )


def _sample(locale: str, name: str) -> str:
    found = samples(locale)
    form = int(name[7:-1])
    return found[form] if form < len(found) else "other numbers"


def _live(document: Document) -> dict[str, Entry]:
    return {
        entry.key: entry
        for entry in document.entries
        if not entry.obsolete and not entry.is_header and "msgid" in entry.parts
    }


def _forms(entry: Entry) -> list[str]:
    return [name for name in entry.parts if name.startswith("msgstr")]


def _id(entry: Entry, name: str) -> str:
    return entry.key + name.removeprefix("msgstr")


def _state(entry: Entry, name: str) -> str:
    if not entry.parts[name].strip():
        return "missing"
    return "fuzzy" if entry.fuzzy else "reviewed" if reviewed(entry) else "translated"


def key(entry: Entry, name: str) -> str:
    """Sixteen letters: eight for the string and its English, eight for the translation and whether
    it is fuzzy.
    """
    return _hash(_id(entry, name), entry.source, entry.parts.get("msgid_plural", "")) + _hash(
        entry.parts[name], str(entry.fuzzy)
    )


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def apply(
    document: Document, locale: str, given: Iterable[Row], path: str
) -> tuple[list[str], list[Problem]]:
    """Take the edited rows into the document.

    The ids that changed, and a problem for each row that was not taken.

    `path` is the file that the rows come from; problems name its rows. Warnings (W-) tell of what
    is left aside.
    """
    slots = {
        _id(entry, name): (entry, name)
        for entry in _live(document).values()
        for name in _forms(entry)
    }
    changed: list[str] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for row in given:
        where = Span(path, row.number)
        if row.id not in slots:
            problems.append(
                Problem(
                    "E-UNKNOWN",
                    f"'{row.id[:80]}' is no string of this catalogue",
                    where,
                    "leave the ids as they were exported; export again when strings were renamed",
                )
            )
        elif row.id in seen:
            problems.append(
                Problem(
                    "E-DUPLICATE",
                    f"'{row.id}' stands twice, first in row {seen[row.id]}",
                    where,
                    "keep one of the two",
                )
            )
        else:
            seen[row.id] = row.number
            entry, name = slots[row.id]
            found = _take(document, locale, entry, name, row, where)
            problems += found
            if not any(problem.code.startswith("E-") for problem in found) and _differs(
                entry, name, row
            ):
                _write(entry, name, row)
                changed.append(row.id)
    missing = [id for id in slots if id not in seen]
    if missing:
        shown = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        problems.append(
            Problem(
                "W-ROWS",
                f"{len(missing)} strings of the catalogue are not in the file: {shown}",
                Span(path),
                "they stay as they are",
            )
        )
    return changed, problems


def _differs(entry: Entry, name: str, row: Row) -> bool:
    """Was the row edited since the export: other words, or a fuzzy translation that is said to
    hold?
    """
    text = _clean(row.text)
    if _hash(text, str(entry.fuzzy)) == row.key[8:] and text == entry.parts[name]:
        return entry.fuzzy and row.state in ("translated", "reviewed")
    return not any(_hash(row.text, flag) == row.key[8:] for flag in ("True", "False"))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _take(
    document: Document, locale: str, entry: Entry, name: str, row: Row, where: Span
) -> list[Problem]:
    """What speaks against a row; nothing when it was not edited."""
    now = key(entry, name)
    if len(row.key) != 16:
        return [
            Problem(
                "E-KEY",
                f"'{row.id}' has lost its key",
                where,
                "leave the last column as it was exported",
            )
        ]
    problems = []
    if row.source != _source(entry, name):
        problems.append(
            Problem(
                "W-SOURCE",
                f"the source of '{row.id}' was edited: left aside",
                where,
                "words are changed in assets/content/",
            )
        )
    if not _differs(entry, name, row):
        return problems if row.key[:8] == now[:8] else []
    if row.key[:8] != now[:8]:
        return [
            *problems,
            Problem(
                "E-STALE",
                f"'{row.id}' translates older words",
                where,
                "export again: the source changed since",
            ),
        ]
    if row.key != now:
        return [
            *problems,
            Problem(
                "E-CONFLICT",
                f"'{row.id}' was edited here too since the export: now “{entry.parts[name][:60]}”",
                where,
                "choose one of the two in the catalogue",
            ),
        ]
    if not row.text.strip() and entry.parts[name].strip():
        return [
            *problems,
            Problem(
                "E-EMPTY",
                f"'{row.id}' lost its translation",
                where,
                "an empty cell deletes nothing; write the words again",
            ),
        ]
    if row.state == "reviewed" and not reviewed(entry):
        problems.append(
            Problem(
                "W-REVIEW",
                f"'{row.id}' is taken in as translated, not as reviewed",
                where,
                f"a reviewer says so: toolkit i18n review {entry.key}",
            )
        )
    return [*problems, *_faults(document, locale, entry, name, row, where)]


def _source(entry: Entry, name: str) -> str:
    return (
        entry.source
        if name in ("msgstr", "msgstr[1]")
        else entry.parts.get("msgid_plural", entry.source)
    )


def _faults(
    document: Document, locale: str, entry: Entry, name: str, row: Row, where: Span
) -> list[Problem]:
    """The errors that the linter finds in the entry as it would be."""
    trial = deepcopy(entry)
    _write(trial, name, row)
    head = document.header.raw if document.header else []
    raw = document.end.join([*head, "\r" if document.crlf else "", *trial.raw, ""]).encode(
        "utf-8", "surrogatepass"
    )
    errors = {
        problem.code: problem
        for problem in lint(document.path, locale, raw, (), {})
        if problem.code.startswith("E-")
    }
    return [
        Problem(problem.code, problem.message, where, problem.hint) for problem in errors.values()
    ]


def _write(entry: Entry, name: str, row: Row) -> None:
    """The row's words in the entry.

    They are new, so nobody has reviewed them and nothing is fuzzy.
    """
    set_part(entry, name, _clean(row.text))
    set_fuzzy(entry, False)
    set_previous(entry, {})
    entry.raw[:] = without_review(entry.raw)


def note_budget(entry: Entry, most: int | None) -> None:
    """The comment that says how many characters fit; in fives, so that it stays when little
    changes. None: there is no such comment.
    """
    old = [line for line in entry.comments if line.startswith("#.")]
    new = [line for line in old if not line.startswith("#. fits:")]
    new += (
        [f"#. fits: about {most if most < 20 else most // 5 * 5} characters"]
        if most is not None
        else []
    )
    if new != old:
        set_comments(entry, "#.", new)
