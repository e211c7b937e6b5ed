"""The shelf: what was made appears whole under its name; what no job claims any more goes; the rest
is not touched.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from toolkit.execute.publish import OutputFolder
from toolkit.execute.store import Store
from toolkit.model.event import Entry
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import StoreFailed


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def kept(store: Store, text: str) -> Entry:
    return store.keep(Job(text, "fake", text, (), (), "me"), Rendered(text.encode()))


def publish(
    out: Path, store: Store, files: dict[str, str], keep: Sequence[str] = ()
) -> tuple[OutputFolder, list[str]]:
    """One build's publishing: these files and no others (but for `keep`).

    The shelf, and what it removed.
    """
    shelf = OutputFolder(out, store)
    for name, text in files.items():
        shelf.publish(name, kept(store, text))
    gone = shelf.sweep(keep)
    shelf.close(keep)
    return shelf, gone


def standing(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def folders(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_dir())


def test_files_appear_under_their_names_and_nothing_else_does(out: Path, store: Store) -> None:
    shelf, gone = publish(out, store, {"posters/a/a.pdf": "A", "cards/b.png": "B"})
    assert standing(out) == {"cards/b.png": "B", "posters/a/a.pdf": "A"}
    assert (shelf.written, gone) == (2, [])


def test_unchanged_files_are_left_alone(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A", "b.pdf": "B"})
    before = {path.name: path.stat() for path in out.iterdir()}
    shelf, _ = publish(out, store, {"a.pdf": "A", "b.pdf": "another B"})
    after = {path.name: path.stat() for path in out.iterdir()}
    assert (after["a.pdf"].st_mtime_ns, after["a.pdf"].st_ino) == (
        before["a.pdf"].st_mtime_ns,
        before["a.pdf"].st_ino,
    )
    assert after["b.pdf"].st_ino != before["b.pdf"].st_ino
    assert shelf.written == 1


def test_a_file_edited_by_hand_is_replaced(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A"})
    (out / "a.pdf").write_text("edited")
    shelf, _ = publish(out, store, {"a.pdf": "A"})
    assert standing(out) == {"a.pdf": "A"}
    assert shelf.written == 1


def test_an_edit_of_the_same_length_is_noticed(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A"})
    before = (out / "a.pdf").stat().st_mtime_ns
    (out / "a.pdf").write_text("B")
    os.utime(out / "a.pdf", ns=(before + 1_000_000, before + 1_000_000))
    publish(out, store, {"a.pdf": "A"})
    assert standing(out) == {"a.pdf": "A"}


def test_a_file_deleted_by_hand_comes_back(out: Path, store: Store) -> None:
    publish(out, store, {"posters/a.pdf": "A"})
    (out / "posters/a.pdf").unlink()
    (out / "posters").rmdir()
    publish(out, store, {"posters/a.pdf": "A"})
    assert standing(out) == {"posters/a.pdf": "A"}


def test_what_nobody_claims_goes_with_its_empty_folders(out: Path, store: Store) -> None:
    publish(out, store, {"posters/old/deep/a.pdf": "A", "posters/new/b.pdf": "B"})
    _, gone = publish(out, store, {"posters/new/b.pdf": "B"})
    assert gone == ["posters/old/deep/a.pdf"]
    assert standing(out) == {"posters/new/b.pdf": "B"}
    assert folders(out) == ["posters", "posters/new"]


def test_what_is_kept_from_before_stays_and_is_known_afterwards(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A", "b.pdf": "B"})
    publish(out, store, {"a.pdf": "A2"}, keep=["b.pdf"])
    assert standing(out) == {"a.pdf": "A2", "b.pdf": "B"}
    _, gone = publish(out, store, {"a.pdf": "A2"})
    assert gone == ["b.pdf"]


def test_files_that_somebody_else_put_there_are_never_removed(out: Path, store: Store) -> None:
    publish(out, store, {"posters/a.pdf": "A"})
    (out / "posters/notes.txt").write_text("mine")
    (out / "b.pdf").write_text("mine too")
    publish(out, store, {})
    assert standing(out) == {"b.pdf": "mine too", "posters/notes.txt": "mine"}


def test_a_ledger_cannot_lead_out_of_the_folder(out: Path, store: Store, tmp_path: Path) -> None:
    shelf, _ = publish(out, store, {"a.pdf": "A"})
    outside = tmp_path / "precious.txt"
    outside.write_text("mine")
    body = shelf.path.read_text()
    shelf.path.write_text(body.replace('"a.pdf"', '"../precious.txt"'))
    publish(out, store, {})
    shelf.path.write_text(body.replace('"a.pdf"', f'"{outside.as_posix()}"'))
    publish(out, store, {})
    assert outside.read_text() == "mine"


@pytest.mark.parametrize(
    "junk", ["", "[]", "null", "{", '{"a.pdf": 1}', '{"a.pdf": ["x"]}', '{"a.pdf": null}']
)
def test_a_damaged_ledger_is_as_good_as_none(out: Path, store: Store, junk: str) -> None:
    shelf, _ = publish(out, store, {"a.pdf": "A"})
    shelf.path.write_text(junk)
    again, gone = publish(out, store, {"a.pdf": "A"})
    assert standing(out) == {"a.pdf": "A"}
    assert (again.written, gone) == (1, [])


def test_two_folders_with_one_store_do_not_tidy_each_other(tmp_path: Path, store: Store) -> None:
    publish(tmp_path / "one", store, {"a.pdf": "A"})
    _, gone = publish(tmp_path / "two", store, {"b.pdf": "B"})
    assert gone == []
    assert standing(tmp_path / "one") == {"a.pdf": "A"}


def test_bytes_that_rotted_in_the_store_are_not_published(out: Path, store: Store) -> None:
    entry = kept(store, "A")
    (path,) = (store.root / "bytes").rglob(entry.sha256)
    path.write_text("B")
    with pytest.raises(StoreFailed, match=r"kept bytes of a\.pdf are damaged"):
        OutputFolder(out, store).publish("a.pdf", entry)
    assert not (out / "a.pdf").exists()


def test_bytes_that_no_job_made_are_written_again_only_when_their_sources_changed(
    out: Path, store: Store
) -> None:
    for seal, written in (("one", True), ("one", False), ("two", True), ("two", False)):
        shelf = OutputFolder(out, store)
        kept_as_it_was = shelf.keeps("manifest.json", seal)
        if not kept_as_it_was:
            shelf.write("manifest.json", seal.encode(), seal)
        assert shelf.sweep(()) == []
        shelf.close(())
        assert kept_as_it_was is not written
        assert (out / "manifest.json").read_text() == seal


def test_an_edited_manifest_is_written_again(out: Path, store: Store) -> None:
    shelf = OutputFolder(out, store)
    shelf.write("manifest.json", b"{}", "seal")
    shelf.close(())
    (out / "manifest.json").write_text("edited")
    assert not OutputFolder(out, store).keeps("manifest.json", "seal")


def test_a_file_where_a_folder_is_wanted_is_said_and_nothing_is_half_done(
    out: Path, store: Store
) -> None:
    out.mkdir()
    (out / "posters").write_text("a file")
    with pytest.raises(StoreFailed) as refused:
        publish(out, store, {"cards/b.png": "B", "posters/a.pdf": "A"})
    assert str(out / "posters/a.pdf") in str(refused.value)
    assert standing(out) == {"cards/b.png": "B", "posters": "a file"}
