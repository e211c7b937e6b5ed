"""Reads the XML of a logo that came as SVG: elements with their lines, and nothing from elsewhere.

Unlike the brand's own drawings (read/svg) a logo may have what programs write into it: entities
that only shorten words, editors' own data, style sheets. Other files are never opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from toolkit.engine.logos.decode import NotTaken

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XHTML = "http://www.w3.org/1999/xhtml"
LARGEST = 5_000_000  # bytes of a file
DEEPEST = 100  # groups within groups
MOST = 50_000  # elements
LONGEST = 500  # letters of an entity: a namespace, a style
SILENT = {"title", "desc", "metadata", "script", "font", "font-face", "cursor", "view"}
SILENT |= {"color-profile"}
MOVING = {"animate", "animateTransform", "animateMotion", "animateColor", "set", "discard"}
PLAIN = "save it as plain SVG, or as PNG"


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name, its line, its attributes (`href` in whichever form), what it holds."""

    tag: str
    line: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def all(self) -> Iterator[Element]:
        """Itself, and all that it holds."""
        yield self
        for child in self.children:
            yield from child.all()


def read_tree(data: bytes) -> tuple[Element, bool]:
    """The outermost element, and whether anything in it moves. Raises NotTaken."""
    if len(data) > LARGEST:
        raise NotTaken(f"has more than {LARGEST // 1_000_000} MB", PLAIN)
    tree = _Tree()
    try:
        tree.parser.Parse(data, True)
    except ExpatError as error:
        line = min(error.lineno, data.count(b"\n") + 1)
        said = ErrorString(error.code)
        raise NotTaken(f"is damaged: it is no XML ({said})", "save it once more", line) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise NotTaken("has an encoding that cannot be read", "save it as UTF-8") from error
    assert tree.root is not None, "XML without an element is none"
    return tree.root, tree.moving


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
        self.moving = False
        self._open: list[Element] = []
        self._skipped = 0  # depth within something that is left out
        self._foreign = False  # what is left out is another program's idea of a part of the drawing
        self._count = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if self.root is None and ((namespace or SVG) != SVG or tag != "svg"):
            self._stop(f"is no SVG: its outermost element is <{tag}>", PLAIN)
        if self._foreign and namespace == XHTML:
            self._stop("holds a part of a web page", PLAIN)
        if self._skipped or (namespace or SVG) != SVG or tag in SILENT | MOVING | {"foreignObject"}:
            self.moving |= not self._skipped and tag in MOVING
            self._foreign |= tag == "foreignObject"
            self._skipped += 1
            return
        self._count += 1
        if len(self._open) >= DEEPEST:
            self._stop(f"has groups that are nested deeper than {DEEPEST}", PLAIN)
        if self._count > MOST:
            self._stop(f"has more than {MOST:,} shapes", "save it as PNG")
        element = Element(tag, self.parser.CurrentLineNumber, _own(attributes))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        if not self._skipped:
            self._open.pop()
            return
        self._skipped -= 1
        self._foreign &= self._skipped > 0

    def _text(self, text: str) -> None:
        if not self._skipped:
            self._open[-1].text.append(text)

    def _entity(self, name: str, parameter: bool, value: str | None, *_: object) -> None:
        """Programs shorten namespaces so. Entities within entities are how a small file becomes a
        huge one, and those of other files are how one reads what is nobody's business.
        """
        if value is None or parameter:
            self._stop(f"takes in another file (the entity '{name[:40]}')", PLAIN)
        elif len(value) > LONGEST or "&" in value or "<" in value:
            self._stop(f"has the entity '{name[:40]}', which is no short word", PLAIN)

    def _instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            self._stop("takes its looks from another file", PLAIN)

    def _stop(self, what: str, hint: str) -> None:
        raise NotTaken(what, hint, self.parser.CurrentLineNumber)


def _own(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes of SVG by name, without scripts. Where a link is written in both forms, the plain
    one counts.
    """
    own = {name: value for name, value in attributes.items() if " " not in name}
    if (old := attributes.get(f"{XLINK} href")) is not None:
        own.setdefault("href", old)
    return {name: value for name, value in own.items() if not name.lower().startswith("on")}
