"""The size of every word of a deck, from the widths of the letters.

One size serves all slides of a deck that share a placeholder of a layout, in each of its languages
alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.media.decks.boards import Board, Place
from toolkit.media.decks.model import Deck, Decks, SlideMaster
from toolkit.media.decks.wording import board
from toolkit.model.campaign import Project, Recipient
from toolkit.model.letters import BESIDE_NUMBER, CELL, Measured, measure

Sizes = dict[tuple[bool, str, str], int]  # (two languages?, layout, placeholder) → pt


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
    together = _sizes(decks.master, [made for made in boards if not made.edition.like])
    for made in boards:
        yield made, _sizes(decks.master, [made]) if made.edition.like else together


def size_of(sizes: Sizes, made: Board, place: Place) -> int:
    """The size in pt at which a place is set. The placeholder has sizes to choose from."""
    return sizes[_key(made, place)]


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


def lay_out(master: SlideMaster, place: Place, size: int) -> tuple[Measured, float]:
    """The words at a size, and the height in pt of their box."""
    holder, high = place.holder, place.holder.boxes[place.language][3] / 1000
    if place.rows:
        return _table(master, place, size), high
    room, inner = width(place, size), high - 2 * holder.inset / 1000
    if not holder.head:
        texts = [p.text for p in place.paragraphs]
        widths = master.widths[holder.bold]
        return measure(texts, room, size, widths, holder.lead, holder.gap), inner
    parts = [
        measure([p.text], room, size, master.widths[p.strong], holder.lead, holder.gap)
        for p in place.paragraphs
    ]
    return (
        Measured(
            lines=sum(part.lines for part in parts),
            height=sum(part.height for part in parts),
            word=next((part.word for part in parts if part.word), ""),
        ),
        inner,
    )


def _table(master: SlideMaster, place: Place, size: int) -> Measured:
    """A table's rows under each other. All cells are measured as bold, which is the wider."""
    column = width(place, size)
    rows = [
        [measure([cell.text], column, size, master.widths[1]) for cell in row] for row in place.rows
    ]
    return Measured(
        lines=0,
        height=sum(max(cell.height for cell in row) + 2 * CELL[1] for row in rows),
        word=next((cell.word for row in rows for cell in row if cell.word), ""),
    )


def row_heights(master: SlideMaster, place: Place, size: int) -> tuple[int, ...]:
    """The heights of a table's rows in 1/1000 pt; its first row, the header, is bold."""
    return tuple(
        round(
            1000
            * (
                max(
                    measure([cell.text], width(place, size), size, master.widths[n == 0]).height
                    for cell in row
                )
                + 2 * CELL[1]
            )
        )
        for n, row in enumerate(place.rows)
    )


def width(place: Place, size: int) -> float:
    """How wide a line of the place may be, in pt: in its box, or in a cell of its table."""
    wide = place.holder.boxes[place.language][2] / 1000
    if place.rows:
        return wide / len(place.rows[0]) - 2 * CELL[0]
    indent = BESIDE_NUMBER * size if place.holder.numbered else 0
    return wide - 2 * place.holder.inset / 1000 - indent
