"""toolkit doctor"""

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

import click

from toolkit.cli import out_option, project_option
from toolkit.model.amounts import file_size
from toolkit.model.problem import Invalid

ROOM_NEEDED = 300_000_000  # bytes: a whole build, its kept results, and air

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
    for name, pinned in (
        match.groups()
        for line in wanted
        if "extra ==" not in line and (match := re.match(r"([\w.-]+)==([\w.]+)", line))
    ):
        try:
            found = version(name)
        except PackageNotFoundError:
            found = "not installed"
        yield (
            found == pinned,
            f"{name} {found}"
            + (
                ""
                if found == pinned
                else f", not {pinned}: files will differ from everybody else's"
            ),
            "pip install -r requirements.txt",
        )
    from toolkit.engine.film.ready import lacking

    missing = lacking()
    yield (
        missing is None,
        "films can be made" if missing is None else missing.message,
        missing.hint if missing else "",
    )


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
    free = shutil.disk_usage(place).free
    yield (
        free > ROOM_NEEDED,
        f"{file_size(free)} free there",
        f"a whole build wants {file_size(ROOM_NEEDED)}",
    )


def _campaign(root: Path) -> Iterator[Finding]:
    from toolkit.execute.prepare import sketch_all
    from toolkit.media.reading import read_project

    try:
        project = read_project(root)
        everything = sketch_all(project)
    except Invalid as wrong:
        for problem in wrong.problems:
            yield False, f"{problem.message} ({problem.where})", problem.hint
        return
    yield (
        True,
        (
            f"campaign '{project.id}': {len(everything)} artefacts in"
            f" {', '.join(language.name for language in project.languages.values())}"
        ),
        "",
    )
    gaps = {problem.message: problem for sketch in everything for problem in sketch.found.problems}
    for problem in gaps.values():
        yield False, f"{problem.message} ({problem.where})", problem.hint
    for code, catalogue in project.catalogues.items():
        reviewed = sum(message.reviewed for message in catalogue.messages.values())
        yield (
            True,
            f"{project.languages[code].name}: {len(catalogue.messages)} strings, {reviewed}"
            " reviewed"
            + ("" if reviewed == len(catalogue.messages) else " (a release waits for the others)"),
            "",
        )
    for name, fact in project.facts.items():
        for code, verified in fact.verified.items():
            if not verified:
                yield (
                    True,
                    (
                        f"the {project.languages[code].name} of the fact '{name}' is not verified"
                        " (a release waits for it)"
                    ),
                    "",
                )
