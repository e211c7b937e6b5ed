"""Checks single files that somebody may have edited: a deck by its slides, a film by playing it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.check.decks import check_deck, mendable
from toolkit.check.films import check_edited_film
from toolkit.check.manifest import Artefact, is_named
from toolkit.model.problem import Invalid, Problem

KINDS = (".pptx", ".mp4")


def is_file(pattern: str) -> bool:
    """Does the pattern name a deck or a film that is here?"""
    return pattern.endswith(KINDS) and Path(pattern).is_file()


def missing(patterns: Sequence[str], artefacts: Sequence[Artefact]) -> list[Problem]:
    """Patterns that name a single deck or film, which is neither a file here nor an artefact."""
    return [
        Problem(
            "file",
            f"{pattern} is not there",
            None,
            "name a .pptx or .mp4 file, or what `toolkit list` shows",
        )
        for pattern in patterns
        if pattern.endswith(KINDS)
        and not set("*?[") & set(pattern)
        and not is_file(pattern)
        and not any(is_named(artefact, (pattern,)) for artefact in artefacts)
    ]


def check_file(pattern: str, root: Path) -> tuple[list[Problem], list[str]]:
    """What is wrong with a deck or a film, and what one command would mend.

    `root` is the campaign's folder. Raises Invalid for a file that cannot be read.
    """
    file = Path(pattern)
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"{pattern} cannot be read: {error.strerror}"
        raise Invalid([Problem("file", message, None, "let it be read, or copy it")]) from error
    if pattern.endswith(".mp4"):
        return check_edited_film(file, data), []
    found = check_deck(str(file), data, root)
    return found, list(mendable(str(file), data, root)) if found else []
