"""Who hears how a build goes."""

from __future__ import annotations

from typing import Protocol

from toolkit.model.event import Event


class Listener(Protocol):
    """Who hears how a build goes."""

    def measured(self, done: int, total: int) -> None:
        """So many layouts of so many are measured."""

    def begins(self, artefacts: int, frames: int) -> None:
        """So many artefacts are looked at now, with so many frames of films to encode."""

    def happened(self, event: Event, reasons: list[str]) -> None:
        """An artefact was made (and why, if somebody asked), reused, or failed."""

    def encoded(self, frames: int) -> None:
        """So many frames were encoded just now."""

    def waits(self) -> None:
        """Another build is at work in the output folder; this one begins when it has ended."""


class Silent:
    """Nobody listens."""

    def waits(self) -> None:
        """Says nothing."""

    def measured(self, done: int, total: int) -> None:
        """Says nothing."""

    def begins(self, artefacts: int, frames: int) -> None:
        """Says nothing."""

    def happened(self, event: Event, reasons: list[str]) -> None:
        """Says nothing."""

    def encoded(self, frames: int) -> None:
        """Says nothing."""
