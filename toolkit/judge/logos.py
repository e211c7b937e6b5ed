"""What there is to say of logos where they stand: too few pixels, and colours that are not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.engine.logos.logo import Logo
from toolkit.engine.logos.seen import Seen, seen
from toolkit.model.problem import Problem, Span

LEAST = {"mm": 150, "px": 72}  # pixels an inch, below which print and screens show steps
Colour = tuple[int, int, int]
POINTS = 72_000  # 1/1000 pt in an inch


@dataclass(frozen=True, slots=True)
class Stood:
    """A logo where it stands: its file, the name it was taken in by, its size in 1/1000 pt."""

    path: str
    name: str
    logo: Logo
    width: int
    height: int
    ground: str


def colour_of(ground: str) -> Colour:
    """The colour of a ground as the trace says it: #rrggbb, or "cmyk" and four inks in ‰.

    Of inks it is near enough to tell whether a logo can be seen on it.
    """
    if ground.startswith("cmyk "):
        cyan, magenta, yellow, black = (int(ink) for ink in ground.split()[1:5])
        parts = [(1000 - ink) * (1000 - black) for ink in (cyan, magenta, yellow)]
        red, green, blue = (round(255 * part / 1_000_000) for part in parts)
    else:
        red, green, blue = (int(ground[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def findings(logos: Iterable[Stood], unit: str) -> Iterator[Problem]:
    """Warnings, worded so that a logo which is too coarse or too pale everywhere is told once."""
    for one in logos:
        where = Span(one.path)
        wide, high = one.logo.pixels.found
        ppi = wide * POINTS // max(1, one.width)
        if not one.logo.svg and ppi < LEAST[unit]:
            yield Problem(
                "ppi",
                f"the logo {one.path} shows {wide} × {high} pixels, which is {ppi} ppi where it"
                " stands: its edges are steps or blurred",
                where,
                f"ask for it as SVG, or at {-(-LEAST[unit] * 2 // max(1, ppi))} times the size",
            )
        colour = colour_of(one.ground)
        light = sum(colour) > 382
        hint = f"use its version for {'light' if light else 'dark'} grounds"
        match seen(one.logo, colour):
            case Seen.NOT:
                what = f"the logo {one.path} can hardly be seen: it has the colour of its ground"
                yield Problem("logo", what, where, hint)
            case Seen.PARTLY:
                what = (
                    f"parts of the logo {one.path} can hardly be seen: they have the colour of its"
                )
                yield Problem("logo", f"{what} ground", where, hint)
