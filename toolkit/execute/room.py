"""Rooms: a folder with just the inputs that a job declares, so that nothing undeclared can decide
its bytes.

Typst refuses symbolic links, so files are copied. Jobs with the same inputs share a room; a job
that needs the bytes of others has one of its own while it runs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from toolkit.execute.store import Store, refused
from toolkit.model.digest import canonical, digest
from toolkit.model.event import Entry
from toolkit.model.job import Job
from toolkit.model.problem import Problem, RenderFailed, Span


class Rooms:
    """Rooms for one build, below a temporary folder that goes when the build ends."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._lock = threading.Lock()
        self._rooms: dict[str, Path] = {}
        self._top: Path | None = None

    def __enter__(self) -> Rooms:
        return self

    def __exit__(self, *failure: object) -> None:
        if self._top:
            import shutil

            shutil.rmtree(self._top, ignore_errors=True)

    @contextmanager
    def room(
        self, job: Job, needed: Mapping[str, Entry] | None = None, store: Store | None = None
    ) -> Iterator[Path]:
        """The folder for the job; what it needs of others is in needs/, described in needs.json.

        Raises RenderFailed when an input changed since the plan was made, StoreFailed when the disk
        refuses.
        """
        if not needed or store is None:
            yield self.shared(job)
            return
        room = self._folder() / f"needs-{job.key[:16]}"
        try:
            self._furnish(room, job)
            self._supply(room, needed, store)
            yield room
        finally:
            import shutil

            shutil.rmtree(room, ignore_errors=True)

    def shared(self, job: Job) -> Path:
        """The room of all jobs that have the same inputs and need nothing of others."""
        name = digest(canonical(job.inputs).encode())[:16]
        with self._lock:
            if name not in self._rooms:
                self._rooms[name] = self._furnish(self._folder() / name, job)
        return self._rooms[name]

    def _supply(self, room: Path, needed: Mapping[str, Entry], store: Store) -> None:
        """Hard links to kept bytes; copies where the disk does not link."""
        for name, entry in needed.items():
            copy = room / "needs" / name
            try:
                copy.parent.mkdir(parents=True, exist_ok=True)
                if not store.link(entry, copy):
                    copy.write_bytes(store.read(entry) or b"")
            except OSError as error:
                raise refused(copy, error) from error
        about = {
            name: {"sha256": entry.sha256, "bytes": entry.size, "facts": dict(entry.facts)}
            for name, entry in needed.items()
        }
        (room / "needs.json").write_text(canonical(about), encoding="utf-8")

    def _folder(self) -> Path:
        if self._top is None:
            import tempfile

            try:
                self._top = Path(tempfile.mkdtemp(prefix="toolkit-")).resolve()
            except OSError as error:
                raise refused(Path("the folder for temporary files"), error) from error
        return self._top

    def _furnish(self, room: Path, job: Job) -> Path:
        for path, wanted in job.inputs:
            try:
                data = (self.project / path).read_bytes()
            except OSError:
                raise RenderFailed(
                    [
                        Problem(
                            "changed",
                            f"{path} went away during the build",
                            Span(path),
                            "restore it, and build again",
                        )
                    ]
                ) from None
            if digest(data) != wanted:
                raise RenderFailed(
                    [
                        Problem(
                            "changed",
                            f"{path} was edited during the build",
                            Span(path),
                            "build again",
                        )
                    ]
                )
            copy = room / path
            try:
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(data)
            except OSError as error:
                raise refused(copy, error) from error
        return room
