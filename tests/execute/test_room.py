"""Rooms: a job sees what it declares, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.execute.room import Rooms
from toolkit.model.job import Job
from toolkit.model.problem import RenderFailed, Span

MakeJob = Callable[..., Job]


def enter(rooms: Rooms, job: Job) -> Path:
    with rooms.room(job) as room:
        return room


def below(room: Path) -> list[str]:
    return sorted(path.relative_to(room).as_posix() for path in room.rglob("*") if path.is_file())


def test_only_the_declared_inputs_are_there(sources: Path, rooms: Rooms, job: MakeJob) -> None:
    (sources / "assets").mkdir()
    (sources / "assets" / "secret.typ").write_text("not declared")
    room = enter(rooms, job("a", "", {"assets/note.typ": "one", "assets/lib/type.typ": "two"}))
    assert below(room) == ["assets/lib/type.typ", "assets/note.typ"]
    assert (room / "assets/note.typ").read_text() == "one"


def test_inputs_are_copies_and_not_links(sources: Path, rooms: Rooms, job: MakeJob) -> None:
    room = enter(rooms, job("a", "", {"assets/note.typ": "one"}))
    assert not (room / "assets/note.typ").is_symlink()
    (sources / "assets/note.typ").write_text("two")
    assert (room / "assets/note.typ").read_text() == "one"


def test_jobs_with_the_same_inputs_share_a_room_and_others_do_not(
    rooms: Rooms, job: MakeJob
) -> None:
    one = enter(rooms, job("a", "", {"x": "1"}))
    assert enter(rooms, job("b", "other words", {"x": "1"})) == one
    assert enter(rooms, job("c", "", {"x": "1", "y": "2"})) != one


def test_an_input_edited_since_the_plan_is_reported(
    sources: Path, rooms: Rooms, job: MakeJob
) -> None:
    planned = job("a", "", {"assets/note.typ": "one"})
    (sources / "assets/note.typ").write_text("two")
    with pytest.raises(RenderFailed) as failed:
        enter(rooms, planned)
    (problem,) = failed.value.problems
    assert (problem.code, problem.where) == ("changed", Span("assets/note.typ"))


def test_an_input_deleted_since_the_plan_is_reported(
    sources: Path, rooms: Rooms, job: MakeJob
) -> None:
    planned = job("a", "", {"assets/note.typ": "one"})
    (sources / "assets/note.typ").unlink()
    with pytest.raises(RenderFailed) as failed:
        enter(rooms, planned)
    (problem,) = failed.value.problems
    assert problem.where == Span("assets/note.typ")


def test_an_edited_input_does_not_leave_half_a_room_for_the_next_job(
    sources: Path, rooms: Rooms, job: MakeJob
) -> None:
    planned = job("a", "", {"first": "1", "second": "2"})
    (sources / "second").write_text("edited")
    for _ in range(2):
        with pytest.raises(RenderFailed, match="second was edited"):
            enter(rooms, planned)
    (sources / "second").write_text("2")
    assert below(enter(rooms, planned)) == ["first", "second"]


def test_rooms_go_when_the_build_ends(sources: Path, job: MakeJob) -> None:
    with Rooms(sources) as rooms:
        room = enter(rooms, job("a", "", {"x": "1"}))
        assert room.is_dir()
    assert not room.exists()
    assert not room.parent.exists()
