"""Reads XLIFF 1.2 as it comes back from translation programs.

A file from outside may declare no document type, so it holds no entities and reaches no network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from toolkit.i18n.exchange import Row
from toolkit.model.amounts import file_size
from toolkit.model.problem import Invalid, Problem, Span

_BACK = {  # all other states of XLIFF say that the words need something; so may a program's own
    "": "",
    "new": "missing",
    "translated": "translated",
    "signed-off": "translated",
    "final": "reviewed",
}
MARKS = "mrk"  # divides words into sentences or says something of them; it is no part of them
DELETED = "deleted"  # a mark of this kind (x-sdl-deleted) holds what somebody took out
FORMAT = "g"  # looks of words, which plain text has not
CODES = ("ph", "x", "it", "bx", "ex", "bpt", "ept")  # each stands for a placeholder here
LARGEST = 50_000_000  # bytes
DEEPEST = 50  # elements inside each other


def read_xliff(path: str, data: bytes, target: str) -> tuple[list[Row], list[Problem]]:
    """The rows of an XLIFF 1.2 file, with the line of each unit.

    Raises Invalid for what is none, or not for this language.
    """
    if len(data) > LARGEST:
        message = f"{path} has more than {file_size(LARGEST)}"
        raise _refused(message, Span(path), "is this the right file?")
    reader = _Reader(path, target)
    try:
        reader.parser.Parse(data, True)
    except ExpatError as error:
        message = f"{path} is not well-formed XML: {str(error).partition(':')[0]}"
        hint = "export it again from its program"
        raise _refused(message, Span(path, error.lineno), hint) from None
    except (ValueError, LookupError, RecursionError):
        message = f"{path} has an encoding that is not known"
        raise _refused(message, Span(path, 1), "save it as UTF-8") from None
    return reader.rows, reader.problems


def _refused(message: str, where: Span, hint: str) -> Invalid:
    return Invalid([Problem("E-XLIFF", message, where, hint)])


@dataclass
class _Code:
    """An element that stands for something in the words."""

    element: str
    id: str
    equivalent: str
    text: str = ""


@dataclass
class _Unit:
    """A trans-unit as far as it was read. `codes`: what stands for each id in its source.

    `strange` is an element that has no meaning here; `looks`: words are bold, or the like.
    """

    id: str
    name: str
    line: int
    approved: bool
    state: str = ""
    words: dict[str, list[str]] = field(default_factory=lambda: {"source": [], "target": []})
    codes: dict[str, str] = field(default_factory=dict)
    strange: str = ""
    looks: bool = False

    def row(self) -> Row:
        """The translation that came back. One that is approved and has no state is as good."""
        state = self.state or ("reviewed" if self.approved else "")
        source, text = "".join(self.words["source"]), "".join(self.words["target"])
        return Row(self.name, source, text, state=state, key=self.id, number=self.line, stated=True)


class _Reader:
    """Collects trans-units; refuses a document type before anything in it is read."""

    def __init__(self, path: str, target: str) -> None:
        self.path, self.wanted = path, target
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.stack: list[str] = []
        self.unit: _Unit | None = None
        self.within = ""  # `source` or `target` of the unit, where its words stand
        self.code: _Code | None = None
        self.deleted = 0  # how deep the mark is of which nothing counts
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype

    def refuse(self, message: str, hint: str) -> None:
        where = Span(self.path, self.parser.CurrentLineNumber)
        raise _refused(f"{self.path} {message}", where, hint)

    def doctype(self, *_: object) -> None:
        self.refuse(
            "declares a document type",
            "an exchange file needs none; remove the line that begins with <!DOCTYPE",
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self.check(name, attributes)
        get = attributes.get
        if name == "trans-unit":
            line = self.parser.CurrentLineNumber
            self.unit = _Unit(get("id", ""), get("resname", ""), line, get("approved") == "yes")
        elif self.unit is not None and self.within:
            self.inside(self.unit, name, attributes)
        elif self.unit is not None and self.stack[-1] == "trans-unit":
            if name == "target":
                self.unit.state = _BACK.get(get("state", ""), "fuzzy")
            self.within = name if name in ("source", "target") else ""
        self.stack.append(name)

    def check(self, name: str, attributes: dict[str, str]) -> None:
        """Refuse another format or language, and what no program writes."""
        if not self.stack and not (name == "xliff" and attributes.get("version", "")[:2] == "1."):
            self.refuse("is not XLIFF 1.2", "export it as XLIFF 1.2")
        if len(self.stack) > DEEPEST:
            hint = "export it again from its program"
            self.refuse("has elements too deep inside each other", hint)
        language = attributes.get("target-language", self.wanted)
        if name == "file" and language.partition("-")[0] != self.wanted.partition("-")[0]:
            hint = "name its language with --lang"
            self.refuse(f"is in '{language[:20]}', not in '{self.wanted}'", hint)

    def inside(self, unit: _Unit, name: str, attributes: dict[str, str]) -> None:
        """An element among the words."""
        if name == MARKS and attributes.get("mtype", "").endswith(DELETED):
            self.deleted = self.deleted or len(self.stack)
        elif name in CODES and self.code is None:
            equivalent = attributes.get("equiv-text", "")
            self.code = _Code(name, attributes.get("id", ""), equivalent)
        elif name == FORMAT:
            unit.looks = True
        elif name != MARKS:
            unit.strange = name

    def text(self, text: str) -> None:
        if self.unit is None or not self.within or self.deleted:
            return
        if self.code is not None:
            self.code.text += text
        else:
            self.unit.words[self.within].append(text)

    def end(self, name: str) -> None:
        self.stack.pop()
        name = name.rpartition(":")[2]
        if self.deleted == len(self.stack):
            self.deleted = 0
        if self.unit is None:
            return
        if self.code is not None and name == self.code.element:
            self.coded(self.unit, self.code)
        elif name == self.within and self.stack[-1] == "trans-unit":
            self.within = ""
        elif name == "trans-unit":
            self.whole(self.unit)

    def coded(self, unit: _Unit, code: _Code) -> None:
        """What a code stands for: it says so, or the one of the source with its id does."""
        self.code = None
        said = code.text or code.equivalent or unit.codes.get(code.id, "")
        if self.within == "source":
            unit.codes[code.id] = said
        if not said:
            unit.strange = code.element
        elif not self.deleted:
            unit.words[self.within].append(said)

    def whole(self, unit: _Unit) -> None:
        """The unit has been read: a row of it, or what is wrong."""
        self.unit, self.within, self.code = None, "", None
        where = Span(self.path, unit.line)
        if unit.strange:
            what = f"'{unit.name}' holds an element <{unit.strange}> in its words"
            hint = "words are plain text here: take the code out in the translation program"
            self.problems.append(Problem("E-MARKUP", what, where, hint))
            return
        if unit.looks:
            what = f"'{unit.name}' is taken in without its looks (bold or the like)"
            hint = "words are plain text here: a template decides what is bold"
            self.problems.append(Problem("W-MARKUP", what, where, hint))
        self.rows.append(unit.row())
