"""Checks the artefacts that a manifest lists: each as it was built, each as its kind must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit.check.decks import check_deck
from toolkit.check.films import check_films
from toolkit.check.manifest import Artefact
from toolkit.model.digest import digest
from toolkit.model.problem import Problem, Span

FILM = "video/mp4"
Rule = Callable[[Path, Artefact, bytes, Path], list[Problem]]  # folder, artefact, bytes, campaign


def check_artefacts(
    folder: Path, wanted: Sequence[Artefact], artefacts: Sequence[Artefact], root: Path
) -> list[Problem]:
    """What is wrong with the wanted ones of all artefacts.

    `folder` is where they were published, `root` the campaign's folder.
    """
    findings = [found for artefact in wanted for found in _check(folder, artefact, root)]
    films = [artefact for artefact in wanted if artefact["media_type"] == FILM]
    return findings + check_films(folder, films, artefacts)


def _check(folder: Path, artefact: Artefact, root: Path) -> list[Problem]:
    """Is the file there and what was built? Only then its kind's own rule is asked."""
    path = artefact["path"]
    try:
        data = (folder / path).read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        return [Problem("file", message, Span(path), "build it again")]
    if digest(data) != artefact["sha256"]:
        message, hint = f"{path} is not what was built", "build it again, or keep the edited copy"
        return [Problem("file", message, Span(path), f"{hint} elsewhere")]
    rule = _rule(artefact)
    return rule(folder, artefact, data, root) if rule else []


def _rule(artefact: Artefact) -> Rule | None:
    if artefact["media_type"] == "application/pdf":
        return _pdf
    if artefact["path"].endswith(".pptx"):
        return _deck
    return _pack if artefact["kind"] == "packs" else None


def _pdf(folder: Path, artefact: Artefact, data: bytes, root: Path) -> list[Problem]:
    from toolkit.judge.structure import check_pdf

    return check_pdf(artefact["path"], data, tuple(artefact["languages"]), artefact["title"])


def _deck(folder: Path, artefact: Artefact, data: bytes, root: Path) -> list[Problem]:
    return check_deck(artefact["path"], data, root)


def _pack(folder: Path, artefact: Artefact, data: bytes, root: Path) -> list[Problem]:
    from toolkit.judge.pack import verify

    path = artefact["path"]
    return [
        Problem(found.code, f"{path}: {found.message}", Span(path), found.hint)
        for found in verify(folder / path).problems
    ]
