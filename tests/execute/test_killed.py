"""A build that is killed leaves garbage, never a lie: the next one gives the bytes of a clean
build.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import CARDS, OUTPUTS, POSTERS, formats, tree

MakeProject = Callable[..., Path]
Run = Callable[..., object]


def kill_after(events: int, *arguments: object, temporary: Path) -> None:
    """Start a build and kill it, with no chance to tidy, when it has told of so many artefacts."""
    temporary.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "toolkit", "build", "--json", "-j1", *map(str, arguments)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(temporary)},
    ) as build:
        assert build.stdout is not None
        for _ in range(events):
            assert json.loads(build.stdout.readline())["event"] == "made"
        build.kill()
    assert build.returncode != 0


@pytest.mark.parametrize("events", [1, 7, 15])
def test_a_killed_build_is_completed_by_the_next(
    project: MakeProject, tmp_path: Path, run: Run, events: int
) -> None:
    root = project(
        formats(POSTERS, "a5-screen", "a5-print", "a5-preview")
        | formats(CARDS, "400x400", "sign", "vector")
    )
    run("build", "--project", root, "--out", tmp_path / "clean")
    clean = tree(tmp_path / "clean")
    out = tmp_path / "out"
    kill_after(events, "--project", root, "--out", out, temporary=tmp_path / "temporary")
    left = tree(out)
    assert events <= len(left) <= 18
    assert all(data == clean[name] for name, data in left.items()), (
        "what stands under a final name is whole"
    )
    run("build", "--project", root, "--out", out)
    assert tree(out) == clean


def test_a_killed_rebuild_leaves_whole_files_old_or_new(
    project: MakeProject, tmp_path: Path, run: Run
) -> None:
    root = project()
    out = tmp_path / "out"
    run("build", "--project", root, "--out", out)
    old = tree(out)
    template = root / "assets/templates/note/note.typ"
    template.write_text(template.read_text("utf-8").replace("60pt", "80pt"), "utf-8")
    run("build", "--project", root, "--out", tmp_path / "clean")
    new = tree(tmp_path / "clean")
    assert all(old[name] != new[name] for name in OUTPUTS)
    kill_after(2, "--project", root, "--out", out, temporary=tmp_path / "temporary")
    left = tree(out)
    assert all(left[name] in (old[name], new[name]) for name in OUTPUTS)
    assert sum(left[name] == new[name] for name in OUTPUTS) >= 2
    run("build", "--project", root, "--out", out)
    assert tree(out) == new


def test_what_a_killed_build_published_is_nobody_s_work(
    project: MakeProject, tmp_path: Path, run: Run
) -> None:
    """The next build makes it otherwise, and keeps nothing beside as if somebody had edited it."""
    root = project()
    out = tmp_path / "out"
    kill_after(3, "--project", root, "--out", out, temporary=tmp_path / "temporary")
    template = root / "assets/templates/note/note.typ"
    template.write_text(template.read_text("utf-8").replace("60pt", "80pt"), "utf-8")
    run("build", "--project", root, "--out", out)
    run("build", "--project", root, "--out", tmp_path / "clean")
    assert tree(out) == tree(tmp_path / "clean")


def test_what_a_killed_build_published_is_tidied_when_nothing_asks_for_it_any_more(
    project: MakeProject, tmp_path: Path, run: Run
) -> None:
    root = project()
    out = tmp_path / "out"
    kill_after(1, "--project", root, "--out", out, temporary=tmp_path / "temporary")
    (orphan,) = list(tree(out))[:1]
    (root / "assets/resources" / f"{orphan.split('/')[0]}.toml").unlink()
    run("build", "--project", root, "--out", out)
    assert orphan not in tree(out)


def test_parts_that_a_killed_process_left_do_not_stop_another_with_the_same_number(
    tmp_path: Path,
) -> None:
    script = """
import os, sys
from pathlib import Path
from toolkit.execute.store import write_whole
for n in range(20):
    Path(sys.argv[1], f".part-{os.getpid()}-{n}").write_text("half a file")
write_whole(Path(sys.argv[1], "a.txt"), b"whole")
"""
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "a.txt").read_bytes() == b"whole"
