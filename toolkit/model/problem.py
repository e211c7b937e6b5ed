"""What a person can mend: where it is, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: path relative to the project, lines counted from 1 (0: the whole file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    `code` is stable and short (`fit`, `missing`, `toml`); `hint` says how to mend it.

    `about` names a printed string ("cy notes/hello/title") where the finder knows no file: see
    `located`. `lacks` names what is not there (a content path, a colour): several places may miss
    the same thing. `shape`: a key that nobody reads, or a value of another kind; what else seems
    wrong in that file follows from it. `many` is the hint where there are many alike.
    """

    code: str
    message: str
    where: Span | None = None
    hint: str = ""
    about: str = ""
    lacks: str = ""
    shape: bool = False
    many: str = ""

    def located(self, places: Mapping[str, Span]) -> Problem:
        """The same problem, at the place where the string that it is about can be edited."""
        return (
            replace(self, where=places.get(self.about))
            if self.about and self.where is None
            else self
        )

    def __str__(self) -> str:
        lines = [self.message]
        if self.where:
            lines.append(f"  at {self.where}")
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


class ToolkitError(Exception):
    """Something that a person can mend.

    The command line prints its problems and ends with `exit_code`. `beside` are warnings that may
    say how it came to that.
    """

    exit_code = 1

    def __init__(self, problems: Iterable[Problem], beside: Iterable[Problem] = ()) -> None:
        self.problems, self.beside = tuple(problems), tuple(beside)
        super().__init__("\n".join(map(str, self.problems)))


class Invalid(ToolkitError):
    """The campaign, a template, a translation or an asset is wrong. Nothing was built."""

    exit_code = 2


class RenderFailed(ToolkitError):
    """One artefact could not be made; the others were."""


class StoreFailed(ToolkitError):
    """The disk refused. What was published before still stands."""
