"""Who does the work: this thread alone, or several threads (the drawing tools release the
interpreter lock).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(
    work: Callable[[Task], Result], tasks: Iterable[Task], workers: int
) -> Iterator[tuple[Task, Result]]:
    """Do the work for every task; results as they come.

    A few tasks wait in line, so memory stays small.
    """
    tasks = iter(tasks)
    if workers <= 1:
        for task in tasks:
            yield task, work(task)
        return
    from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

    with ThreadPoolExecutor(workers, thread_name_prefix="draw") as pool:
        waiting = {pool.submit(work, task): task for task in islice(tasks, workers * 2)}
        try:
            while waiting:
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    task = waiting.pop(future)
                    waiting |= {pool.submit(work, more): more for more in islice(tasks, 1)}
                    yield task, future.result()
        finally:
            for future in waiting:
                future.cancel()
