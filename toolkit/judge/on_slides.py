"""Judges whether all that a deck is given stands in the finished file: each string on its slide, in
its placeholder and its language, whole and in order; and the same of what the speaker says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from toolkit.engine.slides.deck import Deck, Paragraph, Slide
from toolkit.engine.slides.standing import Line, Standing, standing
from toolkit.i18n.words import unbound
from toolkit.model.problem import Problem

MEND = "see its placeholder in brand/slides.toml; what is right there is a fault of the toolkit"
Given = tuple[Line, Paragraph]  # where a string belongs, and the string


def unplaced(deck: Deck, data: bytes) -> list[Problem]:
    """What was given and is not there, or is there otherwise. `data` is the file."""
    found = standing(data)
    if len(found) != len(deck.slides):
        message = f"{deck.name} has {len(deck.slides)} slides; the finished file has {len(found)}"
        return [Problem("dropped", message, None, MEND)]
    return [
        Problem("dropped", f"{deck.name}, slide {number}: {message}", None, MEND, about)
        for number, (slide, there) in enumerate(zip(deck.slides, found, strict=True), 1)
        for message, about in _faults(deck, slide, there)
    ]


def _faults(deck: Deck, slide: Slide, there: Standing) -> Iterator[tuple[str, str]]:
    """What is wrong with a slide, and which string that is about."""
    given = [
        (Line(place.idx, deck.tags[p.locale], p.text), p)
        for place in slide.places
        for p in place.strings()
        if p.text
    ]
    yield from _unlike(given, there.lines, "on the slide")
    said = [(Line(0, deck.tags[p.locale], p.text), p) for p in slide.notes if p.text]
    yield from _unlike(said, there.notes, "in the notes")
    if slide.chart and slide.chart not in there.shown:
        yield f"the alt text of its chart, “{slide.chart}”, is not there", ""
    marks = next(layout.wordmark for layout in deck.layouts if layout.name == slide.layout)
    for mark, slogan in zip(marks, deck.slogan, strict=False):
        if slogan not in there.shown:
            yield f"the slogan “{slogan}” ({mark.locale}) does not stand on the slide", ""


def _unlike(given: Sequence[Given], there: Sequence[Line], where: str) -> Iterator[tuple[str, str]]:
    """Strings that are lost or changed. If none is: those that nobody gave, or the first that
    stands where another should.
    """
    wanted, found = Counter(line for line, _ in given), Counter(there)
    lost, strange = wanted - found, found - wanted
    if lost:
        yield from (_lost(p, line, strange, where) for line, p in given if line in lost)
    elif strange:
        yield from ((f"“{line.text}” stands {where}, which nobody gave", "") for line in strange)
    else:
        yield from _moved(given, there, where)


def _lost(p: Paragraph, line: Line, strange: Iterable[Line], where: str) -> tuple[str, str]:
    beside = (each for each in strange if each.place == line.place)
    other = next((each for each in beside if each.text in p.text or p.text in each.text), None)
    said = f"does not stand {where}"
    if other:
        named = "" if other.tag == line.tag else f", marked as '{other.tag}'"
        said = f"stands {where} as “{unbound(other.text)}”{named}"
    return f"'{p.id}' ({p.locale}), “{unbound(p.text)}”, {said}", f"{p.locale} {p.id}"


def _moved(given: Sequence[Given], there: Sequence[Line], where: str) -> Iterator[tuple[str, str]]:
    for (line, p), found in zip(given, there, strict=True):
        if line != found:
            yield (
                f"“{unbound(found.text)}” stands {where} where '{p.id}' ({p.locale}) should",
                f"{p.locale} {p.id}",
            )
            return
