"""Where a worker gets what a job declares."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from toolkit.engine.typeface import ENDINGS, fault
from toolkit.execute.store import Store
from toolkit.model.digest import digest
from toolkit.model.event import Entry
from toolkit.model.problem import Problem, RenderFailed, Span
from toolkit.read.house import place

_FONT = "a font, looked over (2):"  # raise the number when looking over finds more


class Fetch(Protocol):
    """Where a worker gets what a job declares, and leaves what is too large to hand over."""

    def input(self, path: str, sha256: str) -> bytes:
        """A file of the project. Raises RenderFailed when it holds something else by now."""

    def made(self, key: str) -> Entry:
        """The result of a job that this one needs."""

    def said(self, key: str) -> list[tuple[str, str]]:
        """The strings of that result, language and content path, in the order in which they are
        read.
        """

    def place(self, entry: Entry, path: Path) -> None:
        """Put the bytes of a result under a path. Raises StoreFailed when the disk refuses."""

    def take(self, path: Path) -> tuple[str, int]:
        """Take a file in, under its own digest; the digest and the size in bytes."""


@dataclass(frozen=True, slots=True)
class LocalFetch:
    """Everything from this machine: files from the project's folder, results from the store."""

    project: Path
    store: Store

    def input(self, path: str, sha256: str) -> bytes:
        """The file as it lies there, checked against the digest that the plan saw."""
        try:
            data = Path(place(self.project, path)).read_bytes()
        except OSError:
            raise _changed(
                path, "went away during the build", "restore it, and build again"
            ) from None
        if digest(data) != sha256:
            raise _changed(path, "was edited during the build", "build again")
        if path.endswith(ENDINGS):
            self._look_over(path, data)
        return data

    def _look_over(self, path: str, font: bytes) -> None:
        """Raise RenderFailed for a font that cannot be read, before any tool here sees it.

        The store remembers which fonts are sound, as a note under its own digest.
        """
        note = f"{_FONT} {digest(font)}".encode()
        if self.store.has(digest(note)):
            return
        if why := fault(font):
            message = f"{path} cannot be used as a font: {why}"
            raise RenderFailed([Problem("font", message, Span(path), "restore the file")])
        self.store.hold(note)

    def made(self, key: str) -> Entry:
        """From the store, which has it since this job was waiting for it."""
        entry = self.store.find(key)
        if entry is None:
            raise RenderFailed(
                [Problem("store", f"the kept result {key[:12]} is gone", None, "build again")]
            )
        return entry

    def said(self, key: str) -> list[tuple[str, str]]:
        """As the store keeps it beside the result."""
        return [(landing.locale, landing.context) for landing in self.store.landings(key)]

    def place(self, entry: Entry, path: Path) -> None:
        """A hard link to the kept bytes, which nobody changes; a copy where disks do not link."""
        if not self.store.link(entry, path):
            path.write_bytes(self.store.read(entry) or b"")

    def take(self, path: Path) -> tuple[str, int]:
        """Into the store."""
        return self.store.take(path)


def _changed(path: str, what: str, hint: str) -> RenderFailed:
    return RenderFailed([Problem("changed", f"{path} {what}", Span(path), hint)])
