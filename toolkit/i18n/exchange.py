"""Exchanges catalogues with agencies: rows go out, and edited rows come back in.

A row that was not edited changes nothing; every other one is checked. A row is found by its string
and plural form, never by its place. Its key says which English and which translation it was
exported with, so that older files, and edits of the same string on both sides, are noticed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.i18n.characters import tidied
from toolkit.i18n.document import Document
from toolkit.i18n.plurals import samples
from toolkit.i18n.review import reviewed
from toolkit.i18n.slots import Slot, digest, faults, slots
from toolkit.model.problem import Problem, Span


@dataclass(frozen=True, slots=True)
class Row:
    """One translation to exchange.

    `id` is the context, with the form of a plural in brackets: `notes/hello/title`,
    `notes/cats/count[2]`. `before` is the English that a fuzzy translation was made from; `most`
    says how many characters fit, None where nobody knows. `number` is its row or unit in the file,
    counted from 1 as the file's program does. `stated`: its state was set for the words as they
    are, as translation programs do.
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
    stated: bool = False

    @property
    def context(self) -> str:
        """The string that it translates, whatever its form."""
        return self.id.partition("[")[0]


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _waits(slot: Slot, row: Row) -> bool:
    """Does the file say that somebody should still look at the words?

    The state of a spreadsheet's row stays what it was until somebody changes it: it says nothing
    of new words. A translation program sets its own.
    """
    return row.state == "fuzzy" and (row.stated or slot.state != "fuzzy")


PART = "p"  # ends the keys of a file that holds only some of the strings


def rows(
    document: Document,
    locale: str,
    most: Mapping[str, int],
    wanted: Callable[[Slot], bool] | None = None,
) -> Iterator[Row]:
    """A row for each translation in use that is `wanted`, in the catalogue's order; `most`
    characters by context.
    """
    end = "" if wanted is None else PART
    for slot in filter(wanted, slots(document)) if wanted else slots(document):
        yield Row(
            id=slot.id,
            source=slot.source,
            text=slot.text,
            before=slot.entry.before.get("msgid", "") if slot.entry.fuzzy else "",
            state=slot.state,
            notes="\n".join(_notes(slot, locale)),
            most=most.get(slot.entry.key),
            key=slot.key + end,
        )


def _notes(slot: Slot, locale: str) -> Iterator[str]:
    """What translators should know: the entry's comments, and for which numbers a form is."""
    for line in slot.entry.comments:
        if line.startswith(("# ", "#. ")):
            yield line[1:].lstrip(".").strip()
    if "[" in slot.name:
        found, form = samples(locale), int(slot.name[7:-1])
        yield f"form for {found[form] if form < len(found) else 'other numbers'}"


def apply(
    document: Document,
    locale: str,
    given: Iterable[Row],
    path: str,
    keep: Collection[str] | None = (),
) -> tuple[list[str], list[Problem]]:
    """Take the edited rows into the document.

    Gives the ids that changed, and a problem for each row that was not taken. `path` is the file
    that the rows come from; problems name its rows. Warnings (W-) tell of what is left aside.
    `keep` are words that the language has as the original has them.
    """
    known = {slot.id: slot for slot in slots(document)}
    states = {slot.key: slot.state for slot in known.values()}
    asked: set[str] = set()  # an export of some strings lacks the others
    taken: list[tuple[Slot, Row]] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for came in given:
        row = replace(came, key=came.key.removesuffix(PART))
        where = Span(path, row.number)
        if wrong := _lost(row, known, seen, where):
            problems.append(wrong)
            continue
        seen[row.id] = row.number
        slot = known[row.id]
        if row.key == came.key:
            asked.add(states.get(row.key, ""))
        found = list(_check(document, locale, slot, row, where, keep))
        problems += found
        if _differs(slot, row) and not any(problem.code.startswith("E-") for problem in found):
            taken.append((slot, row))
    problems += _finals(taken, path)
    _write(taken)
    missing = [id for id, slot in known.items() if id not in seen and slot.state in asked]
    if missing:
        message = f"{len(missing)} strings of the catalogue are not in the file: {_some(missing)}"
        problems.append(Problem("W-ROWS", message, Span(path), "they stay as they are"))
    return [row.id for _, row in taken], problems


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:3]) + (" …" if len(ids) > 3 else "")


def _finals(taken: Sequence[tuple[Slot, Row]], path: str) -> Iterator[Problem]:
    """Who translates does not review: what programs call final, nobody has reviewed here."""
    finals = [
        (row.number, row.id)
        for slot, row in taken
        if row.state == "reviewed" and not reviewed(slot.entry)
    ]
    if finals:
        ids = [id for _, id in finals]
        are = f"{len(ids)} strings are" if len(ids) > 1 else f"'{ids[0]}' is"
        named = f": {_some(ids)}" if len(ids) > 1 else ""
        message = f"{are} taken in as translated, not as reviewed{named}"
        hint = "a reviewer says so: toolkit i18n review CONTEXT --by NAME"
        yield Problem("W-REVIEW", message, Span(path, finals[0][0]), hint)


def _write(taken: Sequence[tuple[Slot, Row]]) -> None:
    """All forms of a plural wait where one of them does."""
    waiting = {slot.entry.key for slot, row in taken if _waits(slot, row)}
    for slot, row in taken:
        slot.write(row.text, slot.entry.key in waiting)


def _lost(
    row: Row, slots: Mapping[str, Slot], seen: Mapping[str, int], where: Span
) -> Problem | None:
    """Is the row no string of the catalogue, or a second row for one?"""
    if row.id not in slots:
        return Problem(
            "E-UNKNOWN",
            f"'{row.id[:80]}' is no string of this catalogue",
            where,
            "leave the ids as they were exported; export again when strings were renamed",
        )
    if row.id in seen:
        message = f"'{row.id}' stands twice, first in row {seen[row.id]}"
        return Problem("E-DUPLICATE", message, where, "keep one of the two")
    return None


def _differs(slot: Slot, row: Row) -> bool:
    """Was the row edited since the export?

    It has other words, or it says of a fuzzy translation that it holds, or of another that somebody
    should look at it.
    """
    text = _clean(row.text)
    if row.key == slot.key and tidied(text) == tidied(slot.text):
        if slot.entry.fuzzy:
            return row.state in ("translated", "reviewed")
        return bool(text) and _waits(slot, row)
    return not any(digest(row.text, flag) == row.key[8:] for flag in ("True", "False"))


def _check(
    document: Document,
    locale: str,
    slot: Slot,
    row: Row,
    where: Span,
    keep: Collection[str] | None,
) -> Iterator[Problem]:
    """What speaks against a row; nothing when it was not edited."""
    if len(row.key) != 16:
        message = f"'{row.id}' has lost its key"
        yield Problem("E-KEY", message, where, "leave the last column as it was exported")
        return
    edited, same_string = _differs(slot, row), row.key[:8] == slot.key[:8]
    if row.source != slot.source and (edited or same_string):
        message = f"the source of '{row.id}' was edited: left aside"
        yield Problem("W-SOURCE", message, where, "words are changed in assets/content/")
    if not edited:
        return
    if outdated := _outdated(slot, row, where):
        yield outdated
        return
    if _waits(slot, row):
        message = f"'{row.id}' is taken in as fuzzy: its state says that it needs a look"
        hint = f"read it; then: toolkit i18n keep {slot.entry.key} --by NAME"
        yield Problem("W-STATE", message, where, hint)
    yield from faults(document, locale, slot, row.text, where, keep)


def _outdated(slot: Slot, row: Row, where: Span) -> Problem | None:
    """Does the edited row not fit what the catalogue says now, or delete it?"""
    if row.key[:8] != slot.key[:8]:
        message = f"'{row.id}' translates older words"
        return Problem("E-STALE", message, where, "export again: the source changed since")
    if row.key != slot.key:
        return Problem(
            "E-CONFLICT",
            f"'{row.id}' was edited here too since the export: now “{slot.text[:60]}”",
            where,
            "choose one of the two in the catalogue",
        )
    if not row.text.strip() and slot.text.strip():
        hint = "an empty cell deletes nothing; write the words again"
        return Problem("E-EMPTY", f"'{row.id}' lost its translation", where, hint)
    return None
