"""decks/*.toml: storyboards, slide by slide, checked against the layouts and the words that there
are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit.engine.slides.pictograms import PICTURES
from toolkit.i18n.coverage import advances
from toolkit.media.decks.model import Deck, Decks, Slide, SlideMaster, labels
from toolkit.media.decks.read_master import letter_widths, read_master
from toolkit.model.agenda import Agenda, AgendaPart, Agendas
from toolkit.model.campaign import Language
from toolkit.model.problem import Problem, Span
from toolkit.read.content import SLUG
from toolkit.read.files import Files
from toolkit.read.known import Known
from toolkit.read.project import CAMPAIGN
from toolkit.read.source import Source, toml
from toolkit.read.suggest import suggest
from toolkit.read.tables import read_campaign
from toolkit.read.toml import Document

SLIDES = "assets/brand/slides.toml"
LETTERS = "assets/data/arial.toml"
Letters = tuple[Mapping[str, int], Mapping[str, int]]  # 1/2048 em, regular and bold
DECK_KEYS = ("title", "alt", "minutes", "editions")
SLIDE_KEYS = ("id", "layout", "notes", "minutes", "part", "picture", "links", "values")


def read_decks(source: Source) -> tuple[object, ...]:
    """The storyboards of decks/, the master that they use, and their agendas."""
    boards = source.documents("decks")
    if not boards:
        return ()
    tokens = source.tokens.values
    fields = set(tokens.get("color", {})) & set(tokens.get("field", {}))
    languages = source.project.languages
    master, problems = read_master(source.toml(SLIDES), source.toml(LETTERS), fields)
    decks = []
    for board in boards:
        deck, found = read_deck(board, master, source.known, source.project.editions)
        problems += found
        decks += [deck] if deck else []
    problems += [
        Problem(
            "deck",
            f"decks need the words '{label}', which do not exist",
            Span("assets/content/slides.toml"),
            "add them to content/slides.toml",
        )
        for label in (labels(master) if master else ())
        if source.known.lacks(label)
    ]
    source.note(problems)
    if master is None:
        return ()
    widths = more_letters(source.files.root, master.widths, languages.values())
    agendas = {f"decks/{deck.id}": _agenda(deck) for deck in decks}
    return Decks(replace(master, widths=widths), tuple(decks)), Agendas(agendas)


def _agenda(deck: Deck) -> Agenda:
    """The parts of a deck: a slide that names one begins it."""
    parts: list[AgendaPart] = []
    if not deck.slides or not deck.slides[0].part:
        return Agenda((), deck.where)
    for slide in deck.slides:
        if slide.part:
            do = f"plan/{slide.part.rpartition('/')[2]}/do"
            parts.append(AgendaPart(slide.part, do, 0))
        parts[-1] = replace(parts[-1], minutes=parts[-1].minutes + slide.minutes)
    return Agenda(tuple(parts), deck.where)


def read_letters(root: Path) -> Letters | None:
    """How wide the letters of slides are, regular and bold; None where nobody says."""
    document = toml(Files(root), LETTERS)
    languages = read_campaign(toml(Files(root), CAMPAIGN))[0][1].values()
    return more_letters(root, letter_widths(document), languages) if document.values else None


def more_letters(root: Path, widths: Letters, languages: Iterable[Language]) -> Letters:
    """With the letters of languages that have fonts of their own, as wide as the widest of the
    fonts draws each alone.
    """
    more: dict[str, int] = {}
    for path in sorted({path for language in languages for path in language.fonts}):
        try:
            found = advances((root / path).read_bytes())
        except (OSError, ValueError):
            continue  # said elsewhere
        more |= {letter: max(width, more.get(letter, 0)) for letter, width in found.items()}
    return ({**more, **widths[0]}, {**more, **widths[1]}) if more else widths


def read_deck(
    document: Document, master: SlideMaster | None, known: Known, editions: Collection[str]
) -> tuple[Deck | None, list[Problem]]:
    """One storyboard; None when its head is wrong."""
    name = document.path.rsplit("/", 1)[-1].removesuffix(".toml")
    head = document.values.get("deck", {})
    lacking = [key for key in DECK_KEYS if not head.get(key)]
    if lacking or not SLUG.fullmatch(name):
        return None, [
            Problem(
                "deck",
                f"the deck '{name}' lacks"
                f" {', '.join(lacking) or 'a name of small letters, figures and hyphens'}",
                document.at("deck"),
                "compare the other decks of this folder",
            )
        ]
    problems = [
        Problem(
            "deck",
            f"'{name}' names the unknown edition '{edition}'",
            document.at("deck", "editions"),
            suggest(edition, editions),
        )
        for edition in head["editions"]
        if edition not in editions
    ]
    problems += [
        Problem(
            "deck",
            f"'{name}': {key} = '{head[key]}' does not exist",
            document.at("deck", key),
            suggest(head[key], known.strings),
        )
        for key in ("title", "alt")
        if known.lacks(head[key])
    ]
    tables = document.values.get("slide", [])
    if (
        not isinstance(tables, list)
        or not all(isinstance(table, dict) for table in tables)
        or not tables
    ):
        return None, [
            Problem(
                "deck",
                f"the deck '{name}' has no slides",
                document.at("deck"),
                "each slide begins with [[slide]]",
            )
        ]
    garbled = [
        Problem(
            "slide",
            f"slide {n + 1} of '{name}': {wrong}",
            document.at("slide", n),
            "compare the other decks of this folder",
        )
        for n, table in enumerate(tables)
        if (wrong := _garbled(table))
    ]
    if garbled:
        return None, garbled
    slides: list[Slide] = []
    for number, table in enumerate(tables):
        slide = _slide(document, number, table)
        problems += [
            Problem(
                "slide",
                f"slide {number + 1} of '{name}' lacks '{key}'",
                slide.where,
                'each slide has an id, a layout and notes: notes = "briefing/why/notes"',
            )
            for key in ("id", "layout", "notes")
            if not getattr(slide, key)
        ]
        if slide.id in {other.id for other in slides}:
            problems.append(
                Problem(
                    "slide",
                    f"the id '{slide.id}' is used twice in '{name}'",
                    slide.where,
                    "give each slide its own id",
                )
            )
        slides.append(slide)
    names = [slide.id for slide in slides]
    agenda = any(slide.part for slide in slides)
    for slide in slides:
        problems += _words(slide, known)
        problems += [
            Problem(
                "slide",
                f"'{slide.id}' links to the slide '{target}', which '{name}' does not have",
                slide.at("links"),
                suggest(target, names),
            )
            for target in slide.links.values()
            if target not in names
        ]
        if master:
            problems += _holders(slide, master, head["editions"], agenda)
    if any(slide.part for slide in slides) and not slides[0].part:
        problems.append(
            Problem(
                "slide",
                f"the first slide of '{name}' begins no part, and others do",
                slides[0].where,
                "every slide belongs to a part: give the first one a part",
            )
        )
    total = sum(slide.minutes for slide in slides)
    if total != head["minutes"]:
        problems.append(
            Problem(
                "minutes",
                f"the slides of '{name}' take {total} minutes; the deck says {head['minutes']}",
                document.at("deck", "minutes"),
                "correct one or the other: the agenda prints them",
            )
        )
    return (
        Deck(
            name,
            head["title"],
            head["alt"],
            total,
            tuple(head["editions"]),
            tuple(slides),
            document.at("deck"),
        ),
        problems,
    )


def _garbled(table: Mapping[str, Any]) -> str:
    """What keeps a slide from being read; "" when nothing does."""
    if not isinstance(table.get("minutes", 0), int) or table.get("minutes", 0) < 0:
        return "its minutes are not a whole number"
    wrong = [key for key in ("links", "values") if not isinstance(table.get(key, {}), dict)] + [
        key
        for key in ("id", "layout", "part", "picture")
        if not isinstance(table.get(key, ""), str)
    ]
    return f"'{wrong[0]}' is not what it should be" if wrong else ""


def _slide(document: Document, number: int, table: Mapping[str, Any]) -> Slide:
    notes = table.get("notes", ())
    return Slide(
        str(table.get("id", "")),
        str(table.get("layout", "")),
        {key: value for key, value in table.items() if key not in SLIDE_KEYS},
        (notes,) if isinstance(notes, str) else tuple(map(str, notes)),
        int(table.get("minutes", 0)),
        str(table.get("part", "")),
        str(table.get("picture", "")),
        dict(table.get("links", {})),
        {key: str(value) for key, value in table.get("values", {}).items()},
        document.at("slide", number),
        {key: document.at("slide", number, key) for key in table},
    )


def paths(value: Any) -> Iterator[str]:
    """The content paths of a slot, however nested."""
    if isinstance(value, list):
        for part in value:
            yield from paths(part)
    else:
        yield str(value)


def _words(slide: Slide, known: Known) -> list[Problem]:
    used = (
        [(key, path) for key, value in slide.slots.items() for path in paths(value)]
        + [("notes", path) for path in slide.notes]
        + ([("part", slide.part)] if slide.part else [])
    )
    found = [
        Problem(
            "slide",
            f"'{slide.id}' fills '{key}' with '{path}', which does not exist",
            slide.at(key),
            suggest(path, known.strings),
        )
        for key, path in used
        if known.lacks(path)
    ]
    if slide.picture and slide.picture not in PICTURES:
        found.append(
            Problem(
                "picture",
                f"'{slide.id}' shows the picture '{slide.picture}', which nobody has drawn",
                slide.at("picture"),
                suggest(slide.picture, PICTURES),
            )
        )
    return found


def _holders(
    slide: Slide, master: SlideMaster, editions: Collection[str], agenda: bool
) -> list[Problem]:
    """Does the layout have what the slide fills, and does the slide fill what the layout needs?"""
    layouts = [
        (count, table.get(slide.layout))
        for count, table in (("one", master.one), ("two", master.two))
        if any(("-" in edition) == (count == "two") for edition in editions)
    ]
    if any(layout is None for _, layout in layouts):
        return [
            Problem(
                "slide",
                f"'{slide.id}' uses the layout '{slide.layout}', which {master.path} does not have"
                " for every edition",
                slide.at("layout"),
                suggest(slide.layout, set(master.one) & set(master.two)),
            )
        ]
    found = []
    for count, layout in layouts:
        assert layout is not None
        found += [
            Problem(
                "slide",
                f"'{slide.id}' fills '{key}', a placeholder that the layout '{layout.name}'"
                f" ({count}) lacks",
                slide.at(key),
                f"{suggest(key, layout.holders)}; or add it at {layout.where}",
            )
            for key in slide.slots
            if key not in layout.holders
        ]
        empty = [
            holder.name
            for holder in layout.holders.values()
            if holder.type != "pic" and holder.name not in slide.slots
        ]
        found += [
            Problem(
                "slide",
                f"'{slide.id}' leaves '{name}' of the layout '{layout.name}' empty",
                slide.where,
                f'add {name} = "…"',
            )
            for name in empty
        ]
        if slide.picture and layout.picture is None:
            found.append(
                Problem(
                    "picture",
                    f"the layout '{layout.name}' ({count}) has no place for a picture",
                    slide.at("picture"),
                    "choose another layout, or add picture = [x, y, size] to it",
                )
            )
        found += [
            Problem(
                "slide",
                f"'{slide.id}': '{name}' {wrong}",
                slide.at(name),
                "compare the other decks of this folder",
            )
            for name, value in slide.slots.items()
            if name in layout.holders
            and (wrong := _misfilled(layout.holders[name].type, value, agenda))
        ]
    return list(dict.fromkeys(found))


def _misfilled(kind: str, value: Any, agenda: bool) -> str:
    """What is wrong with the form of a slot's value; "" when nothing is."""
    if "@agenda" in list(paths(value)) and not agenda:
        return "prints the agenda, but no slide begins a part"
    if kind == "pic":
        return "is the school's logo, which comes from campaign.toml"
    if kind == "chart":
        return "" if value == "@agenda" else 'draws the agenda only: write "@agenda"'
    if kind == "tbl":
        rows = value if isinstance(value, list) else []
        whole = len(rows) > 1 and all(
            isinstance(row, list)
            and row
            and len(row) == len(rows[0])
            and all(isinstance(cell, str) for cell in row)
            for row in rows
        )
        return "" if whole else "is a table: a list of rows, all of one length, the header first"
    return (
        ""
        if isinstance(value, str)
        or (isinstance(value, list) and value and all(isinstance(path, str) for path in value))
        else "is a path, or a list of paths"
    )
