"""Draws cards one way, in a process of its own, and says what each cost.

Started by bench_encode.py:

encode.py typst|ours PROJECT STORE COUNT FOLDER, after encode.py measure …, which fills the store.
The pictures go to FOLDER, as <number>-typst.png, <number>-ours.png and <number>-full.png, which is
ours before the palette.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import typst
from floor import bare, handed, room_of


def main(way: str, project: Path, kept: Path, count: int, folder: Path) -> None:
    """Print JSON: for each card its name, bytes and milliseconds of CPU by stage."""
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
        prepared = prepare(project, read_project(project), Request(kinds=("cards",)), store)
        if way == "measure":
            return
        if prepared.measured:
            sys.exit("the store does not know every measurement")
        jobs = [job for job in prepared.plan.jobs if job.output.endswith(".png")]
        chosen = [jobs[at * len(jobs) // count] for at in range(count)]
        spare = next(job for job in jobs if job not in chosen)
        draw = {"typst": _typst, "ours": _ours}[way](project)
        draw(*handed(spare, room_of(spare, fetch)))  # loads the fonts
        cards = []
        for number, job in enumerate(chosen):
            pictures, stages = draw(*handed(job, room_of(job, fetch)))
            for name, data in pictures.items():
                (folder / f"{number:02}-{name}.png").write_bytes(data)
            cards.append({"output": job.output, "bytes": len(pictures[way]), "stages": stages})
    print(json.dumps(cards))


Draw = Callable[[Path, dict[str, Any], str], tuple[dict[str, bytes], dict[str, float]]]


def _typst(project: Path) -> Draw:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(project / "assets/brand/fonts")],
    )

    def draw(
        room: Path, job: dict[str, Any], words: str
    ) -> tuple[dict[str, bytes], dict[str, float]]:
        started = time.process_time()
        png = bare(fonts, room, job, words).compile(format="png", ppi=job["ppi"])
        return {"typst": png}, {"PNG by Typst": _since(started)}

    return draw


def _ours(project: Path) -> Draw:
    from toolkit.engine import pixels, raster
    from toolkit.engine import typst as engine
    from toolkit.render.page import TOKENS, _brand

    brand = _brand((project / TOKENS).read_bytes())

    def draw(
        room: Path, job: dict[str, Any], words: str
    ) -> tuple[dict[str, bytes], dict[str, float]]:
        stages = {}
        started = time.process_time()
        drawing = engine.draw_pdf(room, job["entry"], words, date.fromisoformat(job["date"]))
        stages["PDF by Typst, with the trace"] = _since(started)
        started = time.process_time()
        image = pixels.rasterise(drawing.pages[0], job["ppi"])
        stages["pixels by PDFium"] = _since(started)
        started = time.process_time()
        png = raster.encode_png(
            image, brand, job["ppi"], {"Title": job["title"], "Description": job["alt"]}
        )
        stages["palette and PNG by Pillow"] = _since(started)
        return {"ours": png, "full": raster.encode_png(image, (), job["ppi"], {})}, stages

    return draw


def _since(started: float) -> float:
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
