"""What a command changes in the files that people write."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """One file, as the command read it and as the command wants it.

    `path` runs from the project's folder, with / on every system. None stands for no file: a file
    that was not there before is new, one that is not there after is removed.
    """

    path: str
    before: bytes | None
    after: bytes | None
