"""decks/*.toml: storyboards, slide by slide, checked against the layouts and the words that there
are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from toolkit.media.decks.model import Deck, Slide, SlideMaster, Slot
from toolkit.media.decks.read_master import place_of_parts
from toolkit.media.decks.slots import refuse_several, refuse_slots, refuse_words
from toolkit.model.problem import Problem
from toolkit.read.content import SLUG
from toolkit.read.known import Known
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

KEYS = ("deck", "slide")
DECK_KEYS = ("title", "alt", "minutes", "editions")
MAY = ("do",)  # of a deck
SLIDE_KEYS = ("id", "layout", "notes", "minutes", "part", "picture", "links", "values")
NEEDED = ("id", "layout", "notes")  # of every slide
COMPARE = "compare the other decks of this folder"


def read_deck(
    document: Document,
    master: SlideMaster | None,
    known: Known,
    editions: Collection[str],
    pictures: Collection[str],
) -> tuple[Deck | None, list[Problem]]:
    """One storyboard; None when it cannot be understood."""
    problems: list[Problem] = []
    file = Table(document, problems)
    name = document.path.rsplit("/", 1)[-1].removesuffix(".toml")
    head = file.table("deck")
    _refuse_lacks(file, head, name)
    tables = [] if problems else list(_slides(file, name))
    if problems:
        return None, problems
    deck = Deck(
        id=name,
        title=head.text("title"),
        alt=head.text("alt"),
        minutes=head.whole("minutes"),
        editions=head.texts("editions"),
        slides=tuple(_slide(table) for table in tables),
        where=head.at(),
        do=place_of_parts(head, master.do) if master else "",
    )
    if problems:
        return None, problems
    _refuse_head(head, deck, known, editions)
    _refuse_order(tables, deck)
    for table, slide in zip(tables, deck.slides, strict=True):
        refuse_words(table, slide, known, pictures)
        _refuse_links(table, slide, deck, known)
        if master:
            refuse_slots(table, slide, deck, master)
    _refuse_agenda(head, tables, deck)
    return deck, list(dict.fromkeys(problems))  # layouts for one and two languages share some


def _refuse_lacks(file: Table, head: Table, name: str) -> None:
    """What a deck's head must have, and keys that nobody reads."""
    file.only(KEYS, "deck", "a deck's file")
    head.only((*DECK_KEYS, *MAY), "deck", f"the deck '{name}'")
    lacking = [key for key in DECK_KEYS if not head.values.get(key)]
    if lacking or not SLUG.fullmatch(name):
        head.refuse(
            "deck",
            f"the deck '{name}' lacks"
            f" {', '.join(lacking) or 'a name of small letters, figures and hyphens'}",
            COMPARE,
        )


def _slides(file: Table, name: str) -> Iterator[Table]:
    """The tables of the slides, each with values of the kinds that they should be."""
    rows = file.values.get("slide", [])
    if not isinstance(rows, list) or not rows or any(not isinstance(row, dict) for row in rows):
        file.table("deck").refuse(
            "deck", f"the deck '{name}' has no slides", "each slide begins with [[slide]]"
        )
        return
    for number in range(len(rows)):
        table = file.row("slide", number)
        if wrong := _garbled(table):
            table.refuse("slide", f"slide {number + 1} of '{name}': {wrong}", COMPARE)
        yield table


def _garbled(table: Table) -> str:
    """What keeps a slide from being read; "" when nothing does."""
    minutes = table.values.get("minutes", 0)
    if type(minutes) is not int or minutes < 0:
        return "its minutes are not a whole number"
    wrong = [
        key
        for keys, kind in ((("links", "values"), dict), (("id", "layout", "part", "picture"), str))
        for key in keys
        if not isinstance(table.values.get(key, kind()), kind)
    ]
    return f"'{wrong[0]}' is not what it should be" if wrong else ""


def _slide(table: Table) -> Slide:
    notes = table.values.get("notes", ())
    return Slide(
        id=table.text("id"),
        layout=table.text("layout"),
        slots={key: _slot(value) for key, value in table.values.items() if key not in SLIDE_KEYS},
        notes=(notes,) if isinstance(notes, str) else table.texts("notes"),
        minutes=table.whole("minutes"),
        part=table.text("part"),
        picture=table.text("picture"),
        links=_texts(table.table("links")),
        values=_texts(table.table("values")),
        where=table.at(),
        spans={key: table.at(key) for key in table.values},
    )


def _texts(table: Table) -> dict[str, str]:
    return {key: str(value) for key, value in table.values.items()}


def _slot(value: object) -> Slot:
    """What a slot holds. Anything that is neither text nor a list becomes a path that leads
    nowhere, so that the message about unknown paths shows it.
    """
    if not isinstance(value, list):
        return str(value)
    if value and all(isinstance(part, list) for part in value):
        return tuple(tuple(map(str, row)) for row in value)
    return tuple(map(str, value))


def _refuse_head(head: Table, deck: Deck, known: Known, editions: Collection[str]) -> None:
    for edition in deck.editions:
        if edition not in editions:
            head.refuse(
                "deck",
                f"'{deck.id}' names the unknown edition '{edition}'",
                suggest(edition, editions),
                "editions",
                lacks=f"edition {edition}",
            )
    for key, path in (("title", deck.title), ("alt", deck.alt)):
        if known.lacks(path):
            head.refuse(
                "deck",
                f"'{deck.id}': {key} = '{path}' does not exist",
                suggest(path, known.strings),
                key,
                lacks=path,
            )
        refuse_several(head, f"'{deck.id}'", key, path, known)


def _refuse_order(tables: list[Table], deck: Deck) -> None:
    """Slides without what each of them has, or with an id that another has."""
    seen: set[str] = set()
    for number, (table, slide) in enumerate(zip(tables, deck.slides, strict=True), 1):
        for key in NEEDED:
            if not getattr(slide, key):
                table.refuse(
                    "slide",
                    f"slide {number} of '{deck.id}' lacks '{key}'",
                    'each slide has an id, a layout and notes: notes = "talk/opening/notes"',
                )
        if slide.id in seen:
            table.refuse(
                "slide",
                f"the id '{slide.id}' is used twice in '{deck.id}'",
                "give each slide its own id",
            )
        seen.add(slide.id)


def _refuse_links(table: Table, slide: Slide, deck: Deck, known: Known) -> None:
    ids = [other.id for other in deck.slides]
    if len(ids) != len({*ids}):
        return  # who knows which of the two is meant
    for target in slide.links.values():
        if target not in ids and (not target.startswith("facts/") or known.lacks(target)):
            table.refuse(
                "slide",
                f"'{slide.id}' links to the slide '{target}', which '{deck.id}' does not have",
                suggest(target, ids),
                "links",
            )


def _refuse_agenda(head: Table, tables: list[Table], deck: Deck) -> None:
    """Parts that do not begin with the first slide, and minutes that do not add up."""
    if any(slide.part for slide in deck.slides) and not deck.slides[0].part:
        tables[0].refuse(
            "slide",
            f"the first slide of '{deck.id}' begins no part, and others do",
            "every slide belongs to a part: give the first one a part",
        )
    total = sum(slide.minutes for slide in deck.slides)
    if total != deck.minutes:
        head.refuse(
            "minutes",
            f"the slides of '{deck.id}' take {total} minutes; the deck says {deck.minutes}",
            "correct one or the other: the agenda prints them",
            "minutes",
        )
