"""A disk that is full or refuses: one clear message, exit 1, nothing half-written under a final
name.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import OUTPUTS, tree

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
del sys.argv[1]
from toolkit.cli import main
main()
"""
MakeProject = Callable[..., Path]
Run = Callable[..., object]


def build_with_files_of_at_most(size: int, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A build on a disk that takes no file larger than that; the system answers as it does when the
    disk is full.
    """
    pytest.importorskip("resource")
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(size), "build", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def said_once(ran: subprocess.CompletedProcess[str]) -> str:
    """The one error of a build that ended as it should."""
    assert ran.returncode == 1, ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("error: ") == 1, ran.stderr
    assert "hint: " in ran.stderr
    return ran.stderr


def parts(folder: Path) -> list[str]:
    return [name for name in tree(folder, hidden=True) if ".part-" in name]


def test_a_full_disk_is_said_once_and_leaves_nothing_half_written(
    project: MakeProject, tmp_path: Path, run: Run
) -> None:
    root = project()
    run("build", "--project", root, "--out", tmp_path / "clean")
    clean = tree(tmp_path / "clean")
    ran = build_with_files_of_at_most(10_000, "--project", root, "--out", tmp_path / "out", "-j1")
    said_once(ran)
    left = tree(tmp_path / "out")
    assert set(left) <= OUTPUTS
    assert all(data == clean[name] for name, data in left.items())
    assert parts(tmp_path / "out") == []


def test_a_store_that_fills_up_stops_the_build_with_what_was_published_standing(
    project: MakeProject, tmp_path: Path, run: Run
) -> None:
    big = "x" * 70_000  # a description that makes the PDF larger than the fonts that drawing copies
    root = project(
        {"assets/content/artworks.toml": f'[hello]\ntitle = "{{title}}"\nalt = "{big}{big}"\n'}
    )
    ran = build_with_files_of_at_most(
        100_000, "--project", root, "--out", tmp_path / "out", "-j1", "--edition", "en"
    )
    message = said_once(ran)
    assert "cannot be written" in message
    assert str(tmp_path / "out") in message
    assert parts(tmp_path / "out") == []
    assert not (tmp_path / "out/manifest.json").exists()


def test_room_again_on_the_disk_and_the_next_build_is_whole(
    project: MakeProject, tmp_path: Path, run: Run
) -> None:
    root = project()
    build_with_files_of_at_most(10_000, "--project", root, "--out", tmp_path / "out", "-j1")
    run("build", "--project", root, "--out", tmp_path / "out")
    run("build", "--project", root, "--out", tmp_path / "clean")
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_a_file_where_a_folder_is_wanted_is_said_once(project: MakeProject) -> None:
    root = project()
    (root / "build").mkdir()
    (root / "build/posters").write_text("mine")
    ran = build_with_files_of_at_most(10**9, "--project", root, "-j1")
    assert str(root / "build/posters") in said_once(ran)
    assert (root / "build/posters").read_text() == "mine"
    assert parts(root) == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for the superuser"
)
def test_a_read_only_folder_is_said_once(project: MakeProject, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    ran = build_with_files_of_at_most(10**9, "--project", project(), "--out", tmp_path / "out")
    assert str(tmp_path / "out") in said_once(ran)
    assert tree(tmp_path / "out", hidden=True) == {}
