"""Pools: the same answers from one worker or many, and no more tasks in line than memory allows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from toolkit.execute.pools import cores, each


@pytest.mark.parametrize("workers", [0, 1, 3, 100])
def test_every_task_is_done_once(workers: int) -> None:
    assert sorted(each(lambda n: n * n, range(50), workers)) == [(n, n * n) for n in range(50)]


@pytest.mark.parametrize("workers", [1, 3])
def test_tasks_are_taken_as_they_can_be_done_and_not_all_at_once(workers: int) -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    results = each(lambda n: n, tasks(), workers)
    next(results)
    assert len(taken) <= workers * 4
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [1, 3])
def test_an_exception_of_the_work_comes_out(workers: int) -> None:
    def work(n: int) -> int:
        return 1 // n

    with pytest.raises(ZeroDivisionError):
        list(each(work, [3, 2, 1, 0, 1, 2], workers))


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
