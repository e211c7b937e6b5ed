"""`toolkit check` looks over what was built, and over single decks and films."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from toolkit.check.artefacts import check_artefacts
from toolkit.check.files import check_file, is_file, missing
from toolkit.check.manifest import Artefact, chosen, read_manifest
from toolkit.check.rights import unstated
from toolkit.cli import out_option, project_option
from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project
from toolkit.model.amounts import counted
from toolkit.model.campaign import Project
from toolkit.model.problem import Invalid, Problem
from toolkit.plan.plainness import hard
from toolkit.plan.rights import rights
from toolkit.read.terms import own_terms
from toolkit.report.lines import json_line, problem_value
from toolkit.report.problems import all_lines


@click.command("check")
@click.argument("patterns", metavar="[PATTERN]…", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each finding.")
@out_option
@project_option
def command(patterns: tuple[str, ...], as_json: bool, out: Path | None, project: Path) -> None:
    """Check what was built: every file is as the manifest says, every screen PDF says its language,
    title and tags, every deck can be read by everyone, every film has its captions and is its
    twin's equal; that metadata says the licence, where the campaign names one; and that the words
    of every piece are easy to read, where a rule for their language is known (English: a mean below
    grade 8, by Flesch and Kincaid).

    PATTERN chooses artefacts, as for `toolkit build`. It may also be a file of yours, edited or
    not: a .pptx, which is checked slide by slide, an .mp4, which is played to its end, a .pdf, or a
    pack (see `toolkit verify`).

    Exit status: 0 nothing found, 1 findings, 2 there is nothing to check.
    """
    root = project.resolve()
    files = [pattern for pattern in patterns if is_file(pattern)]
    others = [pattern for pattern in patterns if pattern not in files]
    findings: list[Problem] = []
    mendable: list[str] = []
    wanted: list[Artefact] = []
    if others or not files:
        folder = (out or root / "build").resolve()
        artefacts = _artefacts(folder, others)
        wanted = chosen(artefacts, others, folder)
        campaign = _campaign(root)
        licence = partial(rights, campaign) if campaign else unstated
        findings += check_artefacts(folder, wanted, artefacts, root, licence)
        findings += _hard(root, campaign) if campaign and not others else []
    for file in files:
        found, more = check_file(file, root)
        findings += found
        mendable += more
    _tell(findings, len(files) + len(wanted), as_json, mendable)


def _artefacts(folder: Path, patterns: Sequence[str]) -> list[Artefact]:
    """What was built. Raises Invalid when nothing was; but first for a file that is not there."""
    try:
        artefacts = read_manifest(folder)
    except Invalid:
        if lost := missing(patterns, ()):
            raise Invalid(lost) from None
        raise
    if lost := missing(patterns, artefacts):
        raise Invalid(lost)
    return artefacts


def _campaign(root: Path) -> Project | None:
    """The campaign here. One that cannot be read is for a build to tell."""
    try:
        return read_project(root)
    except Invalid:
        return None


def _hard(root: Path, project: Project) -> list[Problem]:
    """The pieces whose words are hard to read."""
    try:
        project = project.finished()
        return list(hard(project, sketch_all(project), own_terms(root, project.source)))
    except Invalid:
        return []


def _tell(findings: list[Problem], files: int, as_json: bool, mendable: Sequence[str]) -> None:
    said = (json_line(problem_value(f)) for f in findings) if as_json else all_lines(findings)
    for lines in said:
        click.echo(lines)
    if not as_json:
        sums = f"{counted(files, 'file')} checked, {counted(len(findings), 'finding')}"
        click.echo("\n".join((*mendable, sums)))
    sys.exit(1 if findings else 0)
