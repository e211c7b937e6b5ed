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
        waited = _taken(lock, out, waits)
    except OSError as error:
        raise refused(out / MARK, error) from error
    try:
        yield waited
    finally:
        with suppress(OSError):
            if os.listdir(out) == [MARK]:  # nothing was built
                leave(out)
        lock.free()


def _taken(lock: Lock, out: Path, waits: Callable[[], None]) -> bool:
    """Take the lock; whether that had to be waited for. Who had it may take the folder away when
    there is nothing in it: then it is made again.
    """
    waited = False
    while True:
        out.mkdir(parents=True, exist_ok=True)
        try:
            if not lock.take():
                if not waited:
                    waits()
                waited = True
                lock.wait()
            os.utime(out / MARK)
            return waited
        except FileNotFoundError:
            lock.free()


def began(out: Path) -> float:
    """When the turn in an output folder began, by the clock of its disk, in seconds."""
    return os.stat(out / MARK).st_mtime


def leave(out: Path) -> None:
    """Take away what turns leave in an output folder, and the folder where that is all it holds.

    Only while one has the turn: who waits for it notices that the lock is gone.
    """
    with suppress(OSError):
        (out / MARK).unlink(missing_ok=True)
        out.rmdir()
