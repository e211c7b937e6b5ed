from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from minimal import CATALOGUE, CONTENT, PAPER

from toolkit.media.reading import read_project
from toolkit.model.digest import digest
from toolkit.model.problem import Invalid, Span
from toolkit.read.files import Files

MakeProject = Callable[..., Path]


def test_a_file_is_read_with_its_digest(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"x = 1\r\n")
    files = Files(tmp_path)
    assert files.read("a.toml") == b"x = 1\r\n"
    assert files.digests == {"a.toml": digest(b"x = 1\r\n")}
    assert files.problems == []


def test_a_missing_file_is_a_problem_that_names_it(tmp_path: Path) -> None:
    files = Files(tmp_path)
    assert files.read("assets/a.toml") is None
    assert [(p.code, p.where) for p in files.problems] == [("file", Span("assets/a.toml"))]
    assert "is missing" in files.problems[0].message
    assert files.digests == {}


def test_a_file_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.ttf").open("wb") as file:
        file.truncate(50_000_001)
    files = Files(tmp_path)
    assert files.read("a.ttf") is None
    assert "50 MB" in files.problems[0].message


def test_files_are_found_sorted_by_their_path_without_what_editors_leave(tmp_path: Path) -> None:
    for name in (
        "b/c.toml",
        "b/a.toml",
        "a.toml",
        "b.toml",
        "z.typ",
        "x.txt",
        ".a.toml",
        "~a.toml",
        "b/.b.toml",
    ):
        (tmp_path / "assets/content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets/content" / name).touch()
    (tmp_path / "assets/content/folder.toml").mkdir()
    assert Files(tmp_path).find("assets/content", ".toml", ".typ") == [
        "assets/content/a.toml",
        "assets/content/b.toml",
        "assets/content/b/a.toml",
        "assets/content/b/c.toml",
        "assets/content/z.typ",
    ]
    assert Files(tmp_path).find("nothing", ".toml") == []


def _directory(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _unreadable(path: Path) -> None:
    path.touch()
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


@pytest.mark.parametrize(
    "path", [CATALOGUE, PAPER, "assets/data/facts.toml", "assets/brand/tokens.toml"]
)
@pytest.mark.parametrize("put", [_directory, _loop, _dangling, _unreadable])
def test_a_thing_that_cannot_be_read_is_a_problem_at_its_path(
    project: MakeProject, put: Callable[[Path], None], path: str
) -> None:
    root = project()
    (root / path).unlink()
    put(root / path)
    with pytest.raises(Invalid) as refused:
        read_project(root)
    assert ("file", Span(path)) in [
        (problem.code, problem.where) for problem in refused.value.problems
    ]
    assert refused.value.exit_code == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hold_up_the_build(project: MakeProject) -> None:
    root = project()
    (root / CATALOGUE).unlink()
    os.mkfifo(root / CATALOGUE)
    # in a process of its own, which can be ended if it waits for ever
    ran = subprocess.run(
        [sys.executable, "-m", "toolkit", "list", "--project", str(root)],
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    assert (ran.returncode, "Traceback" in ran.stderr) == (2, False)
    assert CATALOGUE in ran.stderr


def test_a_link_that_leads_out_of_the_folder_is_not_followed_by_finding(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.toml").touch()
    (tmp_path / "assets/content").mkdir(parents=True)
    (tmp_path / "assets/content/link").symlink_to(outside, target_is_directory=True)
    assert Files(tmp_path).find("assets/content", ".toml") == []


def test_content_files_that_editors_leave_behind_are_not_read(project: MakeProject) -> None:
    root = project(
        {
            "assets/content/.notes.toml": "not toml",
            "assets/content/~notes.toml": "not toml",
            CONTENT + ".bak": "not toml",
        }
    )
    assert "notes/hello" in read_project(root).items


def test_names_are_taken_in_capitals_and_accents_as_every_system_has_them(tmp_path: Path) -> None:
    brand = tmp_path / "assets/brand"
    brand.mkdir(parents=True)
    (brand / normalize("NFD", "école.png")).write_bytes(b"one")
    (brand / "Logo.PNG").write_bytes(b"two")
    files = Files(tmp_path)
    assert files.read("assets/brand/école.png") == b"one"
    assert files.find("assets/brand", ".png") == ["assets/brand/école.png"]
    assert files.holds("assets/brand/logo.png") and files.read("assets/brand/logo.png") is None
    (problem,) = files.problems
    assert "assets/brand/logo.png is not there, but assets/brand/Logo.PNG is" in problem.message


def test_two_names_that_are_one_on_another_system_are_refused_together(tmp_path: Path) -> None:
    brand = tmp_path / "assets/brand"
    brand.mkdir(parents=True)
    for name in ("Logo.png", "logo.png", normalize("NFD", "é.png"), normalize("NFC", "é.png")):
        (brand / name).write_bytes(b"x")
    files = Files(tmp_path)
    files.find("assets/brand", ".png")
    capitals, accents = sorted(problem.message for problem in files.problems)
    assert "logo.png" in capitals and "Logo.png" in capitals and "capitals" in capitals
    assert "the way accents are kept" in accents


def test_of_two_folders_that_are_one_elsewhere_nothing_is_said_but_that(tmp_path: Path) -> None:
    for folder in ("packs", "Packs"):
        (tmp_path / "assets" / folder).mkdir(parents=True)
        for name in ("a.toml", "b.toml"):
            (tmp_path / "assets" / folder / name).write_bytes(b"x = 1")
    files = Files(tmp_path)
    files.find("assets/packs", ".toml")
    (problem,) = files.problems
    assert problem.message.startswith("assets/packs and assets/Packs differ only in capitals")
