"""Whose turn it is: one output folder is written by one program at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.engine.lock import Lock
from toolkit.execute.disk import refused

MARK = ".building"  # in the output folder, as long as somebody writes there


@contextmanager
def turn(out: Path, waits: Callable[[], None]) -> Iterator[bool]:
    """Have the output folder for oneself. Whether that had to be waited for: then what was read
    before may be old by now.

    `waits` is called once, when another build is at work there. The lock goes with the process that
    holds it, however that ends. Raises StoreFailed when the disk refuses.
    """
    lock = Lock(out / MARK)
    try:
        out.mkdir(parents=True, exist_ok=True)
        waited = not lock.take()
        if waited:
            waits()
            lock.wait()
        os.utime(out / MARK)
    except OSError as error:
        raise refused(out / MARK, error) from error
    try:
        yield waited
    finally:
        lock.free()
        if [entry.name for entry in os.scandir(out)] == [MARK]:  # nothing was built
            leave(out)


def leave(out: Path) -> None:
    """Take away what turns left in an output folder, and the folder where that is all it holds."""
    with suppress(OSError):
        (out / MARK).unlink(missing_ok=True)
        out.rmdir()


def began(out: Path) -> float:
    """When the turn in an output folder began, by the clock of its disk, in seconds."""
    return os.stat(out / MARK).st_mtime
