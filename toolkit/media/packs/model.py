"""Packs: which artefacts go into which archive, and in which of its folders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.problem import Span

WORDS = "packs"  # the file of content/ with the words that all packs share
FIRST_PAGE = tuple(
    f"{WORDS}/{name}"
    for name in (
        *(f"readme/{part}" for part in ("languages", "contents", "use", "print")),
        *(f"readme/{part}" for part in ("access", "trust", "licence")),
        *(f"label/{what}" for what in ("pages", "slides", "length", "press")),
    )
)  # words that the first page of every pack prints


@dataclass(frozen=True, slots=True)
class Take:
    """Artefacts of one kind for one folder.

    `resources` and `formats` are names or patterns. With an `audience` it takes only what speaks to
    that one.

    An edition of a pack takes the artefacts of its own edition and, where there is none, of each of
    its languages; with `every` it takes all whose languages are among its own.
    """

    folder: str
    kind: str
    resources: tuple[str, ...]
    formats: tuple[str, ...]
    every: bool
    where: Span
    audience: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)

    def at(self, key: str) -> Span:
        """Where a key stands, or the whole entry."""
        return self.spans.get(key, self.where)


@dataclass(frozen=True, slots=True)
class Pack:
    """One archive.

    `words` is the item of the content that holds its title, its alt text and whom it is for.
    """

    id: str
    words: str
    editions: tuple[str, ...]
    takes: tuple[Take, ...]
    where: Span
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)

    def at(self, key: str) -> Span:
        """Where a key stands, or the pack."""
        return self.spans.get(key, self.where)


@dataclass(frozen=True, slots=True)
class Packs:
    """All packs of the campaign."""

    packs: tuple[Pack, ...]
