"""Marks that a merge of two versions of a file left in it: its words are of neither version."""

from __future__ import annotations

import re

CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
CONFLICTED = "a merge conflict was left in the file"
MERGED = (
    "keep one of the two versions, and delete the lines that begin with <<<<<<<, =======, >>>>>>>"
)


def conflict(raw: bytes) -> int:
    """The line of the first mark; 0 where there is none. A row of equals signs alone is none."""
    if b"<<<<<<<" not in raw and b">>>>>>>" not in raw:
        return 0
    lines = raw.decode("utf-8", "replace").split("\n")
    marked = [number for number, line in enumerate(lines, 1) if CONFLICT.fullmatch(line.rstrip())]
    sided = any(lines[number - 1].startswith(("<", ">")) for number in marked)
    return marked[0] if sided else 0
