"""Jobs that are made of what other jobs made: order, sharing, failure, what is not made again."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.execute.fetch import Fetch, LocalFetch
from toolkit.execute.loop import run
from toolkit.execute.room import room
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

    def __call__(self, job: Job, fetch: Fetch) -> Rendered:
        self.made.append(job.data)
        if "fail" in job.data:
            raise RenderFailed([Problem("fit", f"{job.data} is too long")])
        with room(job, fetch) as folder:
            about = json.loads((folder / "needs.json").read_text()) if job.needs else {}
            parts = [(folder / "needs" / name).read_bytes() for name in about]
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
    jobs: list[Job], store: Store, fetch: Fetch, render: Joiner, workers: int = 1
) -> dict[str, Event]:
    return {
        event.output or job.data: event for job, event in run(jobs, store, fetch, render, workers)
    }


def test_a_job_finds_the_bytes_that_it_needs_and_what_is_known_of_them(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    events = told(film(job), store, fetch, Joiner(), workers=2)
    made = events["pack"]
    assert isinstance(made, Made)
    assert store.read(made.entry) == b"pack+film+one+two"


def test_a_second_run_looks_at_no_scene(store: Store, fetch: Fetch, job: MakeJob) -> None:
    told(film(job), store, fetch, Joiner())
    again = Joiner()
    events = told(film(job), store, fetch, again)
    assert again.made == []
    assert {name: type(event) for name, event in events.items()} == {"film": Reused, "pack": Reused}


def test_a_changed_scene_makes_itself_and_what_it_is_part_of(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    told(film(job), store, fetch, Joiner())
    again = Joiner()
    told(film(job, second="TWO"), store, fetch, again)
    assert again.made == ["TWO", "film", "pack"]


def test_a_scene_whose_kept_bytes_are_damaged_is_made_again_when_it_is_needed(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    first = told(film(job), store, fetch, Joiner())["one"]
    assert isinstance(first, Made)
    (store.root / "bytes" / first.entry.sha256[:2] / first.entry.sha256).write_bytes(b"eno")
    again = Joiner()
    told(film(job, second="TWO"), store, fetch, again)
    assert again.made == ["one", "TWO", "film", "pack"]


def test_what_needs_a_failed_job_fails_with_its_problem(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    events = told(film(job, second="fail"), store, fetch, Joiner())
    stopped = [event for event in events.values() if isinstance(event, Failed)]
    assert [event.output for event in stopped] == ["", "film", "pack"]
    assert {problem.message for event in stopped for problem in event.problems} == {
        "fail is too long"
    }
    assert isinstance(events["one"], Made)


def test_the_same_bytes_under_two_names_are_made_once(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    poster = job("posters/a.pdf", "words")
    render = Joiner()
    events = told([poster, replace(poster, output="site/files/a.pdf")], store, fetch, render)
    assert render.made == ["words"]
    assert [type(event) for event in events.values()] == [Made, Made]


def test_one_worker_makes_jobs_in_the_order_of_the_plan(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    one, two, made, pack = film(job)
    render = Joiner()
    told([job("card"), one, two, made, pack, job("poster")], store, fetch, render)
    assert render.made == ["card", "one", "two", "film", "pack", "poster"]


def test_a_job_starts_when_its_own_needs_are_there_whatever_else_is_still_at_work(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    """The film begins while an unrelated job, which began together with its scene, still runs: that
    one ends only when the film has begun.
    """
    begun = threading.Event()

    def work(job: Job, fetch: Fetch) -> Rendered:
        if job.data == "slow":
            assert begun.wait(timeout=60), "the film waits for a job that it does not need"
        if job.data == "film":
            begun.set()
        return Rendered(job.data.encode())

    scene = job("", "scene")
    made = replace(job("film"), needs=(("scene", scene.key),))
    order = [j.data for j, _ in run([job("slow"), scene, made], store, fetch, work, workers=2)]
    assert sorted(order) == ["film", "scene", "slow"]
    assert order.index("scene") < order.index("film")


@pytest.mark.parametrize("first", ["one", "two"])
def test_what_needs_two_jobs_waits_for_both_when_one_fails_and_fails_once(
    store: Store, fetch: Fetch, job: MakeJob, first: str
) -> None:
    """Whichever of the two is done first; the film is told after both, with the failed one's
    problem, and nobody tries to make it.
    """
    settled = threading.Event()
    tried: list[str] = []

    def work(job: Job, fetch: Fetch) -> Rendered:
        tried.append(job.data)
        if job.data in ("one", "two") and job.data != first:
            assert settled.wait(timeout=60)
        if job.data == "two":
            raise RenderFailed([Problem("fit", "two is too long")])
        return Rendered(job.data.encode())

    events: list[tuple[str, Event]] = []
    for each, event in run(film(job), store, fetch, work, workers=2):
        events.append((each.data, event))
        if each.data == first:
            settled.set()
    assert [name for name, _ in events] == [
        first,
        "two" if first == "one" else "one",
        "film",
        "pack",
    ]
    assert [type(event) for name, event in events if name == "one"] == [Made]
    failed = [event for _, event in events if isinstance(event, Failed)]
    assert len(failed) == 3
    assert {event.problems for event in failed} == {(Problem("fit", "two is too long"),)}
    assert sorted(tried) == ["one", "two"]


def test_what_needs_two_failed_jobs_has_the_problems_of_both_each_once(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    render = Joiner()
    one, two, made, pack = film(job, first="fail one", second="fail two")
    pack = replace(pack, needs=(*pack.needs, ("scene", two.key)))
    events = told([one, two, made, pack], store, fetch, render)
    for name in ("film", "pack"):
        event = events[name]
        assert isinstance(event, Failed)
        assert sorted(problem.message for problem in event.problems) == [
            "fail one is too long",
            "fail two is too long",
        ]
    assert render.made == ["fail one", "fail two"]


def test_a_failure_stops_only_what_needs_it(store: Store, fetch: Fetch, job: MakeJob) -> None:
    other = replace(job("other"), needs=(("card", job("card").key),))
    events = told([*film(job, second="fail"), job("card"), other], store, fetch, Joiner(), 2)
    assert {name for name, event in events.items() if isinstance(event, Made)} == {
        "one",
        "card",
        "other",
    }


def test_a_kept_need_that_goes_away_during_the_run_is_said_and_not_a_crash(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    one, two, made, _ = film(job)
    told([one, two], store, fetch, Joiner())

    def work(job: Job, fetch: Fetch) -> Rendered:
        store.empty()
        return Joiner()(job, fetch)

    events = [event for _, event in run([one, two, made], store, fetch, work)]
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.output == "film"
    assert "is gone" in failed.problems[0].message


def test_needed_bytes_are_copied_where_they_cannot_be_linked(
    store: Store, sources: Path, job: MakeJob
) -> None:
    class Unlinking(Store):
        def link(self, entry: object, path: Path) -> bool:
            return False

    kept = Unlinking(store.root)
    events = told(film(job), kept, LocalFetch(sources, kept), Joiner())
    assert isinstance(events["pack"], Made)


def test_a_room_with_needed_bytes_goes_when_its_job_is_done(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    folders: list[Path] = []

    def work(job: Job, fetch: Fetch) -> Rendered:
        with room(job, fetch) as folder:
            folders.append(folder)
            assert folder.is_dir() or not job.needs
            return Rendered(job.data.encode())

    list(run(film(job), store, fetch, work))
    assert [folder.exists() for folder in folders if folder.name.startswith("needs-")] == [
        False,
        False,
    ]
