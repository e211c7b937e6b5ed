"""A text that is no TOML, as those look at it who say what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

STRING = re.compile(
    r'""".*?"""|\'\'\'.*?\'\'\'|"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
LONGEST = 1000  # letters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong on which line, and how it is written."""

    line: int
    message: str
    hint: str


@dataclass(frozen=True)
class Broken:
    """A text that is no TOML, the line where reading stopped, and the reader's reason."""

    text: str
    number: int
    reason: str

    @cached_property
    def lines(self) -> list[str]:
        """The beginnings of its lines, as they are written."""
        return [line[:LONGEST] for line in self.text.split("\n")]

    @cached_property
    def bare(self) -> list[str]:
        """Its lines without comments and without the letters of strings."""
        return [line[:LONGEST] for line in STRING.sub(_blank, self.text).split("\n")]

    @cached_property
    def line(self) -> str:
        """The line where reading stopped."""
        return self.lines[self.number - 1] if self.number <= len(self.lines) else ""

    @cached_property
    def opened(self) -> tuple[int, str] | None:
        """The line and the sign of the list or table that is still open where reading stopped."""
        still: list[tuple[int, str]] = []
        for number, line in enumerate(self.bare[: self.number - 1], 1):
            if not still and line.lstrip().startswith("["):
                continue  # a heading
            for sign in line:
                if sign in "[{":
                    still.append((number, sign))
                elif sign in "]}" and still:
                    still.pop()
        return still[-1] if still else None


def _blank(match: re.Match[str]) -> str:
    found = match[0]
    return "x" * (found[0] != "#") + "\n" * found.count("\n")
