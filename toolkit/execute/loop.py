"""The loop: find or make each job's bytes, those that others need first. It decides nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from toolkit.execute.pools import each
from toolkit.execute.room import Rooms
from toolkit.execute.store import Store
from toolkit.model.event import Entry, Event, Failed, Made, Reused
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, RenderFailed, Span

Render = Callable[[Job, Path], Rendered]


def run(
    jobs: Iterable[Job],
    store: Store,
    rooms: Rooms,
    render: Render,
    workers: int = 1,
    usable: Callable[[Job, Entry], bool] | None = None,
    places: Mapping[str, Span] | None = None,
) -> Iterator[tuple[Job, Event]]:
    """Yield what happened to each job: kept results first, in order, then the others as they are
    made.

    `usable` has the last word on a kept result (is it whole? is everything to be made anew?).
    Workers return bytes; only this thread writes. What needs something that failed fails with it.
    Raises StoreFailed when the disk refuses.
    """
    jobs = list(jobs)
    entries, idle = _kept(jobs, store, usable)
    stopped: dict[str, tuple[Problem, ...]] = {}

    def make(job: Job) -> tuple[Entry | Rendered | RenderFailed, float]:
        started = time.perf_counter()
        made: Entry | Rendered | RenderFailed
        try:
            with rooms.room(job, {name: entries[key] for name, key in job.needs}, store) as room:
                made = drawn = render(job, room)
                if drawn.file:  # a large file goes into the store while its room stands
                    made = store.keep(job, drawn)
        except RenderFailed as failed:
            made = failed
        return made, time.perf_counter() - started

    def failed(job: Job, problems: Iterable[Problem]) -> Iterator[tuple[Job, Event]]:
        stopped[job.key] = tuple(dict.fromkeys(problems))
        yield from ((twin, Failed(twin.output, stopped[job.key])) for twin in missing[job.key])

    missing: dict[str, list[Job]] = {}  # the same bytes under several names are made once
    for job in jobs:
        if job.key in entries:
            yield job, Reused(job.output, entries[job.key])
        elif job.key not in idle:
            missing.setdefault(job.key, []).append(job)
    for wave in waves([alike[0] for alike in missing.values()]):
        ready = []
        for job in wave:
            if problems := [problem for _, key in job.needs for problem in stopped.get(key, ())]:
                yield from failed(job, problems)
            else:
                ready.append(job)
        for job, (made, seconds) in each(make, ready, min(workers, len(ready))):
            if isinstance(made, RenderFailed):
                yield from failed(job, (problem.located(places or {}) for problem in made.problems))
            else:
                entries[job.key] = entry = (
                    made if isinstance(made, Entry) else store.keep(job, made)
                )
                yield from ((twin, Made(twin.output, entry, seconds)) for twin in missing[job.key])


def _kept(
    jobs: Sequence[Job], store: Store, usable: Callable[[Job, Entry], bool] | None
) -> tuple[dict[str, Entry], set[str]]:
    """Kept results by key, and the keys of jobs that are made for others only, which want nothing
    of them now.

    What a missing job needs must be whole, since its bytes will be read.
    """
    entries: dict[str, Entry] = {}
    read: set[str] = set()
    lost: set[str] = set()
    for_others = {key for job in jobs for _, key in job.needs}
    idle = {job.key for job in jobs if not job.output and job.key in for_others}
    for job in reversed(jobs):  # those that need come after those that are needed
        if job.key in idle and job.key not in read:
            continue
        idle.discard(job.key)
        entry = entries.get(job.key) or store.find(job.key)
        if (
            entry is not None
            and job.key not in lost
            and (usable is None or usable(job, entry))
            and (job.key not in read or store.sound(entry))
        ):
            entries[job.key] = entry
        else:
            entries.pop(job.key, None)
            lost.add(job.key)
            read.update(key for _, key in job.needs)
    return entries, idle


def waves(jobs: Iterable[Job]) -> list[list[Job]]:
    """The jobs by how many others of them must come before.

    A needed job stands before those that need it.
    """
    found: list[list[Job]] = []
    depths: dict[str, int] = {}
    for job in jobs:
        depth = max((depths[key] + 1 for _, key in job.needs if key in depths), default=0)
        depths[job.key] = depth
        if depth == len(found):
            found.append([])
        found[depth].append(job)
    return found
