"""Sketches: every artefact that the project asks for, its words gathered, its sizes still open."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from toolkit.model.block import Block
from toolkit.model.campaign import Format, Recipient, Resource, Sheet
from toolkit.model.filetype import FileType
from toolkit.model.job import Job
from toolkit.model.language import Edition
from toolkit.model.page import Page
from toolkit.model.template import Reading
from toolkit.plan.blocks import blocks
from toolkit.plan.words import Gathered

RECIPIENTS = "recipients"  # the folder of what is made for one school only


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """One artefact.

    `medium` finishes it. `page` is the layout that decides its sizes and `measure` the job that
    finds them out; `ready` is the artefact's own job where the plan knows all sizes already.
    `needs` are the outputs of earlier sketches that it is made of. What is not `listed` is
    published without a line in the manifest. `own_sizes`: a language that came later makes no other
    smaller. `absent`: a tool that it is drawn with is not installed here. `cover` draws a picture
    of what is no picture itself. `images` counts its pictures, to compare languages. `reading` says
    how its words are read as text.
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
    reading: Reading = field(default_factory=Reading)

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
        options = self.page.options if self.page else {}
        return blocks(self.found.words.get(locale, {}), self.reading, options)
