"""All that decides the bytes of a deck, as its renderer takes it: words, boxes and sizes.

Ids of slides are numbers here; boxes stay in 1/1000 pt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.engine.slides.deck import Box, Holder, Layout, Logo, Part, Slide, Wordmark
from toolkit.engine.slides.deck import Place as Filled
from toolkit.i18n.words import unbound
from toolkit.media.decks import model
from toolkit.media.decks.boards import Board, index
from toolkit.media.decks.leftward import leftward
from toolkit.media.decks.model import SlideLayout, SlideMaster
from toolkit.media.decks.payload import DeckFile, Phrase
from toolkit.media.decks.sizes import Sizes, row_heights, size_of
from toolkit.model.campaign import Project
from toolkit.plan.pictures import used
from toolkit.plan.rights import rights

EXTRA_BOLD = 800  # the weight of the slogan
NO_WORDS = 18  # pt, of what people write into a placeholder that the plan has no words for

Slogan = tuple[tuple[str, ...], ...]  # its words in each language of a deck


def deck_file(
    project: Project, master: SlideMaster, made: Board, sizes: Sizes, draft: bool
) -> DeckFile:
    """The deck in one edition, mirrored where its languages run from right to left."""
    locales = made.edition.locales
    layouts = (master.one if len(locales) == 1 else master.two).values()
    slides = tuple(_slide(master, made, n, sizes) for n in range(len(made.deck.slides)))
    slogan = _slogan(project, locales)
    foot = master.footer if draft else None
    wordmark = slogan if any(layout.wordmark for layout in layouts) else ()
    file = DeckFile(
        name=f"decks/{made.deck.id} ({made.edition.id})",
        title=made.found.title,
        alt=made.found.alt,
        author=project.publisher,
        date=project.date,
        locales=locales,
        tags={code: project.languages[code].tag for code in locales},
        labels=made.labels,
        draft=draft,
        theme=_theme(project),
        scheme=master.scheme,
        typeface=master.typeface,
        width=master.width,
        height=master.height,
        footer_size=master.footer_size,
        footer=master.footer,
        number=master.number,
        slogan=tuple(" ".join(f"{word}." for word in words) for words in slogan),
        wordmark=wordmark,
        font=_font(project, locales) if wordmark else "",
        logo=_logo(made),
        layouts=tuple(_layout(layout, made, sizes, wordmark, foot) for layout in layouts),
        slides=slides,
        pictures=used(project, (*_drawn(layouts), *_shown(slides)), {}),
        parts=_parts(made),
        words=_words(made),
        rights=rights(project, locales),
    )
    return leftward(project, file)


def _slogan(project: Project, locales: tuple[str, ...]) -> Slogan:
    fact = project.facts.get(project.lines.slogan)
    if fact is None:
        return ()
    said = (fact.values[code] for code in locales)
    return tuple((words,) if isinstance(words, str) else words for words in said)


def _theme(project: Project) -> str:
    """What programs call the deck's colours: the campaign's slogan, or its id."""
    (words,) = _slogan(project, (project.source,)) or ((project.id,),)
    return " ".join(words)


def _font(project: Project, locales: tuple[str, ...]) -> str:
    """The font that draws the slogan; "" where all languages have letters of their own."""
    if all(project.languages[code].scripted for code in locales):
        return ""
    return project.brand.fonts.get(EXTRA_BOLD, "")


def _logo(made: Board) -> Logo | None:
    lines = made.recipient.lines if made.recipient else {}
    if "logo" not in lines:
        return None
    return Logo(path=f"assets/{lines['logo'].text}", alt=lines["name"].text)


def _parts(made: Board) -> tuple[Part, ...]:
    return tuple(
        Part(
            title=" / ".join(unbound(part.names[code].text) for code in made.edition.locales),
            minutes=part.minutes,
            start=part.start,
        )
        for part in made.parts
    )


def _words(made: Board) -> dict[str, tuple[Phrase, ...]]:
    """Every string by language, to explain what changed."""
    said = [p for place in made.places for p in place.said]
    said += [p for notes in made.notes for p in notes]
    return {
        code: tuple(Phrase(id=p.id, text=p.text) for p in said if p.locale == code)
        for code in made.edition.locales
    }


def _layout(
    layout: SlideLayout, made: Board, sizes: Sizes, slogan: Slogan, foot: Box | None
) -> Layout:
    """`foot` is where a layout has its footer that has none of its own: a draft's says so there."""
    locales = made.edition.locales
    return Layout(
        name=layout.name,
        field=layout.field,
        footer=layout.footer or foot,
        picture=layout.picture,
        arrows=layout.arrows,
        tiles=layout.tiles,
        figures=layout.figures,
        wordmark=tuple(
            Wordmark(box=box, words=words, locale=code)
            for box, words, code in zip(layout.wordmark, slogan, locales, strict=False)
        ),
        holders=tuple(
            _holder(layout, holder, made, language, sizes)
            for language in range(len(locales))
            for holder in layout.holders.values()
            if language < len(holder.boxes)
        ),
    )


def _holder(
    layout: SlideLayout,
    holder: model.Holder,
    made: Board,
    language: int,
    sizes: Sizes,
) -> Holder:
    """A placeholder that shows one of the deck's languages. Where no slide fills it, people find a
    size in the middle of those that it allows.
    """
    locales = made.edition.locales
    middle = holder.sizes[len(holder.sizes) // 2] if holder.sizes else NO_WORDS
    return Holder(
        name=holder.name,
        type=holder.type,
        idx=index(layout, holder, language),
        locale=locales[language],
        box=holder.boxes[language],
        size=sizes.get((len(locales) > 1, layout.name, holder.like or holder.name), middle),
        bold=holder.bold,
        lead=holder.lead,
        gap=holder.gap,
        numbered=_first_number(holder, made),
        align=holder.align,
        anchor=holder.anchor,
        inset=holder.inset,
        on=holder.fill or holder.on or layout.field,
        fill=holder.fill,
    )


def _first_number(holder: model.Holder, made: Board) -> int:
    """The number with which a list starts: 1, or after the last of the list that goes on here."""
    if not holder.continues:
        return holder.numbered
    before = next((place for place in made.places if place.holder.name == holder.continues), None)
    return holder.numbered + (len(before.paragraphs) if before else 0)


def _drawn(layouts: Iterable[SlideLayout]) -> Iterator[str]:
    return (figure.draw for layout in layouts for figure in layout.figures)


def _shown(slides: Iterable[Slide]) -> Iterator[str]:
    return (slide.picture for slide in slides if slide.picture)


def _slide(master: SlideMaster, made: Board, number: int, sizes: Sizes) -> Slide:
    slide = made.deck.slides[number]
    return Slide(
        layout=slide.layout,
        picture=slide.picture,
        places=tuple(
            Filled(
                idx=place.idx,
                locale=place.locale,
                paragraphs=place.paragraphs,
                rows=place.rows,
                heights=(
                    row_heights(master, place, size_of(sizes, made, place)) if place.rows else ()
                ),
            )
            for place in made.places
            if place.slide == number
        ),
        chart=made.charts.get(number),
        # People edit notes in a plain window.
        notes=tuple(replace(p, text=unbound(p.text)) for p in made.notes[number]),
    )
