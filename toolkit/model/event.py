"""What happened to each artefact of a build."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept result: the digest and size of its bytes, and what was said while it was made.

    Where its strings landed is kept beside it, for those who ask (`Store.landings`).
    """

    key: str
    sha256: str
    size: int
    warnings: tuple[Problem, ...] = ()
    facts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """Drawn now. `seconds` is the time that the drawing took."""

    output: str
    entry: Entry
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Reused:
    """Nothing that decides its bytes has changed."""

    output: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Failed:
    """Could not be made, or not tried because something that it needs could not; the others were
    made.
    """

    output: str
    problems: tuple[Problem, ...]


Event = Made | Reused | Failed
