"""What a campaign's source says, sentence by sentence, and where the campaign says it."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.problem import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the source; `said` are the content paths that say it, at `where`."""

    text: str
    said: tuple[str, ...]
    where: Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every sentence of the source that the campaign promises to say."""

    sentences: tuple[Sentence, ...]
