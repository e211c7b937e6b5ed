"""What a command prints may go into a file or another program, and these may take no more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EPIPE


@contextmanager
def whole_output() -> Iterator[None]:
    """While a command prints: it ends with exit 1 when that cannot be written, and says why.

    A program that wants no more of it (`toolkit list | head`) is told nothing.
    """
    try:
        yield
    except OSError:
        if (refused := _refused(b"\n")) is None:
            raise
        _end(refused)
    finally:
        if (refused := _refused()) is not None:
            _end(refused)


def _refused(more: bytes = b"") -> OSError | None:
    """Why what was printed cannot be written, or what is tried now."""
    try:
        sys.stdout.flush()
        if more:
            os.write(sys.stdout.fileno(), more)
    except ValueError:  # it is no file at all, but kept in memory
        return None
    except OSError as error:
        return error
    return None


def _end(refused: OSError) -> None:
    if refused.errno != EPIPE:
        print(f"error: what is printed cannot be written: {refused.strerror}", file=sys.stderr)
        print("  hint: make room there, or print to another place", file=sys.stderr)
    # What still waits goes nowhere, so that Python does not try once more at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)
