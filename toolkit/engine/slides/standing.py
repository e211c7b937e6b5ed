"""Reads where the words of a deck stand: on which slide, in which placeholder, in which language.

Much quicker than `read`, which also works out how everything looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pptx
from pptx.slide import Slide

from toolkit.engine.slides.layouts import FOOTER, NUMBER
from toolkit.engine.slides.ooxml import A, Element, P, about, holder, said


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: the number of its placeholder (0 in notes), its language's tag, its words."""

    place: int
    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One slide in reading order. `shown` are alt texts, which say what charts and drawn words
    show, and the words of what fills no placeholder.
    """

    lines: tuple[Line, ...]
    shown: tuple[str, ...]
    notes: tuple[Line, ...]


def standing(data: bytes) -> tuple[Standing, ...]:
    """The slides of a deck of our own."""
    return tuple(_standing(slide) for slide in pptx.Presentation(BytesIO(data)).slides)


def _standing(slide: Slide) -> Standing:
    lines: list[Line] = []
    shown: list[str] = []
    for element in slide.shapes._spTree.iter(f"{P}sp", f"{P}graphicFrame"):
        shown.append(about(element).get("descr", ""))
        filled = holder(element)
        if filled is None:
            shown.append(" ".join(line.text for line in _lines(element, 0)))
        elif (number := int(filled.get("idx", 0))) not in (FOOTER, NUMBER):
            lines += _lines(element, number)
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    notes = () if frame is None else tuple(_lines(frame._element, 0))
    return Standing(tuple(lines), tuple(shown), notes)


def _lines(element: Element, place: int) -> Iterator[Line]:
    for paragraph in element.iter(f"{A}p"):
        runs = list(paragraph.iter(f"{A}r"))
        if text := "".join(map(said, runs)):
            style = runs[0].find(f"{A}rPr")
            yield Line(place, "" if style is None else style.get("lang", ""), text)
