"""The parts of a talk with their minutes, which a plan for the person who gives it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.problem import Span


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """`title` and `do` (what to do meanwhile) are content paths."""

    title: str
    do: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """A talk from its beginning to its end; without parts where nobody divided it."""

    parts: tuple[AgendaPart, ...]
    where: Span


@dataclass(frozen=True, slots=True)
class Agendas:
    """All talks, by the path that a slot names (`decks/talk`)."""

    talks: Mapping[str, Agenda]
