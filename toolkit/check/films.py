"""Checks films against the captions beside them, and against their twins in other languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.check.manifest import Artefact
from toolkit.engine.apart import Overrun, apart
from toolkit.model.problem import Problem, Span

if TYPE_CHECKING:
    from toolkit.engine.film.read import Reel
    from toolkit.judge.films import Promised

SECONDS = 120  # of the processor, for a film's headers
SPEED = 20_000  # bytes of a film that are certainly played in a second: these hold 20 at most
MEMORY = 4_000_000_000
WIDE, UPRIGHT = "captions-vtt", "captions-9x16-vtt"  # the formats of captions, by a film's shape


def check_films(
    folder: Path, films: Sequence[Artefact], artefacts: Sequence[Artefact]
) -> list[Problem]:
    """What is wrong with films that were built. `artefacts` are all of the manifest."""
    if not films:
        return []
    from toolkit.judge.films import check_twins

    findings: dict[Problem, None] = {}
    reels = []
    for film in films:
        path = folder / film["path"]
        if path.is_file():  # a missing one was found before
            beside = _captions(folder, film, artefacts)
            found, reel = _judged(film["path"], path.read_bytes(), film, beside)
            findings |= dict.fromkeys(found)
            reels += [(film, reel)] if reel else []
    return [*findings, *check_twins(reels)]


def _captions(folder: Path, film: Artefact, artefacts: Sequence[Artefact]) -> dict[str, str]:
    """The caption files that were built for a film, by language."""
    upright = film["size"]["height"] > film["size"]["width"]
    wanted = film["kind"], film["resource"], UPRIGHT if upright else WIDE
    files = {
        a["languages"][0]: folder / a["path"]
        for a in artefacts
        if (a["kind"], a["resource"], a["format"]) == wanted
    }
    return {code: file.read_text("utf-8") for code, file in files.items() if file.is_file()}


def check_edited_film(film: Path, data: bytes) -> list[Problem]:
    """What is wrong with a film that somebody may have edited.

    It is played to its end, and compared with the caption files that lie beside it.
    """
    beside = {
        path.suffixes[-2][1:]: path.read_text("utf-8", "replace")
        for path in sorted(film.parent.glob(film.stem.split(".")[0] + ".*.vtt"))
    }
    return _judged(str(film), data, None, beside, thoroughly=True)[0]


def _judged(
    path: str,
    data: bytes,
    promised: Promised | None,
    captions: Mapping[str, str],
    thoroughly: bool = False,
) -> tuple[list[Problem], Reel | None]:
    """What `check_film` finds in a process apart: a film's decoder is nothing to trust."""
    from toolkit.judge.films import check_film

    seconds = SECONDS + len(data) // SPEED * thoroughly
    try:
        return apart(
            check_film, path, data, promised, captions, thoroughly, seconds=seconds, memory=MEMORY
        )
    except Overrun as why:
        return [Problem("film", f"{path} {why}", Span(path), "export it again")], None
