"""Sketches: every artefact that the project asks for, its words gathered, its sizes still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict

from toolkit.i18n.words import unbound
from toolkit.model.campaign import Format, Recipient, Resource, Sheet
from toolkit.model.filetype import FileType
from toolkit.model.job import Job
from toolkit.model.language import Edition
from toolkit.model.line import Line
from toolkit.model.page import Page, Slot
from toolkit.plan.words import Gathered

RECIPIENTS = "recipients"  # the folder of what is made for one school only
Texts = list[str]
Rows = list[list[str]]


class Block(TypedDict, total=False):
    """Some words as a reader wants them; a block has one of these.

    A heading has the `number` of its slide too, or 0.
    """

    p: str
    list: Texts
    items: Rows
    heading: str
    number: int
    notes: Texts


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """One artefact.

    `medium` finishes it. `page` is the layout that decides its sizes and `measure` the job that
    finds them out; `ready` is the artefact's own job where the plan knows all sizes already.
    `needs` are the outputs of earlier sketches that it is made of. What is not `listed` is
    published without a line in the manifest. `own_sizes`: a language that came later makes no other
    smaller. `absent`: a tool that it is drawn with is not installed here. `cover` draws a picture
    of what is no picture itself. `images` counts its pictures, to compare languages.
    """

    medium: str
    resource: Resource
    edition: Edition
    format: Format
    type: FileType
    sheet: Sheet
    height: int
    found: Gathered
    name: str = ""
    page: Page | None = None
    measure: Job | None = None
    ready: Job | None = None
    needs: tuple[str, ...] = ()
    listed: bool = True
    own_sizes: bool = False
    absent: bool = False
    cover: Job | None = None
    images: int = 0
    recipient: Recipient | None = None

    @cached_property
    def output(self) -> str:
        """Where it is published, below build/."""
        r, f = self.resource, self.format
        name = self.name or (f"{r.kind}/{r.id}/{r.id}-{f.id}.{self.edition.id}.{self.type.suffix}")
        return f"{RECIPIENTS}/{self.recipient.id}/{name}" if self.recipient else name

    @property
    def shared(self) -> bool:
        """Is it for everybody? What is made for one recipient enters no pack, site or manifest."""
        return self.recipient is None

    @cached_property
    def set(self) -> tuple[str, str, str]:
        """Artworks that share their sizes: a series on one sheet, single languages together.

        A recipient's copies and languages that came later have sets of their own: nobody's long
        name makes everybody's words smaller.
        """
        together = len(self.edition.locales) == 1 and not self.own_sizes
        apart = f"{self.recipient.id} " if self.recipient else ""
        return (
            self.resource.series,
            self.sheet.id,
            apart + ("single" if together else self.edition.id),
        )

    def blocks(self, locale: str) -> list[Block]:
        """Its words in one language as a reader wants them: the accessible equivalent of what is
        drawn. Empty where it has no words in that language.
        """
        slots = self.found.words.get(locale, {})
        return [block for value in slots.values() for block in _blocks(value)]


def _blocks(value: Slot) -> Iterator[Block]:
    if isinstance(value, list):
        yield from _several(value)
    elif isinstance(value, Line):
        yield {"p": value.text}
    elif isinstance(value, dict) and isinstance(value.get("text"), str):
        yield {"p": unbound(value["text"])}
    elif isinstance(value, dict):  # an item; a code (qr) is written out beside it
        for text in _texts(value):
            yield {"p": text}


def _several(values: Sequence[Slot]) -> Iterator[Block]:
    if not all(isinstance(value.get("text"), str) for value in values):
        yield {"items": [_texts(value) for value in values]}
        return
    texts = [unbound(value["text"]) for value in values]
    stops = values and all(value["id"].startswith("facts/") for value in values)
    yield {"p": " ".join(f"{text}." for text in texts)} if stops else {"list": texts}


def _texts(item: Mapping[str, Slot]) -> Texts:
    return [
        unbound(part["text"])
        for part in item.values()
        if isinstance(part, dict) and isinstance(part.get("text"), str)
    ]
