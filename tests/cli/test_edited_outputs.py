"""What somebody does in the output folder: their work is kept and said, and nothing else is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import CATALOGUE, OUTPUTS, tree
from running import Run

MakeProject = Callable[..., Path]
CARD = "cards/hello/hello-400x400.cy.png"
KEPT = "cards/hello/hello-400x400.cy (edited).png"


@pytest.fixture
def root(project: MakeProject, run: Run) -> Path:
    """The small campaign, built."""
    made = project()
    assert run("build", "--project", made).code == 0
    return made


def test_an_edited_file_is_kept_beside_and_said_once(root: Path, run: Run) -> None:
    before = tree(root / "build")
    (root / "build" / CARD).write_bytes(b"mine")
    ran = run("build", "--project", root)
    assert ran.code == 0
    assert f"warning: {CARD} had been edited; that file is kept as {KEPT}\n  hint: " in ran.err
    assert tree(root / "build") == before | {KEPT: b"mine"}
    again = run("build", "--project", root)
    assert (again.code, again.err) == (0, "")
    assert tree(root / "build") == before | {KEPT: b"mine"}


def test_programs_are_told_too(root: Path, run: Run) -> None:
    (root / "build" / CARD).write_bytes(b"mine")
    ran = run("build", "--project", root, "--json")
    (warning,) = [line for line in ran.lines if line["event"] == "warning"]
    assert warning["code"] == "edited" and CARD in warning["message"]
    assert ran.paths("reused") == OUTPUTS


@pytest.mark.skipif(os.name == "nt", reason="Windows does not say when a file's entry changed")
def test_an_edit_whose_time_and_size_are_as_before_is_noticed(root: Path, run: Run) -> None:
    path = root / "build" / CARD
    before, found = path.read_bytes(), path.stat()
    path.write_bytes(b"x" * len(before))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    ran = run("build", "--project", root)
    assert f"kept as {KEPT}" in ran.err
    assert path.read_bytes() == before
    assert (root / "build" / KEPT).read_bytes() == b"x" * len(before)


def test_a_file_that_was_only_touched_is_left_where_it_is(root: Path, run: Run) -> None:
    path = root / "build" / CARD
    place = path.stat().st_ino
    os.utime(path, ns=(1, 1))
    ran = run("build", "--project", root)
    assert (ran.code, ran.err) == (0, "")
    assert path.stat().st_ino == place
    assert not (root / "build" / KEPT).exists()


def test_a_file_in_the_way_of_the_first_build_is_kept(project: MakeProject, run: Run) -> None:
    root = project()
    (root / "build" / CARD).parent.mkdir(parents=True)
    (root / "build" / CARD).write_bytes(b"mine")
    ran = run("build", "--project", root)
    assert ran.code == 0 and f"kept as {KEPT}" in ran.err
    assert (root / "build" / KEPT).read_bytes() == b"mine"


def test_with_a_lost_store_what_the_manifest_lists_is_made_anew_and_not_kept(
    root: Path, run: Run
) -> None:
    """Nobody edited it: the template changed, and somebody removed build/.store."""
    before = tree(root / "build")
    for path in sorted((root / "build/.store").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    template = root / "assets/templates/note/note.typ"
    template.write_text(template.read_text("utf-8").replace("60pt", "80pt"), "utf-8")
    assert run("build", "--project", root).code == 0
    after = tree(root / "build")
    assert all(after[name] != before[name] for name in OUTPUTS)
    nobody_can_tell = {
        "manifest (edited).json",
        "index (edited).html",
    }  # they list themselves nowhere
    assert after.keys() - before.keys() <= nobody_can_tell


def test_after_the_store_is_lost_only_what_somebody_edited_is_kept_beside(
    root: Path, run: Run
) -> None:
    shutil.rmtree(root / "build/.store")
    words = (root / CATALOGUE).read_text("utf-8").replace("Rhannu i", "Rhannwch i")
    (root / CATALOGUE).write_text(words, "utf-8")
    (root / "build" / CARD).write_bytes(b"mine")
    (root / "build/manifest.json").unlink()
    assert run("build", "--project", root).code == 0
    assert [path for path in tree(root / "build") if "(edited)" in path] == [KEPT]


def test_in_a_campaign_that_was_moved_with_its_build_what_nobody_asks_for_goes(
    root: Path, run: Run, tmp_path: Path
) -> None:
    moved = root.rename(tmp_path / "moved")
    (moved / "build" / CARD).write_bytes(b"mine")
    cards = moved / "assets/resources/cards.toml"
    text = cards.read_text("utf-8")
    assert 'id = "hello"' in text
    cards.write_text(text.replace('id = "hello"', 'id = "hi"'), "utf-8")
    ran = run("build", "--project", moved)
    assert f"{CARD} had been edited; that file is kept as {KEPT}" in ran.err
    left = {name for name in tree(moved / "build") if name.startswith("cards/hello/")}
    assert left == {KEPT}


@pytest.mark.parametrize("option", ["--out", "--store"])
@pytest.mark.parametrize("place", ["assets", "locales/mine", ""])
def test_nothing_is_written_among_what_people_write(
    project: MakeProject, run: Run, option: str, place: str
) -> None:
    root = project()
    before = tree(root, hidden=True)
    ran = run("build", "--project", root, option, root / place if place else "")
    assert ran.code == 2 and option in ran.err
    assert tree(root, hidden=True) == before
