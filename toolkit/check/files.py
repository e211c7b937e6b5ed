"""Checks single files that somebody may have edited, or just found: each kind in its own way."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from toolkit.check.decks import check_deck, mendable
from toolkit.check.films import check_edited_film
from toolkit.check.manifest import Artefact, is_named
from toolkit.check.packs import check_pack
from toolkit.check.pdfs import check_edited_pdf
from toolkit.judge.pack import SUMS
from toolkit.model.problem import Invalid, Problem, Span

KINDS = (".pptx", ".mp4", ".pdf", ".zip")
# Files that are nearly of such a kind, and what makes them so.
NEARLY = {
    **dict.fromkeys((".ppt", ".pps"), "open it in PowerPoint or LibreOffice and save it as .pptx"),
    **dict.fromkeys((".pptm", ".ppsx", ".potx", ".ppsm"), "save it as a presentation, .pptx"),
    **dict.fromkeys((".odp", ".key", ".gslides"), "export it as .pptx, and check that"),
    **dict.fromkeys((".mov", ".avi", ".mkv", ".webm", ".wmv", ".m4v"), "export it as .mp4"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz"), "packs are .zip archives: download it again"),
}
OTHERS = (".png", ".jpg", ".jpeg", ".svg", ".html", ".docx", ".doc", ".xlsx", ".odt", ".vtt")


def is_file(pattern: str) -> bool:
    """Does the pattern name a file that is here, or a folder that a pack was unpacked to?"""
    path = Path(pattern)
    return path.is_file() or (path / SUMS).is_file()


def missing(patterns: Sequence[str], artefacts: Sequence[Artefact]) -> list[Problem]:
    """Patterns that name a single file, which is neither here nor an artefact; or a folder."""
    lost = [
        pattern
        for pattern in patterns
        if not set("*?[") & set(pattern)
        and not any(is_named(artefact, (pattern,)) for artefact in artefacts)
    ]
    return [_folder(pattern) for pattern in lost if os.path.isdir(pattern)] + [
        Problem("file", f"{pattern} is not there", None, _hint(pattern, artefacts))
        for pattern in lost
        if _ending(pattern) in (*KINDS, *NEARLY, *OTHERS) and not os.path.isdir(pattern)
    ]


def _folder(pattern: str) -> Problem:
    hint = f"of what a build made there: toolkit check --out {pattern}; else name a file in it"
    return Problem("file", f"{pattern} is a folder, and no pack", None, hint)


def _hint(pattern: str, artefacts: Sequence[Artefact]) -> str:
    """What is there under nearly this name: beside it, or among what was built."""
    from difflib import get_close_matches

    folder = Path(pattern).parent
    try:
        beside = [os.path.normpath(folder / name) for name in os.listdir(folder)]
    except OSError:
        beside = []
    known = {name.casefold(): name for name in (*beside, *(a["path"] for a in artefacts))}
    close = get_close_matches(os.path.normpath(pattern).casefold(), known, n=1, cutoff=0.75)
    if close:
        return f"did you mean '{known[close[0]]}'?"
    return f"name a file that is there ({', '.join(KINDS)}), or what `toolkit list` shows"


def check_file(pattern: str, root: Path) -> tuple[list[Problem], list[str]]:
    """What is wrong with a file, and what one command would mend.

    `root` is the campaign's folder. Raises Invalid for a file that cannot be read, or of which
    nothing is known that could be wrong.
    """
    file, ending = Path(pattern), _ending(pattern)
    if file.is_dir() or ending == ".zip":
        return list(check_pack(file).problems), []
    if ending not in KINDS:
        raise Invalid([_unknown(pattern, ending)])
    data = _bytes(file)
    if ending == ".mp4":
        return check_edited_film(file, data), []
    if ending == ".pdf":
        return check_edited_pdf(pattern, data), []
    found = check_deck(pattern, data, root)
    return found, list(mendable(pattern, data, root)) if found else []


def _bytes(file: Path) -> bytes:
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}"
        raise Invalid([Problem("file", message, None, "let it be read, or copy it")]) from error
    if not data:
        message, hint = f"{file} is empty", "it was not downloaded to its end: fetch it again"
        raise Invalid([Problem("file", message, Span(str(file)), hint)])
    return data


def _unknown(pattern: str, ending: str) -> Problem:
    hint = NEARLY.get(ending, f"give {', '.join(KINDS[:-1])} or a pack's {KINDS[-1]}")
    what = f"a {ending} file" if ending else "a file without an ending"
    return Problem("file", f"{pattern} cannot be checked: it is {what}", Span(pattern), hint)


def _ending(pattern: str) -> str:
    return os.path.splitext(pattern)[1].casefold()
