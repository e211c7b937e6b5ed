"""Decks: every size is decided here, from the widths of the letters, so that a job to draw a deck
cannot overflow.

One size serves all slides of a deck that share a placeholder of a layout, in Welsh and in English
alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from toolkit.engine.payload import encode
from toolkit.i18n.words import bound, unbound
from toolkit.media.decks.boards import CONTACT, Board, Place, board, index
from toolkit.media.decks.leftward import leftward
from toolkit.media.decks.model import Deck, Decks, SlideLayout, SlideMaster
from toolkit.media.decks.payload import DeckPage
from toolkit.model.campaign import Format, Project, Recipient, Resource, Sheet
from toolkit.model.filetype import SCREEN
from toolkit.model.filetype import SLIDES as SLIDES_FILE
from toolkit.model.job import Job
from toolkit.model.letters import BESIDE_NUMBER, CELL, Measured, measure, unknown
from toolkit.model.page import Page
from toolkit.model.problem import Problem
from toolkit.plan.pages import fonts, inputs_of, page, page_job, printed
from toolkit.plan.setting import Setting
from toolkit.plan.sketch import Block, Sketch
from toolkit.plan.words import longest

SLIDES, PAGES = (
    Format("slides", "slide", "slides"),
    Format("a4-screen", "a4", "screen"),
)  # where the campaign does not say otherwise
HANDOUT, SLIDE = "deck-handout", "deck-slide"
TOKENS = "assets/brand/tokens.toml"
Sizes = dict[tuple[bool, str, str], int]  # (two languages?, layout, placeholder) → pt


@dataclass(frozen=True, kw_only=True)
class DeckSketch(Sketch):
    """A deck, with its slides as the renderer takes them."""

    slides: tuple[dict[str, Any], ...]

    def blocks(self, locale: str) -> list[Block]:
        """Slide by slide: the title as a heading, its words, and what the speaker says."""
        return list(_blocks(self.slides, locale)) if locale in self.edition.locales else []


def sketches(project: Project, setting: Setting) -> Iterator[Sketch]:
    """The decks and their handouts; once more for each recipient, with its contact and logo."""
    decks = project.part(Decks)
    if decks is None:
        return
    for deck in decks.decks:
        for recipient in (None, *(r for r in project.recipients if _personal(deck, r))):
            for made, sizes in sized(project, decks, deck, setting.draft, recipient):
                made.found.problems += [
                    problem
                    for place in made.places
                    for problem in _misfit(decks.master, made, place, sizes)
                ]
                yield from _sketches(project, decks.master, made, sizes, setting)


def _personal(deck: Deck, recipient: Recipient) -> bool:
    """Does the deck print anything of this recipient: its logo, or a contact that is known?"""
    if "logo" in recipient.lines:
        return True
    contact = any(key in recipient.lines for key in CONTACT)
    said = (part for slide in deck.slides for slot in slide.slots.values() for part in _parts(slot))
    return contact and "@contact" in said


def _parts(slot: Any) -> Iterator[Any]:
    """A slot's content paths: one, a list, or rows of them."""
    if isinstance(slot, list | tuple):
        for part in slot:
            yield from _parts(part)
    else:
        yield slot


def sized(
    project: Project,
    decks: Decks,
    deck: Deck,
    draft: bool = False,
    recipient: Recipient | None = None,
) -> Iterator[tuple[Board, Sizes]]:
    """The deck in each of its editions, with the sizes of its places.

    Languages that came later make no other smaller.
    """
    boards = [
        board(project, decks, deck, edition, draft, recipient)
        for edition in project.editions.values()
        if project.wanted(edition.id, deck.editions)
    ]
    own = project.stand_ins
    together = _sizes(decks.master, [made for made in boards if made.edition.id not in own])
    for made in boards:
        yield made, _sizes(decks.master, [made]) if made.edition.id in own else together


def size_of(sizes: Sizes, made: Board, place: Place) -> int:
    """The size in pt at which a place is set."""
    return sizes[_key(made, place)]


def lay_out(master: SlideMaster, place: Place, size: int) -> tuple[Measured, float]:
    """The words at a size, and the height of their box."""
    holder = place.holder
    _, _, wide, high = (v / 1000 for v in holder.boxes[place.language])
    if place.rows:
        column = wide / len(place.rows[0]) - 2 * CELL[0]
        rows = [
            [measure([cell["text"]], column, size, master.widths[1]) for cell in row]
            for row in place.rows
        ]  # bold is the wider
        word = next((cell.word for row in rows for cell in row if cell.word), "")
        return (
            Measured(0, sum(max(cell.height for cell in row) + 2 * CELL[1] for row in rows), word),
            high,
        )
    inset = 2 * holder.inset / 1000
    indent = BESIDE_NUMBER * size if holder.numbered else 0
    room = wide - inset - indent
    if not holder.head:
        return (
            measure(
                [p["text"] for p in place.paragraphs],
                room,
                size,
                master.widths[holder.bold],
                holder.lead,
                holder.gap,
            ),
            high - inset,
        )
    parts = [
        measure([p["text"]], room, size, master.widths["strong" in p], holder.lead, holder.gap)
        for p in place.paragraphs
    ]
    return (
        Measured(
            sum(part.lines for part in parts),
            sum(part.height for part in parts),
            next((part.word for part in parts if part.word), ""),
        ),
        high - inset,
    )


def _sizes(master: SlideMaster, boards: Iterable[Board]) -> Sizes:
    """The largest size at which every place of a set fits; the smallest where one does not."""
    sizes: Sizes = {}
    for made in boards:
        for place in made.places:
            if not place.holder.sizes:
                continue
            key = _key(made, place)
            known = sizes.get(key, place.holder.sizes[0])
            sizes[key] = next(
                (
                    size
                    for size in place.holder.sizes
                    if size <= known and _fits(*lay_out(master, place, size))
                ),
                place.holder.sizes[-1],
            )
    return sizes


def _key(made: Board, place: Place) -> tuple[bool, str, str]:
    return len(made.edition.locales) > 1, place.layout.name, place.holder.like or place.holder.name


def _fits(words: Measured, high: float) -> bool:
    return words.height <= high and not words.word


def _misfit(master: SlideMaster, made: Board, place: Place, sizes: Sizes) -> list[Problem]:
    if not place.holder.sizes:
        return []
    slide = made.deck.slides[place.slide]
    said = [cell for row in place.rows for cell in row] or place.paragraphs
    name = f"{made.deck.id} ({made.edition.id}), slide {place.slide + 1} '{slide.id}'"
    problems = []
    for p in said:
        if missing := unknown(p["text"], master.widths[0]):
            problems.append(
                Problem(
                    "glyph",
                    f"{name}: the slides' typeface is not known to have {', '.join(missing)}, which"
                    f" '{p['id']}' ({place.locale}) needs",
                    None,
                    "use another character",
                    _about(p),
                )
            )
    size = size_of(sizes, made, place)
    if (
        size > place.holder.sizes[-1] and size >= master.smallest
    ):  # it was chosen because the words fit
        return problems
    words, high = lay_out(master, place, size)
    longest = max(said, key=lambda p: len(p["text"]))
    if words.word:
        problems.append(
            Problem(
                "fit",
                f"{name}: the word “{words.word}” of '{longest['id']}' ({place.locale}) is wider"
                f" than its box at {size} pt",
                None,
                "use a shorter word",
                _about(longest),
            )
        )
    elif words.height > high:
        over, letters = words.height - high, sum(len(p["text"]) for p in said)
        cut = max(1, round(letters * over / words.height))
        problems.append(
            Problem(
                "fit",
                f"{name}: '{longest['id']}' ({place.locale}) is too long: the words are {over:.0f}"
                f" pt higher than the box of '{place.holder.name}' ({high:.0f} pt), even at"
                f" {size} pt",
                None,
                f"cut about {cut} of the {letters} characters there",
                _about(longest),
            )
        )
    if size < master.smallest:
        problems.append(
            Problem(
                "size",
                f"{name}: '{longest['id']}' is set at {size} pt; the smallest on slides is"
                f" {master.smallest}",
                place.layout.where,
                "give the placeholder larger sizes",
                _about(longest),
            )
        )
    return problems


def _about(paragraph: dict[str, Any]) -> str:
    return f"{paragraph['locale']} {paragraph['id']}"


def _sketches(
    project: Project, master: SlideMaster, made: Board, sizes: Sizes, setting: Setting
) -> list[Sketch]:
    deck, edition = made.deck, made.edition
    data = leftward(
        project, edition.locales, _deck_data(project, master, made, sizes, setting.draft)
    )
    logo = made.recipient.lines.get("logo") if made.recipient else None
    pictures = [f"assets/{logo.text}"] if logo else []
    inputs = (TOKENS, *([data["font"]] if data["font"] else []), *pictures)
    format = project.formats.get(SLIDES.id, SLIDES)
    slides = DeckSketch(
        medium="decks",
        resource=_resource(deck),
        edition=edition,
        format=format,
        type=SLIDES_FILE,
        sheet=Sheet(
            "slide",
            "px",
            master.width,
            master.height,
            master.smallest * 1000,
            master.footer_size * 1000,
        ),
        height=master.height,
        found=made.found,
        name=f"decks/{deck.id}/{deck.id}.{edition.id}.pptx",
        cover=_cover(project, made, data, setting),
        images=len(pictures),
        recipient=made.recipient,
        slides=tuple(data["slides"]),
    )
    job = Job(
        slides.output,
        "deck",
        encode(data),
        inputs_of(project, inputs),
        (),
        setting.made_by("deck"),
    )
    return [replace(slides, ready=job), *_handout(project, made, data, setting)]


def _resource(deck: Deck) -> Resource:
    return Resource(
        id=deck.id,
        kind="decks",
        template="",
        describe=deck.title,
        formats=("slides",),
        editions=deck.editions,
        slots={},
        series=f"decks/{deck.id}",
        item="",
        position=1,
        where=deck.where,
    )


def _handout(
    project: Project, made: Board, data: dict[str, Any], setting: Setting
) -> Iterator[Sketch]:
    """The deck as a sheet of paper, where the campaign has a template for it."""
    template, paper = project.templates.get(HANDOUT), project.sheets.get("a4")
    if not template or not paper:
        return
    deck, edition = made.deck, made.edition
    format = project.formats.get(PAGES.id, PAGES)
    used = {slide.layout for slide in deck.slides}
    drawn = page(
        project,
        edition.locales,
        paper,
        name=f"decks/{deck.id} handout ({edition.id})",
        entry=template.entry,
        words={
            code: {
                "title": _as_printed(deck.title, bound(title, code)),
                "slides": _read_out(made, code),
            }
            for code, title in zip(edition.locales, made.names, strict=True)
        },
        draft=setting.draft,
    )
    shown = _shown(drawn, data, [layout for layout in data["layouts"] if layout["name"] in used])
    drawn = printed(project, shown, PAGES, made.found.title, made.found.alt, {})
    handout = Sketch(
        medium="decks",
        resource=_resource(deck),
        edition=edition,
        format=format,
        type=SCREEN,
        sheet=paper,
        height=paper.height,
        found=made.found,
        name=f"decks/{deck.id}/{deck.id}-handout.{edition.id}.pdf",
        page=drawn,
        recipient=made.recipient,
    )
    inputs = inputs_of(project, (*template.files, *fonts(project, edition.locales)))
    job = page_job("page", drawn, inputs, setting.made_by, handout.output)
    yield replace(handout, ready=job)


def _cover(project: Project, made: Board, data: dict[str, Any], setting: Setting) -> Job | None:
    """A picture of the first slide, where the campaign has a template for it."""
    template = project.templates.get(SLIDE)
    if template is None:
        return None
    locales = made.edition.locales
    first = data["slides"][0]
    drawn = page(
        project,
        locales,
        Sheet("slide", "px", 960_000, 540_000, 0, 1000),
        name=f"{data['name']}, first slide",
        entry=template.entry,
        words={code: {} for code in locales},
    )
    layouts = [layout for layout in data["layouts"] if layout["name"] == first["layout"]]
    shown = _shown(drawn, data | {"slides": [first], "labels": {}}, layouts)
    form = Format("site", "slide", "png", ppi=144)
    shown = printed(project, shown, form, made.found.title, made.found.alt, {})
    shown = replace(shown, author="")
    inputs = inputs_of(project, (*template.files, *fonts(project, locales)))
    return page_job("page", shown, inputs, setting.made_by)


def _shown(drawn: Page, data: dict[str, Any], layouts: list[dict[str, Any]]) -> DeckPage:
    """A page with the slides that its template draws."""
    shown = {key: data[key] for key in ("slides", "labels", "parts", "width", "height")}
    values = {field.name: getattr(drawn, field.name) for field in fields(drawn)}
    return DeckPage(**values, deck=shown | {"layouts": layouts})


def _blocks(slides: Iterable[dict[str, Any]], locale: str) -> Iterator[Block]:
    for number, slide in enumerate(slides, 1):
        said = [
            [
                unbound(p["text"])
                for p in (*place["paragraphs"], *(cell for row in place["rows"] for cell in row))
            ]
            for place in slide["places"]
            if place["locale"] == locale
        ]
        titles, rest = (said[0], said[1:]) if said else ([], [])
        yield {"heading": " ".join(titles), "number": number}
        for texts in rest:
            yield {"list": texts} if len(texts) > 1 else {"p": " ".join(texts)}
        if notes := [unbound(p["text"]) for p in slide["notes"] if p["locale"] == locale]:
            yield {"notes": notes}


def _deck_data(
    project: Project, master: SlideMaster, made: Board, sizes: Sizes, draft: bool
) -> dict[str, Any]:
    """All that decides a deck's bytes; ids become slide numbers, boxes stay in 1/1000 pt."""
    locales = made.edition.locales
    layouts = master.one if len(locales) == 1 else master.two
    numbers = {slide.id: n for n, slide in enumerate(made.deck.slides)}
    school = made.recipient.lines if made.recipient else {}
    slogan = project.facts["slogan"].values if "slogan" in project.facts else {}
    drawn = slogan and any(layout.decoration["wordmark"] for layout in layouts.values())
    marks = [list(slogan[code]) for code in locales] if drawn else []
    return {
        "name": f"decks/{made.deck.id} ({made.edition.id})",
        "title": made.found.title,
        "alt": made.found.alt,
        "author": project.publisher,
        "date": project.date,
        "locales": list(locales),
        "tags": {code: project.languages[code].tag for code in locales},
        "labels": made.labels,
        "draft": draft,
        "width": master.width,
        "height": master.height,
        "footer_size": master.footer_size,
        "footer": list(master.footer),
        "number": list(master.number),
        "slogan": (
            [" ".join(f"{word}." for word in slogan[code]) for code in locales] if slogan else []
        ),
        "wordmark": marks,
        "font": (
            project.brand.fonts.get(800, "")
            if marks and not all(project.languages[code].scripted for code in locales)
            else ""
        ),
        "logo": (
            {"path": f"assets/{school['logo'].text}", "alt": school["name"].text}
            if "logo" in school
            else None
        ),
        "layouts": [
            _layout_data(layout, locales, made, sizes, marks) for layout in layouts.values()
        ],
        "slides": [
            _slide_data(made, n, numbers, sizes, master.widths)
            for n in range(len(made.deck.slides))
        ],
        "parts": [
            {
                "title": " / ".join(unbound(part["names"][code]["text"]) for code in locales),
                "minutes": part["minutes"],
                "start": part["start"],
            }
            for part in made.parts
        ],
        "words": _words(made),
    }


def _words(made: Board) -> dict[str, list[dict[str, str]]]:
    """Every string by language, to explain what changed."""
    said: dict[str, list[dict[str, str]]] = {code: [] for code in made.edition.locales}
    for p in [
        p
        for place in made.places
        for p in (*place.paragraphs, *(cell for row in place.rows for cell in row))
    ] + [p for notes in made.notes for p in notes]:
        said[p["locale"]].append({"id": p["id"], "text": p["text"]})
    return said


def _layout_data(
    layout: SlideLayout, locales: tuple[str, ...], made: Board, sizes: Sizes, marks: list[list[str]]
) -> dict[str, Any]:
    two = len(locales) > 1
    return {
        "name": layout.name,
        "field": layout.field,
        "footer": list(layout.footer) if layout.footer else None,
        "picture": list(layout.picture) if layout.picture else None,
        "arrows": [list(pair) for pair in layout.arrows],
        **layout.decoration,
        "wordmark": [{"box": box, "words": words, "locale": code} for box, words, code in zip(layout.decoration["wordmark"], marks, locales, strict=False)],
        "holders": [
            {
                "name": holder.name, "type": holder.type, "idx": index(layout, holder, language), "locale": locales[language], "box": list(holder.boxes[language]),
                "size": sizes.get((two, layout.name, holder.like or holder.name), holder.sizes[len(holder.sizes) // 2] if holder.sizes else 18), "bold": holder.bold, "lead": holder.lead, "gap": holder.gap,
                "numbered": holder.numbered, "align": holder.align, "anchor": holder.anchor, "inset": holder.inset, "on": holder.fill or holder.on or layout.field, "fill": holder.fill,
            }
            for language in range(len(locales))
            for holder in layout.holders.values()
            if language < len(holder.boxes)
        ],
    }  # fmt: skip


def _slide_data(
    made: Board,
    n: int,
    numbers: dict[str, int],
    sizes: Sizes,
    widths: tuple[Mapping[str, int], Mapping[str, int]],
) -> dict[str, Any]:
    slide = made.deck.slides[n]
    places = [place for place in made.places if place.slide == n]

    def linked(place: Place) -> list[dict[str, Any]]:
        return [
            p | {"link": numbers[target] if (target := p.get("link") or place.link) else None}
            for p in place.paragraphs
        ]

    def heights(place: Place) -> list[int]:
        """Of a table's rows, in 1/1000 pt."""
        size, column = (
            sizes.get(_key(made, place), 0),
            place.holder.boxes[place.language][2] / 1000 / len((place.rows or [[{}]])[0])
            - 2 * CELL[0],
        )
        return [
            round(
                1000
                * (
                    max(
                        measure([cell["text"]], column, size, widths[row is place.rows[0]]).height
                        for cell in row
                    )
                    + 2 * CELL[1]
                )
            )
            for row in place.rows
        ]

    return {
        "id": slide.id,
        "layout": slide.layout,
        "picture": slide.picture,
        "minutes": slide.minutes,
        "places": [
            {
                "idx": place.idx,
                "locale": place.locale,
                "paragraphs": linked(place),
                "rows": place.rows,
                "heights": heights(place),
            }
            for place in places
            if place.holder.type != "chart"
        ],
        "chart": made.charts.get(n),
        "notes": [
            p | {"text": unbound(p["text"])} for p in made.notes[n]
        ],  # people edit them in a plain window
    }


def _as_printed(name: str, text: str) -> dict[str, str]:
    """A string as the templates of pages take it."""
    return {"id": name, "text": text, "joined": longest(text), "longest": longest(unbound(text))}


def _read_out(made: Board, locale: str) -> list[dict[str, Any]]:
    """Each slide's title, its other words and its notes in one language."""
    read = []
    for n, _ in enumerate(made.deck.slides):
        places = [place for place in made.places if place.slide == n and place.locale == locale]
        titles = [p for place in places if place.holder.type == "title" for p in place.paragraphs]
        others = [
            p
            for place in places
            if place.holder.type != "title"
            for p in place.paragraphs
            if not p["id"].startswith("@")
        ]
        tables = [
            [[_as_printed(cell["id"], cell["text"]) for cell in row] for row in place.rows]
            for place in places
            if place.rows
        ]
        read.append(
            {
                "title": [_as_printed(p["id"], p["text"]) for p in titles],
                "texts": [_as_printed(p["id"], p["text"]) for p in others],
                "tables": tables,
                "notes": [
                    _as_printed(p["id"], p["text"]) for p in made.notes[n] if p["locale"] == locale
                ],
            }
        )
    return read
