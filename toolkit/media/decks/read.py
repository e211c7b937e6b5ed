"""What decks are made of: the storyboards of decks/, the brand's master of slides, and how wide
letters are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from toolkit.engine.typeface import advances
from toolkit.media.decks.model import Deck, Decks, SlideMaster, Widths, drawn_on, labels, lines
from toolkit.media.decks.read_board import read_deck
from toolkit.media.decks.read_master import Ground, letter_widths, read_master, widths_path
from toolkit.model.agenda import Agenda, AgendaPart, Agendas
from toolkit.model.campaign import Project
from toolkit.model.language import Language
from toolkit.model.problem import Problem, Span
from toolkit.read.divided import cut_short
from toolkit.read.files import Files
from toolkit.read.house import HOUSE, place
from toolkit.read.known import Known
from toolkit.read.source import Source, toml
from toolkit.read.table import Table
from toolkit.read.tables import read_campaign
from toolkit.read.toml import Document
from toolkit.read.whereabouts import CAMPAIGN

SLIDES = "assets/brand/slides.toml"
LENT = f"{HOUSE}/brand/slides.toml"  # for what a master of one's own leaves out


def read_decks(source: Source) -> tuple[object, ...]:
    """The storyboards of decks/, the master that they use, and their agendas."""
    boards = source.documents("decks")
    if not boards:
        return ()
    tokens = source.tokens.values
    fields = set(tokens.get("color", {})) & set(tokens.get("field", {}))
    slides, pictures = source.toml(SLIDES), source.project.pictures
    letters = _letters(source.files, slides)
    house = slides if {"theme", "agenda"} <= slides.values.keys() else source.toml(LENT)
    ground = Ground(letters=letters, house=house, fields=fields, pictures=pictures)
    master, problems = read_master(slides, ground)
    decks = []
    for board in boards:
        deck, found = read_deck(board, master, source.known, source.project.editions, pictures)
        problems += found
        decks += [deck] if deck else []
    source.files.warnings += (short for deck in decks for short in _short(deck, source.project))
    source.note(
        [*problems, *_wordless(master, source.known), *_colourless(master, source.tokens, slides)]
    )
    if master is None:
        return ()
    languages = source.project.languages.values()
    widths = more_letters(source.files.root, master.widths, languages)
    agendas = {f"decks/{deck.id}": _agenda(deck) for deck in decks}
    return Decks(replace(master, widths=widths), tuple(decks)), Agendas(agendas)


def _wordless(master: SlideMaster | None, known: Known) -> Iterator[Problem]:
    """Words that every deck prints, whatever is on its slides, and that nobody wrote."""
    for label in labels(master) if master else ():
        if known.lacks(label):
            yield Problem(
                "deck",
                f"decks need the words '{label}', which do not exist",
                Span("assets/content/slides.toml"),
                "add them to content/slides.toml",
            )


def _colourless(
    master: SlideMaster | None, tokens: Document, slides: Document
) -> Iterator[Problem]:
    """Colours that the theme of every deck has and the brand lacks, and colours of slides that the
    theme lacks.
    """
    colours, fields = tokens.values.get("color"), tokens.values.get("field")
    if master is None or not isinstance(colours, dict) or not isinstance(fields, dict):
        return
    for slot, name in master.scheme.items():
        if name not in colours:
            own = "theme" in slides.values
            yield Problem(
                "colour",
                f"slides need the colour '{name}', which the brand does not have",
                slides.at("theme", slot) if own else tokens.at("color"),
                f'give it a value: {name} = "#1a2b3c"',
            )
    for field in sorted(drawn_on(master)):
        worn = fields.get(field, {})
        for name in sorted({field, worn.get("ink", ""), worn.get("child", "")} - {""}):
            if name not in master.scheme.values():
                yield Problem(
                    "colour",
                    f"slides are drawn in the colour '{name}', which no slot of their theme has",
                    slides.at("theme"),
                    f'give it one under [theme]: accent4 = "{name}"',
                )


def _short(deck: Deck, project: Project) -> Iterator[Problem]:
    """Lists that a deck shows in parts and not to their end."""
    shown = [
        (path, slide.at(key))
        for slide in deck.slides
        for key, slot in slide.slots.items()
        for path in lines(slot)
    ]
    yield from cut_short(f"the deck '{deck.id}' shows", shown, project.lists, project.items)


def _agenda(deck: Deck) -> Agenda:
    """The parts of a deck: a slide that names one begins it."""
    parts: list[AgendaPart] = []
    if not deck.slides or not deck.slides[0].part:
        return Agenda((), deck.where)
    for slide in deck.slides:
        if slide.part:
            do = deck.do.replace("*", slide.part.rpartition("/")[2])
            parts.append(AgendaPart(slide.part, do, 0))
        parts[-1] = replace(parts[-1], minutes=parts[-1].minutes + slide.minutes)
    return Agenda(tuple(parts), deck.where)


def read_letters(root: Path) -> Widths | None:
    """How wide the letters of slides are, regular and bold; None where nobody says."""
    files = Files(root)
    document = _letters(files, toml(files, SLIDES))
    if not document.values:
        return None
    languages = read_campaign(toml(files, CAMPAIGN))[0][1].values()
    return more_letters(root, letter_widths(Table(document, [])), languages)


def _letters(files: Files, slides: Document) -> Document:
    """How wide the letters are; empty where the master names no file."""
    path = widths_path(slides)
    return toml(files, path) if path else Document(path)


def more_letters(root: Path, widths: Widths, languages: Iterable[Language]) -> Widths:
    """With the letters of languages that have fonts of their own, as wide as the widest of the
    fonts draws each alone.
    """
    more: dict[str, int] = {}
    for path in sorted({path for language in languages for path in language.fonts}):
        try:
            found = advances(Path(place(root, path)).read_bytes())
        except (OSError, ValueError):
            continue  # said elsewhere
        more |= {letter: max(width, more.get(letter, 0)) for letter, width in found.items()}
    return ({**more, **widths[0]}, {**more, **widths[1]}) if more else widths
