"""Writing into people's files: all or none, and what was there can be had back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import tree

from toolkit.execute import kept
from toolkit.execute.disk import refused, write_whole
from toolkit.execute.kept import KEPT, MOST, as_before, forget, kept_so_far, write_edits
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, StoreFailed

PATHS = tuple(f"assets/{name}.toml" for name in "abcd")
NEW = "locales/pl/LC_MESSAGES/campaign.po"
EDITS = (*(Edit(path, b"old", b"new") for path in PATHS), Edit(NEW, None, b"new"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in PATHS:
        write_whole(tmp_path / path, b"old")
    return tmp_path


def write(root: Path, *edits: Edit) -> int:
    return write_edits(root, edits or EDITS, "toolkit test", "today")


def sources(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(root, hidden=True).items() if "build/" not in name}


def test_what_was_there_comes_back_and_what_was_not_goes(root: Path) -> None:
    before = sources(root)
    assert write(root) == 1
    assert sources(root) == dict.fromkeys([*PATHS, NEW], b"new")
    (found,) = kept_so_far(root)
    assert (found.number, found.command, found.when) == (1, "toolkit test", "today")
    assert write(root, *as_before(root, found)) == 2
    assert sources(root) == before
    assert not (root / "locales/pl").exists()
    assert write(root, *as_before(root, kept_so_far(root)[0])) == 3
    assert sources(root) == dict.fromkeys([*PATHS, NEW], b"new")


@pytest.mark.parametrize("bad", [PATHS[0], PATHS[2], NEW])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_when_one_file_cannot_be_written_all_are_as_they_were(
    root: Path, monkeypatch: pytest.MonkeyPatch, bad: str, error: BaseException
) -> None:
    before = sources(root)

    def failing(path: Path, data: bytes) -> None:
        if path == root / bad and data == b"new":
            raise refused(path, error) if isinstance(error, OSError) else error
        write_whole(path, data)

    monkeypatch.setattr(kept, "write_whole", failing)
    with pytest.raises((StoreFailed, KeyboardInterrupt)) as caught:
        write(root)
    assert sources(root) == before and kept_so_far(root) == ()
    if isinstance(caught.value, StoreFailed):
        (problem,) = caught.value.problems
        assert problem.message == f"{bad} cannot be written: No space left on device"
        assert "every file is as it was" in problem.hint


def test_when_it_cannot_even_be_taken_back_the_copies_stay_and_are_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, data: bytes) -> None:
        if path == root / PATHS[2] or (path == root / PATHS[0] and data == b"old"):
            raise refused(path, OSError(30, "Read-only file system"))
        write_whole(path, data)

    monkeypatch.setattr(kept, "write_whole", failing)
    with pytest.raises(StoreFailed) as error:
        write(root)
    (problem,) = error.value.problems
    assert f"{PATHS[0]} could not be put back" in problem.hint
    assert "toolkit restore 1" in problem.hint
    monkeypatch.undo()
    write(root, *as_before(root, kept_so_far(root)[0]))
    assert set(sources(root).values()) == {b"old"}


def test_where_nothing_can_be_kept_nothing_is_written(root: Path) -> None:
    (root / "build").write_text("a file, not a folder")
    before = tree(root, hidden=True)
    with pytest.raises(StoreFailed, match="cannot be kept"):
        write(root)
    assert tree(root, hidden=True) == before


def test_a_file_that_was_saved_meanwhile_is_not_written_over(root: Path) -> None:
    (root / PATHS[1]).write_bytes(b"saved in an editor")
    before = tree(root, hidden=True)
    with pytest.raises(Invalid, match="saved by another program"):
        write(root)
    assert tree(root, hidden=True) == before


def test_only_the_last_are_kept_and_numbers_go_on(root: Path) -> None:
    for n in range(MOST + 3):
        now, then = f"{n}".encode(), f"{n + 1}".encode()
        (root / PATHS[0]).write_bytes(now)
        assert write(root, Edit(PATHS[0], now, then)) == n + 1
    assert [found.number for found in kept_so_far(root)] == list(range(MOST + 3, 3, -1))
    assert forget(root) == MOST
    assert not (root / KEPT).exists() and forget(root) == 0


@pytest.mark.parametrize("damage", [b"other", None])
def test_a_damaged_copy_is_not_put_back(root: Path, damage: bytes | None) -> None:
    write(root)
    copy = root / KEPT / "1/files" / PATHS[0]
    copy.unlink()
    if damage:
        copy.write_bytes(damage)
    with pytest.raises(Invalid, match=f"the copy of {PATHS[0]} in {KEPT}/1 is damaged"):
        as_before(root, kept_so_far(root)[0])


@pytest.mark.parametrize(
    "path",
    ["../outside.toml", "/etc/hosts", "toolkit/cli.py", "assets/../x", "assets\\..\\x", "C:x"],
)
def test_nothing_outside_of_assets_and_locales_is_ever_put_back(root: Path, path: str) -> None:
    write(root)
    about = root / KEPT / "1/about.json"
    value = json.loads(about.read_bytes())
    value["files"][0]["path"] = path
    about.write_text(json.dumps(value), "utf-8")
    assert kept_so_far(root) == ()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"files": 3}', "\x00"])
def test_a_folder_that_was_not_finished_is_passed_over(root: Path, text: str) -> None:
    write(root)
    (root / KEPT / "1/about.json").write_text(text)
    (root / KEPT / "notes").mkdir()
    assert kept_so_far(root) == ()
    assert write(root, Edit(PATHS[0], b"new", b"newer")) == 2


def test_two_commands_at_once_take_two_numbers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look: Callable[[Path], list[Path]] = kept._folders
    looks = iter([[]])  # the first look sees nothing, because the other command was quicker

    write(root)
    monkeypatch.setattr(kept, "_folders", lambda root: next(looks, None) or look(root))
    assert write(root, Edit(PATHS[0], b"new", b"newer")) == 2
