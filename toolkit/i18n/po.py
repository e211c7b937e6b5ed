"""Reads a catalogue's bytes into a Document, and notes every fault of syntax with its line."""

from __future__ import annotations

import re

from toolkit.i18n.document import Document, Entry
from toolkit.i18n.po_slips import Said, escape, quoting, strange
from toolkit.model.amounts import file_size
from toolkit.model.problem import Problem, Span

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"$')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(\[[^\]]*\])?\s*(.*)$")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(r"\\(.)")
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_FORM = re.compile(r"\[([0-9]{1,2})\]$")
UTF16 = (b"\xff\xfe", b"\xfe\xff")
COMPILED = (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
ZIPPED = b"PK\x03\x04"
LARGEST = 20_000_000  # bytes
MOST = 5000  # faults that are told of one file


def decode(path: str, raw: bytes, largest: int = LARGEST) -> tuple[str | None, list[Problem]]:
    """The file as text, or what it is instead."""
    if wrong := _no_text(path, raw, largest):
        return None, [wrong]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        signs = raw[error.start : error.start + 1].decode("cp1252", "replace")
        begins = max(raw.rfind(b"\n", 0, error.start) + 1, error.start - 12)
        around = raw[begins : error.start + 12].decode("cp1252", "replace").partition("\n")[0]
        message = (
            f"the catalogue is not saved as UTF-8: “{signs}” in “{around.strip()}”"
            " is a letter of an older encoding"
        )
        where = Span(path, _line(raw, error.start))
        return None, [Problem("E-ENCODING", message, where, "save the file as UTF-8")]


def _no_text(path: str, raw: bytes, largest: int) -> Problem | None:
    """What the file is instead of text in one byte a sign: too large, UTF-16, or no text at all."""
    if len(raw) > largest:
        return Problem(
            "E-SIZE",
            f"the catalogue has {file_size(len(raw))}; {file_size(largest)} is the most",
            Span(path, 1),
            "a campaign has some hundred strings; is this the right file? --max-size allows more",
        )
    if raw[:2] in UTF16 or _looks_utf16(raw):
        message = "the catalogue is saved as UTF-16"
        return Problem("E-UTF16", message, Span(path, 1), "save it as UTF-8")
    compiled = raw[:4] in COMPILED
    if compiled or b"\0" in raw or raw.startswith(ZIPPED):
        return Problem(
            "E-BINARY",
            "this is not a text file",
            Span(path, 1 if compiled or b"\0" not in raw else _line(raw, raw.find(b"\0"))),
            "give the .po file, not a compiled .mo or another binary file",
        )
    return None


def _line(raw: bytes, at: int) -> int:
    """The number of the line in which a byte stands."""
    return raw[:at].count(b"\n") + 1


def _looks_utf16(raw: bytes) -> bool:
    head = raw[:200]
    return (
        len(head) >= 4
        and raw[:4] not in COMPILED
        and (head[1::2].count(0) > len(head) // 3 or head[::2].count(0) > len(head) // 3)
    )


def parse(path: str, text: str) -> tuple[Document, list[Problem]]:
    """The document, with all entries that can be understood, and every fault of syntax."""
    document = Document(path, mark=text.startswith("\ufeff"))
    text = text.removeprefix("\ufeff")
    document.crlf = "\r" in text
    document.end = "\r" if document.crlf and "\n" not in text else "\n"
    reader = _Parser(document)
    for number, line in enumerate(text.split(document.end), 1):
        reader.take(number, line)
    reader.finish()
    return document, reader.problems


class _Parser:
    """Takes one line after the other, and closes an entry where the next begins."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.entry = Entry()
        self.part = ""
        self.lines: list[str] = []  # of that part: adding each to a long text would take for ever
        self.answered = False  # the entry has a msgstr
        self.conflict = False
        self.pending: list[str] = []  # blank and comment lines since the entry's last line of text

    def problem(self, code: str, message: str, number: int, hint: str) -> None:
        if len(self.problems) < MOST:  # whoever sends another kind of file gets no million lines
            self.problems.append(Problem(code, message, Span(self.document.path, number), hint))

    def take(self, number: int, line: str) -> None:
        bare = line.strip(" \t\r\n\f\v")
        if bare[:1] == '"' and self.part:
            self.settle(line)
            self.quoted(bare, number)
        elif bare[:3] == "msg":
            self.keyword(bare, number, line, False)
        elif not bare:
            self.close()
            self.pending.append(line)
        elif bare[0] == "#":
            self.comment(bare, number, line)
        elif bare.startswith(_CONFLICT):
            self.conflicting(number, line)
        else:
            self.strange(bare, number, line)

    def comment(self, bare: str, number: int, line: str) -> None:
        if bare.startswith("#~") and not bare.startswith("#~|"):
            rest = bare[2:].strip()
            if rest.startswith("msg"):
                self.keyword(rest, number, line, True)
            elif rest[:1] == '"' and self.part:
                self.settle(line)
                self.quoted(rest, number)
            elif rest:
                self.strange(rest, number, line)
            else:
                self.pending.append(line)
            return
        if self.answered:
            self.close()
        self.pending.append(line)
        if bare.startswith("#,"):
            self.entry.flags |= {flag.strip() for flag in bare[2:].split(",")}
        elif bare.startswith(("#|", "#~|")):
            self.previous(bare.removeprefix("#~|").removeprefix("#|").strip())

    def previous(self, text: str) -> None:
        """`#| msgid "…"`: kept, and never a reason to refuse the file."""
        keyword = _KEYWORD.match(text)
        quoted = _QUOTED.match(keyword.group(3) if keyword else text)
        if keyword:
            self.entry.before[keyword.group(1)] = ""
        if quoted and self.entry.before:
            name = list(self.entry.before)[-1]
            self.entry.before[name] += _ESCAPE.sub(
                lambda m: _ESCAPES.get(m.group(1), m.group(1)), quoted.group(1)
            )

    def keyword(self, bare: str, number: int, line: str, obsolete: bool) -> None:
        match = _KEYWORD.match(bare)
        if not match:
            self.strange(bare, number, line)
            return
        name, bracket, rest = match.groups()
        if self.answered and (
            name in ("msgctxt", "msgid") or (obsolete and not self.entry.obsolete)
        ):
            self.close()
        self.settle(line)
        entry = self.entry
        entry.obsolete |= obsolete
        entry.line = entry.line or number
        part = name + self.form(bracket, number) if bracket else name
        if part in entry.parts:
            self.problem(
                "E-PLURALS" if bracket else "E-SYNTAX",
                f"{part} stands twice in one entry",
                number,
                "leave a blank line between entries, and give each part once",
            )
        if name == "msgctxt" and "msgid" in entry.parts:
            self.problem("E-SYNTAX", "msgctxt stands after msgid", number, "msgctxt comes first")
        if bracket and name != "msgstr":
            self.problem(
                "E-SYNTAX", f"{name} has no number", number, "only msgstr has forms: msgstr[0]"
            )
        self.join()
        self.part = part
        entry.parts[part] = ""
        entry.lines[part] = number
        self.answered |= name == "msgstr"
        self.quoted(rest, number)

    def join(self) -> None:
        """The lines of a part are its text."""
        if self.lines:
            self.entry.parts[self.part] += "".join(self.lines)
            self.lines = []

    def form(self, bracket: str, number: int) -> str:
        """`[2]`; a form that cannot be is reported and kept apart."""
        match = _FORM.match(bracket)
        if not match or int(match.group(1)) > 5:
            self.problem(
                "E-PLURALS",
                f"msgstr{bracket[:20]} is no plural form",
                number,
                "forms are msgstr[0] to msgstr[5] at most",
            )
            return f"[bad {number}]"
        return bracket

    def quoted(self, bare: str, number: int) -> None:
        match = _QUOTED.match(bare)
        if not match:
            self.slip(quoting(bare), number)
            return
        text = match.group(1)
        self.lines.append(self.unescape(text, number) if "\\" in text else text)

    def slip(self, said: Said, number: int) -> None:
        self.problem("E-SYNTAX", said[0], number, said[1])

    def unescape(self, text: str, number: int) -> str:
        def one(match: re.Match[str]) -> str:
            letter = match.group(1)
            if letter not in _ESCAPES:
                self.slip(escape(letter), number)
            return _ESCAPES.get(letter, letter)

        return _ESCAPE.sub(one, text)

    def strange(self, bare: str, number: int, line: str) -> None:
        self.settle(line)
        if self.conflict:
            return
        said = strange(bare)
        inside = self.part and not bare.startswith("msg") and not said[1].startswith("did you mean")
        self.slip(quoting(bare) if inside else said, number)

    def conflicting(self, number: int, line: str) -> None:
        """Markers of one conflict are one fault; what stands between them is not judged."""
        if not self.conflict:
            self.problem(
                "E-CONFLICT",
                "a merge conflict was left in the file",
                number,
                "choose one side and delete the markers",
            )
        self.conflict = not line.startswith(">>>>>>>")
        self.settle(line)
        self.lines = []
        self.entry.parts.clear()
        self.answered = False
        self.part = ""

    def settle(self, line: str) -> None:
        """A line of text: what stood before it belongs to the entry."""
        self.entry.raw += self.pending
        self.entry.raw.append(line)
        self.pending = []

    def close(self) -> None:
        """The entry ends; comments after it belong to the next."""
        self.join()
        if self.entry.parts or self.entry.raw:
            self.check()
            self.document.entries.append(self.entry)
            self.entry = Entry()
        self.part, self.answered = "", False

    def check(self) -> None:
        entry, parts = self.entry, self.entry.parts
        last = self.problems[-1].where if self.problems else None
        if self.conflict or not parts or (last and 0 <= entry.line - last.line <= 3):
            return  # the lines before it have been torn apart
        if "msgid" not in parts:
            self.problem(
                "E-SYNTAX",
                "an entry has no msgid",
                entry.line,
                'add the line msgid "…" before msgstr',
            )
        elif not self.answered and not any(
            p.where and p.where.line >= entry.line for p in self.problems[-3:]
        ):
            self.problem(
                "E-SYNTAX",
                "an entry has no msgstr",
                entry.line,
                'add msgstr "" if it is not translated yet',
            )

    def finish(self) -> None:
        self.close()
        self.document.tail = self.pending
