"""The floor: every planned page drawn by bare Typst from the very same inputs, with nothing else
done.

Started by bench_build.py in a process of its own: floor.py PROJECT STORE JOBS [PATTERN]… The store
must know what measuring found, so that no layout is in Typst's memory when the clock starts.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import typst

if TYPE_CHECKING:
    from toolkit.execute.fetch import Fetch
    from toolkit.model.job import Job

FORMATS = {"screen": "pdf", "print": "pdf", "png": "png", "jpeg": "png", "svg": "svg"}


def main(project: Path, kept: Path, jobs: int, patterns: tuple[str, ...]) -> None:
    """Print JSON: artefacts, bytes, and seconds of wall and CPU."""
    sys.path.insert(0, str(project))
    from toolkit.execute.fetch import LocalFetch
    from toolkit.execute.prepare import prepare
    from toolkit.execute.request import Request
    from toolkit.execute.room import rooms
    from toolkit.execute.store import Store
    from toolkit.media.reading import read_project

    store = Store(kept)
    fetch = LocalFetch(project, store)
    with rooms():
        prepared = prepare(project, read_project(project), Request(patterns), store)
        if prepared.measured:
            sys.exit("the store does not know every measurement: build first")
        pages = [job for job in prepared.plan.jobs if job.kind == "page"]
        tasks = [handed(job, room_of(job, fetch)) for job in pages]
        before, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(project / "assets/brand/fonts")],
        )
        with ThreadPoolExecutor(jobs) as pool:
            sizes = list(pool.map(lambda task: _draw(fonts, *task), tasks))
        wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(json.dumps({"artefacts": len(sizes), "bytes": sum(sizes), "wall": wall, "cpu": cpu}))


def room_of(job: Job, fetch: Fetch) -> Path:
    """The folder with the inputs of a page's job. It stays as long as the rooms do."""
    from toolkit.execute.room import room

    with room(job, fetch) as folder:
        return folder


class _Handed(Exception):
    pass


def handed(job: Job, room: Path) -> tuple[Path, dict[str, Any], str]:
    """What the renderer hands to Typst for a job: the room, the job's values, and the words as
    JSON. Nothing is drawn.
    """
    from toolkit.engine import typst as engine
    from toolkit.render.page import render

    def stop(_: Path, entry: str, words: str, *rest: object) -> None:
        raise _Handed(words)

    with patch.object(engine, "draw_pdf", stop), patch.object(engine, "draw_svg", stop):
        try:
            render(job, room)
        except _Handed as caught:
            return room, json.loads(job.data), caught.args[0]
    raise RuntimeError(f"{job.output} was made without Typst")


def bare(fonts: typst.Fonts, room: Path, job: dict[str, Any], words: str) -> typst.Compiler:
    """Typst with those inputs, and nothing of ours."""
    return typst.Compiler(
        str(room / job["entry"]),
        root=str(room / "assets"),
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"job": words},
    )


def _draw(fonts: typst.Fonts, room: Path, job: dict[str, Any], words: str) -> int:
    made = bare(fonts, room, job, words).compile(format=FORMATS[job["output"]], ppi=job["ppi"])
    return sum(map(len, made)) if isinstance(made, list) else len(made)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), tuple(sys.argv[4:]))
