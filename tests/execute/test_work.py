"""Work closes over nothing: another process does the same with what it is given."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from minimal import write

from toolkit.execute.fetch import LocalFetch
from toolkit.execute.prepare import prepare
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.execute.work import work
from toolkit.media.reading import read_project


def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    root = write(tmp_path / "campaign", {})
    store = Store(tmp_path / "store")
    fetch = LocalFetch(root, store)
    with rooms():
        plan = prepare(root, read_project(root), Request(jobs=1), store).plan
        pdf, png = (
            next(job for job in plan.jobs if job.output.endswith(end)) for end in ("pdf", "png")
        )
        here = [work(job, fetch) for job in (pdf, png)]
    assert pickle.loads(pickle.dumps((work, pdf))) == (work, pdf)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        there = [pool.submit(work, job, fetch).result(timeout=120) for job in (pdf, png)]
    assert [made.data for made in there] == [made.data for made in here]
    assert [made.landed for made in there] == [made.landed for made in here]
