"""The whole project: what is no medium's own, then what each medium reads of its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol, runtime_checkable

from toolkit.media.medium import Medium
from toolkit.media.registry import MEDIA
from toolkit.model.campaign import Project
from toolkit.model.fact import Expiry
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.addresses import misaddressed, shallow, uncalled
from toolkit.read.coverage import read_coverage
from toolkit.read.divided import cut_short_in_pages
from toolkit.read.lines import overlong
from toolkit.read.names import dangling
from toolkit.read.project import read_source
from toolkit.read.source import Source
from toolkit.read.unread import causes, unread


@runtime_checkable
class Dated(Protocol):
    """What a medium read, and what of it goes out of date."""

    @property
    def expiries(self) -> tuple[Expiry, ...]:
        """Last days."""


def read_project(root: Path) -> Project:
    """Read assets/ and locales/ below root. Raises Invalid with every problem found."""
    source = read_source(root)
    parts: dict[type, object] = {type(part): part for part in read_coverage(source)}
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
        expiries=(*source.project.expiries, *_expiries(parts)),
        warnings=(
            *source.project.warnings,
            *files.warnings,
            *cut_short_in_pages(source.project),
            *unsaid,
        ),
    )
    if not files.problems:
        files.doubting(
            (
                *dangling(project),
                *misaddressed(project),
                *shallow(project),
                *uncalled(project),
                *overlong(project),
            )
        )
    if files.doubts and not files.problems:
        files.problems += causes(unsaid)
    if problems := files.verdict(project.items):
        raise Invalid(problems, [warning for warning in unsaid if warning not in problems])
    return project


def _expiries(parts: Mapping[type, object]) -> Iterator[Expiry]:
    """What media read that goes out of date."""
    for part in parts.values():
        if isinstance(part, Dated):
            yield from part.expiries


def _unwritten(medium: Medium, source: Source) -> Iterator[Problem]:
    """Words that the medium prints in every campaign, and that this one does not have."""
    for path in medium.needs_words:
        if source.known.lacks(path):
            yield Problem(
                "words",
                f"{medium.name} need the words '{path}', which do not exist",
                Span(medium.home),
                f"add them to assets/content/{path.partition('/')[0]}.toml",
                lacks=path,
            )
