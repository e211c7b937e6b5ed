"""What a page paints, in order. A part of a page (a form) is read where it is drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

from toolkit.engine.press.paint import Mark, State
from toolkit.engine.press.reader import Reader, inside, instructions, named

DEEPEST = 12  # parts within parts; the page engine needs two


def marks(page: pikepdf.Page) -> Iterator[Mark]:
    """All that a page paints, in the order in which it is painted."""
    yield from _marks(page.obj, page.resources, State(), 0)


def _marks(
    stream: pikepdf.Object, resources: pikepdf.Object, state: State, depth: int
) -> Iterator[Mark]:
    reader = Reader(resources, state)
    for operator, operands in instructions(stream):
        if operator == "INLINE IMAGE":
            yield reader.picture(Dictionary(Subtype=Name.Image, ColorSpace=Name.DeviceRGB))
        elif operator != "Do":
            mark = reader.step(operator, operands)
            if mark is not None:
                yield mark
        elif (drawn := named(resources, "/XObject", operands[0])) is not None:
            if str(drawn.get("/Subtype")) == "/Image":
                yield reader.picture(drawn)
            elif depth < DEEPEST:
                yield from _marks(
                    drawn,
                    drawn.get("/Resources", resources),
                    inside(reader.state, drawn),
                    depth + 1,
                )
