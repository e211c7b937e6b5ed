"""toolkit check"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import click

from toolkit.cli import out_option, project_option
from toolkit.judge.structure import check_pdf
from toolkit.model.digest import digest
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.report.lines import json_line, problem_value
from toolkit.report.problems import problem_lines

_PROMISED = {
    "path": str,
    "kind": str,
    "resource": str,
    "sha256": str,
    "media_type": str,
    "title": str,
    "languages": list,
}


@click.command("check")
@click.argument("patterns", metavar="[PATTERN]…", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each finding.")
@out_option
@project_option
def command(patterns: tuple[str, ...], as_json: bool, out: Path | None, project: Path) -> None:
    """Check what was built: every file is as the manifest says, every screen PDF says its language,
    title and tags, every deck can be read by everyone, every film has its captions and is its
    twin's equal.

    PATTERN may be a .pptx file of yours, edited or not: its findings by slide; or an .mp4 file: it
    is played to its end.

    Exit status: 0 nothing found, 1 findings, 2 there is nothing to check.
    """
    files = [
        Path(pattern)
        for pattern in patterns
        if pattern.endswith(".pptx") and Path(pattern).is_file()
    ]
    if files and len(files) == len(patterns):
        findings = [
            finding
            for file in files
            for finding in _check_slides(str(file), file.read_bytes(), project)
        ]
        _tell(
            findings,
            len(files),
            as_json,
            (
                []
                if as_json or not findings
                else [line for file in files for line in _mendable(file, project)]
            ),
        )
    films = [
        Path(pattern)
        for pattern in patterns
        if pattern.endswith(".mp4") and Path(pattern).is_file()
    ]
    if films and len(films) == len(patterns):
        _tell(
            [finding for film in films for finding in _check_loose_film(film)], len(films), as_json
        )
    folder = (out or project.resolve() / "build").resolve()
    artefacts = _artefacts(folder)
    wanted = [
        a
        for a in artefacts
        if not patterns
        or any(
            fnmatchcase(name, p)
            for p in patterns
            for name in (a["path"], a["resource"], f"{a['kind']}/{a['resource']}")
        )
    ]
    if patterns and not wanted:
        raise Invalid(
            [
                Problem(
                    "pattern",
                    f"nothing in {folder} is called {' or '.join(patterns)}",
                    None,
                    "`toolkit list` shows what there is",
                )
            ]
        )
    findings = [finding for artefact in wanted for finding in _check(folder, artefact, project)]
    findings += _check_films(
        folder,
        [artefact for artefact in wanted if artefact["media_type"] == "video/mp4"],
        artefacts,
    )
    _tell(findings, len(wanted), as_json)


def _tell(findings: list[Problem], files: int, as_json: bool, more: Iterable[str] = ()) -> None:
    for finding in findings:
        click.echo(
            json_line(problem_value(finding)) if as_json else "\n".join(problem_lines(finding))
        )
    if not as_json:
        click.echo("\n".join((*more, f"{files} files checked, {len(findings)} findings")))
    sys.exit(1 if findings else 0)


def _mendable(file: Path, project: Path) -> Iterator[str]:
    """How much of it one command puts back: what office suites drop."""
    from toolkit.engine.slides.mend import mend
    from toolkit.read.project import read_tags

    mended = mend(file.read_bytes(), read_tags(project.resolve()) or ("cy-GB", "en-GB"))
    if not isinstance(mended, str) and mended[1]:
        yield (
            f"`toolkit mend {file}` puts {len(mended[1])} things back that an office suite dropped"
        )


def _artefacts(folder: Path) -> list[dict[str, Any]]:
    """The manifest's entries. Raises Invalid when it is not there or not whole."""
    try:
        artefacts = json.loads((folder / "manifest.json").read_text("utf-8"))["artefacts"]
        whole = all(isinstance(a[key], kind) for a in artefacts for key, kind in _PROMISED.items())
    except (OSError, ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise Invalid(
            [
                Problem(
                    "manifest",
                    f"{folder} holds no whole manifest.json",
                    None,
                    "toolkit build makes it",
                )
            ]
        )
    return list(artefacts)


def _check_slides(path: str, data: bytes, project: Path) -> list[Problem]:
    """The languages and the letters' widths are the campaign's, where there is one here."""
    from toolkit.judge.slides import check_slides
    from toolkit.media.decks.read import read_letters
    from toolkit.read.project import read_tags

    return check_slides(
        path,
        data,
        read_tags(project.resolve()) or ("cy-GB", "en-GB"),
        read_letters(project.resolve()),
    )


def _check_loose_film(film: Path) -> list[Problem]:
    """A film that may have been edited: played to its end, compared with the captions that lie
    beside it.
    """
    from toolkit.judge.films import check_film

    beside = {
        path.suffixes[-2][1:]: path.read_text("utf-8", "replace")
        for path in sorted(film.parent.glob(film.stem.split(".")[0] + ".*.vtt"))
    }
    return check_film(str(film), film.read_bytes(), None, beside, thoroughly=True)[0]


def _check_films(
    folder: Path, films: list[dict[str, Any]], artefacts: list[dict[str, Any]]
) -> list[Problem]:
    """Films against their captions, and against their twins in other languages."""
    if not films:
        return []
    from toolkit.judge.films import check_film, check_twins

    findings: dict[Problem, None] = {}
    reels = {}
    for film in films:
        path = folder / film["path"]
        shape = (
            "captions-9x16-vtt"
            if film["size"]["height"] > film["size"]["width"]
            else "captions-vtt"
        )
        beside = {
            a["languages"][0]: folder / a["path"]
            for a in artefacts
            if a["resource"] == film["resource"]
            and a["kind"] == film["kind"]
            and a["format"] == shape
        }
        if path.is_file():
            found, reel = check_film(
                film["path"],
                path.read_bytes(),
                film,
                {code: vtt.read_text("utf-8") for code, vtt in beside.items() if vtt.is_file()},
            )
            findings |= dict.fromkeys(found)
            if reel:
                reels[film["path"]] = film, reel
    return [*findings, *check_twins(reels)]


def _check(folder: Path, artefact: dict[str, Any], project: Path) -> list[Problem]:
    path = artefact["path"]
    try:
        data = (folder / path).read_bytes()
    except OSError as error:
        return [
            Problem(
                "file", f"{path} cannot be read: {error.strerror}", Span(path), "build it again"
            )
        ]
    if digest(data) != artefact["sha256"]:
        return [
            Problem(
                "file",
                f"{path} is not what was built",
                Span(path),
                "build it again, or keep the edited copy elsewhere",
            )
        ]
    if artefact["media_type"] == "application/pdf":
        return check_pdf(path, data, tuple(artefact["languages"]), artefact["title"])
    if path.endswith(".pptx"):
        return _check_slides(path, data, project)
    if artefact["kind"] == "packs":
        from toolkit.judge.pack import verify

        return [
            Problem(found.code, f"{path}: {found.message}", Span(path), found.hint)
            for found in verify(folder / path).problems
        ]
    return []
