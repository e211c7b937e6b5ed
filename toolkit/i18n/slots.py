"""The translations of a catalogue one by one: what each is called, what it says, how it is written.

What comes from outside (a spreadsheet, XLIFF, the command line) goes through here: it is written as
nobody's review, and judged before as the linter would judge it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256

from toolkit.i18n.characters import tidied
from toolkit.i18n.document import Document, Entry
from toolkit.i18n.edit import set_fuzzy, set_part, set_previous
from toolkit.i18n.lint import lint
from toolkit.i18n.review import reviewed, without_review
from toolkit.model.problem import Problem, Span

STATES = ("missing", "fuzzy", "translated", "reviewed")
TOLD = ("E-", "W-COPIED", "W-LETTERS", "W-MARKUP", "W-LOST", "W-QUOTES")  # of new words


@dataclass(frozen=True, slots=True)
class Slot:
    """One translation of a catalogue: an entry and the name of one of its forms (`msgstr[2]`)."""

    entry: Entry
    name: str

    @property
    def id(self) -> str:
        """By which rows are found."""
        return self.entry.key + self.name.removeprefix("msgstr")

    @property
    def source(self) -> str:
        """The English: the plural, for other forms than the second (of one thing)."""
        if self.name in ("msgstr", "msgstr[1]"):
            return self.entry.source
        return self.entry.parts.get("msgid_plural", self.entry.source)

    @property
    def text(self) -> str:
        """The translation."""
        return self.entry.parts[self.name]

    @property
    def state(self) -> str:
        """One of STATES."""
        if not self.text.strip():
            return "missing"
        if self.entry.fuzzy:
            return "fuzzy"
        return "reviewed" if reviewed(self.entry) else "translated"

    @property
    def key(self) -> str:
        """Sixteen letters: eight for the string and its English, eight for the translation.

        The latter also say whether it is fuzzy.
        """
        english = digest(self.id, self.entry.source, self.entry.parts.get("msgid_plural", ""))
        return english + digest(self.text, str(self.entry.fuzzy))

    def write(self, text: str, waits: bool = False) -> None:
        """Put new words into the entry: nobody has reviewed them, and they are fuzzy only where
        the file says that they wait for somebody.
        """
        set_part(self.entry, self.name, tidied(text))
        set_fuzzy(self.entry, waits)
        set_previous(self.entry, {})
        self.entry.raw[:] = without_review(self.entry.raw)


def digest(*parts: str) -> str:
    """Eight letters that change with any of the parts."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def slots(document: Document) -> Iterator[Slot]:
    """Every translation in use. Of entries with the same key the last counts."""
    for entry in {entry.key: entry for entry in document.live}.values():
        for name in entry.parts:
            if name.startswith("msgstr"):
                yield Slot(entry, name)


def faults(
    document: Document,
    locale: str,
    slot: Slot,
    text: str,
    where: Span,
    keep: Collection[str] | None,
) -> list[Problem]:
    """What the linter finds in the words of the entry as it would be with this text."""
    trial = Slot(deepcopy(slot.entry), slot.name)
    trial.write(text)
    head = document.header.raw if document.header else []
    raw = document.end.join([*head, "\r" if document.crlf else "", *trial.entry.raw, ""]).encode(
        "utf-8", "surrogatepass"
    )
    errors = {
        problem.code: problem
        for problem in lint(document.path, locale, raw, (), {}, keep=keep)
        if problem.code.startswith(TOLD)
    }
    return [
        Problem(problem.code, problem.message, where, problem.hint) for problem in errors.values()
    ]
