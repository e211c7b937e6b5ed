"""The whole project: what is no medium's own, then what each medium reads of its folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from toolkit.media.medium import Medium
from toolkit.media.registry import MEDIA
from toolkit.model.campaign import Project
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.names import dangling
from toolkit.read.project import read_source
from toolkit.read.source import Source
from toolkit.read.unread import unread
from toolkit.read.whereabouts import CAMPAIGN


def read_project(root: Path) -> Project:
    """Read assets/ and locales/ below root. Raises Invalid with every problem found."""
    source = read_source(root)
    parts: dict[type, object] = {}
    for medium in MEDIA.values():
        read = medium.read(source)
        parts |= {type(part): part for part in read}
        if read:
            source.note(_unwritten(medium, source))
    files = source.files
    unsaid = unread(files, ())
    project = replace(
        source.project,
        parts=parts,
        digests=files.digests,
        warnings=(*source.project.warnings, *unsaid),
    )
    problems = {*files.problems, *dangling(project, files.lost)}
    if CAMPAIGN in files.lost:  # without its languages everything else seems wrong too
        problems = {problem for problem in problems if problem.code in ("file", "toml")}
    if problems:
        raise Invalid(sorted(problems, key=lambda p: (p.where or Span(""), p.message)), unsaid)
    return project


def _unwritten(medium: Medium, source: Source) -> Iterator[Problem]:
    """Words that the medium prints in every campaign, and that this one does not have."""
    for path in medium.needs_words:
        if source.known.lacks(path):
            yield Problem(
                "words",
                f"{medium.name} need the words '{path}', which do not exist",
                Span(medium.home),
                f"add them to assets/content/{path.partition('/')[0]}.toml",
            )
