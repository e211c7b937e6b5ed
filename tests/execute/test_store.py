"""The store: what was made, by key; a damaged entry is as good as none."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.execute.disk import Held, write_whole
from toolkit.execute.store import Store
from toolkit.model.digest import digest
from toolkit.model.job import Job, Landing, Rendered
from toolkit.model.problem import Problem, Span, StoreFailed

MADE = Rendered(
    b"the bytes \0\xff",
    (
        Problem("unverified", "dŵr", Span("assets/data/facts.toml", 3), "a hint", "cy facts/web"),
        Problem("plain", "no place"),
    ),
    (Landing("steps/law/title", "cy", "Rhannwch", 1, 1000, 2000, 3000, 4000, 12000, 2),),
    {"pages": 2},
)
JOB = Job(
    "posters/a.pdf",
    "page",
    '{"words":"Ŵy"}',
    (("assets/a.typ", "0" * 64),),
    (("cards/a.png", "k" * 64),),
    "renderer 1",
)


def the_file(store: Store, folder: str) -> Path:
    """The one file in bytes/ or keys/."""
    (path,) = (path for path in (store.root / folder).rglob("*") if path.is_file())
    return path


def test_what_is_kept_comes_back_whole(store: Store) -> None:
    kept = store.keep(JOB, MADE)
    found = store.find(JOB.key)
    assert found == kept
    assert found is not None
    assert store.read(found) == MADE.data
    assert (found.key, found.sha256, found.size) == (JOB.key, digest(MADE.data), len(MADE.data))
    assert (found.warnings, found.facts) == (MADE.warnings, (("pages", 2),))
    assert store.landings(JOB.key) == MADE.landed
    assert store.job(JOB.key) == JOB


def test_an_empty_store_has_nothing_and_is_not_made_by_asking(store: Store) -> None:
    assert store.find(JOB.key) is None
    assert store.job(JOB.key) is None
    assert store.landings(JOB.key) == ()
    assert not store.root.exists()


def test_bytes_without_anything_in_them_are_kept_too(store: Store) -> None:
    entry = store.keep(JOB, Rendered(b""))
    assert store.find(JOB.key) == entry
    assert store.read(entry) == b""


def test_two_jobs_with_the_same_bytes_share_them(store: Store) -> None:
    other = Job("posters/b.pdf", "page", "other", (), (), "renderer 1")
    assert store.keep(JOB, MADE).sha256 == store.keep(other, MADE).sha256
    assert len([path for path in (store.root / "bytes").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("place", [0, 5, -1])
def test_a_flipped_byte_in_the_kept_bytes_is_noticed_when_they_are_read(
    store: Store, place: int
) -> None:
    entry = store.keep(JOB, MADE)
    path = the_file(store, "bytes")
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert store.read(entry) is None


def test_every_flipped_byte_of_a_record_makes_it_none(store: Store) -> None:
    store.keep(JOB, MADE)
    path = the_file(store, "keys")
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert store.find(JOB.key) is None, place
    path.write_bytes(whole)
    assert store.find(JOB.key) is not None


@pytest.mark.parametrize(
    "junk",
    [b"", b"\n", b"{}", b"null", b"\0" * 500, b"[]\n[]", b"\xff\xfe"],
    ids=["empty", "line", "braces", "null", "zeros", "lists", "not-text"],
)
def test_junk_in_place_of_a_record_is_none(store: Store, junk: bytes) -> None:
    store.keep(JOB, MADE)
    the_file(store, "keys").write_bytes(junk)
    assert store.find(JOB.key) is None
    assert store.job(JOB.key) is None


def test_half_a_record_is_none(store: Store) -> None:
    store.keep(JOB, MADE)
    path = the_file(store, "keys")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert store.find(JOB.key) is None


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"sha256": 3}',
        "{}\n[]\n[]",
        "[]\n{}\nnull",
        '{"facts": [1], "sha256": "ab", "size": "x", "warnings": [2]}\n[3]\n[4]',
    ],
)
def test_a_whole_record_of_another_version_is_none(store: Store, body: str) -> None:
    store.keep(JOB, MADE)
    the_file(store, "keys").write_bytes(digest(body.encode()).encode() + b"\n" + body.encode())
    assert store.find(JOB.key) is None
    assert store.job(JOB.key) is None


def test_a_record_whose_bytes_are_gone_or_cut_is_none(store: Store) -> None:
    entry = store.keep(JOB, MADE)
    path = the_file(store, "bytes")
    path.write_bytes(MADE.data[:-1])
    assert store.find(JOB.key) is None
    path.unlink()
    assert store.find(JOB.key) is None
    assert store.read(entry) is None


def test_keeping_again_mends_damaged_bytes(store: Store) -> None:
    entry = store.keep(JOB, MADE)
    the_file(store, "bytes").write_bytes(b"X" * len(MADE.data))
    store.keep(JOB, MADE)
    assert store.read(entry) == MADE.data


def test_a_folder_where_a_record_should_be_is_none(store: Store) -> None:
    store.keep(JOB, MADE)
    path = the_file(store, "keys")
    path.unlink()
    path.mkdir()
    assert store.find(JOB.key) is None


def test_a_file_is_written_whole_and_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in path.parent.iterdir()] == ["c.txt"]


def test_a_refusal_of_the_disk_names_the_file_and_leaves_no_part(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file, where a folder is wanted")
    with pytest.raises(StoreFailed) as refused:
        write_whole(tmp_path / "a" / "b.txt", b"one")
    (problem,) = refused.value.problems
    assert problem.code == "held"
    assert problem.message == f"{tmp_path / 'a'} is a file, where a folder belongs"
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(Held, match=r"folder\.txt is a folder, where a file belongs"):
        write_whole(tmp_path / "folder.txt", b"one")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "folder.txt"]
