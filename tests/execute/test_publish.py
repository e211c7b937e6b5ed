"""Publishing: what was made appears whole under its name; what no job claims any more goes; what
somebody edited there is kept beside, and the rest is not touched.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from toolkit.execute.publish import OutputFolder
from toolkit.execute.signature import OWN
from toolkit.execute.store import Store
from toolkit.model.event import Entry
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, StoreFailed


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def kept(store: Store, text: str) -> Entry:
    return store.keep(Job(text, "fake", text, (), (), "me"), Rendered(text.encode()))


@dataclass(frozen=True)
class Published:
    """One build's publishing: the folder, how many files were put there anew, and what went."""

    folder: OutputFolder
    written: int
    gone: list[str]

    @property
    def beside(self) -> dict[str, str]:
        return self.folder.beside


def publish(out: Path, store: Store, files: dict[str, str], keep: Sequence[str] = ()) -> Published:
    """Publish these files and no others (but for `keep`)."""
    folder = OutputFolder(out, store)
    before = places(out)
    folder.intend(files)
    for name, text in files.items():
        folder.publish(name, kept(store, text))
    after = places(out)
    gone = folder.sweep(keep)
    folder.close(keep)
    return Published(folder, sum(before.get(name) != after[name] for name in files), gone)


def places(out: Path) -> dict[str, int]:
    """Every file with its place on the disk: a file that is written anew has another."""
    return {
        path.relative_to(out).as_posix(): path.stat().st_ino
        for path in out.rglob("*")
        if path.is_file() and path.name != OWN
    }


def touched_back(path: Path, text: str) -> None:
    """Edit a file in place and set its time back, as some programs do."""
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def standing(out: Path) -> dict[str, str]:
    """Every file with its words, but for the list of what is our own."""
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != OWN
    }


def folders(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_dir())


def test_files_appear_under_their_names_and_nothing_else_does(out: Path, store: Store) -> None:
    made = publish(out, store, {"posters/a/a.pdf": "A", "cards/b.png": "B"})
    assert standing(out) == {"cards/b.png": "B", "posters/a/a.pdf": "A"}
    assert (made.written, made.gone, made.beside) == (2, [], {})


def test_unchanged_files_are_left_alone(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A", "b.pdf": "B"})
    before = {path.name: path.stat() for path in out.iterdir()}
    made = publish(out, store, {"a.pdf": "A", "b.pdf": "another B"})
    after = {path.name: path.stat() for path in out.iterdir()}
    assert (after["a.pdf"].st_mtime_ns, after["a.pdf"].st_ino) == (
        before["a.pdf"].st_mtime_ns,
        before["a.pdf"].st_ino,
    )
    assert after["b.pdf"].st_ino != before["b.pdf"].st_ino
    assert (made.written, made.beside) == (1, {})


def test_a_file_edited_by_hand_is_kept_beside_the_one_that_replaces_it(
    out: Path, store: Store
) -> None:
    publish(out, store, {"posters/a.pdf": "A"})
    (out / "posters/a.pdf").write_text("edited")
    made = publish(out, store, {"posters/a.pdf": "A"})
    assert standing(out) == {"posters/a.pdf": "A", "posters/a (edited).pdf": "edited"}
    assert made.beside == {"posters/a.pdf": "posters/a (edited).pdf"}
    assert made.written == 1
    again = publish(out, store, {"posters/a.pdf": "A"})
    assert (again.written, again.beside, again.gone) == (0, {}, [])
    assert standing(out) == {"posters/a.pdf": "A", "posters/a (edited).pdf": "edited"}


def test_every_edit_is_kept_under_a_name_of_its_own(out: Path, store: Store) -> None:
    for edit in ("one", "two", "three"):
        publish(out, store, {"a.pdf": "A"})
        (out / "a.pdf").write_text(edit)
    publish(out, store, {"a.pdf": "A"})
    assert standing(out) == {
        "a.pdf": "A",
        "a (edited).pdf": "one",
        "a (edited 2).pdf": "two",
        "a (edited 3).pdf": "three",
    }


def test_a_file_that_was_only_touched_is_left(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A"})
    os.utime(out / "a.pdf", ns=(1, 1))
    made = publish(out, store, {"a.pdf": "A"})
    assert (made.written, made.beside) == (0, {})
    assert OutputFolder(out, store).stands("a.pdf", kept(store, "A"))


@pytest.mark.skipif(os.name == "nt", reason="Windows does not say when a file's entry changed")
def test_an_edit_whose_time_was_set_back_is_noticed(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A"})
    touched_back(out / "a.pdf", "B")
    assert not OutputFolder(out, store).stands("a.pdf", kept(store, "A"))
    made = publish(out, store, {"a.pdf": "A"})
    assert standing(out) == {"a.pdf": "A", "a (edited).pdf": "B"}
    assert made.beside == {"a.pdf": "a (edited).pdf"}


def test_an_edited_file_that_nobody_asks_for_any_more_is_kept_too(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A", "b.pdf": "B"})
    (out / "a.pdf").write_text("edited")
    made = publish(out, store, {"b.pdf": "B"})
    assert made.gone == ["a.pdf"]
    assert standing(out) == {"b.pdf": "B", "a (edited).pdf": "edited"}
    assert made.beside == {"a.pdf": "a (edited).pdf"}


def test_a_file_that_somebody_put_in_the_way_is_kept(out: Path, store: Store) -> None:
    out.mkdir()
    (out / "a.pdf").write_text("mine")
    made = publish(out, store, {"a.pdf": "A"})
    assert standing(out) == {"a.pdf": "A", "a (edited).pdf": "mine"}
    assert made.beside == {"a.pdf": "a (edited).pdf"}


def test_a_file_in_the_way_that_holds_the_same_bytes_is_left(out: Path, store: Store) -> None:
    out.mkdir()
    (out / "a.pdf").write_text("A")
    made = publish(out, store, {"a.pdf": "A"})
    assert (made.written, made.beside) == (0, {})


def test_a_folder_in_the_way_is_said(out: Path, store: Store) -> None:
    (out / "a.pdf").mkdir(parents=True)
    with pytest.raises(StoreFailed, match=r"a\.pdf is a folder, where a file belongs"):
        publish(out, store, {"a.pdf": "A"})


def test_older_bytes_of_ours_put_back_by_hand_are_nobody_s_work(out: Path, store: Store) -> None:
    """They are in the store: whoever wants them can have them again."""
    publish(out, store, {"a.pdf": "A"})
    publish(out, store, {"a.pdf": "A2"})
    (out / "a.pdf").write_text("A")
    made = publish(out, store, {"a.pdf": "A2"})
    assert (standing(out), made.beside) == ({"a.pdf": "A2"}, {})


def test_what_a_killed_build_published_is_nobody_s_work(out: Path, store: Store) -> None:
    """It was killed before it could write what it left: its ledger knows names only."""
    publish(out, store, {"b.pdf": "B"})
    killed = OutputFolder(out, store)
    killed.intend(["a.pdf", "b.pdf", "c.pdf"])
    for name, text in (("a.pdf", "A"), ("b.pdf", "B2"), ("c.pdf", "C")):
        killed.publish(name, kept(store, text))
    killed.write("manifest.json", b"{}", "seal")
    made = publish(out, store, {"a.pdf": "A2", "b.pdf": "B3"})
    assert (made.beside, made.gone) == ({}, ["c.pdf"])
    next_build = OutputFolder(out, store)
    next_build.write("manifest.json", b"[]", "another seal")
    assert next_build.beside == {}
    assert standing(out) == {"a.pdf": "A2", "b.pdf": "B3", "manifest.json": "[]"}


def test_what_was_edited_after_a_killed_build_is_kept(out: Path, store: Store) -> None:
    killed = OutputFolder(out, store)
    killed.intend(["a.pdf", "b.pdf"])
    killed.publish("a.pdf", kept(store, "A"))
    (out / "a.pdf").write_text("edited")
    made = publish(out, store, {"b.pdf": "B"})
    assert made.beside == {"a.pdf": "a (edited).pdf"}
    assert standing(out) == {"a (edited).pdf": "edited", "b.pdf": "B"}


@pytest.mark.parametrize("manifest", ["manifest.json", "recipients/school/manifest.json"])
def test_what_a_manifest_in_the_folder_lists_is_nobody_s_work(
    out: Path, store: Store, tmp_path: Path, manifest: str
) -> None:
    """Even where the store and its ledger are gone."""
    publish(out, store, {"a.pdf": "A", "b.pdf": "B"})
    listed = {"artefacts": [{"path": "a.pdf", "sha256": kept(store, "A").sha256}]}
    (out / manifest).parent.mkdir(parents=True, exist_ok=True)
    (out / manifest).write_text(json.dumps(listed))
    (out / OWN).unlink()
    made = publish(out, Store(tmp_path / "another store"), {"a.pdf": "A2", "b.pdf": "B2"})
    assert made.beside == {"b.pdf": "b (edited).pdf"}
    assert (out / "a.pdf").read_text() == "A2"


def test_the_folder_knows_its_own_when_the_store_is_lost(
    out: Path, store: Store, tmp_path: Path
) -> None:
    publish(out, store, {"site/a.html": "A", "site/b.html": "B"})
    (out / "site/b.html").write_text("mine")
    lost = Store(tmp_path / "another store")
    made = publish(out, lost, {"site/a.html": "A2", "site/b.html": "B2"})
    assert made.beside == {"site/b.html": "site/b (edited).html"}
    publish(out, lost, {})
    assert not (out / OWN).exists()


@pytest.mark.parametrize("junk", ["", "[]", '{"artefacts": [1]}', '{"artefacts": null}', "{"])
def test_a_manifest_of_somebody_else_lists_nothing(out: Path, store: Store, junk: str) -> None:
    out.mkdir()
    (out / "manifest.json").write_text(junk)
    (out / "a.pdf").write_text("mine")
    assert publish(out, store, {"a.pdf": "A"}).beside == {"a.pdf": "a (edited).pdf"}


def test_one_file_under_two_names_that_was_edited_is_kept_once(out: Path, store: Store) -> None:
    """Where the disk does not clone, both names are one file: an edit in place shows in both."""
    publish(out, store, {"a.pdf": "A", "site/a.pdf": "A"})
    (out / "site/a.pdf").unlink()
    os.link(out / "a.pdf", out / "site/a.pdf")
    with (out / "a.pdf").open("r+") as file:
        file.write("E")
    made = publish(out, store, {"a.pdf": "A", "site/a.pdf": "A"})
    assert made.beside == {"a.pdf": "a (edited).pdf"}
    assert standing(out) == {"a.pdf": "A", "a (edited).pdf": "E", "site/a.pdf": "A"}


def test_a_second_name_for_the_same_bytes_does_not_look_like_an_edit(
    out: Path, store: Store
) -> None:
    """A hard link changes what the disk says of the file under its first name."""
    publish(out, store, {"a.pdf": "A"})
    publish(out, store, {"a.pdf": "A", "site/a.pdf": "A"})
    folder = OutputFolder(out, store)
    assert all(folder.stands(name, kept(store, "A")) for name in ("a.pdf", "site/a.pdf"))


def test_an_edit_while_a_build_runs_is_noticed_by_the_next(out: Path, store: Store) -> None:
    folder = OutputFolder(out, store)
    folder.publish("a.pdf", kept(store, "A"))
    folder.publish("b.pdf", kept(store, "B"))
    (out / "a.pdf").write_text("edited")
    (out / "b.pdf").unlink()
    folder.close(())
    made = publish(out, store, {"a.pdf": "A", "b.pdf": "B"})
    assert made.beside == {"a.pdf": "a (edited).pdf"}
    assert standing(out) == {"a.pdf": "A", "a (edited).pdf": "edited", "b.pdf": "B"}


def test_an_edit_of_the_same_length_is_noticed(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A"})
    before = (out / "a.pdf").stat().st_mtime_ns
    (out / "a.pdf").write_text("B")
    os.utime(out / "a.pdf", ns=(before + 1_000_000, before + 1_000_000))
    publish(out, store, {"a.pdf": "A"})
    assert standing(out) == {"a.pdf": "A", "a (edited).pdf": "B"}


def test_a_file_deleted_by_hand_comes_back(out: Path, store: Store) -> None:
    publish(out, store, {"posters/a.pdf": "A"})
    (out / "posters/a.pdf").unlink()
    (out / "posters").rmdir()
    publish(out, store, {"posters/a.pdf": "A"})
    assert standing(out) == {"posters/a.pdf": "A"}


def test_what_nobody_claims_goes_with_its_empty_folders(out: Path, store: Store) -> None:
    publish(out, store, {"posters/old/deep/a.pdf": "A", "posters/new/b.pdf": "B"})
    assert publish(out, store, {"posters/new/b.pdf": "B"}).gone == ["posters/old/deep/a.pdf"]
    assert standing(out) == {"posters/new/b.pdf": "B"}
    assert folders(out) == ["posters", "posters/new"]


def test_what_is_kept_from_before_stays_and_is_known_afterwards(out: Path, store: Store) -> None:
    publish(out, store, {"a.pdf": "A", "b.pdf": "B"})
    publish(out, store, {"a.pdf": "A2"}, keep=["b.pdf"])
    assert standing(out) == {"a.pdf": "A2", "b.pdf": "B"}
    assert publish(out, store, {"a.pdf": "A2"}).gone == ["b.pdf"]


def test_files_that_somebody_else_put_there_are_never_removed(out: Path, store: Store) -> None:
    publish(out, store, {"posters/a.pdf": "A"})
    (out / "posters/notes.txt").write_text("mine")
    (out / "b.pdf").write_text("mine too")
    publish(out, store, {})
    assert standing(out) == {"b.pdf": "mine too", "posters/notes.txt": "mine"}


def test_a_ledger_cannot_lead_out_of_the_folder(out: Path, store: Store, tmp_path: Path) -> None:
    ledger = publish(out, store, {"a.pdf": "A"}).folder.path
    outside = tmp_path / "precious.txt"
    outside.write_text("mine")
    body = ledger.read_text()
    ledger.write_text(body.replace('"a.pdf"', '"../precious.txt"'))
    publish(out, store, {})
    ledger.write_text(body.replace('"a.pdf"', f'"{outside.as_posix()}"'))
    publish(out, store, {})
    assert outside.read_text() == "mine"


@pytest.mark.parametrize(
    "junk", ["", "[]", "null", "{", '{"a.pdf": 1}', '{"a.pdf": ["x"]}', '{"a.pdf": null}']
)
def test_a_damaged_ledger_is_as_good_as_none(out: Path, store: Store, junk: str) -> None:
    """The file holds the right bytes, whatever the ledger says, and is left as it is."""
    publish(out, store, {"a.pdf": "A"}).folder.path.write_text(junk)
    again = publish(out, store, {"a.pdf": "A"})
    assert standing(out) == {"a.pdf": "A"}
    assert (again.written, again.gone, again.beside) == (0, [], {})


@pytest.mark.parametrize("junk", ["", "{", '{"a.pdf": null}'])
def test_a_damaged_ledger_makes_nothing_of_ours_anybody_s(
    out: Path, store: Store, junk: str
) -> None:
    publish(out, store, {"a.pdf": "A"}).folder.path.write_text(junk)
    again = publish(out, store, {"a.pdf": "A2"})
    assert standing(out) == {"a.pdf": "A2"}
    assert (again.written, again.beside) == (1, {})


def test_the_ledger_of_an_earlier_version_is_read(out: Path, store: Store) -> None:
    """It did not know when a file's entry changed, so the bytes are looked at once."""
    ledger = publish(out, store, {"a.pdf": "A", "b.pdf": "B"}).folder.path
    files = {name: values[:4] for name, values in json.loads(ledger.read_bytes()).items()}
    ledger.write_text(json.dumps(files))
    made = publish(out, store, {"a.pdf": "A"})
    assert (made.written, made.gone, made.beside) == (0, ["b.pdf"], {})


def test_two_folders_with_one_store_do_not_tidy_each_other(tmp_path: Path, store: Store) -> None:
    publish(tmp_path / "one", store, {"a.pdf": "A"})
    assert publish(tmp_path / "two", store, {"b.pdf": "B"}).gone == []
    assert standing(tmp_path / "one") == {"a.pdf": "A"}


def test_bytes_that_rotted_in_the_store_are_not_published(out: Path, store: Store) -> None:
    entry = kept(store, "A")
    (path,) = (store.root / "bytes").rglob(entry.sha256)
    path.write_text("B")
    with pytest.raises(StoreFailed, match=r"kept bytes for .*a\.pdf are damaged"):
        OutputFolder(out, store).publish("a.pdf", entry)
    assert not (out / "a.pdf").exists()


def test_bytes_that_no_job_made_are_written_again_only_when_their_sources_changed(
    out: Path, store: Store
) -> None:
    for seal, written in (("one", True), ("one", False), ("two", True), ("two", False)):
        folder = OutputFolder(out, store)
        kept_as_it_was = folder.keeps("manifest.json", seal)
        if not kept_as_it_was:
            folder.write("manifest.json", seal.encode(), seal)
        assert folder.sweep(()) == []
        folder.close(())
        assert kept_as_it_was is not written
        assert (out / "manifest.json").read_text() == seal


def test_an_edited_manifest_is_written_again_and_kept_beside(out: Path, store: Store) -> None:
    folder = OutputFolder(out, store)
    folder.write("manifest.json", b"{}", "seal")
    folder.close(())
    (out / "manifest.json").write_text("edited")
    folder = OutputFolder(out, store)
    assert not folder.keeps("manifest.json", "seal")
    folder.write("manifest.json", b"{}", "seal")
    assert folder.beside == {"manifest.json": "manifest (edited).json"}
    assert standing(out) == {"manifest.json": "{}", "manifest (edited).json": "edited"}


def test_a_file_where_a_folder_is_wanted_is_said_and_nothing_is_half_done(
    out: Path, store: Store
) -> None:
    out.mkdir()
    (out / "posters").write_text("a file")
    with pytest.raises(StoreFailed) as refused:
        publish(out, store, {"cards/b.png": "B", "posters/a.pdf": "A"})
    assert f"{out / 'posters'} is a file, where a folder belongs" in str(refused.value)
    assert standing(out) == {"cards/b.png": "B", "posters": "a file"}


def job_of(text: str) -> Job:
    return Job(text, "fake", text, (), (), "me")


@pytest.mark.parametrize(
    ("spoil", "there"),
    [
        (lambda out, store: None, True),
        (lambda out, store: (out / "A").write_text("mine"), True),  # the store has the bytes
        (lambda out, store: (out / "A").unlink(), True),
        (lambda out, store: [p.unlink() for p in (store.root / "keys").glob("*/*")], False),
    ],
    ids=["stands", "edited", "gone", "without a record"],
)
def test_what_stands_is_kept_as_long_as_there_is_a_record(
    out: Path, store: Store, spoil: Callable[[Path, Store], object], there: bool
) -> None:
    made = Rendered(b"A", facts={"pages": 3})
    folder = OutputFolder(out, store)
    folder.publish("A", store.keep(job_of("A"), made))
    folder.close([])
    spoil(out, store)
    found = OutputFolder(out, store).kept(job_of("A"))
    assert (found == store.find(job_of("A").key)) and (found is not None) == there


def test_what_warned_tells_its_warnings_though_it_stands(out: Path, store: Store) -> None:
    entry = store.keep(job_of("A"), Rendered(b"A", (Problem("note", "long"),)))
    folder = OutputFolder(out, store)
    folder.publish("A", entry)
    folder.close([])
    assert OutputFolder(out, store).kept(job_of("A")) == entry


def test_a_second_name_for_its_bytes_leaves_a_file_standing(out: Path, store: Store) -> None:
    """Where disks link files, the first one counts as changed when it wins or loses a name."""
    publish(out, store, {"a": "A"})
    publish(out, store, {"a": "A", "b": "A"})
    assert OutputFolder(out, store).stands("a", kept(store, "A"))
    publish(out, store, {"a": "A", "b": "B"})
    assert OutputFolder(out, store).stands("a", kept(store, "A"))
    publish(out, store, {"a": "A", "b": "A"})
    publish(out, store, {"a": "A"})
    assert OutputFolder(out, store).stands("a", kept(store, "A"))
