"""Reads the instructions of a page or of a part of it, one after the other.

No letter is drawn: of words, a mark knows where they begin and how large they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Array, Dictionary, Name

from toolkit.engine.press.geometry import (
    Outline,
    box_of,
    curve,
    shared,
    square,
)
from toolkit.engine.press.paint import Colour, Kind, Mark, State, space_of
from toolkit.model.matrix import IDENTITY, Matrix, Point, joined, moved

COLOURING = ("g", "rg", "k", "cs", "sc", "scn", "G", "RG", "K", "CS", "SC", "SCN")
_DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_SETTING = frozenset(["cm", "gs", "Tr", "Tf", *COLOURING])
_PATH = frozenset(["m", "l", "c", "v", "y", "re"])
_TEXT = frozenset(["BT", "Tm", "Td", "TD", "Tj", "TJ", "'", '"'])
_PAINTING = frozenset(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n", "W", "W*", "sh"])


@dataclass(slots=True)
class Reader:
    """Follows the instructions of one stream: `step` each of them, and ask for what it painted."""

    resources: pikepdf.Object
    state: State
    kept: list[State] = field(default_factory=list)
    words: Matrix = IDENTITY
    parts: list[list[Point]] = field(default_factory=list)
    clipping: bool = False

    def step(self, operator: str, operands: list[pikepdf.Object]) -> Mark | None:
        """Carry out one instruction; a picture or a part (Do) is its caller's to follow."""
        if operator in ("q", "Q"):
            self._keep(operator)
        elif operator in _SETTING:
            self._set(operator, operands)
        elif operator in _PATH:
            self._draw(operator, [float(value) for value in operands])
        elif operator in _TEXT:
            return self._write(operator, operands)
        elif operator in _PAINTING:
            return self._paint(operator)
        return None

    def _keep(self, operator: str) -> None:
        if operator == "q":
            self.kept.append(self.state)
        elif self.kept:
            self.state = self.kept.pop()

    def _set(self, operator: str, operands: list[pikepdf.Object]) -> None:
        state = self.state
        if operator == "cm":
            state = replace(state, matrix=joined(_matrix(operands), state.matrix))
        elif operator == "gs":
            state = self._with(named(self.resources, "/ExtGState", operands[0]))
        elif operator == "Tr":
            state = replace(state, render=int(operands[0]))
        elif operator == "Tf":
            state = replace(state, size=abs(float(operands[1])))
        elif operator.islower():
            state = replace(state, fill=self._coloured(operator, operands, state.fill))
        else:
            stroke = self._coloured(operator.lower(), operands, state.stroke)
            state = replace(state, stroke=stroke)
        self.state = state

    def _coloured(self, operator: str, operands: list[pikepdf.Object], now: Colour) -> Colour:
        if operator in _DEVICE:
            return Colour(_DEVICE[operator], _numbers(operands))
        if operator == "cs":
            return Colour(self._space(operands[0]), (0.0,))
        return Colour(now.space, _numbers(operands))

    def _space(self, name: pikepdf.Object) -> str:
        found = named(self.resources, "/ColorSpace", name)
        return space_of(name if found is None else found)

    def _with(self, settings: pikepdf.Object | None) -> State:
        """The state with the settings of an ExtGState."""
        state = self.state
        if not isinstance(settings, Dictionary):
            return state
        over = bool(settings.get("/OP", state.over_stroke))
        return replace(
            state,
            over_stroke=over,
            over_fill=bool(settings.get("/op", over if "/OP" in settings else state.over_fill)),
            mode=int(settings.get("/OPM", state.mode)),
            plain=state.plain and _is_plain(settings),
        )

    def _draw(self, operator: str, at: list[float]) -> None:
        points = [moved(point, self.state.matrix) for point in zip(at[::2], at[1::2], strict=False)]
        if operator == "m":
            self.parts.append(points)
        elif operator == "re":
            x, y, wide, high = at
            corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
            self.parts.append([moved(corner, self.state.matrix) for corner in corners])
        elif not self.parts:
            return
        elif operator == "l":
            self.parts[-1] += points
        elif operator in ("c", "v", "y"):
            start = self.parts[-1][-1]
            one = start if operator == "v" else points[0]
            two = points[1] if operator == "c" else points[0]
            self.parts[-1] += curve(start, one, two, points[-1])

    def _write(self, operator: str, operands: list[pikepdf.Object]) -> Mark | None:
        if operator == "BT":
            self.words = IDENTITY
        elif operator == "Tm":
            self.words = _matrix(operands)
        elif operator in ("Td", "TD"):
            across, up = (float(value) for value in operands)
            self.words = joined((1, 0, 0, 1, across, up), self.words)
        elif operator in ("Tj", "TJ", "'", '"') and self.state.render != 3:
            matrix = joined(self.words, self.state.matrix)
            high = (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
            at = matrix[4], matrix[5]
            mode = self.state.render % 4
            made = self._mark("text", mode == 1, ((at,),), size=self.state.size * high)
            return replace(made, edge=self.state.stroke) if mode == 2 else made
        return None

    def _paint(self, operator: str) -> Mark | None:
        outline: Outline = tuple(tuple(part) for part in self.parts if part)
        self.parts = []
        if operator in ("W", "W*"):
            self.parts = [list(part) for part in outline]
            self.clipping = True
            return None
        if self.clipping and outline:
            box = box_of(point for part in outline for point in part)
            clip = box if self.state.clip is None else shared(box, self.state.clip)
            self.state = replace(self.state, clip=clip or (0, 0, 0, 0))
        self.clipping = False
        if operator == "sh":
            return Mark("shade", Colour("Pattern", ()), (), (0, 0, 0, 0), self.state.plain, False)
        if operator == "n" or not outline:
            return None
        stroked = operator in ("S", "s")
        made = self._mark("stroke" if stroked else "fill", stroked, outline)
        return replace(made, edge=self.state.stroke) if operator[0] in "Bb" else made

    def _mark(self, kind: Kind, stroked: bool, outline: Outline, size: float = 0) -> Mark:
        state = self.state
        box = box_of(point for part in outline for point in part)
        return Mark(
            kind,
            state.stroke if stroked else state.fill,
            outline,
            (shared(box, state.clip) or box) if state.clip else box,
            state.plain,
            (state.over_stroke if stroked else state.over_fill) and state.mode == 1,
            size,
        )

    def picture(self, drawn: pikepdf.Object) -> Mark:
        """The mark of a picture that is drawn now."""
        return replace(self._mark("image", False, (square(self.state.matrix),)), picture=drawn)


def instructions(stream: pikepdf.Object) -> Iterator[tuple[str, list[pikepdf.Object]]]:
    """Each instruction of a page or a part of one, with its operands."""
    for instruction in pikepdf.parse_content_stream(stream):
        yield str(instruction.operator), list(instruction.operands)


def inside(state: State, form: pikepdf.Object) -> State:
    """The state in which a part of the page begins."""
    matrix = _matrix(list(form.get("/Matrix", Array(list(IDENTITY)))))
    return replace(state, matrix=joined(matrix, state.matrix))


def named(resources: pikepdf.Object, table: str, name: object) -> pikepdf.Object | None:
    """What a name stands for in a table of the resources."""
    found = resources.get(table)
    return None if found is None else found.get(str(name))


def _is_plain(settings: Dictionary) -> bool:
    return (
        float(settings.get("/ca", 1)) == 1
        and float(settings.get("/CA", 1)) == 1
        and str(settings.get("/SMask", "/None")) == "/None"
        and str(settings.get("/BM", "/Normal")) in ("/Normal", "/Compatible")
    )


def _numbers(operands: list[pikepdf.Object]) -> tuple[float, ...]:
    return tuple(float(value) for value in operands if not isinstance(value, Name))


def _matrix(operands: list[pikepdf.Object]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f
