"""The loop: find or make each job's bytes, those that others need first. It decides nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from heapq import heappop, heappush

from toolkit.execute.fetch import Fetch
from toolkit.execute.pools import pool
from toolkit.execute.store import Store
from toolkit.model.event import Entry, Event, Failed, Made, Reused
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, RenderFailed, Span

Work = Callable[[Job, Fetch], Rendered]
Kept = Callable[[Job], Entry | None]


def run(
    jobs: Iterable[Job],
    store: Store,
    fetch: Fetch,
    work: Work,
    workers: int = 1,
    kept: Kept | None = None,
    places: Mapping[str, Span] | None = None,
) -> Iterator[tuple[Job, Event]]:
    """Yield what happened to each job: kept results first, in order, then the others as they are
    made.

    `kept` says what is there of a job and good enough to be used again (is it whole? is everything
    to be made anew?); without it, what the store has a record of.
    Workers return bytes; only this thread records them. A job starts as soon as what it needs is
    there; what needs something that failed fails with it. Raises StoreFailed when the disk refuses.
    """
    jobs = list(jobs)
    entries, idle = _kept(jobs, store, kept or (lambda job: store.find(job.key)))
    queue = _Queue()
    for job in jobs:
        if job.key in entries:
            yield job, Reused(job.output, entries[job.key])
        elif job.key not in idle:
            queue.add(job)
    queue.settle()

    with pool(partial(_made, work, fetch), workers) as doing:
        while queue.ready or doing.busy:
            while queue.ready and doing.free:
                doing.give(queue.next())
            job, (made, seconds) = doing.result()
            if isinstance(made, RenderFailed):
                problems = (problem.located(places or {}) for problem in made.problems)
                yield from queue.fail(job, problems)
            else:
                yield from queue.done(job, store.keep(job, made), seconds)


def _made(work: Work, fetch: Fetch, job: Job) -> tuple[Rendered | RenderFailed, float]:
    """What became of a job, and the seconds that it took."""
    started = time.perf_counter()
    try:
        made: Rendered | RenderFailed = work(job, fetch)
    except RenderFailed as failed:
        made = failed
    return made, time.perf_counter() - started


@dataclass
class _Queue:
    """Jobs that are to be made, and which of them can start.

    The same bytes under several names are made once: `alike` has all jobs of a key.
    """

    alike: dict[str, list[Job]] = field(default_factory=dict)
    rank: dict[str, int] = field(default_factory=dict)
    ready: list[tuple[int, str]] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)
    needing: dict[str, list[str]] = field(default_factory=dict)
    failed: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def add(self, job: Job) -> None:
        """Take a job in."""
        self.alike.setdefault(job.key, []).append(job)
        self.rank.setdefault(job.key, len(self.rank))

    def settle(self) -> None:
        """Find out what waits for what, once all jobs are in."""
        for key, (job, *_) in self.alike.items():
            needs = {need for _, need in job.needs if need in self.alike}
            self.missing[key] = len(needs)
            for need in needs:
                self.needing.setdefault(need, []).append(key)
            if not needs:
                heappush(self.ready, (self.rank[key], key))

    def next(self) -> Job:
        """The first job, in the order of the plan, that can start."""
        _, key = heappop(self.ready)
        return self.alike[key][0]

    def done(self, job: Job, entry: Entry, seconds: float) -> Iterator[tuple[Job, Event]]:
        """All jobs of these bytes are made; those that waited for nothing else can start."""
        for twin in self.alike[job.key]:
            yield twin, Made(twin.output, entry, seconds)
        yield from self._settled(job.key)

    def fail(self, job: Job, problems: Iterable[Problem]) -> Iterator[tuple[Job, Event]]:
        """All jobs of these bytes failed; so does what needs them, with the problems of everything
        that it lacks.
        """
        self.failed[job.key] = tuple(dict.fromkeys(problems))
        for twin in self.alike[job.key]:
            yield twin, Failed(twin.output, self.failed[job.key])
        yield from self._settled(job.key)

    def _settled(self, key: str) -> Iterator[tuple[Job, Event]]:
        """One need less for those that need this key."""
        for waiting in self.needing.get(key, ()):
            self.missing[waiting] -= 1
            if self.missing[waiting]:
                continue
            job = self.alike[waiting][0]
            causes = [p for _, need in job.needs for p in self.failed.get(need, ())]
            if any(need in self.failed for _, need in job.needs):
                yield from self.fail(job, causes)
            else:
                heappush(self.ready, (self.rank[waiting], waiting))


def _kept(jobs: Sequence[Job], store: Store, kept: Kept) -> tuple[dict[str, Entry], set[str]]:
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
        entry = None if job.key in lost else kept(job)
        if entry is not None and (job.key not in read or store.sound(entry)):
            entries[job.key] = entry
        else:
            entries.pop(job.key, None)
            lost.add(job.key)
            read.update(key for _, key in job.needs)
    return entries, idle
