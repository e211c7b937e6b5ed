"""Reads the XML of a drawing: elements with their lines, and nothing from anywhere else.

The standard library's expat tells where an element begins, stops at the first entity, and opens no
other file. Elements of editors (their grids, guides and notes) are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
LARGEST = 1_000_000  # bytes of a file
DEEPEST = 40  # groups within groups
MOST = 5000  # elements
_SILENT = {"title", "desc", "metadata"}  # what they hold is for people and programs


@dataclass(frozen=True, slots=True)
class Element:
    """An element of SVG: its name, where it begins, its attributes, what it holds.

    Attributes of editors are left out; a link keeps the name `href`, in whichever form. `text` is
    what stands directly in it, which counts only for style sheets.
    """

    tag: str
    line: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class Unreadable(Exception):
    """The file is no drawing at all: line, what is wrong, what mends it."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


def read_elements(raw: bytes) -> Element:
    """The root element. Raises Unreadable, once, at the first thing that stops the reading."""
    if len(raw) > LARGEST:
        raise Unreadable(
            0,
            f"it is larger than {LARGEST // 1000} kB",
            "save it as plain SVG, without the program's own data, or draw it with fewer points",
        )
    tree = _Tree()
    try:
        tree.parser.Parse(raw, True)
    except ExpatError as error:
        line = min(error.lineno, raw.count(b"\n") + 1)
        said = ErrorString(error.code)
        raise Unreadable(line, f"it is no XML: {said}", "save it once more as plain SVG") from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise Unreadable(1, "its encoding cannot be read", "save it as UTF-8") from error
    assert tree.root is not None
    return tree.root


class _Tree:
    """Builds the elements as expat meets them."""

    def __init__(self) -> None:
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.root: Element | None = None
        self._open: list[Element] = []
        self._skipped = 0  # depth within something that is left out
        self._count = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if self.root is None and (namespace, tag) != (SVG, "svg"):
            self._stop(
                f'its outermost element is <{tag}>, not <svg xmlns="{SVG}">',
                "save it once more as plain SVG",
            )
        if self._skipped or namespace != SVG or tag in _SILENT:
            self._skipped += 1
            return
        self._count += 1
        if len(self._open) >= DEEPEST:
            self._stop(
                f"its groups are nested deeper than {DEEPEST}", "ungroup what needs no group"
            )
        if self._count > MOST:
            self._stop(f"it has more than {MOST} elements", "draw it with fewer shapes")
        element = Element(tag, self.parser.CurrentLineNumber, _own(attributes))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def _text(self, text: str) -> None:
        if not self._skipped:
            self._open[-1].text.append(text)

    def _entity(self, *_: object) -> None:
        self._stop("it declares entities", "save it as plain SVG, without the program's own data")

    def _instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            self._stop("it uses a style sheet of another file", "save it as plain SVG")

    def _stop(self, message: str, hint: str) -> None:
        raise Unreadable(self.parser.CurrentLineNumber, message, hint)


def _own(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes of SVG, by name."""
    return {
        name.removeprefix(f"{XLINK} "): value
        for name, value in attributes.items()
        if " " not in name or name == f"{XLINK} href"
    }
