"""`toolkit doctor` says what is amiss with this machine and this project."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli import out_option, project_option
from toolkit.model.amounts import file_size
from toolkit.model.campaign import Project
from toolkit.model.problem import Invalid, Problem

# Bytes that a whole build of a campaign like this one takes: what is published, 400 MB, of which
# packs have four fifths; the kept results, as much again; and air for those that change.
ROOM_NEEDED = 1_000_000_000
COPIES = 400_000_000  # bytes: the site's copies of the files, where they cannot share their room

if TYPE_CHECKING:
    from toolkit.read.wording import Wording

Finding = tuple[bool, str, str]  # well?, what, how to mend it


@click.command("doctor")
@out_option
@project_option
def command(out: Path | None, project: Path) -> None:
    """Check this machine and this project: tools, fonts, words, and a place to write.

    Exit 1 when something is amiss.
    """
    root = project.resolve()
    folder = (out or root / "build").resolve()
    amiss = 0
    for well, what, mend in (*_machine(), *_writable(folder), *_campaign(root)):
        amiss += not well
        click.echo(
            f"{'ok   ' if well else 'AMISS'}  {what}"
            + ("" if well or not mend else f"\n       hint: {mend}")
        )
    sys.exit(1 if amiss else 0)


def _machine() -> Iterator[Finding]:
    yield (
        sys.version_info >= (3, 11),
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}",
        "install Python 3.11 or newer",
    )
    try:
        wanted = requires("campaign-toolkit") or []
    except PackageNotFoundError:
        yield (
            False,
            "the toolkit is not installed in this environment",
            "pip install --no-deps -e .",
        )
        return
    for line in wanted:
        match = re.match(r"([\w.-]+)==([\w.]+)", line)
        if match and "extra ==" not in line:
            yield _package(match[1], match[2])
    from toolkit.engine.film.ready import lacking

    missing = lacking()
    yield (
        missing is None,
        "films can be made" if missing is None else missing.message,
        missing.hint if missing else "",
    )


def _package(name: str, pinned: str) -> Finding:
    """Is a package here in the very version that decides the bytes of what is made?"""
    try:
        found = version(name)
    except PackageNotFoundError:
        found = "not installed"
    differs = "" if found == pinned else f", not {pinned}: files will differ from everybody else's"
    return not differs, f"{name} {found}{differs}", "pip install -r requirements.txt"


def _writable(folder: Path) -> Iterator[Finding]:
    place = next(p for p in (folder, *folder.parents) if p.exists())
    if not place.is_dir():
        yield (
            False,
            f"{folder} cannot be written: {place} is a file",
            "choose another place with --out",
        )
        return
    try:
        handle, name = tempfile.mkstemp(dir=place)
        os.close(handle)
        os.unlink(name)
        yield True, f"{folder} can be written", ""
    except OSError as error:
        yield (
            False,
            f"{folder} cannot be written: {error.strerror}",
            "choose another place with --out",
        )
        return
    shares = _shares(place)
    yield (
        True,
        "copies of a file share its room there"
        if shares
        else f"copies take room of their own there: {file_size(COPIES)} more for the site",
        "",
    )
    needed = ROOM_NEEDED + (0 if shares else COPIES)
    free = shutil.disk_usage(place).free
    yield (
        free > needed,
        f"{file_size(free)} free there",
        f"a whole build wants {file_size(needed)}",
    )


def _shares(place: Path) -> bool:
    """Can two files have the same bytes without taking their room twice?"""
    from toolkit.execute.disk import twin

    with tempfile.TemporaryDirectory(dir=place) as folder:
        first = Path(folder, "first")
        first.write_bytes(b"bytes")
        return twin(first, Path(folder, "second"))


def _campaign(root: Path) -> Iterator[Finding]:
    from toolkit.execute.prepare import sketch_all
    from toolkit.media.reading import read_project
    from toolkit.read.wording import read_wording
    from toolkit.report.lines import amount

    try:
        project = read_project(root)
        everything = sketch_all(project.finished())
    except Invalid as wrong:
        for problem in (*wrong.beside, *wrong.problems):
            yield False, _placed(problem), problem.hint
        return
    for problem in project.warnings:
        yield False, _placed(problem), problem.hint
    yield (
        True,
        (
            f"campaign '{project.id}': {amount(everything)} in"
            f" {', '.join(language.name for language in project.finished().languages.values())}"
        ),
        "",
    )
    for language in project.languages.values():
        if language.draft:
            yield True, f"{language.name} is a draft: made by toolkit build --draft alone", ""
    gaps = {problem.message: problem for sketch in everything for problem in sketch.found.problems}
    for problem in gaps.values():
        yield False, _placed(problem), problem.hint
    for waiting in _release(project, read_wording(root)):
        yield True, waiting, ""


def _release(project: Project, wording: Wording) -> Iterator[str]:
    """How far words and facts are on the way to a release. Strings are counted as by `i18n status`,
    and those that the toolkit lends apart.
    """
    from toolkit.i18n.status import count

    for code, catalogue in project.catalogues.items():
        found = count(wording.texts_for(code), catalogue)
        lent = len(catalogue.messages) - found.total
        more = f", and {lent} that the toolkit lends" if lent > 0 else ""
        waits = "" if found.reviewed == found.total else " (a release waits for the others)"
        name = project.languages[code].name
        yield f"{name}: {found.total} strings{more}, {found.reviewed} reviewed{waits}"
    for name, fact in project.facts.items():
        for code, verified in fact.verified.items():
            if not verified:
                yield (
                    f"the {project.languages[code].name} of the fact '{name}' is not verified"
                    " (a release waits for it)"
                )


def _placed(problem: Problem) -> str:
    """A problem, with its place where it has one."""
    return f"{problem.message} ({problem.where})" if problem.where else problem.message
