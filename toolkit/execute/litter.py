"""What a killed program leaves behind: halves of files, which only get their names when they are
whole.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress

from toolkit.execute.request import Folders

HALF = re.compile(r"\.part-[0-9a-f]{16}")


def tidy(folders: Folders, since: float) -> None:
    """Remove halves of files that nobody wrote to since a moment (in seconds, of the disk's own
    clock), where builds write.

    A command that writes just now goes on undisturbed: its half is younger.
    """
    apart = not folders.store.is_relative_to(folders.out)
    tops = (folders.out, folders.store) if apart else (folders.out,)
    for path in (path for top in tops for path in _halves(str(top))):
        with suppress(OSError):  # somebody else was quicker, or the disk does not let us
            if os.stat(path).st_mtime < since:
                os.unlink(path)


def _halves(top: str) -> Iterator[str]:
    waiting = [top]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif HALF.fullmatch(entry.name):
                    yield entry.path
