"""Reads what a build says that it made, and chooses from it by pattern."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypedDict

from toolkit.judge.films import Size
from toolkit.model.problem import Invalid, Problem
from toolkit.plan.sketch import RECIPIENTS

_PROMISED = {
    "path": str,
    "kind": str,
    "resource": str,
    "format": str,
    "sha256": str,
    "media_type": str,
    "title": str,
    "languages": list,
}


class Artefact(TypedDict):
    """An entry of the manifest, as far as it is checked."""

    path: str
    kind: str
    resource: str
    format: str
    sha256: str
    media_type: str
    title: str
    languages: list[str]
    size: Size


def read_manifest(folder: Path) -> list[Artefact]:
    """The entries of the manifest, and of those of the recipients, whose copies lie apart.

    Raises Invalid when one is not whole, or there is none for everybody.
    """
    own = sorted(folder.glob(f"{RECIPIENTS}/*/manifest.json"))
    paths = (folder / "manifest.json", *own)
    try:
        read = [json.loads(path.read_text("utf-8"))["artefacts"] for path in paths]
        artefacts = [artefact for several in read for artefact in several]
        whole = all(isinstance(a[key], kind) for a in artefacts for key, kind in _PROMISED.items())
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        whole = False
    if not whole:
        message = f"{folder} holds no whole manifest.json"
        raise Invalid([Problem("manifest", message, None, "toolkit build makes it")])
    return artefacts


def chosen(artefacts: Sequence[Artefact], patterns: Sequence[str], folder: Path) -> list[Artefact]:
    """The artefacts that the patterns name; all where there are none.

    Raises Invalid for a pattern that names nothing, which is no clean bill.
    """
    if idle := [p for p in patterns if not any(is_named(a, (p,)) for a in artefacts)]:
        message = f"nothing in {folder} is called {' or '.join(idle)}"
        hint = "`toolkit list` shows what there is"
        raise Invalid([Problem("pattern", message, None, hint)])
    return [a for a in artefacts if not patterns or is_named(a, patterns)]


def is_named(artefact: Artefact, patterns: Iterable[str]) -> bool:
    """Does a pattern mean the artefact: by its path, its resource, or kind/resource?"""
    kind, resource = artefact["kind"], artefact["resource"]
    names = (artefact["path"], resource, f"{kind}/{resource}")
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns)
