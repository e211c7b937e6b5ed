"""Changes lines of what people wrote, and keeps every byte of all others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.files import Files
from toolkit.read.toml import Document, read_toml

HINT = "run toolkit upgrade: it mends this, and keeps comments, translations and reviews"


@dataclass(frozen=True, slots=True)
class Mend:
    """`gone` lines of a file, from `line` (counted from 1), and what stands there instead.

    With `gone` 0, `lines` are put in before `line`. They have no line ends: the file's own are
    used. No two mends of one step meet. `why` says what is outdated, for people.
    """

    path: str
    line: int
    gone: int
    lines: tuple[str, ...]
    why: str


class Sources:
    """The texts of assets/ and locales/, as the steps until now left them."""

    def __init__(self, root: Path) -> None:
        self.files = Files(root)
        self._read: dict[str, bytes] = {}
        self._lines: dict[str, list[tuple[int, str]]] = {}  # with the line on disk, before any step

    def find(self, folder: str, *endings: str) -> list[str]:
        """Paths below a folder with one of the endings: find("assets/packs", ".toml")."""
        return self.files.find(folder, *endings)

    def text(self, path: str) -> str:
        """A file's text with plain line ends. Raises Invalid for what cannot be read."""
        if path not in self._lines:
            raw = self.files.raw(path)
            if raw is None:
                raise Invalid(self.files.problems)
            try:
                text = raw.decode()
            except UnicodeDecodeError:
                message = f"{path} is not UTF-8"
                raise Invalid(
                    [Problem("file", message, Span(path), "save the file as UTF-8")]
                ) from None
            self._read[path] = raw
            self._lines[path] = list(enumerate(text.split("\n"), 1))
        return "\n".join(line.removesuffix("\r") for _, line in self._lines[path])

    def toml(self, path: str) -> Document:
        """A file's values and their lines. Raises Invalid for what is no TOML."""
        document, problems = read_toml(path, self.text(path).encode())
        if problems:
            raise Invalid(problems)
        return document

    def mend(self, mends: Iterable[Mend]) -> list[Problem]:
        """Change lines; one problem for each mend, at its line on disk."""
        problems = []
        for mend in sorted(mends, key=lambda mend: (mend.path, -mend.line)):
            self.text(mend.path)
            lines = self._lines[mend.path]
            end = "\r" if lines[0][1].endswith("\r") else ""
            place = lines[min(mend.line, len(lines)) - 1][0]
            start = mend.line - 1
            new = [(place, line + end) for line in mend.lines]
            if new and start + mend.gone == len(lines):  # nothing ends the last line of a file
                new[-1] = (place, mend.lines[-1])
            lines[start : start + mend.gone] = new
            problems.append(Problem("format", mend.why, Span(mend.path, place), HINT))
        return problems

    def edits(self) -> tuple[Edit, ...]:
        """The files that are no longer as they were on disk."""
        edits = (
            Edit(path, self._read[path], "\n".join(line for _, line in lines).encode())
            for path, lines in self._lines.items()
        )
        return tuple(edit for edit in edits if edit.before != edit.after)
