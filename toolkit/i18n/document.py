"""A catalogue as a document that can be edited: every entry keeps the lines that it was written in.

What is not edited is written back byte for byte, whoever wrote it: contexts, previous English,
other tools' headers, notes, flags, wrapped strings, line ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Entry:
    """One entry.

    `raw` are its lines as they were written, with the blank lines and comments before it; `line` is
    the number of the line with its first keyword.

    `parts` maps a keyword (`msgctxt`, `msgid`, `msgid_plural`, `msgstr`, `msgstr[2]`) to its text,
    and `lines` maps it to its line. `before` maps keywords to what they were when the translation
    was made (`#| msgid`).
    """

    line: int = 0
    raw: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    obsolete: bool = False

    @property
    def context(self) -> str:
        """Its msgctxt; empty when it has none."""
        return self.parts.get("msgctxt", "")

    @property
    def source(self) -> str:
        """The English (msgid)."""
        return self.parts.get("msgid", "")

    @property
    def key(self) -> str:
        """What the entry is found by: its context or, without one, its English."""
        return self.context or self.source

    @property
    def forms(self) -> tuple[str, ...]:
        """The translations in order: one, or one for each plural form."""
        return tuple(text for name, text in self.parts.items() if name.startswith("msgstr"))

    @property
    def is_header(self) -> bool:
        """Whether this is the entry that describes the file."""
        return "msgctxt" not in self.parts and self.parts.get("msgid") == "" and not self.obsolete

    @property
    def fuzzy(self) -> bool:
        """Whether the translation waits for somebody to check it."""
        return "fuzzy" in self.flags

    @property
    def comments(self) -> list[str]:
        """Lines that begin with #, without their indentation."""
        return [
            line.strip()
            for line in self.raw
            if line.lstrip().startswith("#") and not line.lstrip().startswith("#~ ")
        ]


@dataclass
class Document:
    """A whole file.

    Its entries in order, the lines after the last (`tail`), whether a byte order mark stands at its
    start (`mark`), and its line end. `crlf`: lines end with \\r\\n, or with \\r alone.
    """

    path: str
    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    mark: bool = False
    end: str = "\n"
    crlf: bool = False

    @property
    def header(self) -> Entry | None:
        """The entry that describes the file, if it has one."""
        return next((entry for entry in self.entries if entry.is_header), None)

    @property
    def live(self) -> list[Entry]:
        """The entries in use, without the header."""
        return [
            entry
            for entry in self.entries
            if not entry.obsolete and not entry.is_header and "msgid" in entry.parts
        ]

    def write(self) -> bytes:
        """The file's bytes; the same that were read when nothing was edited."""
        lines = [line for entry in self.entries for line in entry.raw] + self.tail
        return (b"\xef\xbb\xbf" if self.mark else b"") + self.end.join(lines).encode()


def header_fields(text: str) -> dict[str, str]:
    """`Language: cy` and the like."""
    return {
        name.strip(): value.strip()
        for name, colon, value in (line.partition(":") for line in text.split("\n"))
        if colon
    }
