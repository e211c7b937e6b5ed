"""The loop: find or make each job's bytes.

The renderer is a fake, so that only the loop is judged.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.execute.fetch import Fetch
from toolkit.execute.loop import run
from toolkit.execute.prepare import whole
from toolkit.execute.store import Store
from toolkit.model.event import Failed, Made, Reused
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, RenderFailed, Span, StoreFailed

MakeJob = Callable[..., Job]


class Fake:
    """Draws a job as its own data; fails where the data says so; notes what it was asked for."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self._lock = threading.Lock()

    def __call__(self, job: Job, fetch: Fetch) -> Rendered:
        with self._lock:
            self.drawn.append(job.output)
        if "fail" in job.data:
            raise RenderFailed(
                [Problem("fit", f"{job.output} is too long", None, "", "cy notes/a")]
            )
        return Rendered(job.data.encode(), (Problem("note", f"about {job.output}"),))


def test_a_first_run_makes_everything_and_a_second_nothing(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    jobs = [job("a"), job("b"), job("c")]
    fake = Fake()
    first = [event for _, event in run(jobs, store, fetch, fake)]
    assert [type(event) for event in first] == [Made] * 3
    again = [event for _, event in run(jobs, store, fetch, fake)]
    assert [type(event) for event in again] == [Reused] * 3
    assert fake.drawn == ["a", "b", "c"]


def test_a_kept_result_still_warns(store: Store, fetch: Fetch, job: MakeJob) -> None:
    for _ in range(2):
        ((_, event),) = run([job("a")], store, fetch, Fake())
        assert isinstance(event, Made | Reused)
        assert [warning.message for warning in event.entry.warnings] == ["about a"]


def test_only_the_changed_job_is_made_again(store: Store, fetch: Fetch, job: MakeJob) -> None:
    list(run([job("a", "one"), job("b", "two")], store, fetch, Fake()))
    fake = Fake()
    events = {
        j.output: type(event)
        for j, event in run([job("a", "one"), job("b", "TWO")], store, fetch, fake)
    }
    assert events == {"a": Reused, "b": Made}
    assert fake.drawn == ["b"]


def test_going_back_to_earlier_words_makes_nothing(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    for words in ("one", "two"):
        list(run([job("a", words)], store, fetch, Fake()))
    fake = Fake()
    list(run([job("a", "one")], store, fetch, fake))
    assert fake.drawn == []


def test_a_renamed_output_is_not_made_again(store: Store, fetch: Fetch, job: MakeJob) -> None:
    list(run([job("a", "one")], store, fetch, Fake()))
    ((_, event),) = run([job("z", "one")], store, fetch, Fake())
    assert isinstance(event, Reused)
    assert event.output == "z"


def test_a_failure_is_reported_and_the_others_are_made(
    store: Store, fetch: Fetch, job: MakeJob
) -> None:
    places = {"cy notes/a": Span("locales/cy/LC_MESSAGES/campaign.po", 12)}
    jobs = [job("a"), job("b", "fail"), job("c")]
    events = {j.output: event for j, event in run(jobs, store, fetch, Fake(), places=places)}
    assert isinstance(events["a"], Made) and isinstance(events["c"], Made)
    failed = events["b"]
    assert isinstance(failed, Failed)
    assert [(p.message, str(p.where)) for p in failed.problems] == [
        ("b is too long", "locales/cy/LC_MESSAGES/campaign.po:12")
    ]


def test_a_failure_is_not_kept(store: Store, fetch: Fetch, job: MakeJob) -> None:
    fake = Fake()
    for _ in range(2):
        ((_, event),) = run([job("b", "fail")], store, fetch, fake)
        assert isinstance(event, Failed)
    assert fake.drawn == ["b", "b"]


def test_kept_results_come_first_and_in_order(store: Store, fetch: Fetch, job: MakeJob) -> None:
    list(run([job("d"), job("b")], store, fetch, Fake()))
    order = [
        j.output for j, _ in run([job("a"), job("b"), job("c"), job("d")], store, fetch, Fake())
    ]
    assert order == ["b", "d", "a", "c"]


@pytest.mark.parametrize("workers", [1, 2, 4, 64])
def test_any_number_of_workers_gives_the_same_events_and_bytes(
    tmp_path: Path, fetch: Fetch, job: MakeJob, workers: int
) -> None:
    store = Store(tmp_path / "own")
    jobs = [job(f"{n}", f"{'fail' if n % 5 == 0 else 'words'} {n}") for n in range(40)]
    fake = Fake()
    events = dict(run(jobs, store, fetch, fake, workers))
    assert len(events) == 40
    assert sorted(fake.drawn, key=int) == [str(n) for n in range(40)]
    for each, event in events.items():
        if int(each.output) % 5 == 0:
            assert isinstance(event, Failed)
        else:
            assert isinstance(event, Made)
            assert store.read(event.entry) == each.data.encode()


@pytest.mark.parametrize("workers", [1, 4])
def test_a_bug_in_a_renderer_is_not_taken_for_a_failure(
    store: Store, fetch: Fetch, job: MakeJob, workers: int
) -> None:
    def broken(job: Job, fetch: Fetch) -> Rendered:
        raise ZeroDivisionError("a bug")

    with pytest.raises(ZeroDivisionError, match="a bug"):
        list(run([job("a"), job("b")], store, fetch, broken, workers))


def test_no_jobs_no_events(store: Store, fetch: Fetch) -> None:
    assert list(run([], store, fetch, Fake(), 4)) == []


@pytest.mark.parametrize("folder", ["bytes", "keys"])
def test_a_flipped_byte_in_the_store_makes_the_job_again(
    store: Store, fetch: Fetch, job: MakeJob, folder: str
) -> None:
    jobs = [job("a", "the words of a"), job("b", "the words of b")]
    events = {j.output: event for j, event in run(jobs, store, fetch, Fake())}
    made = events["a"]
    assert isinstance(made, Made)
    name = made.entry.sha256 if folder == "bytes" else made.entry.key
    (path,) = (store.root / folder).rglob(f"{name}*")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    fake = Fake()
    again = {j.output: event for j, event in run(jobs, store, fetch, fake, kept=whole(store))}
    assert fake.drawn == ["a"]
    found = again["a"]
    assert isinstance(found, Made)
    assert store.read(found.entry) == b"the words of a"


def test_kept_has_the_last_word(store: Store, fetch: Fetch, job: MakeJob) -> None:
    list(run([job("a"), job("b")], store, fetch, Fake()))
    fake = Fake()
    list(
        run(
            [job("a"), job("b")],
            store,
            fetch,
            fake,
            kept=lambda job: store.find(job.key) if job.output == "a" else None,
        )
    )
    assert fake.drawn == ["b"]


def test_a_disk_that_refuses_stops_the_run(store: Store, fetch: Fetch, job: MakeJob) -> None:
    store.root.write_text("a file, where the store's folder is wanted")
    with pytest.raises(StoreFailed, match="is a file, where a folder belongs"):
        list(run([job("a"), job("b")], store, fetch, Fake(), 2))
