"""Words: what the source says, what a catalogue answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.problem import Span


@dataclass(frozen=True, slots=True)
class Text:
    """A string of the content.

    `context` is its path, `notes/hello/title`.

    `language` is what it is written in (empty: the campaign's source language). Where both
    languages were written together, `twins` holds each with its language, and `text` is the first.

    Words that change with a number have `forms`: each with its CLDR category, in their order; then
    `text` is the first, which says one.
    """

    context: str
    text: str
    where: Span
    note: str = ""
    language: str = ""
    twins: tuple[tuple[str, str], ...] = ()
    forms: tuple[tuple[str, str], ...] = ()

    @property
    def plural(self) -> str:
        """The words for most numbers (msgid_plural); empty where no number changes them."""
        return self.forms[-1][1] if self.forms else ""


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalogue (gettext: msgctxt, msgid, msgstr).

    A plural has its English in `plural` and its `forms` in order. `reviewer` is who found it good,
    and when. `copied`: it is the original again; `kept`: somebody decided that it stays so.
    """

    context: str
    source: str
    text: str
    where: Span
    fuzzy: bool = False
    obsolete: bool = False
    reviewed: bool = False
    plural: str = ""
    forms: tuple[str, ...] = ()
    reviewer: str = ""
    kept: bool = False
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations into one language, by context."""

    locale: str
    path: str
    messages: Mapping[str, Message] = field(default_factory=dict)
    obsolete: Mapping[str, Message] = field(default_factory=dict)
