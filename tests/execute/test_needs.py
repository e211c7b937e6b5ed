"""Jobs that are made of what other jobs made: order, sharing, failure, what is not made again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from toolkit.execute.loop import run, waves
from toolkit.execute.room import Rooms
from toolkit.execute.store import Store
from toolkit.model.event import Event, Failed, Made, Reused
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, RenderFailed

MakeJob = Callable[..., Job]


class Joiner:
    """Writes a job's data and the bytes that it needs, one after the other; fails where the data
    says so.
    """

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, job: Job, room: Path) -> Rendered:
        self.made.append(job.data)
        if "fail" in job.data:
            raise RenderFailed([Problem("fit", f"{job.data} is too long")])
        about = json.loads((room / "needs.json").read_text()) if job.needs else {}
        parts = [(room / "needs" / name).read_bytes() for name in about]
        assert [len(part) for part in parts] == [known["bytes"] for known in about.values()]
        return Rendered(b"+".join([job.data.encode(), *parts]), facts={"parts": len(parts)})


def film(job: MakeJob, first: str = "one", second: str = "two") -> list[Job]:
    """Two scenes that nobody sees alone, a film of both, a pack of the film."""
    scenes = [job("", first), job("", second)]
    made = replace(
        job("film", "film"),
        needs=tuple((f"scenes/{n}", scene.key) for n, scene in enumerate(scenes)),
    )
    return [*scenes, made, replace(job("pack", "pack"), needs=(("film", made.key),))]


def told(
    jobs: list[Job], store: Store, rooms: Rooms, render: Joiner, workers: int = 1
) -> dict[str, Event]:
    return {
        event.output or job.data: event for job, event in run(jobs, store, rooms, render, workers)
    }


def test_a_job_finds_the_bytes_that_it_needs_and_what_is_known_of_them(
    store: Store, rooms: Rooms, job: MakeJob
) -> None:
    events = told(film(job), store, rooms, Joiner(), workers=2)
    made = events["pack"]
    assert isinstance(made, Made)
    assert store.read(made.entry) == b"pack+film+one+two"


def test_a_second_run_looks_at_no_scene(store: Store, rooms: Rooms, job: MakeJob) -> None:
    told(film(job), store, rooms, Joiner())
    again = Joiner()
    events = told(film(job), store, rooms, again)
    assert again.made == []
    assert {name: type(event) for name, event in events.items()} == {"film": Reused, "pack": Reused}


def test_a_changed_scene_makes_itself_and_what_it_is_part_of(
    store: Store, rooms: Rooms, job: MakeJob
) -> None:
    told(film(job), store, rooms, Joiner())
    again = Joiner()
    told(film(job, second="TWO"), store, rooms, again)
    assert again.made == ["TWO", "film", "pack"]


def test_a_scene_whose_kept_bytes_are_damaged_is_made_again_when_it_is_needed(
    store: Store, rooms: Rooms, job: MakeJob
) -> None:
    first = told(film(job), store, rooms, Joiner())["one"]
    assert isinstance(first, Made)
    (store.root / "bytes" / first.entry.sha256[:2] / first.entry.sha256).write_bytes(b"eno")
    again = Joiner()
    told(film(job, second="TWO"), store, rooms, again)
    assert again.made == ["one", "TWO", "film", "pack"]


def test_what_needs_a_failed_job_fails_with_its_problem(
    store: Store, rooms: Rooms, job: MakeJob
) -> None:
    events = told(film(job, second="fail"), store, rooms, Joiner())
    stopped = [event for event in events.values() if isinstance(event, Failed)]
    assert [event.output for event in stopped] == ["", "film", "pack"]
    assert {problem.message for event in stopped for problem in event.problems} == {
        "fail is too long"
    }
    assert isinstance(events["one"], Made)


def test_the_same_bytes_under_two_names_are_made_once(
    store: Store, rooms: Rooms, job: MakeJob
) -> None:
    poster = job("posters/a.pdf", "words")
    render = Joiner()
    events = told([poster, replace(poster, output="site/files/a.pdf")], store, rooms, render)
    assert render.made == ["words"]
    assert [type(event) for event in events.values()] == [Made, Made]


def test_waves_keep_the_order_of_jobs_and_put_the_needed_first(job: MakeJob) -> None:
    jobs = [*film(job), job("card")]
    assert [[j.output or j.data for j in wave] for wave in waves(jobs)] == [
        ["one", "two", "card"],
        ["film"],
        ["pack"],
    ]


def test_needed_bytes_are_copied_where_they_cannot_be_linked(
    store: Store, rooms: Rooms, job: MakeJob
) -> None:
    class Unlinking(Store):
        def link(self, entry: object, path: Path) -> bool:
            return False

    events = told(film(job), Unlinking(store.root), rooms, Joiner())
    assert isinstance(events["pack"], Made)


def test_a_room_with_needed_bytes_goes_when_its_job_is_done(
    store: Store, sources: Path, job: MakeJob
) -> None:
    with Rooms(sources) as rooms:
        folders: list[Path] = []

        def render(job: Job, room: Path) -> Rendered:
            folders.append(room)
            return Rendered(job.data.encode())

        list(run(film(job), store, rooms, render))
        assert [folder.exists() for folder in folders if folder.name.startswith("needs-")] == [
            False,
            False,
        ]
