"""Rooms: a folder with just the inputs that a job declares, so that nothing undeclared can decide its bytes.

Typst refuses symbolic links, so files are copied. Jobs with the same inputs share a room.
"""

from __future__ import annotations

import threading
from pathlib import Path

from toolkit.execute.store import refused
from toolkit.model.digest import canonical, digest
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

    def room(self, job: Job) -> Path:
        """The folder for the job. Raises RenderFailed when an input changed since the plan was made, StoreFailed when the
        disk refuses."""
        name = digest(canonical(job.inputs).encode())[:16]
        with self._lock:
            if name not in self._rooms:
                self._rooms[name] = self._furnish(self._folder() / name, job)
        return self._rooms[name]

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
                raise RenderFailed([Problem("changed", f"{path} went away during the build", Span(path), "restore it, and build again")]) from None
            if digest(data) != wanted:
                raise RenderFailed([Problem("changed", f"{path} was edited during the build", Span(path), "build again")])
            copy = room / path
            try:
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(data)
            except OSError as error:
                raise refused(copy, error) from error
        return room
