"""Rooms: a job sees what it declares, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.execute.fetch import Fetch, LocalFetch
from toolkit.execute.room import room, rooms
from toolkit.execute.store import Store
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import RenderFailed, Span

MakeJob = Callable[..., Job]


def enter(job: Job, fetch: Fetch) -> Path:
    with room(job, fetch) as folder:
        return folder


def below(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_only_the_declared_inputs_are_there(sources: Path, fetch: Fetch, job: MakeJob) -> None:
    (sources / "assets").mkdir()
    (sources / "assets" / "secret.typ").write_text("not declared")
    folder = enter(job("a", "", {"assets/note.typ": "one", "assets/lib/type.typ": "two"}), fetch)
    assert below(folder) == ["assets/lib/type.typ", "assets/note.typ"]
    assert (folder / "assets/note.typ").read_text() == "one"


def test_inputs_are_copies_and_not_links(sources: Path, fetch: Fetch, job: MakeJob) -> None:
    folder = enter(job("a", "", {"assets/note.typ": "one"}), fetch)
    assert not (folder / "assets/note.typ").is_symlink()
    (sources / "assets/note.typ").write_text("two")
    assert (folder / "assets/note.typ").read_text() == "one"


def test_jobs_with_the_same_inputs_share_a_room_and_others_do_not(
    fetch: Fetch, job: MakeJob
) -> None:
    one = enter(job("a", "", {"x": "1"}), fetch)
    assert enter(job("b", "other words", {"x": "1"}), fetch) == one
    assert enter(job("c", "", {"x": "1", "y": "2"}), fetch) != one


def test_an_input_edited_since_the_plan_is_reported(
    sources: Path, fetch: Fetch, job: MakeJob
) -> None:
    planned = job("a", "", {"assets/note.typ": "one"})
    (sources / "assets/note.typ").write_text("two")
    with pytest.raises(RenderFailed) as failed:
        enter(planned, fetch)
    (problem,) = failed.value.problems
    assert (problem.code, problem.where) == ("changed", Span("assets/note.typ"))


def test_an_input_deleted_since_the_plan_is_reported(
    sources: Path, fetch: Fetch, job: MakeJob
) -> None:
    planned = job("a", "", {"assets/note.typ": "one"})
    (sources / "assets/note.typ").unlink()
    with pytest.raises(RenderFailed) as failed:
        enter(planned, fetch)
    (problem,) = failed.value.problems
    assert problem.where == Span("assets/note.typ")


def test_an_edited_input_does_not_leave_half_a_room_for_the_next_job(
    sources: Path, fetch: Fetch, job: MakeJob
) -> None:
    planned = job("a", "", {"first": "1", "second": "2"})
    (sources / "second").write_text("edited")
    for _ in range(2):
        with pytest.raises(RenderFailed, match="second was edited"):
            enter(planned, fetch)
    (sources / "second").write_text("2")
    assert below(enter(planned, fetch)) == ["first", "second"]


def test_rooms_go_when_the_last_that_works_leaves(
    sources: Path, store: Store, job: MakeJob
) -> None:
    with rooms():
        with rooms():
            folder = enter(job("a", "", {"x": "1"}), LocalFetch(sources, store))
            assert folder.is_dir()
        assert folder.is_dir()
    assert not folder.exists()
    assert not folder.parent.exists()


def test_a_room_can_be_had_again_after_all_went(sources: Path, store: Store, job: MakeJob) -> None:
    planned = job("a", "", {"x": "1"})
    for _ in range(2):
        with rooms():
            assert below(enter(planned, LocalFetch(sources, store))) == ["x"]


def test_needed_bytes_come_with_what_is_known_of_them(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    """In a room of its own, which goes with the job; the inputs are there too."""
    scene = job("", "scene")
    entry = store.keep(scene, Rendered(b"bytes", facts={"frames": 3}))
    film = replace(job("film", "", {"voice.wav": "1"}), needs=(("scenes/1", scene.key),))
    with room(film, fetch) as folder:
        assert below(folder) == ["needs.json", "needs/scenes/1", "voice.wav"]
        assert (folder / "needs/scenes/1").read_bytes() == b"bytes"
        about = {
            "scenes/1": {"sha256": entry.sha256, "bytes": 5, "facts": {"frames": 3}, "said": []}
        }
        assert json.loads((folder / "needs.json").read_bytes()) == about
    assert not folder.exists()


def test_a_text_comes_without_the_mark_that_some_editors_put_before_it(
    sources: Path, fetch: Fetch, job: MakeJob
) -> None:
    marked = "\ufeffx = 1\n"
    (sources / "assets").mkdir()
    paths = ("assets/tokens.toml", "assets/base.html", "assets/site.css", "assets/note.typ")
    for path in paths:
        (sources / path).write_text(marked, "utf-8")
    folder = enter(job("a", "", dict.fromkeys(paths, marked)), fetch)
    assert [(folder / path).read_bytes() for path in paths] == [b"x = 1\n"] * len(paths)
