"""Writes and reads what translation programs exchange: XLIFF 1.2, and TMX 1.4 (written only).

A file from outside may declare no document type, so it holds no entities and reaches no network.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

from toolkit.i18n.exchange import Row
from toolkit.model.amounts import file_size
from toolkit.model.problem import Invalid, Problem, Span

_STATES = {
    "missing": "new",
    "fuzzy": "needs-review-translation",
    "translated": "translated",
    "reviewed": "final",
}
_BACK = {  # all other states of XLIFF say that the words need something; so may a program's own
    "": "translated",
    "new": "missing",
    "translated": "translated",
    "signed-off": "translated",
    "final": "reviewed",
}
MARKS = "mrk"  # divides words into sentences or says something of them; it is no part of them
LARGEST = 50_000_000  # bytes
DEEPEST = 50  # elements inside each other


def write_xliff(rows: Iterable[Row], name: str, source: str, target: str) -> bytes:
    """The rows as XLIFF 1.2.

    `name`: the catalogue; `source`, `target`: language codes. Forms of a plural stand in a group.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
        (
            f"<file original={quoteattr(name)} source-language={quoteattr(source)}"
            f' target-language={quoteattr(target)} datatype="plaintext">'
        ),
        "<body>",
    ]
    group = ""
    for row in rows:
        context, bracket, _ = row.id.partition("[")
        context = context if bracket else ""
        if context != group:
            lines += ["</group>"] * bool(group) + [
                f'<group restype="x-gettext-plurals" id={quoteattr(context)}>'
            ] * bool(context)
            group = context
        lines += _unit(row, source, target)
    lines += ["</group>"] * bool(group) + ["</body>", "</file>", "</xliff>", ""]
    return "\n".join(lines).encode()


def _unit(row: Row, source: str, target: str) -> list[str]:
    room = f' maxwidth="{row.most}" size-unit="char"' if row.most is not None else ""
    approved = ' approved="yes"' if row.state == "reviewed" else ""
    lines = [
        (
            f'<trans-unit id="{row.key}" resname={quoteattr(row.id)}{room}{approved}'
            ' xml:space="preserve">'
        ),
        f"<source xml:lang={quoteattr(source)}>{_text(row.source)}</source>",
    ]
    lines.append(
        f"<target xml:lang={quoteattr(target)}"
        f' state="{_STATES[row.state]}">{_text(row.text)}</target>'
    )
    if row.before:
        lines.append(
            '<alt-trans alttranstype="previous-version"><source'
            f" xml:lang={quoteattr(source)}>{_text(row.before)}</source><target"
            f" xml:lang={quoteattr(target)}>{_text(row.text)}</target></alt-trans>"
        )
    lines += [f"<note>{_text(note)}</note>" for note in row.notes.splitlines()]
    return [*lines, "</trans-unit>"]


def _text(text: str) -> str:
    """Text of an element; a carriage return would be read as a line feed."""
    return escape(text, {"\r": "&#13;"})


def write_tmx(rows: Iterable[Row], source: str, target: str, version: str) -> bytes:
    """The whole translations that hold as a memory for other work. `version` of the toolkit."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        (
            f'<header creationtool="toolkit" creationtoolversion={quoteattr(version)}'
            f' segtype="block" o-tmf="gettext" adminlang="en" srclang={quoteattr(source)}'
            ' datatype="plaintext"/>'
        ),
        "<body>",
    ]
    for row in rows:
        if row.state in ("translated", "reviewed"):
            lines.append(
                f'<tu><prop type="x-context">{_text(row.id)}</prop><tuv'
                f" xml:lang={quoteattr(source)}><seg>{_text(row.source)}</seg></tuv><tuv"
                f" xml:lang={quoteattr(target)}><seg>{_text(row.text)}</seg></tuv></tu>"
            )
    return "\n".join([*lines, "</body>", "</tmx>", ""]).encode()


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


class _Reader:
    """Collects trans-units; refuses a document type before anything in it is read."""

    def __init__(self, path: str, target: str) -> None:
        self.path, self.wanted = path, target
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.stack: list[str] = []
        self.unit: dict[str, str] | None = None
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
        if not self.stack and (
            name != "xliff" or not attributes.get("version", "").startswith("1.")
        ):
            self.refuse("is not XLIFF 1.2", "export it as XLIFF 1.2")
        if len(self.stack) > DEEPEST:
            self.refuse(
                "has elements too deep inside each other", "export it again from its program"
            )
        if (
            name == "file"
            and attributes.get("target-language", self.wanted).partition("-")[0] != self.wanted
        ):
            self.refuse(
                f"is in '{attributes['target-language'][:20]}', not in '{self.wanted}'",
                "name its language with --lang",
            )
        if name == "trans-unit":
            self.unit = {
                "id": attributes.get("id", ""),
                "name": attributes.get("resname", ""),
                "line": str(self.parser.CurrentLineNumber),
                "source": "",
                "target": "",
                "state": "",
            }
        elif self.unit is not None and name == "target" and self.stack[-1] == "trans-unit":
            self.unit["state"] = _BACK.get(attributes.get("state", ""), "fuzzy")
        elif self.unit is not None and name != MARKS and self.within:
            self.unit["inside"] = name
        self.stack.append(name)

    def text(self, text: str) -> None:
        if self.unit is not None and self.within:
            self.unit[self.within] += text

    @property
    def within(self) -> str:
        """`source` or `target` of a unit, where its words stand, through marks in them."""
        path = [name for name in self.stack if name != MARKS]
        return path[-1] if path[-2:] in (["trans-unit", "source"], ["trans-unit", "target"]) else ""

    def end(self, name: str) -> None:
        self.stack.pop()
        if name.rpartition(":")[2] != "trans-unit" or self.unit is None:
            return
        unit, self.unit = self.unit, None
        line = int(unit["line"])
        if "inside" in unit:
            self.problems.append(
                Problem(
                    "E-MARKUP",
                    f"'{unit['name']}' holds an element <{unit['inside']}> in its words",
                    Span(self.path, line),
                    "words are plain text here: take the code out in the translation program",
                )
            )
        else:
            self.rows.append(
                Row(
                    unit["name"],
                    unit["source"],
                    unit["target"],
                    state=unit["state"],
                    key=unit["id"],
                    number=line,
                    stated=True,
                )
            )
