"""How much room each string of a deck has: the plan knows, since it sizes every word of slides
itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from toolkit.engine.slides.deck import Paragraph
from toolkit.media.decks.boards import Board, Place
from toolkit.media.decks.model import Decks, SlideMaster
from toolkit.media.decks.sizes import Sizes, lay_out, size_of, sized, width
from toolkit.model.campaign import Project
from toolkit.model.letters import LINE, measure
from toolkit.model.record import Record

SAFE = 0.97  # of what an estimate says is promised


def deck_budgets(
    project: Project, outputs: Collection[str], draft: bool = False
) -> Iterator[tuple[str, str, Record]]:
    """Artefact, output and record of each string on the slides of these decks.

    Sizes and overflow in 1/1000 pt, `spare`, `most` and `cut` in characters. Notes have no box, and
    no record. Decks whose words are not all there are left out.
    """
    decks = project.part(Decks)
    if decks is None:
        return
    for deck in decks.decks:
        for made, sizes in sized(project, decks, deck, draft):
            output = f"decks/{deck.id}/{deck.id}.{made.edition.id}.pptx"
            if output not in outputs or made.found.problems:
                continue
            for place in made.places:
                slide = deck.slides[place.slide]
                name = f"decks/{deck.id}, slide {place.slide + 1} '{slide.id}' ({made.edition.id})"
                yield from (
                    (name, output, record) for record in _records(decks.master, made, place, sizes)
                )


def _records(master: SlideMaster, made: Board, place: Place, sizes: Sizes) -> Iterator[Record]:
    """A record for each paragraph or cell of one placeholder; those of one box share its height."""
    if not place.holder.sizes or not place.said:
        return
    size = size_of(sizes, made, place)
    words, high = lay_out(master, place, size)
    over = round(max(0.0, words.height - high) * 1000)
    longest = max(place.said, key=lambda p: len(p.text))
    letters = sum(len(p.text) for p in place.said)
    cut = max(1, round(letters * (words.height - high) / words.height)) if over else 0
    for p in (p for p in place.said if not p.id.startswith("@")):  # a numeral is no string
        wide = bool(words.word) and words.word in p.text
        room = _room(master, place, p, size, bool(over or wide))
        yield {
            "context": p.id,
            "locale": p.locale,
            "box": place.holder.name,
            "characters": len(p.text),
            "lines": room.lines,
            "allowed": room.allowed,
            "spare": room.spare,
            "most": room.most,
            "size": size * 1000,
            "smallest": place.holder.sizes[-1] * 1000,
            "scale": round(1000 * size / place.holder.sizes[0]),
            "over": over if p is longest else 0,
            "cut": cut if p is longest else 0,
            "wide": wide,
        }


class _Room(NamedTuple):
    """Lines taken and allowed at a size, and characters: `spare` at this size, `most` at the
    smallest.
    """

    lines: int
    allowed: int
    spare: int
    most: int


def _room(master: SlideMaster, place: Place, p: Paragraph, size: int, full: bool) -> _Room:
    letters, lines = len(p.text), _lines(master, place, p.text, size)
    if full or not p.text.strip():
        return _Room(lines=lines, allowed=lines, spare=0, most=letters)
    now, smallest = (_holds(master, place, p, at) for at in (size, place.holder.sizes[-1]))
    return _Room(
        lines=lines,
        allowed=now[0],
        spare=max(0, now[1] - letters),
        most=max(letters, now[1], int(smallest[1] * SAFE)),
    )


def _holds(master: SlideMaster, place: Place, p: Paragraph, size: int) -> tuple[int, int]:
    """The lines that the box leaves to a paragraph at a size, and how many characters of its own
    words, said over again, they take.
    """
    words, high = lay_out(master, place, size)
    allowed = _lines(master, place, p.text, size) + int(
        max(0.0, high - words.height) // (size * LINE * place.holder.lead / 100)
    )
    text = f"{p.text} " * (2 + allowed * 200 // len(p.text))
    low, most = len(p.text), len(text)
    while low < most:
        middle = (low + most + 1) // 2
        low, most = (
            (middle, most)
            if _lines(master, place, text[:middle].rstrip(), size) <= allowed
            else (low, middle - 1)
        )
    return allowed, low


def _lines(master: SlideMaster, place: Place, text: str, size: int) -> int:
    return measure(
        [text], width(place, size), size, master.widths[place.holder.bold or bool(place.rows)]
    ).lines
