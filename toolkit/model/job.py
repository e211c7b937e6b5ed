"""Decisions, ready to be carried out: a job says all that decides its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from toolkit.model.digest import canonical, digest
from toolkit.model.problem import Problem, Span


@dataclass(frozen=True)
class Job:
    """Equal keys mean equal bytes.

    `data` is canonical JSON; `inputs` are (path, digest) of every file it may read, `needs` (name,
    key) of the jobs whose bytes it uses. A job without an output is made for others only. `frames`
    is how many frames of a film it encodes, to tell how far a build is; it decides no bytes.
    """

    output: str
    kind: str
    data: str
    inputs: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, str], ...]
    made_by: str
    frames: int = 0

    @cached_property
    def key(self) -> str:
        """Digest of all that decides the bytes.

        The output's path does not: renaming makes nothing again.
        """
        return _key(self.kind, self.made_by, self.inputs, self.needs, self.data)


@lru_cache(maxsize=8192)
def _key(
    kind: str,
    made_by: str,
    inputs: tuple[tuple[str, str], ...],
    needs: tuple[tuple[str, str], ...],
    data: str,
) -> str:
    """Copies of one artefact share the text of their data, so each text is digested once.

    A line for each part: JSON holds no line break, so no two jobs read alike.
    """
    parts = (kind, made_by, _listed(inputs), _listed(needs), data)
    return digest("\n".join(parts).encode())


@lru_cache(maxsize=1024)
def _listed(pairs: tuple[tuple[str, str], ...]) -> str:
    """Many jobs read the same files."""
    return canonical(pairs)


@dataclass(frozen=True, slots=True)
class Described:
    """What the manifest says of an artefact before it is made.

    Lengths in 1/1000 of `unit`; `ppi` for pictures.

    Pages of the site and copies of artefacts are published but not `listed`. `recipient` is whom a
    copy is made for ("": everybody); those are listed in a manifest of their own.
    """

    kind: str
    resource: str
    edition: str
    format: str
    media_type: str
    title: str
    alt: str
    locales: tuple[str, ...]
    unit: str
    width: int
    height: int
    ppi: int
    listed: bool = True
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a string came to stand: place and size in 1/1000 pt, in reading order."""

    context: str
    locale: str
    text: str
    page: int
    x: int
    y: int
    width: int
    height: int
    size: int
    lines: int


def unplaced(context: str, locale: str, text: str) -> Landing:
    """A string of a file that has no pages, such as a table."""
    return Landing(
        context=context,
        locale=locale,
        text=text,
        page=1,
        x=0,
        y=0,
        width=0,
        height=0,
        size=0,
        lines=1,
    )


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a renderer returns: the bytes, its warnings, and where each string landed.

    What is too large for memory is a `file` in the renderer's room instead of `data`; once a worker
    has taken it in, `blob` is its digest and its size in bytes.
    """

    data: bytes = b""
    warnings: tuple[Problem, ...] = ()
    landed: tuple[Landing, ...] = ()
    facts: Mapping[str, int] = field(default_factory=dict)
    file: str = ""
    blob: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """An artefact that cannot be made, and why."""

    output: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All jobs, each after those that it needs, and what stands in the way of the others."""

    jobs: tuple[Job, ...]
    described: Mapping[str, Described]
    blocked: tuple[Blocked, ...] = ()
    warnings: tuple[Problem, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict)
