"""What is known of the artefacts that a job is made of: they lie in its room, under needs/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.engine.payload import decode


@dataclass(frozen=True, slots=True)
class Needed:
    """Size and digest of an artefact, and what its renderer counted (pages, duration_ms). `said`
    are its strings, language and content path, in the order in which they are read.
    """

    sha256: str
    bytes: int
    facts: Mapping[str, int]
    said: tuple[tuple[str, str], ...] = ()


def needed(room: Path) -> dict[str, Needed]:
    """Every artefact that the job needs, by the name that the job gives it; none without needs."""
    path = room / "needs.json"
    return decode(dict[str, Needed], path.read_bytes()) if path.is_file() else {}
