"""Decks: every size is decided here, from the widths of the letters, so that a job to draw a deck
cannot overflow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.engine.payload import encode
from toolkit.media.decks.boards import CONTACT, Board
from toolkit.media.decks.file import deck_file
from toolkit.media.decks.misfits import misfits
from toolkit.media.decks.model import Deck, Decks, SlideMaster, lines
from toolkit.media.decks.pages import cover, handout
from toolkit.media.decks.payload import DeckFile
from toolkit.media.decks.reading_out import read_out
from toolkit.media.decks.sizes import sized
from toolkit.model.block import Block
from toolkit.model.campaign import Format, Project, Recipient, Resource, Sheet
from toolkit.model.filetype import SLIDES as SLIDES_FILE
from toolkit.model.job import Job
from toolkit.plan.pages import inputs_of
from toolkit.plan.setting import Setting
from toolkit.plan.sketch import Sketch

SLIDES = Format("slides", "slide", "slides")  # where the campaign does not say otherwise
TOKENS = "assets/brand/tokens.toml"


@dataclass(frozen=True, kw_only=True)
class DeckSketch(Sketch):
    """A deck, as the renderer takes it."""

    file: DeckFile

    def blocks(self, locale: str) -> list[Block]:
        """Slide by slide: the title as a heading, its words, and what the speaker says."""
        return list(read_out(self.file, locale)) if locale in self.edition.locales else []


def sketches(project: Project, setting: Setting) -> Iterator[Sketch]:
    """The decks and their handouts; once more for each recipient, with its contact and logo."""
    decks = project.part(Decks)
    if decks is None:
        return
    for deck in decks.decks:
        resource = _resource(deck)
        for recipient in (None, *(r for r in project.recipients if _personal(deck, r))):
            for made, sizes in sized(project, decks, deck, setting.draft, recipient):
                made.found.problems += misfits(decks.master, made, sizes)
                file = deck_file(project, decks.master, made, sizes, setting.draft)
                yield _slides(project, decks.master, made, file, setting)
                yield from handout(project, resource, made, file, setting)


def _personal(deck: Deck, recipient: Recipient) -> bool:
    """Does the deck print anything of this recipient: its logo, or a contact that is known?"""
    if "logo" in recipient.lines:
        return True
    contact = any(key in recipient.lines for key in CONTACT)
    said = (path for slide in deck.slides for slot in slide.slots.values() for path in lines(slot))
    return contact and "@contact" in said


def _resource(deck: Deck) -> Resource:
    return Resource.of_its_own(
        "decks",
        deck.id,
        describe=deck.title,
        formats=("slides",),
        editions=deck.editions,
        where=deck.where,
    )


def _slides(
    project: Project, master: SlideMaster, made: Board, file: DeckFile, setting: Setting
) -> Sketch:
    """The slides themselves, with the job that makes them."""
    sketch = DeckSketch(
        medium="decks",
        resource=_resource(made.deck),
        edition=made.edition,
        format=project.formats.get(SLIDES.id, SLIDES),
        type=SLIDES_FILE,
        sheet=Sheet(
            id="slide",
            unit="px",
            width=master.width,
            height=master.height,
            body_min=master.smallest * 1000,
            small_min=master.footer_size * 1000,
        ),
        height=master.height,
        found=made.found,
        name=f"decks/{made.deck.id}/{made.deck.id}.{made.edition.id}.pptx",
        cover=cover(project, made, file, setting),
        images=1 if file.logo else 0,
        recipient=made.recipient,
        file=file,
    )
    read = (TOKENS, file.font, file.logo.path if file.logo else "")
    job = Job(
        output=sketch.output,
        kind="deck",
        data=encode(file),
        inputs=inputs_of(project, filter(None, read)),
        needs=(),
        made_by=setting.made_by("deck"),
    )
    return replace(sketch, ready=job)
