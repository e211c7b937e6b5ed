"""Runs readers of what strangers made in a process apart, within limits of time and memory.

A logo, a deck, a font or a film may be damaged, or made to do damage: its reader, often a library
in C, may crash, never end, or take all memory. Apart from this process only that file is refused.
The process is started when the first such file is met, serves all that follow, and is started anew
after a crash. A call must be a function of the package, with values that can be pickled.

What holds where: the clock everywhere; time of the processor, and no file written, on Linux and
macOS; memory on Linux. `engine.confined` is the other side.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from signal import Signals
from typing import Any, TypeVar

from toolkit.engine.confined import hear, say

Result = TypeVar("Result")
SECONDS = 60  # of the processor, for a file of ordinary size
MEMORY = 2_000_000_000  # bytes beside what the process has already
_PROGRAM = Path(__file__).with_name("confined.py")


class Overrun(Exception):
    """A reader was stopped, or broke off; the message ends a sentence that names the file."""


class Apart:
    """One process apart, which answers one call at a time."""

    def __init__(self, patience: int = 4) -> None:
        self._patience = patience  # times that the clock may run longer: the machine may be busy
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def call(
        self, function: Callable[..., Result], *given: object, seconds: int, memory: int
    ) -> Result:
        """What the function returns or raises there. Raises Overrun when it comes to no end."""
        with self._turn:
            process = self._running()
            late = threading.Event()
            clock = threading.Timer(1 + seconds + self._patience * seconds, _stop, (process, late))
            clock.daemon = True
            clock.start()
            try:
                how, answer = self._asked(process, (seconds, memory), (function, given))
            except (EOFError, OSError):
                raise Overrun(_why(self._gone(process), late.is_set())) from None
            except BaseException:  # such as Ctrl-C: the next call must not hear this answer
                process.kill()
                self._gone(process)
                raise
            finally:
                clock.cancel()
            if late.is_set():  # stopped just after it had answered
                self._gone(process)
        if how == "memory":
            raise Overrun(f"needs more than {memory // 1_000_000:,} MB of memory to be read")
        if how == "shut":
            raise Overrun(f"tries to do more than be read ({answer})")
        if how == "raised":
            raise answer
        return answer  # type: ignore[no-any-return]  # what the function returns

    def close(self) -> None:
        """Let the process go."""
        with self._turn:
            if self._process is not None:
                self._gone(self._process)

    def _asked(self, process: subprocess.Popen[bytes], *messages: object) -> tuple[str, Any]:
        """Send a call; how it ended, and its result or error. Raises EOFError for a crash."""
        assert process.stdin is not None and process.stdout is not None
        for message in messages:
            say(process.stdin, message)
        how, answer, trace = hear(process.stdout)
        if trace:
            answer.add_note(trace)  # where in the other process it was raised
        return how, answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-B", str(_PROGRAM)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            assert self._process.stdin is not None
            say(self._process.stdin, sys.path)
        return self._process

    def _gone(self, process: subprocess.Popen[bytes]) -> int:
        """Close what is left of the process; how it ended."""
        self._process = None
        assert process.stdin is not None and process.stdout is not None
        with suppress(OSError):
            process.stdin.close()
        try:
            ended = process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            ended = process.wait()
        process.stdout.close()
        return ended


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _why(ended: int, late: bool) -> str:
    """What became of a process that gave no answer."""
    if late or ended == -getattr(Signals, "SIGXCPU", 0):
        return "takes too long to read"
    return "makes the program that reads it break off"


_APART = Apart()
atexit.register(_APART.close)


def apart(
    function: Callable[..., Result],
    *given: object,
    seconds: int = SECONDS,
    memory: int = MEMORY,
) -> Result:
    """Call a function in the process apart: what it returns or raises.

    `seconds` of the processor and `memory` in bytes are the most that it may take. Raises Overrun,
    whose message ends a sentence that names the file, when it takes more or crashes.
    """
    return _APART.call(function, *given, seconds=seconds, memory=memory)
