"""Checks packs in a process apart: whoever sent them may have sent anything."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path

from toolkit.engine.apart import Overrun, apart
from toolkit.judge.pack import Seen, verify
from toolkit.media.registry import PACKED_TYPES
from toolkit.model.filetype import FileType
from toolkit.model.problem import Problem, Span

SECONDS = 900  # of the processor: an archive may hold two gigabytes, which are unpacked and summed
MEMORY = 500_000_000  # bytes: it is read in pieces


def check_pack(path: Path) -> Seen:
    """What is in a pack's archive or folder, and what is wrong with it.

    Raises Invalid when there is no pack to check.
    """
    here = os.getcwd()
    try:
        return apart(verified, here, path, PACKED_TYPES, seconds=SECONDS, memory=MEMORY)
    except Overrun as why:
        problem = Problem("pack", f"{path} {why}", Span(str(path)), "download it again")
        return Seen(0, 0, "", (problem,))


def verified(here: str, path: Path, types: Mapping[str, FileType]) -> Seen:
    """What `verify` sees from the folder `here`, from which the path may lead."""
    with chdir(here):
        return verify(path, types)
