"""The loop: find or make each job's bytes. It decides nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from toolkit.execute.pools import each
from toolkit.execute.room import Rooms
from toolkit.execute.store import Store
from toolkit.model.event import Entry, Event, Failed, Made, Reused
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import RenderFailed, Span

Render = Callable[[Job, Path], Rendered]


def run(jobs: Iterable[Job], store: Store, rooms: Rooms, render: Render, workers: int = 1, usable: Callable[[Job, Entry], bool] | None = None, places: Mapping[str, Span] | None = None) -> Iterator[tuple[Job, Event]]:
    """Yield what happened to each job: kept results first, in order, then the others as they are made.

    `usable` has the last word on a kept result (is it whole? is everything to be made anew?). Workers return bytes;
    only this thread writes. Raises StoreFailed when the disk refuses.
    """
    missing = []
    for job in jobs:
        entry = store.find(job.key)
        if entry is not None and (usable is None or usable(job, entry)):
            yield job, Reused(job.output, entry)
        else:
            missing.append(job)

    def make(job: Job) -> tuple[Rendered | RenderFailed, float]:
        started = time.perf_counter()
        try:
            made: Rendered | RenderFailed = render(job, rooms.room(job))
        except RenderFailed as failed:
            made = failed
        return made, time.perf_counter() - started

    for job, (made, seconds) in each(make, missing, min(workers, len(missing))):
        if isinstance(made, RenderFailed):
            yield job, Failed(job.output, tuple(problem.located(places or {}) for problem in made.problems))
        else:
            yield job, Made(job.output, store.keep(job, made), seconds)
