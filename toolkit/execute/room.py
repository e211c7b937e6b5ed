"""Rooms: a folder with just the inputs that a job declares, so that nothing undeclared can decide
its bytes.

Typst refuses symbolic links, so files are copied. Jobs with the same inputs share a room for as
long as the process works; a job that needs the bytes of others has one of its own while it runs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.engine.lock import Lock
from toolkit.execute.disk import refused
from toolkit.execute.fetch import Fetch
from toolkit.model.digest import canonical, digest
from toolkit.model.job import Job
from toolkit.read.encoding import without_mark

PREFIX = "toolkit-rooms-"
MINE = ".in-use"  # locked for as long as the process lives


class _Rooms:
    """The rooms of this process, below one temporary folder."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.shared: dict[str, Path] = {}
        self.top: Path | None = None
        self.mine: Lock | None = None
        self.users = 0

    def folder(self) -> Path:
        """The temporary folder, made when it is first wanted."""
        if self.top is None:
            import atexit
            import tempfile

            try:
                self.top = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
                self.mine = Lock(self.top / MINE)
                self.mine.take()
            except OSError as error:
                raise refused(Path("the folder for temporary files"), error) from error
            _sweep(self.top)
            atexit.register(self.clear)
        return self.top

    def clear(self) -> None:
        """Remove all rooms."""
        import shutil

        with self.lock:
            if self.top is not None:
                if self.mine is not None:
                    self.mine.free()
                shutil.rmtree(self.top, ignore_errors=True)
            self.shared, self.top, self.mine = {}, None, None


def _sweep(own: Path) -> None:
    """Remove the rooms of processes that were killed: nobody holds their locks any more."""
    import shutil

    for top in own.parent.glob(f"{PREFIX}*"):
        if top == own or not (top / MINE).is_file():
            continue
        with suppress(OSError):  # another person's
            lock = Lock(top / MINE)
            if lock.take():
                lock.free()
                shutil.rmtree(top, ignore_errors=True)


_ROOMS = _Rooms()


@contextmanager
def rooms() -> Iterator[None]:
    """While work is done: when the last one leaves, all rooms go."""
    with _ROOMS.lock:
        _ROOMS.users += 1
    try:
        yield
    finally:
        with _ROOMS.lock:
            _ROOMS.users -= 1
            last = not _ROOMS.users
        if last:
            _ROOMS.clear()


@contextmanager
def room(job: Job, fetch: Fetch) -> Iterator[Path]:
    """The folder for the job; what it needs of others is in needs/, described in needs.json.

    Raises RenderFailed when an input changed since the plan was made, StoreFailed when the disk
    refuses.
    """
    if not job.needs:
        yield _shared(job, fetch)
        return
    import shutil

    with _ROOMS.lock:
        own = _ROOMS.folder() / f"needs-{job.key[:16]}-{threading.get_ident()}"
    try:
        _furnish(own, job, fetch)
        _supply(own, job, fetch)
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)


def _shared(job: Job, fetch: Fetch) -> Path:
    """The room of all jobs that have the same inputs and need nothing of others."""
    name = digest(canonical(job.inputs).encode())[:16]
    with _ROOMS.lock:
        if name not in _ROOMS.shared:
            _ROOMS.shared[name] = _furnish(_ROOMS.folder() / name, job, fetch)
        return _ROOMS.shared[name]


def _furnish(folder: Path, job: Job, fetch: Fetch) -> Path:
    for path, wanted in job.inputs:
        data = fetch.input(path, wanted)
        copy = folder / path
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(without_mark(path, data))
        except OSError as error:
            raise refused(copy, error) from error
    return folder


def _supply(folder: Path, job: Job, fetch: Fetch) -> None:
    """The bytes of what the job is made of, and what is known of them."""
    about = {}
    for name, key in job.needs:
        entry = fetch.made(key)
        copy = folder / "needs" / name
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            fetch.place(entry, copy)
        except OSError as error:
            raise refused(copy, error) from error
        facts = dict(entry.facts)
        about[name] = {
            "sha256": entry.sha256,
            "bytes": entry.size,
            "facts": facts,
            "said": fetch.said(key),
        }
    (folder / "needs.json").write_text(canonical(about), encoding="utf-8")
