"""Locks on files that hold between programs (filelock)."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout


class Lock:
    """A file that one program at a time has to itself. It is free again when that program ends,
    however it ends. Where a network drive knows no locks, a mark in the file stands for one.
    """

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(path)

    def take(self) -> bool:
        """Take it, if nobody has it. Raises OSError when the disk refuses."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def wait(self) -> None:
        """Take it as soon as nobody has it. Raises OSError when the disk refuses."""
        self._lock.acquire(timeout=-1)

    def free(self) -> None:
        """Let others have it."""
        self._lock.release(force=True)
