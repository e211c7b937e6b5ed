"""A drawing as people made it → a Picture, or every reason why it is none, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.engine.paths import Contour
from toolkit.model.matrix import IDENTITY, Matrix, joined
from toolkit.model.picture import ROLES, Part, Picture, Step
from toolkit.model.problem import Problem, Span
from toolkit.read.suggest import suggest
from toolkit.read.svg.elements import Element, Unreadable, read_elements
from toolkit.read.svg.looks import PLAIN, Look, Rules, look, properties, read_rules, refusals
from toolkit.read.svg.shapes import SHAPES, moved, numbers, outline, transform
from toolkit.read.svg.winding import counted

LEAST, MOST = 8, 10_000  # units that a drawing is wide and high
MOST_STEPS = 20_000
HOLDERS = ("svg", "g", "defs")  # defs is left empty by many programs
UPRIGHT = "upright"
_MADE = re.compile(r"cls-\d+|st\d+")  # classes that a program made for its own colours
_NUMBERED = re.compile(r"[A-Za-z]+[-_]?\d[\d_-]*")  # names that a program gave: path12, g3-4
_HINTS = {
    "text": "turn the letters into shapes (Text > Convert to Outlines)",
    "image": "draw it as shapes: a photograph cannot take a field's colours",
    "use": "unlink the clone (Edit > Clone > Unlink)",
    "a": "delete the link",
    "script": "delete it: a picture only stands there",
    "line": "turn it into a filled shape (Path > Stroke to Path)",
}
_OUTCOME = "draw what it does as filled shapes, and delete it"


@dataclass(frozen=True, slots=True)
class _Above:
    """What a group hands down. `role` comes from a class, `layer` from the name of a layer."""

    matrix: Matrix = IDENTITY
    look: Look = PLAIN
    role: str = ""
    layer: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A filled shape in the drawing's own unit, by the rule that SVG fills it with."""

    role: str
    id: str
    rule: str
    outlines: list[Contour]
    line: int


def read_drawing(name: str, path: str, raw: bytes) -> tuple[Picture, list[Problem]]:
    """The picture of a file, and what is wrong with it; empty where anything is."""
    drawing, nothing = _Drawing(name, path), Picture(name, 0, 0, ())
    try:
        root = read_elements(raw)
    except Unreadable as error:
        drawing.refuse(error.line, error.message, error.hint)
        return nothing, drawing.problems
    frame = drawing.frame(root)
    drawing.rules = drawing.sheets(root)
    drawing.read(root, _Above())
    picture = drawing.picture(root, frame) if frame and not drawing.problems else nothing
    return nothing if drawing.problems else picture, drawing.problems


class _Drawing:
    """One file on its way to a picture: its shapes so far, and what is wrong so far.

    The same fault is told once, at the first place.
    """

    def __init__(self, name: str, path: str) -> None:
        self.name, self.path = name, path
        self.problems: list[Problem] = []
        self.rules: Rules = {}
        self.shapes: list[_Shape] = []

    def refuse(self, line: int, message: str, hint: str) -> None:
        said = f"the picture '{self.name}' cannot be used: {message}"
        if all(problem.message != said for problem in self.problems):
            self.problems.append(Problem("picture", said, Span(self.path, line), hint))

    def frame(self, root: Element) -> tuple[float, float, float, float] | None:
        """Left, top, width and height of the viewBox."""
        try:
            found = numbers(root.attributes.get("viewBox", ""))
        except ValueError:
            found = []
        if len(found) != 4:
            hint = 'write it on <svg>: viewBox="0 0 100 100" (left, top, width, height)'
            self.refuse(root.line, "it has no viewBox of four numbers", hint)
        elif not all(LEAST <= size <= MOST for size in found[2:]):
            said = f"its viewBox is {found[2]:g} by {found[3]:g}"
            hint = f"scale the drawing: {LEAST} to {MOST} units wide and high"
            self.refuse(root.line, said, hint)
        elif max(map(abs, found)) > 10 * MOST:
            self.refuse(root.line, "its viewBox lies far away", "move the drawing to 0, 0")
        else:
            return found[0], found[1], found[2], found[3]
        return None

    def sheets(self, root: Element) -> Rules:
        """What every style sheet of the drawing says of classes."""
        rules: dict[str, Mapping[str, str]] = {}
        for sheet in _all(root):
            if sheet.tag != "style":
                continue
            try:
                for name, said in read_rules("".join(sheet.text)).items():
                    rules[name] = {**rules.get(name, {}), **said}
            except ValueError as error:
                message = f"its style sheet does more than colour classes (“{error}”)"
                self.refuse(
                    sheet.line, message, "export with presentation attributes, not with CSS"
                )
        return rules

    def read(self, element: Element, above: _Above) -> None:
        """An element, and what it holds."""
        if element.tag == "style":
            return
        if element.tag not in (*SHAPES, *HOLDERS):
            self._no_part(element)
            return
        said = properties(element, self.rules)
        for refusal in refusals(element, said):
            self.refuse(element.line, *refusal)
        try:
            here = replace(above, look=look(above.look, said))
            here = self._named(element, here)
            own = transform(element.attributes.get("transform", ""))
            here = replace(here, matrix=joined(own, above.matrix))
            if element.tag in SHAPES:
                self._shape(element, here)
        except ValueError as error:
            self.refuse(element.line, str(error), "save the shape once more as a plain path")
            return
        for child in element.children:
            self._child(element, child, here)

    def _child(self, element: Element, child: Element, here: _Above) -> None:
        if child.tag == "svg" or (element.tag == "defs" and child.tag != "style"):
            self._no_part(child)
        elif element.tag not in SHAPES:
            self.read(child, here)
        else:
            self._no_part(child)  # such as an animation

    def _no_part(self, element: Element) -> None:
        hint = _HINTS.get(element.tag, _OUTCOME)
        self.refuse(element.line, f"<{element.tag}> is no part of a picture", hint)

    def _named(self, element: Element, above: _Above) -> _Above:
        """The role and the name that an element gives to itself and to what it holds.

        A class says the role. Programs that know no classes say it with the name of a layer.
        """
        name = element.attributes.get("id", "")
        layer = next((role for role in ROLES if re.fullmatch(rf"{role}([-_ ]?\d+)?", name)), "")
        roles = []
        for word in element.attributes.get("class", "").split():
            if word in ROLES:
                roles.append(word)
            elif word != UPRIGHT and not _MADE.fullmatch(word):
                hint = f"{suggest(word, ROLES)} (roles: {', '.join(ROLES)})"
                self.refuse(element.line, f"'{word}' is no role", hint)
        if len(roles) > 1:
            said = f"a shape has two roles ({' and '.join(roles)})"
            self.refuse(element.line, said, "keep one of them in its class")
        return replace(
            above,
            role=roles[0] if roles else above.role,
            layer=layer or above.layer,
            id=above.id if not name or _NUMBERED.fullmatch(name) else name,
        )

    def _shape(self, element: Element, here: _Above) -> None:
        role = here.role or here.layer
        if not role:
            known = ", ".join(ROLES)
            hint = f'give it, or its group, one of {known}: class="ink"; or name its layer so'
            self.refuse(element.line, "a shape has no role", hint)
        if here.look.fill == "none":
            self.refuse(element.line, "a shape is not filled", "fill it, or delete it")
        found = [
            moved(contour, here.matrix) for contour in outline(element.tag, element.attributes)
        ]
        rule = here.look.rule if element.tag in ("path", "polygon", "polyline") else "evenodd"
        if role:
            self.shapes.append(_Shape(role, here.id, rule, found, element.line))

    def picture(self, root: Element, frame: tuple[float, float, float, float]) -> Picture:
        """The picture, once its shapes are known."""
        width, height = round(frame[2] * 1000), round(frame[3] * 1000)
        parts = [
            Part(shape.role, shape.id, tuple(_steps(outlines)))
            for shape in self.shapes
            if (outlines := self._outlines(shape, frame))
        ]
        if not any(part.role != "paper" for part in parts) and not self.problems:
            self.refuse(root.line, "nothing is drawn in it", "draw at least one filled shape")
        if sum(len(part.outline) for part in parts) > MOST_STEPS:
            said = f"its outlines have more than {MOST_STEPS} points"
            self.refuse(root.line, said, "simplify them (Path > Simplify)")
        upright = root.attributes.get("data-upright", "").strip() == "true"
        upright |= UPRIGHT in root.attributes.get("class", "").split()
        return Picture(self.name, width, height, tuple(parts), upright)

    def _outlines(self, shape: _Shape, frame: tuple[float, float, float, float]) -> list[Contour]:
        """A shape's outlines in whole thousandths from the frame's corner, filled by counting."""
        left, top, width, height = frame
        here = [
            moved(each, (1000, 0, 0, 1000, -left * 1000, -top * 1000)) for each in shape.outlines
        ]
        if not _near(here, width * 1000, height * 1000):
            hint = "move it into the drawing"
            self.refuse(shape.line, "a shape lies far outside the viewBox", hint)
            return []
        whole = [each for each in map(_whole, here) if _has_area(each)]
        try:
            return counted(whole) if shape.rule == "nonzero" else whole
        except ValueError as error:
            hint = "unite them in your program (Path > Union), then save once more"
            self.refuse(shape.line, str(error), hint)
            return []


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _all(child)


def _has_area(contour: Contour) -> bool:
    """Does an outline go round something? Points and lines that were left behind do not."""
    points = [point for _, at in contour for point in at]
    return len({x for x, _ in points}) > 1 and len({y for _, y in points}) > 1


def _near(contours: Sequence[Contour], width: float, height: float) -> bool:
    """Do all points lie in the frame, or no further from it than it is wide and high?"""
    return all(
        -width <= x <= 2 * width and -height <= y <= 2 * height
        for contour in contours
        for _, at in contour
        for x, y in at
    )


def _whole(contour: Contour) -> Contour:
    return tuple((kind, tuple((round(x), round(y)) for x, y in at)) for kind, at in contour)


def _steps(contours: Sequence[Contour]) -> Iterator[Step]:
    """The outlines one after the other, each closed."""
    for contour in contours:
        back = contour[-1] == ("L", contour[0][1])  # the line that closes it
        for kind, at in contour[:-1] if back else contour:
            yield kind, tuple(int(v) for point in at for v in point)
        yield "Z", ()
