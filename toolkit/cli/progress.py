"""Shows a bar for a build on a terminal: artefacts, frames of films, and the time that is left."""

from __future__ import annotations

from typing import Any, TypeAlias

import click

Bar: TypeAlias = Any  # click does not name the type of its bars
WORTH = 25  # frames that take about as long as any other artefact


class Progress:
    """Counts what was made.

    Frames are counted too: a film takes as long as many cards, and time left must know it.
    """

    def __init__(self, artefacts: int, frames: int, shown: bool) -> None:
        self.artefacts, self.frames = artefacts, frames
        self.made = self.done = 0
        self.shown = shown
        self.bar: Bar = None

    def __enter__(self) -> Progress:
        return self

    def artefact(self) -> None:
        """One more artefact was made, reused or failed."""
        self.made += 1
        self._move(WORTH if self.frames else 1)

    def encoded(self, frames: int) -> None:
        """So many frames were encoded."""
        self.done = min(self.done + frames, self.frames)
        self._move(frames)

    def _move(self, by: int) -> None:
        if not self.shown or not self.artefacts:
            return
        if self.bar is None:
            whole = self.artefacts * (WORTH if self.frames else 1) + self.frames
            self.bar = click.progressbar(
                length=whole,
                label="Drawing  ",
                show_percent=False,
                show_eta=True,
                width=30,
                item_show_func=lambda _: str(self),
            )
            self.bar.__enter__()
        self.bar.update(by)

    def __str__(self) -> str:
        return f"{self.made}/{self.artefacts}" + (
            f", frame {self.done:,} of {self.frames:,}" if self.frames else ""
        )

    def __exit__(self, *failure: object) -> None:
        if self.bar:
            self.bar.__exit__(*failure)
