"""One output folder is written by one program at a time; what a killed one left goes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import OUTPUTS, tree
from running import Run

from toolkit.execute.build import build
from toolkit.execute.listener import Silent
from toolkit.execute.request import Folders
from toolkit.execute.turn import MARK, turn

MakeProject = Callable[..., Path]

HOLDS = """
import sys
from pathlib import Path
from toolkit.execute.turn import turn
with turn(Path(sys.argv[1]), lambda: None):
    print("mine", flush=True)
    sys.stdin.read()
"""


class Hears(Silent):
    """Notes that a build waits, and lets it go on."""

    def __init__(self, then: Callable[[], object]) -> None:
        self.waited, self._then = 0, then

    def waits(self) -> None:
        self.waited += 1
        self._then()


def test_a_second_build_says_that_it_waits_and_prints_what_is_saved_then(
    project: MakeProject, tmp_path: Path
) -> None:
    root, out = project(), tmp_path / "out"
    content = root / "assets/content/notes.toml"

    def save() -> None:
        words = content.read_text("utf-8").replace("Share to protect", "Tell to protect")
        content.write_text(words, "utf-8")
        other.stdin.close()  # type: ignore[union-attr]

    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(out)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"mine"
        listener = Hears(save)
        outcome = build(Folders.of(root, out), None, listener)
    assert listener.waited == 1
    stale = {path.output for path in outcome.failed}
    assert stale and all("cy" in name for name in stale)  # the Welsh is no longer of this English
    assert "Tell to protect" in (out / "manifest.json").read_text("utf-8")


def test_two_builds_at_once_make_what_one_makes(project: MakeProject, tmp_path: Path) -> None:
    root = project()
    build(Folders.of(root, tmp_path / "clean"))
    outcomes = []
    both = [
        threading.Thread(target=lambda: outcomes.append(build(Folders.of(root, tmp_path / "out"))))
        for _ in range(2)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(outcome.made for outcome in outcomes) == [0, len(OUTPUTS)]
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")


def test_a_turn_that_builds_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), turn(tmp_path / "out", lambda: None):
        raise ZeroDivisionError
    assert not (tmp_path / "out").exists()


def test_halves_of_a_killed_build_go_with_the_next(project: MakeProject, run: Run) -> None:
    root = project()
    run("build", "--project", root)
    halves = [root / "build" / folder for folder in ("", "posters/hello", ".store/bytes")]
    for folder in halves:
        (folder / ".part-0123456789abcdef").write_text("half a file")
        os.utime(folder / ".part-0123456789abcdef", (1, 1))
    (root / "build/.part-of-mine").write_text("mine")
    run("build", "--project", root, "--force")
    left = [path.name for path in (root / "build").rglob(".part-*")]
    assert left == [".part-of-mine"]
    assert (root / "build" / MARK).exists()


def test_rooms_of_a_killed_build_go_with_the_next(project: MakeProject, tmp_path: Path) -> None:
    """Rooms lie in the system's folder for temporary files, where other builds have theirs."""
    rooms = tmp_path / "temporary"
    for name in ("toolkit-rooms-dead", "toolkit-rooms-strange", "toolkit-other"):
        (rooms / name / "assets").mkdir(parents=True)
    (rooms / "toolkit-rooms-dead/.in-use").touch()
    ran = subprocess.run(
        [sys.executable, "-m", "toolkit", "build", "--project", str(project())],
        env=os.environ | {"TMPDIR": str(rooms), "TEMP": str(rooms)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    left = sorted(path.name for path in rooms.iterdir())
    assert left == ["toolkit-other", "toolkit-rooms-strange"]
