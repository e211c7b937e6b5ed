"""What films are made of, as values: places, movements, shapes, words, scenes, caption tracks.

The plan of a film writes them, and the film is drawn from them. Numbers are whole: 1/1000 px,
1/1000 degrees, frames. Nothing here needs the tools that films are drawn with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from toolkit.model.picture import Step

# A block: x, y, width, height, four corner radii clockwise from the top left, and how far it is
# open (90,000 is all). A line: from x, y to x, y, and its thickness. A picture: x, y, width,
# height, how much of its colour is seen, and how far it is open (both in ‰).
Geometry = tuple[int, ...]
Curve = tuple[int, int, int, int]  # a cubic Bézier as CSS writes it, in 1/1000


@dataclass(frozen=True, slots=True)
class Stop:
    """The place of the full stop behind words number `stop`, moved by `dx`, `dy`.

    Only the layout of the words knows where that is.
    """

    stop: int
    dx: int = 0
    dy: int = 0


Place = Geometry | Stop
At = TypeVar(
    "At"
)  # how a place is given: as a Place in a plan, as a Geometry once words are laid out


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Generic[At]):
    """A movement: its first frame, how many frames it takes, its easing, and where it leads."""

    start: int
    frames: int
    curve: Curve
    geometry: At


@dataclass(frozen=True, slots=True)
class Fill:
    """Outlines that are filled with a colour; "" is a hole, which takes away what lies below."""

    colour: str
    outline: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a scene shows of a picture: fills, from the ground up, on a sheet of width by height.

    `box` (x, y to x, y) is what they lie in; they open from a `side` or a corner of it: left,
    right, above, below, bl, br, tl, tr, or from its middle. Lengths are 1/1000 of the file's unit.
    """

    width: int
    height: int
    fills: tuple[Fill, ...]
    box: tuple[int, int, int, int]
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Generic[At]):
    """A shape of a scene, seen from frame `start` to the one before `end`.

    `shape` is block, line or picture; a picture has a `drawing`, whose colours are its own.
    `inside` is the number of the block outside of which it is not seen.
    """

    id: str
    shape: str
    colour: str
    geometry: At
    moves: tuple[Move[At], ...] = ()
    start: int
    end: int
    inside: int | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """The words number `words` of a scene in a colour, from frame `start` to the one before
    `end`.
    """

    words: int
    colour: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedScene:
    """What the plan says of a scene: size in px, the ground's colour, shapes from the ground up,
    and the words on top of them.
    """

    width: int
    height: int
    ground: str
    shapes: tuple[Shape[Place], ...]
    words: tuple[Lettering, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Words as the page engine has drawn them: their box (x, y, width, height in px), the string
    that they show, the size of their type in 1/1000 px.

    `stop` is their full stop, if any: x, y, size in 1/1000 px, and the shape: 0 a circle, 1 a
    square, 2 a quarter.
    """

    box: tuple[int, int, int, int]
    slot: str
    size: int
    stop: tuple[int, int, int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Masks:
    """The head of a file of drawn words: what they are, and how many bytes each one's ink takes."""

    blocks: tuple[Drawn, ...]
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """Captions in one language.

    `iso` is its ISO 639-2 code (cym, eng), `label` its own name; cues are (first frame, frame after
    the last, words).
    """

    locale: str
    iso: str
    label: str
    cues: tuple[tuple[int, int, str], ...]
