"""What lies on a page: a mark with its colour, its place and its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pikepdf
from pikepdf import Array

from toolkit.engine.press.geometry import (
    Box,
    Outline,
    covers,
    shared,
    touches,
    within,
)
from toolkit.model.matrix import IDENTITY, Matrix

Kind = Literal["fill", "stroke", "text", "image", "shade"]


@dataclass(frozen=True, slots=True)
class Colour:
    """Values in a colour space. `space` is its kind; of a Separation its ink follows, after a
    colon; of an ICCBased one the number of its channels.
    """

    space: str = "DeviceGray"
    values: tuple[float, ...] = (0.0,)

    @property
    def inks(self) -> tuple[float, float, float, float] | None:
        """Shares of cyan, magenta, yellow and black; None where it is not said in inks."""
        if self.space == "DeviceCMYK" and len(self.values) == 4:
            cyan, magenta, yellow, black = self.values
            return cyan, magenta, yellow, black
        if self.space == "DeviceGray" and len(self.values) == 1:
            return 0, 0, 0, 1 - self.values[0]
        return None


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is painted. `outline` is of fills and pictures; `size` of words, in points;
    `picture` is the object that is drawn. `plain`: nothing shines through it. `edge` is the colour
    of a line around what is filled.
    """

    kind: Kind
    colour: Colour
    outline: Outline
    box: Box
    plain: bool
    overprint: bool
    size: float = 0
    picture: pikepdf.Object | None = None
    edge: Colour | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What instructions have set so far."""

    matrix: Matrix = IDENTITY
    clip: Box | None = None
    fill: Colour = Colour()
    stroke: Colour = Colour()
    over_fill: bool = False
    over_stroke: bool = False
    mode: int = 0  # OPM: 1 leaves plates alone that a colour does not use
    plain: bool = True
    size: float = 0
    render: int = 0


def space_of(space: pikepdf.Object) -> str:
    """The kind of a colour space, as Colour names it."""
    if not isinstance(space, Array):
        return str(space).lstrip("/")
    kind = str(space[0]).lstrip("/")
    if kind == "ICCBased":
        return f"ICCBased:{int(space[1].get('/N', 0))}"
    return f"{kind}:{str(space[1]).lstrip('/')}" if kind == "Separation" else kind


def ground(painted: Sequence[Mark], box: Box) -> Colour | None:
    """The one colour on which the box stands, after all that was painted; None where there are
    several. Where nothing is painted, it is paper.
    """
    for mark in reversed(painted):
        if mark.kind == "text" or shared(mark.box, box) is None or not touches(mark.outline, box):
            continue
        flat = mark.kind == "fill" and mark.plain
        return mark.colour if flat and within(box, mark.box) and covers(mark.outline, box) else None
    return PAPER


PAPER = Colour("DeviceCMYK", (0.0, 0.0, 0.0, 0.0))
