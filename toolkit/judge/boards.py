"""Judges how the words of one slide lie to each other and to its edges, by their boxes and the
widths of their letters: what a box has room for, it need not fill.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from toolkit.engine.slides.read import Page, Shape
from toolkit.judge.shapes import FEET, Found, Widths
from toolkit.model.letters import measure, run

SLACK = 3.0  # pt: above and below the letters of a line there is air
_Rectangle = tuple[float, float, float, float]  # left, top, right, bottom
_BEFORE = {"ctr": 0.5, "b": 1.0, "r": 1.0}  # how much of what is left over lies before the words


def misplaced(page: Page, size: tuple[float, float], widths: Widths) -> Found:
    """Words that meet, and words off the slide. `size` is the slide's, in pt."""
    placed = list(_placed(page, widths))
    for shape, (left, top, right, bottom) in placed:
        over = max(-left, -top, right - size[0], bottom - size[1])
        if over > SLACK:
            message = f"the words of '{shape.name}' run {over:.0f} pt off the slide"
            yield "places", message, "move the box, or cut some words"
    for (one, first), (other, second) in combinations(placed, 2):
        if _meet(first, second):
            message = f"the words of '{other.name}' lie over those of '{one.name}'"
            yield "places", message, "move one of the boxes, or cut some words"


def _placed(page: Page, widths: Widths) -> Iterator[tuple[Shape, _Rectangle]]:
    """Shapes with words, and where these stand."""
    for shape in page.shapes:
        style = shape.style
        if style is None or shape.holder in FEET or shape.kind != "words":
            continue
        x, y, wide, high = style.box
        table, size = widths[style.bold], round(style.size)
        room = max(1.0, wide - style.indent)
        said = measure(shape.paragraphs, room, size, table, round(style.lead), round(style.gap))
        tall = said.height - style.gap
        longest = max((run(text, size, table) for text in shape.paragraphs), default=0.0)
        broad = min(room, longest) + style.indent  # what a box has beside one short line is free
        top = y + (high - tall) * _BEFORE.get(style.anchor, 0.0)
        left = x + (wide - broad) * _BEFORE.get(style.align, 0.0)
        yield shape, (left, top, left + broad, top + tall)


def _meet(a: _Rectangle, b: _Rectangle) -> bool:
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across > SLACK and down > SLACK
