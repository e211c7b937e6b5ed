"""Words that cannot stand on their slide: they do not fit, or their letters are not known."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.engine.slides.deck import Paragraph
from toolkit.media.decks.boards import Board, Place
from toolkit.media.decks.model import SlideMaster
from toolkit.media.decks.sizes import Sizes, lay_out, size_of, width
from toolkit.model.letters import too_wide, unknown
from toolkit.model.problem import Problem
from toolkit.plan.words import GAP


def misfits(master: SlideMaster, made: Board, sizes: Sizes) -> Iterator[Problem]:
    """What is wrong with the words of a deck in one edition, at the sizes that were found.

    The paths that a draft prints in the place of words may be as long as they like.
    """
    for place in made.places:
        gap = any(GAP in paragraph.text for paragraph in place.said)
        if place.holder.sizes and not gap:
            slide = made.deck.slides[place.slide]
            name = f"{made.deck.id} ({made.edition.id}), slide {place.slide + 1} '{slide.id}'"
            yield from _unknown(master, place, name)
            yield from _misfit(master, place, size_of(sizes, made, place), name)


def _unknown(master: SlideMaster, place: Place, name: str) -> Iterator[Problem]:
    for p in place.said:
        if missing := unknown(p.text, master.widths[0]):
            yield Problem(
                "glyph",
                f"{name}: the slides' typeface is not known to have {', '.join(missing)}, which"
                f" '{p.id}' ({place.locale}) needs",
                None,
                "use another character",
                _about(p),
            )


def _misfit(master: SlideMaster, place: Place, size: int, name: str) -> Iterator[Problem]:
    """Only what is set at its smallest size can be too long: any larger one was chosen because the
    words fit.
    """
    if not place.said or (size > place.holder.sizes[-1] and size >= master.smallest):
        return
    longest = max(place.said, key=lambda p: len(p.text))
    yield from _overflow(master, place, size, name)
    if size < master.smallest:
        yield Problem(
            "size",
            f"{name}: '{longest.id}' is set at {size} pt; the smallest on slides is"
            f" {master.smallest}",
            place.layout.where,
            "give the placeholder larger sizes",
            _about(longest),
        )


def _overflow(master: SlideMaster, place: Place, size: int, name: str) -> Iterator[Problem]:
    words, high = lay_out(master, place, size)
    longest = max(place.said, key=lambda p: len(p.text))
    if words.word:
        bold = place.holder.bold or bool(place.rows)
        over = too_wide(words.word, width(place, size), size, master.widths[bold])
        yield Problem(
            "fit",
            f"{name}: the word “{words.word}” of '{longest.id}' ({place.locale}) is wider than its"
            f" box by {max(1, over):.0f} pt at {size} pt",
            None,
            "use a shorter word",
            _about(longest),
        )
    elif words.height > high:
        over, letters = words.height - high, sum(len(p.text) for p in place.said)
        cut = max(1, round(letters * over / words.height))
        yield Problem(
            "fit",
            f"{name}: '{longest.id}' ({place.locale}) is too long: the words are {over:.0f} pt"
            f" higher than the box of '{place.holder.name}' ({high:.0f} pt), even at {size} pt",
            None,
            f"cut about {cut} of the {letters} characters there",
            _about(longest),
        )


def _about(paragraph: Paragraph) -> str:
    return f"{paragraph.locale} {paragraph.id}"
