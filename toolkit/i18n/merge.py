"""Brings a catalogue up to date with the words of the content, by their contexts.

Strings are never matched because they look alike. An entry whose English changed keeps its own
translation, marked fuzzy, with the English that it was made from. A new string is empty. A string
that only moved to another context takes its translation and its review along. What is gone becomes
obsolete. An entry that needs no change keeps every byte.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from toolkit.i18n.arranging import arrange
from toolkit.i18n.document import Document, Entry, header_fields
from toolkit.i18n.edit import (
    keyword_lines,
    revive,
    set_fuzzy,
    set_part,
    set_previous,
)
from toolkit.i18n.moving import move, moves
from toolkit.i18n.notes import annotate, flag, flags
from toolkit.i18n.plurals import categories, header
from toolkit.i18n.review import mark, without_review
from toolkit.i18n.words import says_the_same
from toolkit.model.message import Text


@dataclass
class Merged:
    """What a merge did, by context."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    revived: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)
    suggestions: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)  # where what moved was, for people

    def __bool__(self) -> bool:
        return bool(self.flagged) or self.outdated

    @property
    def outdated(self) -> bool:
        """More than flags, which say nothing of words: an older toolkit wrote none."""
        return any((self.added, self.changed, self.moved, self.revived, self.removed, self.noted))


def merge(
    document: Document, texts: Sequence[Text], hint: Callable[[Text], str] = lambda _: ""
) -> Merged:
    """Edit the document so that it holds each text of the content once, and say what was done.

    `hint` says which words of the glossary stand beside a text.
    """
    if any(text.forms for text in texts):
        _state_rule(document)
    run = _Run(document, texts, hint)
    for text in texts:
        run.bring(text)
    run.arrange()
    return run.merged


def _fields(document: Document) -> tuple[Entry, dict[str, str]]:
    head = document.header or Entry()
    return head, header_fields(head.parts.get("msgstr", ""))


def _state_rule(document: Document) -> None:
    """A catalogue with plural forms says their rule in its header."""
    head, fields = _fields(document)
    if "Plural-Forms" not in fields and "Language" in fields:
        rule = f"Plural-Forms: {header(fields['Language'])}\n"
        set_part(head, "msgstr", head.parts["msgstr"] + rule)


def _as_read(entry: Entry, text: Text) -> bool:
    """Are the entry's words those of the content, whatever apostrophes they were typed with?"""
    one, many = entry.source, entry.parts.get("msgid_plural", "")
    return (_curled(one), _curled(many)) == (text.text, text.plural)


def _curled(words: str) -> str:
    return unicodedata.normalize("NFC", words).replace("'", "’")


def _retouch(entry: Entry, text: Text, merged: Merged) -> None:
    """The English has other spaces or quotes only: the translation and its review hold."""
    before = mark(entry)
    set_part(entry, "msgid", text.text)
    if text.forms:
        set_part(entry, "msgid_plural", text.plural)
    entry.raw[:] = [line.replace(f"[{before}]", f"[{mark(entry)}]") for line in entry.raw]
    merged.noted.append(text.context)


class _Run:
    """One merge: what the catalogue has, what the content lost, and where new entries go."""

    def __init__(
        self, document: Document, texts: Sequence[Text], hint: Callable[[Text], str]
    ) -> None:
        self.hint = hint
        entries = [
            entry for entry in document.entries if "msgid" in entry.parts and not entry.is_header
        ]
        self.document, self.merged = document, Merged()
        self.live = {entry.key: entry for entry in entries if not entry.obsolete}
        self.dead = {entry.key: entry for entry in entries if entry.obsolete}
        wanted = {text.context for text in texts}
        self.gone = {key: entry for key, entry in self.live.items() if key not in wanted}
        self.moves = moves(self.gone, [text for text in texts if text.context not in self.live])
        self.memory = {
            entry.source: entry.forms[0]
            for entry in self.live.values()
            if not entry.fuzzy and all(entry.forms)
        }
        self.places: dict[str, list[Entry]] = {}  # new entries after the context that they follow
        self.last = ""

    def bring(self, text: Text) -> None:
        """One text of the content, in its order."""
        entry = self.live.get(text.context) or self.known(text) or self.new(text)
        if not as_written(entry, text):
            if ("msgid_plural" in entry.parts) != bool(text.forms):
                _reshape(entry, text, self.document)
            _changed(entry, text, self.merged)
        elif not _as_read(entry, text):
            _retouch(entry, text, self.merged)
        if annotate(entry, text, self.hint(text)):
            self.merged.noted.append(text.context)
        if flag(entry, text):
            self.merged.flagged.append(text.context)
        self.last = text.context

    def known(self, text: Text) -> Entry | None:
        """An entry that moved here, or that was obsolete."""
        if text.context in self.moves:
            moved = self.moves[text.context]
            self.merged.origins[text.context] = move(moved, text)
            self.merged.moved.append(text.context)
            return moved
        entry = self.dead.get(text.context)
        if entry is not None:
            revive(entry)
            self.document.entries.remove(entry)
            self.places.setdefault(self.last, []).append(entry)
            self.merged.revived.append(text.context)
        return entry

    def new(self, text: Text) -> Entry:
        """An empty entry; the same English elsewhere is a suggestion, never a translation."""
        entry = _new(text, self.document)
        self.places.setdefault(self.last, []).append(entry)
        self.merged.added.append(text.context)
        if text.text in self.memory:
            self.merged.suggestions[text.context] = self.memory[text.text]
        return entry

    def arrange(self) -> None:
        """Put new entries where they belong, and what is gone at the end."""
        moved = {id(entry) for entry in self.moves.values()}
        removed = [entry for entry in self.gone.values() if id(entry) not in moved]
        arrange(self.document, self.places, removed)
        self.merged.removed += [entry.key for entry in removed]


def as_written(entry: Entry, text: Text) -> bool:
    """Does the entry translate the words as they are now, for one and for many?"""
    return says_the_same(entry.source, entry.parts.get("msgid_plural", ""), text)


def _reshape(entry: Entry, text: Text, document: Document) -> None:
    """Words that a number changes from now on, or no more: each form begins as the old words."""
    said, before = entry.forms[-1] if entry.forms else "", entry.source
    comments = [line for line in entry.raw if not line.strip() or line.lstrip().startswith("#")]
    fresh = _new(text, document)
    words = next(at for at, line in enumerate(fresh.raw) if line.startswith("msg"))
    entry.raw[:] = comments + fresh.raw[words:]
    entry.parts, entry.lines = fresh.parts | {"msgid": before}, {}
    for name in [name for name in entry.parts if name.startswith("msgstr")]:
        set_part(entry, name, said)


def _changed(entry: Entry, text: Text, merged: Merged) -> None:
    """The English is another: the translation waits, beside the English that it was made from."""
    if any(form.strip() for form in entry.forms):
        if not (entry.fuzzy and "msgid" in entry.before):
            names = ("msgctxt", "msgid", "msgid_plural")
            old = {
                name: entry.parts[name]
                for name in names
                if name in entry.parts and name != "msgctxt"
            }
            set_previous(
                entry,
                {name: value for name, value in entry.before.items() if name == "msgctxt"} | old,
            )
        set_fuzzy(entry, True)
        entry.raw[:] = without_review(entry.raw)
    set_part(entry, "msgid", text.text)
    if text.forms:
        set_part(entry, "msgid_plural", text.plural)
    merged.changed.append(text.context)


def _new(text: Text, document: Document) -> Entry:
    end = "\r" if document.crlf and document.end == "\n" else ""
    forms = _forms(text, document)
    needed = flags(text)
    raw = [
        "",
        f"#: {text.where.path}",
        *(f"#, {flag}" for flag in needed),
        *keyword_lines("msgctxt", text.context),
        *keyword_lines("msgid", text.text),
        *(keyword_lines("msgid_plural", text.plural) if text.forms else ()),
        *(f'{name} ""' for name in forms),
    ]
    parts = {"msgctxt": text.context, "msgid": text.text}
    if text.forms:
        parts["msgid_plural"] = text.plural
    parts |= dict.fromkeys(forms, "")
    return Entry(0, [line + end for line in raw], parts, flags=set(needed))


def _forms(text: Text, document: Document) -> tuple[str, ...]:
    """`msgstr`, or one for each plural form of the catalogue's language."""
    if not text.forms:
        return ("msgstr",)
    _, fields = _fields(document)
    count = len(categories(fields.get("Language", "en")))
    return tuple(f"msgstr[{number}]" for number in range(count))


def new_catalogue(locale: str, project: str, language: str) -> bytes:
    """An empty catalogue with our own header: UTF-8 and the pinned plural rule."""
    fields = (
        f"Project-Id-Version: {project}",
        f"Language: {locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {header(locale)}",
    )
    top = (
        f"# {language} words of the campaign.\n"
        + '# A reviewer adds a line "# reviewed: name, date" above an entry that is good to'
        " print.\n"
    )
    return (top + 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in fields)).encode()
