"""A file that cannot be written stops itself alone, and what was asked must name something."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from minimal import OUTPUTS, tree
from running import Run

from toolkit.model.digest import digest

MakeProject = Callable[..., Path]
POSTER = "posters/hello/hello-a5-screen.cy.pdf"


def test_an_open_pdf_stops_itself_alone(project: MakeProject, run: Run) -> None:
    """As Windows refuses: a reader that has the file open does not let it be replaced."""
    root = project()
    run("build", "--project", root)
    before = (root / "build" / POSTER).read_bytes()
    template = root / "assets/templates/note/note.typ"
    template.write_text(template.read_text("utf-8").replace("60pt", "80pt"), "utf-8")
    replace = os.replace

    def refuse(source: str | Path, target: str | Path) -> None:
        if Path(target).name == Path(POSTER).name:
            raise PermissionError(13, "The file is used by another process")
        replace(source, target)

    with patch("os.replace", refuse):
        ran = run("build", "--project", root)
        assert ran.code == 1
        assert f"{POSTER} cannot be written: The file is used by another process" in ran.err
        assert "hint: close it in the program that has it open, then build again" in ran.err
        assert ran.err.count("error: ") == 1
        assert f"{len(OUTPUTS) - 1} made, 0 reused, 1 failed" in ran.out
        assert (root / "build" / POSTER).read_bytes() == before
        assert digest(before) in (root / "build/manifest.json").read_text("utf-8")
        assert run("build", "--project", root).code == 1  # it is not forgotten
    assert run("build", "--project", root).code == 0
    assert (root / "build" / POSTER).read_bytes() != before
    assert not [name for name in tree(root / "build") if "(edited)" in name]


@pytest.mark.parametrize("name", ["index.html", "manifest.json"])
def test_an_open_list_is_named_when_all_else_is_made(
    project: MakeProject, run: Run, name: str
) -> None:
    root = project()
    (root / "build" / name).mkdir(parents=True)
    ran = run("build", "--project", root)
    assert ran.code == 1
    assert f"{name} is a folder, where a file belongs" in ran.err
    assert ran.err.count("error: ") == 1
    assert tree(root / "build").keys() >= OUTPUTS
    (root / "build" / name).rmdir()
    assert run("build", "--project", root).code == 0
    assert (root / "build" / name).is_file()


def test_what_nothing_asks_for_and_is_open_is_said_and_tried_again(
    project: MakeProject, run: Run
) -> None:
    root = project()
    run("build", "--project", root)
    (root / "assets/resources/posters.toml").unlink()
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == Path(POSTER).name:
            raise PermissionError(13, "The file is used by another process")
        unlink(path, missing_ok=missing_ok)

    with patch.object(Path, "unlink", refuse):
        ran = run("build", "--project", root)
        assert ran.code == 1 and POSTER in ran.err
    assert run("build", "--project", root).code == 0
    assert not (root / "build" / POSTER).exists()


@pytest.mark.parametrize("name", ["posters", "posters/hello"])
def test_a_file_where_a_folder_belongs_is_nobodys_loss(
    project: MakeProject, run: Run, name: str
) -> None:
    root = project()
    place = root / "build" / name
    place.parent.mkdir(parents=True)
    place.write_text("mine")
    ran = run("build", "--project", root)
    assert ran.code == 1 and ran.err.count("error: ") == 1
    assert "is a file, where a folder belongs" in ran.err
    assert place.read_text() == "mine"
    assert len(list((root / "build/cards").rglob("*.png"))) == 3
    assert run("clean", "--project", root).code == 0
    assert place.read_text() == "mine"


def test_a_choice_of_nothing_is_an_error_that_says_what_there_is(
    project: MakeProject, run: Run
) -> None:
    root = project()
    ran = run("build", "posters/hello", "--format", "400x400", "--project", root)
    assert ran.code == 2
    assert "nothing is all of these: posters/hello, --format 400x400" in ran.err
    assert "formats there: a5-screen" in ran.err
    again = run("build", "--kind", "cards", "--format", "a5-screen", "--project", root, "--dry-run")
    assert again.code == 2 and "--kind cards, --format a5-screen" in again.err
    assert not (root / "build").exists()
