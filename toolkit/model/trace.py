"""What a template reports while it is laid out: strings with their places, and the boxes that hold
them.

Templates write these records (templates/lib/type.typ); the page engine adds where on which page
each came to stand. Lengths are in 1/1000 pt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict, final


class _Placed(TypedDict):
    """Where a record stands; pages count from 1."""

    page: int
    x: int
    y: int


@final
class Said(_Placed):
    """A string: its content path (`say`) and its language ("" for names and numbers).

    `body`: it is running text, and not small print or a drawing of words. `w` and `h` are its
    width and height. For translators: `room` is the width that it had (0: any), `step` the
    height of a line, and `run` how wide its words are on one line; of a word that is wider than its
    box, while that is measured.
    """

    say: str
    text: str
    locale: str
    size: int
    weight: int
    w: int
    h: int
    lines: int
    body: NotRequired[bool]
    room: NotRequired[int]
    step: NotRequired[int]
    run: NotRequired[int]


@final
class Box(_Placed):
    """The beginning of a box; what is said until its end stands in it.

    `fit` is the name of the size that it shares with its set, `k` the scale in ‰ that its words
    were drawn at, `last` the smallest scale, `over` how much higher than the box they are.
    """

    fit: str
    k: int
    w: int
    h: int
    over: int
    last: int


@final
class BoxEnd(_Placed):
    """The end of the box of that name."""

    end: str


@final
class Stop(_Placed):
    """The place of a full stop that is drawn as a shape: which shape, and its size."""

    stop: int
    d: int


@final
class LogoPlace(_Placed):
    """A logo: the path by which the template knows it, and its size.

    `on` is the ground that it stands on: #rrggbb, or "cmyk" and four inks in ‰.
    """

    logo: str
    w: int
    h: int
    on: str


@final
class Drawn(_Placed):
    """A picture, by its name; or a code to scan, by the address that it leads to."""

    drawn: str


Mark = Said | Box | BoxEnd | Stop | LogoPlace | Drawn
Trace = Sequence[Mark]
