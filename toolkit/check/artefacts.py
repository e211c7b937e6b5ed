"""Checks the artefacts that a manifest lists: each as it was built, each as its kind must be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.check.decks import check_deck
from toolkit.check.films import check_films
from toolkit.check.manifest import Artefact
from toolkit.check.rights import Licence, unlicensed, unstated
from toolkit.model.digest import digest
from toolkit.model.page import DRAFT
from toolkit.model.problem import Problem, Span

FILM = "video/mp4"


def check_artefacts(
    folder: Path,
    wanted: Sequence[Artefact],
    artefacts: Sequence[Artefact],
    root: Path,
    licence: Licence = unstated,
) -> list[Problem]:
    """What is wrong with the wanted ones of all artefacts.

    `folder` is where they were published, `root` the campaign's folder; `licence` says what the
    metadata of files in some languages names, if anything.
    """
    findings = [found for artefact in wanted for found in _check(folder, artefact, root, licence)]
    films = [artefact for artefact in wanted if artefact["media_type"] == FILM]
    return findings + check_films(folder, films, artefacts)


def _check(folder: Path, artefact: Artefact, root: Path, licence: Licence) -> list[Problem]:
    """Is the file there, is it what was built, and only then: is it as its kind must be?"""
    path = artefact["path"]
    try:
        data = (folder / path).read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        return [Problem("file", message, Span(path), "build it again")]
    if digest(data) != artefact["sha256"]:
        hint = "build it again, or keep the edited copy elsewhere"
        return [Problem("file", f"{path} is not what was built", Span(path), hint)]
    return _judged(folder, artefact, data, root) + unlicensed(artefact, data, licence)


def _judged(folder: Path, artefact: Artefact, data: bytes, root: Path) -> list[Problem]:
    """What the checks of its kind find."""
    path = artefact["path"]
    if artefact["media_type"] == "application/pdf":
        from toolkit.judge.places import Paper, misplaced
        from toolkit.judge.press import check_if_press
        from toolkit.judge.structure import check_pdf

        found = check_pdf(path, data, tuple(artefact["languages"]), artefact["title"])
        found += check_if_press(path, data)
        return found + misplaced(data, Paper(name=path, draft=DRAFT))
    if path.endswith(".pptx"):
        return check_deck(path, data, root)
    return _pack(folder, path) if artefact["kind"] == "packs" else []


def _pack(folder: Path, path: str) -> list[Problem]:
    """What `toolkit verify` finds."""
    from toolkit.check.packs import check_pack

    return [
        Problem(found.code, f"{path}: {found.message}", Span(path), found.hint)
        for found in check_pack(folder / path).problems
    ]
