"""The context sheet: for every string each place where it is printed, boxed, in both languages.

Offline, no script.

Choosing a state (missing, fuzzy …) works with radio buttons and CSS alone; pictures load as they
come into view. What it looks like is in templates/context.html.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.engine.html import fill_shipped
from toolkit.execute.places import Place
from toolkit.model.look import Look
from toolkit.model.problem import Problem

TEMPLATE = Path(__file__).parent / "templates/context.html"
STATES = ("missing", "fuzzy", "translated", "reviewed")
SHOWN = 2  # places that are seen at once; the others open on demand


@dataclass(frozen=True, slots=True)
class Shown:
    """One string as the sheet shows it: the `source` words and their translation, `before` what
    they were when it was made.

    `most`: characters that fit everywhere; None when that is not known. `slides` that say it; decks
    that hold it `inside`: names of layouts, prompts, alt text.
    """

    context: str
    source: str
    text: str
    state: str
    before: str = ""
    most: int | None = None
    places: tuple[Place, ...] = ()
    described: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the page: its code, and its name in English."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a piece around a string; `source`: in the language that is translated from."""

    file: str
    width: int
    height: int
    text: str
    language: str
    source: bool


@dataclass(frozen=True, slots=True)
class Shot:
    """One place, cut out in each language that has it."""

    crops: tuple[Crop, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Told:
    """A string as the template prints it."""

    context: str
    source: str
    text: str
    state: str
    before: str
    facts: tuple[str, ...]
    shots: tuple[Shot, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The strings of one file of the content."""

    id: str
    name: str
    strings: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A state to show, and how many strings are in it."""

    name: str
    count: int


def context_page(
    strings: Sequence[Shown],
    problems: Sequence[Problem],
    names: tuple[tuple[str, str], tuple[str, str]],
    look: Look,
) -> bytes:
    """The page.

    `names`: code and English name of the language translated into, and of the source.
    """
    target, source = (Tongue(*name) for name in names)
    counts = [Choice(state, sum(s.state == state for s in strings)) for state in STATES]
    page = {
        "look": look,
        "target": target,
        "source": source,
        "total": len(strings),
        "unreviewed": any(string.state != "reviewed" for string in strings),
        "groups": _groups(strings, target, source),
        "choices": [Choice("all", len(strings)), *(choice for choice in counts if choice.count)],
        "problems": problems,
        "seen": SHOWN,
    }
    return fill_shipped(TEMPLATE, page).encode()


def _groups(strings: Sequence[Shown], target: Tongue, source: Tongue) -> list[Group]:
    """What is seen comes before what is only heard or read by programs."""
    files: dict[str, list[Shown]] = {}
    for string in strings:
        files.setdefault(string.context.split("/")[0], []).append(string)
    return [
        Group(name, name.capitalize(), tuple(_told(string, target, source) for string in found))
        for name, found in sorted(
            files.items(), key=lambda file: not any(string.places for string in file[1])
        )
    ]


def _told(s: Shown, target: Tongue, source: Tongue) -> Told:
    return Told(
        context=s.context,
        source=s.source,
        text=s.text,
        state=s.state,
        before=s.before,
        facts=tuple(_facts(s)),
        shots=tuple(_shots(s, target.code, source.code)),
    )


def _facts(s: Shown) -> Iterator[str]:
    if s.most is not None:
        letters = len(s.text)
        yield f"{letters} of about {s.most} characters" + (": too long" if letters > s.most else "")
    yield from s.notes
    if s.described:
        yield f"Title or alt text of {_few(s.described, 4, ', ')}"
    if s.slides:
        yield f"On slides: {_few(s.slides, 3, '; ')}"
    if s.inside and not s.slides and not s.places:
        yield (
            f"In the file of {', '.join(s.inside)}: a name, a prompt, a section or alt text that"
            " people meet when they edit or listen"
        )
    if not (s.places or s.described or s.slides or s.inside):
        yield "Not printed anywhere"


def _few(names: Sequence[str], most: int, between: str) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return between.join(names[:most]) + more


def _shots(s: Shown, target: str, source: str) -> Iterator[Shot]:
    """Pairs of crops, the translation first; pieces in one language before those in several."""
    spots: dict[tuple[str, str, str], dict[str, Place]] = {}
    for place in s.places:
        family = "one" if place.edition in (target, source) else place.edition
        spots.setdefault((place.artefact, place.sheet, family), {})[place.locale] = place
    for _, found in sorted(spots.items(), key=lambda spot: spot[0][2] != "one"):
        yield _shot(found, target, source)


def _shot(found: Mapping[str, Place], target: str, source: str) -> Shot:
    """The source stands on the right, also where it is alone."""
    places = [
        found[code] for code in sorted(found, key=lambda code: (code != target, code != source))
    ]
    first = places[0]
    edition = f", {first.edition}" if first.edition not in (target, source) else ""
    also = f"; likewise on {len(first.also)} more" if first.also else ""
    caption = (
        f"{first.artefact}, {first.sheet}{edition}: {first.landing.size / 1000:.1f} pt,"
        f" {_lines(places)}{also}"
    )
    crops = (
        Crop(p.crop, p.width, p.height, p.landing.text, p.locale, p.locale == source)
        for p in places
    )
    return Shot(tuple(crops), caption)


def _lines(places: Sequence[Place]) -> str:
    counts = [str(place.landing.lines) for place in places]
    return f"{' and '.join(dict.fromkeys(counts))} line{'s' * (counts != ['1'] * len(counts))}"
