"""Rewrites what pages paint so that the press can take it.

Every colour becomes inks: the brand's own its recipe, any other what the profile makes of it, grey
black ink alone. Black words print over what lies below, so that no white shows when plates shift.
Crop marks are in every ink there is (Separation /All). Pictures become inks on their ground.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from toolkit.engine.press.images import Pressed, to_press
from toolkit.engine.press.paint import PAPER, Colour, Mark, State, ground, space_of
from toolkit.engine.press.profile import Profile
from toolkit.engine.press.reader import COLOURING, Reader, inside, instructions, named
from toolkit.model.inks import Inks

Operands = list[pikepdf.Object]
Instruction = tuple[str, Operands]
_ALL = Name("/PressAll")
_MARKS = Colour("DeviceCMYK", (1.0, 1.0, 1.0, 1.0))  # no brand's ink: it would never dry
_BLACK = Colour("DeviceCMYK", (0.0, 0.0, 0.0, 1.0))
_CONVERTED = ("DeviceGray", "DeviceRGB", "ICCBased:1", "ICCBased:3", "CalGray", "CalRGB")


@dataclass(slots=True)
class Press:
    """One document on its way. `recipes` are the inks of the brand's colours (#rrggbb);
    `unlike` counts pictures that see through to more than one colour.
    """

    document: pikepdf.Pdf
    profile: Profile
    recipes: Mapping[str, Inks]
    unlike: int = 0
    made: dict[tuple[object, ...], pikepdf.Object] = field(default_factory=dict)
    done: set[tuple[int, int]] = field(default_factory=set)
    painted: list[Mark] = field(default_factory=list)

    def page(self, page: pikepdf.Page) -> None:
        """Rewrite one page."""
        self.painted = []
        content = self._rewritten(page.obj, page.resources, State())
        page.obj.Contents = self.document.make_stream(content)

    def _rewritten(self, stream: pikepdf.Object, resources: pikepdf.Object, state: State) -> bytes:
        rewriting = _Rewriting(self, resources, Reader(resources, state))
        out = [
            (operands, pikepdf.Operator(operator))
            for found in instructions(stream)
            for operator, operands in rewriting.changed(*found)
        ]
        rewriting.tidy()
        return pikepdf.unparse_content_stream(out)

    def part(self, form: pikepdf.Object, resources: pikepdf.Object, state: State) -> None:
        """Rewrite a part of a page where it is first drawn."""
        if form.objgen not in self.done:
            self.done.add(form.objgen)
            own = form.get("/Resources", resources)
            form.write(self._rewritten(form, own, inside(state, form)))

    def colour(self, colour: Colour) -> Colour:
        """A colour in inks; as it is where it cannot be had in inks."""
        if colour.space == "DeviceCMYK" or colour.space not in _CONVERTED or not colour.values:
            return colour
        if len(colour.values) == 1:
            return Colour("DeviceCMYK", (0.0, 0.0, 0.0, round(1 - colour.values[0], 4)))
        name = "#" + "".join(f"{round(value * 255):02x}" for value in colour.values)
        inks = self.recipes.get(name) or self.profile.inks(name)
        return Colour("DeviceCMYK", tuple(ink / 1000 for ink in inks))

    def picture(self, mark: Mark) -> pikepdf.Object | None:
        """A picture in inks, as it stands; None where it is taken as it is."""
        drawn = mark.picture
        if drawn is None or space_of(drawn.get("/ColorSpace", Name.DeviceCMYK)) not in _CONVERTED:
            return None
        image = _image(drawn)
        below = ground(self.painted, mark.box)
        if below is None and image.getchannel("A").getextrema() != (255, 255):
            self.unlike += 1
        inks = (below or PAPER).inks or (0, 0, 0, 0)
        cyan, magenta, yellow, black = (round(ink * 1000) for ink in inks)
        key = (drawn.objgen, cyan, magenta, yellow, black)
        if key not in self.made:
            pressed = to_press(image, (cyan, magenta, yellow, black), self.profile)
            self.made[key] = self._stream(pressed)
        return self.made[key]

    def _stream(self, pressed: Pressed) -> pikepdf.Object:
        return self.document.make_indirect(
            pikepdf.Stream(
                self.document,
                pressed.data,
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=pressed.width,
                Height=pressed.height,
                BitsPerComponent=8,
                ColorSpace=Name.DeviceGray if pressed.grey else Name.DeviceCMYK,
            )
        )


@dataclass(slots=True)
class _Rewriting:
    """One stream on its way. `over`: does what is painted print over what lies below?"""

    press: Press
    resources: pikepdf.Object
    reader: Reader
    over: bool = False
    words: bool = False
    kept: list[bool] = field(default_factory=list)
    replaced: set[str] = field(default_factory=set)

    def changed(self, operator: str, operands: Operands) -> list[Instruction]:
        """What stands in the place of an instruction."""
        if operator == "Do":
            return [(operator, self._drawn(operands))]
        mark = self.reader.step(operator, operands)
        if mark is not None:
            self.press.painted.append(replace(mark, colour=self.press.colour(mark.colour)))
        if operator == "q":
            self.kept.append(self.over)
        elif operator == "Q" and self.kept:
            self.over = self.kept.pop()
        elif operator in ("BT", "ET"):
            return self._worded(operator, operands)
        return (
            self._coloured(operator, operands) if operator in COLOURING else [(operator, operands)]
        )

    def _worded(self, operator: str, operands: Operands) -> list[Instruction]:
        """Words begin or end: where they are black, they print over what lies below."""
        self.words = operator == "BT"
        black = self.press.colour(self.reader.state.fill) == _BLACK
        over = self._over(self.words and black)
        return [*over, (operator, operands)] if self.words else [(operator, operands), *over]

    def _drawn(self, operands: Operands) -> Operands:
        drawn = named(self.resources, "/XObject", operands[0])
        if drawn is None:
            return operands
        if str(drawn.get("/Subtype")) != "/Image":
            self.press.part(drawn, self.resources, self.reader.state)
            return operands
        mark = self.reader.picture(drawn)
        pressed = self.press.picture(mark)
        self.press.painted.append(mark)
        if pressed is None:
            return operands
        self.replaced.add(str(operands[0]))
        name = Name(f"/Press{pressed.objgen[0]}")
        self.resources.XObject[name] = pressed
        return [name]

    def _coloured(self, operator: str, operands: Operands) -> list[Instruction]:
        """A colour in inks, and whether it prints over what lies below."""
        stroked = operator.isupper()
        state = self.reader.state
        found = self.press.colour(state.stroke if stroked else state.fill)
        if operator in ("cs", "CS") and found.space == "DeviceCMYK":
            return []  # the colour follows
        before = self._over(self.words and found == _BLACK) if not stroked else []
        if found == _MARKS:
            self._name("/ColorSpace", _ALL, self._all())
            return [
                *before,
                ("CS" if stroked else "cs", [_ALL]),
                ("SCN" if stroked else "scn", [_number(1)]),
            ]
        if found.space != "DeviceCMYK" or operator in ("k", "K"):
            return [*before, (operator, operands)]
        return [*before, ("K" if stroked else "k", [_number(value) for value in found.values])]

    def _over(self, over: bool) -> list[Instruction]:
        """Let what follows print over what lies below, or stop that."""
        if over == self.over:
            return []
        self.over = over
        name = Name("/PressOver" if over else "/PressHalt")
        self._name("/ExtGState", name, Dictionary(Type=Name.ExtGState, OP=over, op=over, OPM=1))
        return [("gs", [name])]

    def _all(self) -> Array:
        """The ink that is every ink: what marks for the printer are drawn in. Seen on a screen it
        is all four.
        """
        tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
        return Array([Name.Separation, Name("/All"), Name.DeviceCMYK, tint])

    def _name(self, table: str, name: Name, value: pikepdf.Object) -> None:
        if table not in self.resources:
            self.resources[table] = Dictionary()
        if name not in self.resources[table]:
            self.resources[table][name] = value

    def tidy(self) -> None:
        """Leave no colour space or picture behind that nothing asks for any more."""
        spaces = self.resources.get("/ColorSpace", Dictionary())
        for name in [name for name in [*spaces] if space_of(spaces[name]) in _CONVERTED]:
            del spaces[name]
        for name in self.replaced:
            del self.resources.XObject[name]


def _number(value: float) -> pikepdf.Object:
    return pikepdf.Object.parse(f"{value:.6g}".encode())


def _image(drawn: pikepdf.Object) -> Image.Image:
    """A picture of the page engine's: eight bits a channel, its transparency beside it."""
    size = int(drawn.Width), int(drawn.Height)
    if drawn.get("/Filter") == Name.DCTDecode:  # a photograph of a template's own
        with Image.open(BytesIO(drawn.read_raw_bytes()), formats=("JPEG",)) as photograph:
            return photograph.convert("RGBA")
    data = drawn.read_bytes()
    mode = "RGB" if len(data) >= 3 * size[0] * size[1] else "L"
    image = Image.frombytes(mode, size, data).convert("RGBA")
    mask = drawn.get("/SMask")
    if mask is not None:
        alpha = Image.frombytes("L", (int(mask.Width), int(mask.Height)), mask.read_bytes())
        image.putalpha(alpha.resize(size) if alpha.size != size else alpha)
    return image
