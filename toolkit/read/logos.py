"""Reads the logos that campaign.toml names: each is taken right, or refused at once."""

from __future__ import annotations

from toolkit.engine.logos.apart import opened
from toolkit.engine.logos.decode import NotTaken
from toolkit.model.problem import Problem, Span
from toolkit.read.files import Files


def read_logo(files: Files, path: str, where: Span) -> bool:
    """Can the logo be taken? What is wrong with it is noted, with the line that names it."""
    data = files.raw(path, where)
    if data is None:
        return False
    try:
        said = opened(path, data).said
    except NotTaken as why:
        place = Span(path, why.line) if why.line else where
        files.problems.append(Problem("logo", f"the logo {path} {why.what}", place, why.hint))
        return False
    files.warnings += [
        Problem("logo", f"the logo {path} {what}", where, hint) for what, hint in said
    ]
    return True
