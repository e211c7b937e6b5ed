"""What runs in the process apart: one call after another, each within its limits.

`engine.apart` starts this file as a program of its own, so it imports next to nothing and never
runs the main program again. What strangers made is read here, therefore nothing may be written,
started or reached: Python's own doors to files, programs and the network are shut; the system's
limits, where it has them, hold for libraries in C too. It is a fence against accidents and against
damaged files, not a prison for whoever can run code of his own.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import traceback
from contextlib import suppress
from typing import IO, Any

HEAD = struct.Struct("<Q")  # bytes of the message that follows
FILES = 64  # that may be open at once
_SHUT = (
    "ftplib.",
    "http.",
    "os.chmod",
    "os.exec",
    "os.fork",
    "os.link",
    "os.mkdir",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.spawn",
    "os.startfile",
    "os.symlink",
    "os.system",
    "os.truncate",
    "shutil.",
    "socket.",
    "subprocess.",
    "tempfile.",
    "urllib.",
    "webbrowser.",
)
_tried: list[str] = []  # what was asked for in this call and not granted


def say(to: IO[bytes], value: object) -> None:
    """Send one message."""
    data = pickle.dumps(value, protocol=5)
    to.write(HEAD.pack(len(data)))
    to.write(data)
    to.flush()


def hear(by: IO[bytes]) -> Any:
    """Receive one message. Raises EOFError when the other side is gone."""
    head = by.read(HEAD.size)
    data = by.read(HEAD.unpack(head)[0]) if len(head) == HEAD.size else b""
    if not data:
        raise EOFError
    return pickle.loads(data)


def main() -> None:
    """Answer until nobody asks any more."""
    asked = os.fdopen(os.dup(0), "rb")
    answered = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # libraries that talk must not disturb the answers
        os.dup2(nowhere, stream)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked decides when to stop
    os.putenv("OPENBLAS_NUM_THREADS", "1")  # its threads would take room that nobody uses
    _frugal()
    with suppress(EOFError, BrokenPipeError):
        sys.path[:] = hear(asked)  # the first message
        sys.addaudithook(_shut)
        while True:
            seconds, memory = hear(asked)
            say(answered, _answer(asked, seconds, memory))


def _answer(asked: IO[bytes], seconds: int, memory: int) -> tuple[str, object, str]:
    """What the call gave or raised: "gave", "raised" with the traceback, "memory" where that did
    not suffice, or "shut" where it tried what is not allowed.
    """
    _tried.clear()
    base = _limit(seconds, memory)
    try:
        function, arguments = hear(asked)
        answer: tuple[str, object, str] = "gave", function(*arguments), ""
        pickle.dumps(answer[1], protocol=5)
    except MemoryError:
        answer = "memory", None, ""
    except EOFError:
        raise
    except Exception as error:
        answer = "raised", _sendable(error), traceback.format_exc()
    finally:
        _relax(base)
    return ("shut", _tried[0], "") if _tried else answer


def _sendable(error: Exception) -> Exception:
    """The error, or its words where it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error, protocol=5))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _shut(event: str, given: tuple[object, ...]) -> None:
    """Refuse what no reader of a file needs. Python asks before it does any of it."""
    writes = event == "open" and _writes(*given[1:])
    if writes or event.startswith(_SHUT):
        _tried.append(event)
        raise PermissionError(f"a file from outside may not do that ({event})")


def _writes(mode: object, flags: object) -> bool:
    """Would a file be opened to be written? `flags` says it where `mode` is None."""
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    if isinstance(mode, str):
        return bool(set("wax+") & set(mode))
    return isinstance(flags, int) and bool(flags & writing)


def _frugal() -> None:
    """Let the C library keep room for two threads, not for eight of each core: what it merely
    reserves counts against the limit of memory too.
    """
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError, OSError):
            ctypes.CDLL(None).mallopt(-8, 2)  # M_ARENA_MAX


def _limit(seconds: int, memory: int) -> tuple[tuple[int, int], ...]:
    """Set the system's limits for one call, where it has any; what they were before."""
    try:
        import resource
    except ImportError:  # Windows has none: there, the clock of engine.apart alone holds
        return ()
    kinds = (resource.RLIMIT_CPU, resource.RLIMIT_AS)
    before = tuple((kind, *resource.getrlimit(kind)) for kind in kinds)
    spent = resource.getrusage(resource.RUSAGE_SELF)
    wanted = (int(spent.ru_utime + spent.ru_stime) + 1 + seconds, _reserved() + memory)
    for (kind, _, most), limit in zip(before, wanted, strict=True):
        _set(kind, limit, most)
    for kind, limit in ((resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        _set(kind, limit, resource.getrlimit(kind)[1])
    _set(resource.RLIMIT_NOFILE, FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    return tuple((kind, soft) for kind, soft, _ in before)


def _set(kind: int, limit: int, most: int) -> None:
    """A limit that may be taken back; never more than the system allows already."""
    import resource

    with suppress(OSError, ValueError):  # macOS refuses some of them
        resource.setrlimit(kind, (limit if most < 0 else min(limit, most), most))


def _relax(before: tuple[tuple[int, int], ...]) -> None:
    """Take the limits of one call back, so that its answer can be sent."""
    if before:
        import resource

        for kind, soft in before:
            _set(kind, soft, resource.getrlimit(kind)[1])


def _reserved() -> int:
    """Bytes of address space that this process has already."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 500_000_000


if __name__ == "__main__":
    main()
