"""Reads TOML with lines: the standard library's values, and where each key stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from toolkit.model.problem import Problem, Span
from toolkit.read.bounded import Beyond, loads
from toolkit.read.broken import Slip
from toolkit.read.slips import escaped_path, slip

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-]+|\"[^\"]*\")\s*=")
_PART = re.compile(r'"[^"]*"|[^.\s"]+')
_LONG = re.compile(r'""".*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL)
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


@dataclass(frozen=True)
class Document:
    """A file's values. `at(...)` gives the line of a key path, or of the nearest table above it."""

    path: str
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def at(self, *keys: str | int) -> Span:
        """Where a key stands: at("resource", 2, "slots", "heading")."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.lines:
                return Span(self.path, self.lines[keys[:length]])
        return Span(self.path, 1)


def read_toml(path: str, raw: bytes) -> tuple[Document, list[Problem]]:
    """The document, empty when it is malformed, and what is wrong with it."""
    try:
        # macOS may write ŵ as w and an accent of its own, which fonts and names do not know.
        text = normalize("NFC", raw.decode("utf-8-sig")).replace("\r\n", "\n")
        if "\n" not in text:  # lines that end as those of old Macintoshes
            text = text.replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Document(path), [
            Problem(
                "toml",
                f"byte {error.start} is not UTF-8",
                Span(path, line),
                "save the file as UTF-8",
            )
        ]
    try:
        values = loads(text)
    except Beyond as error:
        where = Span(path, error.line)
        return Document(path), [Problem("toml", error.message, where, error.hint)]
    except tomllib.TOMLDecodeError as error:
        reason = _AT_LINE.sub("", str(error)).strip().rstrip(":")
        return _refused(path, slip(text, _line_of(str(error), text), reason))
    except RecursionError:
        return Document(path), [
            Problem(
                "toml",
                "too many brackets lie one inside the other",
                Span(path, 1),
                "a campaign needs a few levels only",
            )
        ]
    if found := escaped_path(text):
        return _refused(path, found)
    return Document(path, values, _lines(text)), []


def _refused(path: str, found: Slip) -> tuple[Document, list[Problem]]:
    return Document(path), [Problem("toml", found.message, Span(path, found.line), found.hint)]


def _line_of(message: str, text: str) -> int:
    found = re.search(r"at line (\d+)", message)
    return int(found.group(1)) if found else max(text.rstrip("\n").count("\n") + 1, 1)


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Key paths to lines: headers, and keys that start a line outside of strings and lists."""
    lines: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    here: tuple[str | int, ...] = ()
    depth = 0
    for number, (line, bare) in enumerate(
        zip(text.split("\n"), _LONG.sub(_blank, text).split("\n"), strict=True), 1
    ):
        if not bare or bare.isspace():
            continue
        header = None if depth or bare.lstrip()[0] != "[" else _HEADER.match(line)
        if header:
            here = _resolve(
                tuple(part.strip('"') for part in _PART.findall(header.group(2))), counts
            )
            if header.group(1) == "[[":
                position = counts.get(here, -1) + 1
                counts[here] = position
                here = (*here, position)
            lines.setdefault(here, number)
            continue
        if not depth and (key := _KEY.match(line)):
            lines.setdefault((*here, key.group(1).strip('"')), number)
        depth += bare.count("[") - bare.count("]")
    return lines


def _blank(match: re.Match[str]) -> str:
    """A string or comment without its letters: nothing in it is a key, a header or a bracket."""
    return "x" * (match.group(0)[0] != "#") + "\n" * match.group(0).count("\n")


def _resolve(
    name: tuple[str | int, ...], counts: dict[tuple[str | int, ...], int]
) -> tuple[str | int, ...]:
    """`resource.slots` after the third [[resource]] is ("resource", 2, "slots")."""
    path: tuple[str | int, ...] = ()
    for part in name[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path])
    return (*path, name[-1])
