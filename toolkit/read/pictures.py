"""The pictures of brand/pictures/: what designers drew, as values that every medium draws."""

from __future__ import annotations

from pathlib import PurePosixPath

from toolkit.model.picture import Picture
from toolkit.model.problem import Problem, Span
from toolkit.read.content import SLUG
from toolkit.read.files import Files
from toolkit.read.svg.drawing import read_drawing

PICTURES = "assets/brand/pictures"


def read_pictures(files: Files) -> dict[str, Picture]:
    """Every picture by the name of its file; problems are noted.

    One that cannot be used is there, empty: that somebody names it is no further problem.
    """
    pictures: dict[str, Picture] = {}
    for path in files.find(PICTURES, ".svg"):
        place = PurePosixPath(path)
        if str(place.parent) != PICTURES or not SLUG.fullmatch(place.stem):
            files.problems.append(
                Problem(
                    "picture",
                    f"{path} has no name that a picture can be called by",
                    Span(path),
                    f"call it by small letters, figures and hyphens: {PICTURES}/open-book.svg",
                )
            )
            continue
        raw = files.read(path)
        if raw is not None:
            pictures[place.stem], problems = read_drawing(place.stem, path, raw)
            files.problems += problems
            if problems:
                files.lost.add(path)
    return pictures
