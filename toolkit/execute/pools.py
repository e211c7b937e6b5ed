"""Who does the work: this thread alone, or several threads (the drawing tools release the
interpreter lock).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Serial(Generic[Task, Result]):
    """This thread does one task at a time, when its result is asked for."""

    def __init__(self, work: Callable[[Task], Result]) -> None:
        self._work = work
        self._waiting: list[Task] = []

    @property
    def busy(self) -> int:
        """How many tasks were given whose results were not."""
        return len(self._waiting)

    @property
    def free(self) -> bool:
        """Is another task welcome?"""
        return not self._waiting

    def give(self, task: Task) -> None:
        """Hand a task over."""
        self._waiting.append(task)

    def result(self) -> tuple[Task, Result]:
        """A task that is done, with what it gave."""
        task = self._waiting.pop()
        return task, self._work(task)


class Threads(Generic[Task, Result]):
    """Several threads. A few tasks wait in line, so memory stays small."""

    def __init__(self, work: Callable[[Task], Result], workers: int) -> None:
        from concurrent.futures import Future, ThreadPoolExecutor

        self._work, self._workers = work, workers
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="draw")
        self._waiting: dict[Future[Result], Task] = {}

    @property
    def busy(self) -> int:
        """How many tasks were given whose results were not."""
        return len(self._waiting)

    @property
    def free(self) -> bool:
        """Is another task welcome?"""
        return len(self._waiting) < 2 * self._workers

    def give(self, task: Task) -> None:
        """Hand a task over."""
        self._waiting[self._pool.submit(self._work, task)] = task

    def result(self) -> tuple[Task, Result]:
        """The next task that is done, with what it gave; raises what it raised."""
        from concurrent.futures import FIRST_COMPLETED, wait

        done, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
        future = next(iter(done))
        return self._waiting.pop(future), future.result()

    def close(self) -> None:
        """Forget what has not begun, and wait for what has."""
        for future in self._waiting:
            future.cancel()
        self._pool.shutdown()


Pool = Serial[Task, Result] | Threads[Task, Result]


@contextmanager
def pool(work: Callable[[Task], Result], workers: int) -> Iterator[Pool[Task, Result]]:
    """Somebody to do the work."""
    if workers <= 1:
        yield Serial(work)
        return
    threads = Threads(work, workers)
    try:
        yield threads
    finally:
        threads.close()


def each(
    work: Callable[[Task], Result], tasks: Iterable[Task], workers: int
) -> Iterator[tuple[Task, Result]]:
    """Do the work for every task; results as they come."""
    tasks = iter(tasks)
    with pool(work, workers) as doing:
        more = True
        while more or doing.busy:
            while more and doing.free:
                for task in tasks:
                    doing.give(task)
                    break
                else:
                    more = False
            if doing.busy:
                yield doing.result()
