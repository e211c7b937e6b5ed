"""toolkit clean: removes what builds made, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import OUTPUTS, tree

MakeProject = Callable[..., Path]
Run = Callable[..., Any]


def test_after_a_clean_the_project_is_as_it_was(project: MakeProject, run: Run) -> None:
    root = project()
    before = tree(root, hidden=True)
    run("build", "--project", root)
    ran = run("clean", "--project", root)
    assert (ran.code, ran.err) == (0, "")
    assert "8 files removed" in ran.out
    assert tree(root, hidden=True) == before
    assert run("build", "--project", root, "--json").paths("made") == OUTPUTS


def test_files_of_others_stay_in_the_output_folder_and_in_the_store(
    project: MakeProject, run: Run
) -> None:
    root = project()
    run("build", "--project", root)
    mine = [
        root / "build" / name
        for name in (
            "mine.txt",
            "cards/mine.png",
            "posters/hello/mine.pdf",
            ".store/mine.txt",
            ".store/keys/mine.pem",
            ".store/bytes/mine.bin",
        )
    ]
    for path in mine:
        path.write_text("mine")
    run("clean", "--project", root)
    assert {name for name in tree(root / "build", hidden=True)} == {
        path.relative_to(root / "build").as_posix() for path in mine
    }


def test_keep_store_makes_the_next_build_quick(project: MakeProject, run: Run) -> None:
    root = project()
    run("build", "--project", root)
    before = tree(root / "build")
    run("clean", "--project", root, "--keep-store")
    assert tree(root / "build") == {}
    again = run("build", "--project", root, "--json")
    assert again.paths("reused") == OUTPUTS
    assert tree(root / "build") == before


def test_cleaning_what_was_never_built_is_no_fault_and_leaves_nothing(
    project: MakeProject, run: Run
) -> None:
    root = project()
    before = tree(root, hidden=True)
    assert run("clean", "--project", root).code == 0
    assert tree(root, hidden=True) == before


def test_one_output_folder_of_two_is_cleaned_and_the_other_stands(
    project: MakeProject, run: Run, tmp_path: Path
) -> None:
    root = project()
    for name in ("one", "two"):
        run("build", "--project", root, "--out", tmp_path / name, "--store", tmp_path / "store")
    before = tree(tmp_path / "two")
    run(
        "clean",
        "--project",
        root,
        "--out",
        tmp_path / "one",
        "--store",
        tmp_path / "store",
        "--keep-store",
    )
    assert tree(tmp_path / "one") == {}
    assert tree(tmp_path / "two") == before


def test_a_file_edited_by_hand_is_kept_and_said_as_a_build_would_do(
    project: MakeProject, run: Run
) -> None:
    root = project()
    run("build", "--project", root)
    name = "cards/hello/hello-400x400.cy"
    (root / f"build/{name}.png").write_text("edited")
    ran = run("clean", "--project", root)
    assert tree(root / "build") == {f"{name} (edited).png": b"edited"}
    said = f"{name}.png had been edited; that file is kept as {name} (edited).png\n"
    assert (ran.code, ran.err) == (0, said)


@pytest.mark.parametrize("option", [(), ("--store",), ("--kept",)])
def test_where_nothing_was_built_nothing_begins(
    project: MakeProject, run: Run, option: tuple[str, ...]
) -> None:
    root = project()
    ran = run("clean", "--project", root, *option)
    assert ran.code == 0 and ran.out.startswith("Nothing to remove: ")
    assert not (root / "build").exists()


def test_a_campaign_that_was_copied_with_its_build_is_cleaned(
    project: MakeProject, run: Run, tmp_path: Path
) -> None:
    root = project()
    run("build", "--project", root)
    copy = tmp_path / "a copy, ŵ"
    shutil.copytree(root, copy)
    ran = run("clean", "--project", copy)
    assert f"{len(OUTPUTS) + 2} files removed from " in ran.out
    assert not (copy / "build").exists()
