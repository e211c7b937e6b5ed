"""Storyboards: what a film shows, scene by scene, before anybody knows how long reading takes.

Lengths are 1/1000 of a unit; the short side of every sheet has 90 units. Times are milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.media.films.terms import Terms
from toolkit.model.picture import Part, Picture
from toolkit.model.problem import Span

SHORT_SIDE = 90  # units
SHAPES = {
    "circle": (3,),
    "block": (4,),
    "arch": (4,),
    "quarter": (3, 4),
    "line": (5,),
    "adult": (2, 3),
    "child": (2, 3),
    "field": (),
    "picture": (2, 3),
}  # and how many numbers place them
FIGURES = ("adult", "child")
FOOT = -1  # after the numbers of a pose: y is counted from the bottom edge
SIDES = ("left", "right", "above", "below")
CORNERS = ("bl", "br", "tl", "tr")
MIDDLE = "middle"
BLOCK = "a block"  # what most shapes are
VIEWS = ("wide", "square", "tall")  # the three shapes of sheets
ANCHORS = ("top", "middle", "bottom")

WORDS = "transcripts"  # the content file of what transcripts say beside a film's own words
HEADINGS = ("kind", "scene", "seen", "read")
HEARD = ("silent", "spoken", "music")


def label(name: str) -> str:
    """The content path of a heading, or of what is heard."""
    return "/".join((WORDS, "page", name))


LABELS = tuple(label(name) for name in (*HEADINGS, *HEARD))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where a picture is, how large, and how much of it is seen.

    `x`, `y` are its top left corner, `size` its width. `foot`: y is counted from where the picture
    would stand on the bottom edge, downwards. `grown` is a share of its size, `shown` of its
    colour, `open` of its area, in ‰.
    """

    x: int
    y: int
    size: int
    foot: bool = False
    grown: int = 1000
    shown: int = 1000
    open: int = 1000


# Numbers that place a layer, the name of the place whose full stop it is, or a picture's stance.
Pose = tuple[int, ...] | str | Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A picture as a layer: all of it, or the parts of one id (`part`), but none of those of the
    ids in `without`.

    It wears the colours of the field `on`, grows and opens from `side`: a side, a corner, or the
    middle of what is seen of it.
    """

    picture: Picture
    part: str = ""
    without: tuple[str, ...] = ()
    on: str
    side: str = "below"

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is seen of the picture, from the ground up."""
        return tuple(
            part
            for part in self.picture.parts
            if self.part in ("", part.id) and part.id not in self.without
        )


@dataclass(frozen=True, slots=True)
class Ease:
    """How long a movement takes, and the cubic Bézier (1/1000) by which it starts and arrives."""

    ms: int
    curve: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Style:
    """What films take from the brand: movements by name, colours as #rrggbb, each field's ink and
    child; and from the glossary the `terms` that captions do not break, by language.
    """

    eases: Mapping[str, Ease]
    word_hold: int
    last_hold: int
    colours: Mapping[str, str]
    fields: Mapping[str, tuple[str, str]]
    terms: Terms = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A box for words on one view.

    `size` is of the type; `key` names the scale that boxes share.
    """

    x: int
    y: int
    width: int
    height: int
    size: int
    anchor: str
    weight: int
    key: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A shape and the poses that it can take on each view: numbers that place it, or the name of a
    place whose stop it is.

    circle: x, y, diameter; block, arch: x, y, width, height; quarter: x, y, side and how far it is
    open (degrees, 90 where left out); line: from x, y to x, y, thickness; adult, child: x and
    scale, standing on the bottom edge or so far below it; field: none, it comes on from its `side`.
    A picture has stances, and its own colours where `colour` is "".
    `inside` names a layer outside of which this one is not seen.
    """

    id: str
    shape: str
    colour: str
    poses: Mapping[str, Mapping[str, Pose]]
    where: Span
    inside: str = ""
    corner: str = "bl"
    side: str = "left"
    pictured: Pictured | None = None

    @property
    def kind(self) -> str:
        """Layers of one kind can become each other from scene to scene."""
        if self.pictured:
            return f"the picture '{self.pictured.picture.name}'"
        return "a line" if self.shape == "line" else BLOCK


@dataclass(frozen=True, slots=True)
class Move:
    """A layer goes to a pose. `how` names the ease; it starts `after` ms of its beat."""

    layer: str
    to: str
    how: str
    after: int
    where: Span


@dataclass(frozen=True, slots=True)
class Say:
    """Words that appear whole in a place, `after` ms of the beat's landing.

    `stop` (0, 1, 2) lands behind them as a shape.
    """

    place: str
    path: str
    after: int
    where: Span
    stop: int = -1
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Beat:
    """What happens and is read at one time: the moves, then words with time to read them, then
    `hold` ms.

    Words appear when the moves have all but arrived, or `at` so many ms, while shapes still move.
    """

    moves: tuple[Move, ...]
    says: tuple[Say, ...]
    hold: int
    clear: tuple[str, ...]
    where: Span
    at: int = -1


@dataclass(frozen=True, slots=True)
class Scene:
    """A cut of the film.

    `describe` is the content path of what is seen. Layers that the scene before had start there.
    """

    id: str
    ground: str
    describe: str
    layers: tuple[Layer, ...]
    beats: tuple[Beat, ...]
    where: Span
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Storyboard:
    """A film, or one for every item of a list.

    `title` and `alt` are content paths; `item` is what {item} stands for.

    `narration` and `music` name sound files below assets/ by language. `stills` are content paths
    with the alt texts of its pictures, which do not move: of the `poster`, and of all `scenes`.
    """

    id: str
    title: str
    alt: str
    formats: tuple[str, ...]
    editions: tuple[str, ...]
    scenes: tuple[Scene, ...]
    style: Style
    where: Span
    series: str
    item: str = ""
    position: int = 1
    poster: str = ""
    narration: Mapping[str, str] = field(default_factory=dict)
    music: Mapping[str, str] = field(default_factory=dict)
    stills: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Films:
    """All films of the campaign."""

    films: tuple[Storyboard, ...]


def view(width: int, height: int) -> str:
    """Which of the three views a sheet has."""
    return (
        "wide" if width > height * 11 // 10 else "tall" if height > width * 11 // 10 else "square"
    )
