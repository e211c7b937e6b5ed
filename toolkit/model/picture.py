"""Pictures: drawings of filled outlines, whose colours are roles.

A picture is drawn once, by a designer, as an SVG file; every medium draws it from these values in
the colours of the field on which it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

# What fills a part: of the field's ink are people and things, `child` is its one warm colour, and
# `paper` a hole through which the field is seen. (`voice` and `ground` look like ink; they say
# what a part is, so that a film can move it and a designer find it.)
ROLES: Mapping[str, str] = {
    "ink": "ink",
    "voice": "ink",
    "ground": "ink",
    "child": "child",
    "paper": "paper",
}

PIECES = 16  # straight pieces that stand for a curve
SIGN = "mark"  # the picture that is the campaign's sign

# One step of an outline: M x y · L x y · C x1 y1 x2 y2 x y · Z, in 1/1000 of the file's unit.
Step = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """A filled shape of a picture: its closed outlines, filled where they wind around a point an
    odd number of times. `id` is its name in the file, "" when it has none.
    """

    role: str
    id: str
    outline: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as wide and high as its viewBox says, in 1/1000 of its unit; parts from the ground
    up. `upright`: it has one right way round, like a tick, and is never mirrored.
    """

    name: str
    width: int
    height: int
    parts: tuple[Part, ...]
    upright: bool = False

    @property
    def ratio(self) -> int:
        """How wide it is, in ‰ of its height."""
        return round(1000 * self.width / self.height)


def drawn_as(name: str, known: Collection[str]) -> str:
    """The picture that is drawn under a name: the sign in another state (`mark-myth`) is the sign
    itself where nobody has drawn that state. Decks of format 2 call a circle `shapes/circle`.
    """
    if name not in known and name.startswith(f"{SIGN}-"):
        return SIGN
    return name.removeprefix("shapes/")


def points(part: Part) -> list[tuple[int, int]]:
    """Where a part's outlines lie: their corners, and the extremes of their curves."""
    found: list[tuple[int, int]] = []
    for kind, at in part.outline:
        if kind == "C":
            start = found[-1]
            found += [
                (_on(start[0], at[0::2], t / PIECES), _on(start[1], at[1::2], t / PIECES))
                for t in range(1, PIECES)
            ]
        if kind != "Z":
            found.append((at[-2], at[-1]))
    return found


def _on(start: int, others: tuple[int, ...], t: float) -> int:
    """One coordinate of a cubic curve."""
    s, (first, second, end) = 1 - t, others
    return round(s**3 * start + 3 * s * s * t * first + 3 * s * t * t * second + t**3 * end)
