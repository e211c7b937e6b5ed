"""A deck read out, slide by slide: what the site says of it as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.engine.slides.deck import Holder, Paragraph, Place, Slide
from toolkit.i18n.words import unbound
from toolkit.media.decks.boards import named
from toolkit.media.decks.payload import DeckFile
from toolkit.model.block import Block, Phrase, listed, phrase


def read_out(file: DeckFile, locale: str) -> Iterator[Block]:
    """The title of each slide as a heading, its words, and what the speaker says."""
    layouts = {
        layout.name: {holder.idx: holder for holder in layout.holders} for layout in file.layouts
    }
    for number, slide in enumerate(file.slides, 1):
        holders = layouts[slide.layout]
        own = [place for place in slide.places if place.locale == locale]
        titles = [p for place in own if _is_title(holders, place) for p in place.paragraphs]
        yield {"heading": phrase(named(titles)), "number": number}
        for place in own:
            if not _is_title(holders, place):
                yield from _place(place, holders[place.idx])
        yield from _notes(slide, locale)


def _is_title(holders: Mapping[int, Holder], place: Place) -> bool:
    return holders[place.idx].type == "title"


def _place(place: Place, holder: Holder) -> Iterator[Block]:
    if place.rows:
        yield {"table": [[_said(cell) for cell in row] for row in place.rows]}
        return
    first, *others = place.paragraphs or (None,)
    if first and first.strong and others:  # “No”, and what then
        label = unbound(first.text)
        yield {"p": phrase(" ".join(unbound(p.text) for p in others), others[0].id, label)}
    elif others:
        yield listed(([_said(p)] for p in place.paragraphs), holder.numbered > 0)
    elif first:
        yield {"p": _said(first)}


def _said(paragraph: Paragraph) -> Phrase:
    return phrase(unbound(paragraph.text), paragraph.id)


def _notes(slide: Slide, locale: str) -> Iterator[Block]:
    if notes := [_said(p) for p in slide.notes if p.locale == locale]:
        yield {"notes": notes}
