"""The disk: files that are whole or not there, and the same bytes under two names."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from toolkit.model.problem import Problem, StoreFailed

_CLONE = 0x40049409  # FICLONE of linux/fs.h
# What systems say of one file that another program keeps, or that may not be changed.
_HELD = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}


def write_whole(path: Path, data: bytes | Iterable[bytes], durable: bool = True) -> None:
    """The file stands whole under its name, or not at all.

    Raises StoreFailed when the disk refuses.

    `durable` waits until the disk has it; what is checked against a digest when it is read need not
    wait.
    """
    part = path.parent / f".part-{os.urandom(8).hex()}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException as error:
        with suppress(OSError):
            part.unlink()
        if isinstance(error, OSError):
            raise refused(path, error) from None
        raise


def pieces(path: Path | str) -> Iterator[bytes]:
    """A file, a megabyte at a time."""
    with open(path, "rb") as file:
        yield from iter(lambda: file.read(1 << 20), b"")


def file_digest(path: Path | str) -> str:
    """SHA-256 of a file's bytes, without taking them into memory."""
    seen = sha256()
    for piece in pieces(path):
        seen.update(piece)
    return seen.hexdigest()


def twin(first: Path, second: Path) -> bool:
    """Let a second path have the bytes of the first without room of its own; False where the disk
    cannot do that.

    A clone is best: the files are apart, and share their blocks until one is changed. A hard link
    is one file with two names. Where both are missing (FAT, and on Windows, where programs keep
    files open and links surprise people) the caller copies.
    """
    part = second.parent / f".part-{os.urandom(8).hex()}"
    try:
        second.parent.mkdir(parents=True, exist_ok=True)
        if not (_clone(first, part) or _link(first, part)):
            return False
        os.replace(part, second)
    except OSError:
        return False
    finally:
        with suppress(OSError):
            part.unlink()
    return True


def _link(first: Path, second: Path) -> bool:
    if os.name == "nt":
        return False
    os.link(first, second)
    return True


def _clone(first: Path, second: Path) -> bool:
    """Ask the file system to share blocks: Btrfs and XFS on Linux. Elsewhere nothing is tried."""
    if not sys.platform.startswith("linux"):
        return False
    from fcntl import ioctl

    try:
        with first.open("rb") as source, second.open("xb") as target:
            ioctl(target.fileno(), _CLONE, source.fileno())
    except OSError:
        with suppress(OSError):
            second.unlink()
        return False
    return True


def free_name(path: Path) -> Path:
    """welcome.en (edited).pdf, or the next number that is free."""
    number = 1
    while True:
        mark = " (edited)" if number == 1 else f" (edited {number})"
        name = path.with_name(f"{path.stem}{mark}{path.suffix}")
        if not os.path.lexists(name):
            return name
        number += 1


class Held(StoreFailed):
    """One file could not be written: it is open in another program, or something is in its way. All
    others can.
    """


def refused(path: Path, error: OSError) -> StoreFailed:
    """The disk's refusal in words."""
    if in_the_way := _in_the_way(path):
        there, wanted = ("folder", "file") if in_the_way == path else ("file", "folder")
        message = f"{in_the_way} is a {there}, where a {wanted} belongs"
        return Held([Problem("held", message, None, "move it away, then do the same again")])
    reason = error.strerror or str(error)
    message = f"{path} cannot be written: {reason}"
    if error.errno not in _HELD:
        hint = "make room there, or choose another place; what stood there before still stands"
        return StoreFailed([Problem("disk", message, None, hint)])
    folder = next(p for p in path.parents if os.path.exists(p))
    if os.access(folder, os.W_OK):
        hint = "close it in the program that has it open, then build again"
        return Held([Problem("held", message, None, hint)])
    hint = f"let {folder} be written, or choose another place"
    if os.access(folder.parent, os.W_OK):  # one folder that is shut stops no others
        return Held([Problem("held", message, None, hint)])
    return StoreFailed([Problem("disk", message, None, hint)])


def _in_the_way(path: Path) -> Path | None:
    """A folder where the file belongs, or a file where one of its folders does."""
    if os.path.isdir(path):  # which, unlike Path's own, says no where nobody may look
        return path
    return next((p for p in path.parents if os.path.exists(p) and not os.path.isdir(p)), None)
