"""Pages that show slides as small pictures: the handout of a deck, and the picture of its cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import TypedDict

from toolkit.engine.slides.deck import Paragraph
from toolkit.i18n.breaking import longest
from toolkit.i18n.words import bound, unbound
from toolkit.media.decks.boards import Board, Place
from toolkit.media.decks.payload import DeckFile, DeckPage, Miniatures
from toolkit.model.campaign import Format, Project, Resource, Sheet
from toolkit.model.filetype import SCREEN
from toolkit.model.job import Job
from toolkit.model.page import Page
from toolkit.plan.pages import fonts, inputs_of, page, page_job, printed
from toolkit.plan.setting import Setting
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Said

PAGES = Format("a4-screen", "a4", "screen")  # where the campaign does not say otherwise
HANDOUT, SLIDE = "deck-handout", "deck-slide"


class Named(Said):
    """A string, and what names it on the slide (“Myth: ”), or ""."""

    before: str


class ReadOut(TypedDict):
    """What the handout says of a slide in one language, beside its picture."""

    title: list[Named]
    texts: list[Named]
    tables: list[list[list[Said]]]
    notes: list[Said]


def handout(
    project: Project, resource: Resource, made: Board, file: DeckFile, setting: Setting
) -> Iterator[Sketch]:
    """The deck as a sheet of paper, where the campaign has a template for it."""
    template, paper = project.templates.get(HANDOUT), project.sheets.get("a4")
    if not template or not paper:
        return
    edition = made.edition
    drawn = page(
        project,
        edition.locales,
        paper,
        name=f"decks/{made.deck.id} handout ({edition.id})",
        entry=template.entry,
        words={
            code: {
                "title": _as_printed(made.deck.title, bound(title, code)),
                "slides": [_read_out(made, n, code) for n in range(len(made.deck.slides))],
            }
            for code, title in zip(edition.locales, made.names, strict=True)
        },
        draft=setting.draft,
    )
    drawn = printed(project, _shown(drawn, file), PAGES, made.found.title, made.found.alt, {})
    sketch = Sketch(
        medium="decks",
        resource=resource,
        edition=edition,
        format=project.formats.get(PAGES.id, PAGES),
        type=SCREEN,
        sheet=paper,
        height=paper.height,
        found=made.found,
        name=f"decks/{made.deck.id}/{made.deck.id}-handout.{edition.id}.pdf",
        page=drawn,
        recipient=made.recipient,
    )
    inputs = inputs_of(project, (*template.files, *fonts(project, edition.locales)))
    job = page_job("page", drawn, inputs, setting.made_by, sketch.output)
    yield replace(sketch, ready=job)


def cover(project: Project, made: Board, file: DeckFile, setting: Setting) -> Job | None:
    """A picture of the first slide, where the campaign has a template for it."""
    template = project.templates.get(SLIDE)
    if template is None:
        return None
    locales = made.edition.locales
    drawn = page(
        project,
        locales,
        Sheet(id="slide", unit="px", width=960_000, height=540_000, body_min=0, small_min=1000),
        name=f"{file.name}, first slide",
        entry=template.entry,
        words={code: {} for code in locales},
        draft=setting.draft,
    )
    shown = _shown(drawn, replace(file, slides=file.slides[:1], labels={}))
    form = Format("site", "slide", "png", ppi=144)
    shown = printed(project, shown, form, made.found.title, made.found.alt, {})
    inputs = inputs_of(project, (*template.files, *fonts(project, locales)))
    return page_job("page", replace(shown, author=""), inputs, setting.made_by)


def _shown(drawn: Page, file: DeckFile) -> DeckPage:
    """The page with the slides that its template draws, and only the layouts that they use."""
    used = {slide.layout for slide in file.slides}
    layouts = tuple(layout for layout in file.layouts if layout.name in used)
    shown = {figure.draw for layout in layouts for figure in layout.figures}
    shown |= {slide.picture for slide in file.slides}
    pictures = {name: file.pictures[name] for name in sorted(shown & file.pictures.keys())}
    drawn = replace(drawn, pictures={**drawn.pictures, **pictures})
    return DeckPage(
        **{part.name: getattr(drawn, part.name) for part in fields(drawn)},
        deck=Miniatures(
            width=file.width,
            height=file.height,
            layouts=layouts,
            slides=file.slides,
            labels=file.labels,
            parts=file.parts,
        ),
    )


def _as_printed(name: str, text: str, leads: str = "") -> Said:
    """A string as the templates of pages take it."""
    said = Said(id=name, text=text, joined=longest(text), longest=longest(unbound(text)))
    return said | {"leads": leads} if leads else said


def _read_out(made: Board, number: int, locale: str) -> ReadOut:
    """A slide's title, its other words and its notes in one language."""
    places = [place for place in made.places if (place.slide, place.locale) == (number, locale)]
    titles = [place for place in places if place.holder.type == "title"]
    others = [place for place in places if place.holder.type != "title"]
    return {
        "title": [said for place in titles for said in _named(place)],
        "texts": [said for place in others for said in _named(place)],
        "tables": [[_all_printed(row) for row in place.rows] for place in places if place.rows],
        "notes": _all_printed(p for p in made.notes[number] if p.locale == locale),
    }


def _named(place: Place) -> Iterator[Named]:
    """The paragraphs of a place, without numerals; a strong first one names the next."""
    said = [p for p in place.paragraphs if not p.id.startswith("@")]
    leads = len(said) > 1 and said[0].strong
    for number, p in enumerate(said[leads:]):
        before = f"{unbound(said[0].text).removesuffix(':')}: " if leads and number == 0 else ""
        yield {**_as_printed(p.id, p.text, p.leads), "before": before}


def _all_printed(paragraphs: Iterable[Paragraph]) -> list[Said]:
    return [_as_printed(p.id, p.text, p.leads) for p in paragraphs]
