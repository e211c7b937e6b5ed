"""A film of the campaign next to x264 alone on frames made beforehand, and next to moviepy.

See README.md in this folder.

python tests/benchmarks/bench_film.py [--film NAME] [--format 1080x1080] [--edition cy] [--rounds N]
[--moviepy PYTHON] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import av
import numpy as np
from machine import HERE, ROOT, facts, run

from toolkit.engine.film import encode, mux
from toolkit.engine.film.stage import open_scene
from toolkit.engine.payload import decode
from toolkit.execute.fetch import LocalFetch
from toolkit.execute.loop import run as run_jobs
from toolkit.execute.prepare import prepare
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.execute.work import work
from toolkit.media.films.payload import MovingScene, WholeFilm
from toolkit.media.films.render import scene as scenes_of_films
from toolkit.media.reading import read_project
from toolkit.model.event import Failed
from toolkit.model.job import Job


@dataclass
class Shot:
    """A scene's job, the folder with what it needs, and the numbers of its frames that differ from
    the ones before.
    """

    job: Job
    room: Path
    data: MovingScene
    moving: list[int]

    def scene(self) -> Any:
        return open_scene(self.data, (self.room / "needs/words").read_bytes())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Our films next to x264 alone, and to moviepy.")
    parser.add_argument("--film", default="in-an-emergency")
    parser.add_argument("--format", default="1080x1080")
    parser.add_argument("--edition", default="cy")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--moviepy", type=Path, help="a Python that has moviepy and numpy")
    parser.add_argument("--keep", type=Path, help="write both films here, to look at")
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as top:
        shots, film, drawing = _shots(wish, Path(top))
        count, moving = (
            sum(shot.data.frames for shot in shots),
            sum(len(shot.moving) for shot in shots),
        )
        print(
            facts(),
            f"\nav {av.__version__}, numpy {np.__version__}; {wish.film}, {wish.format},"
            f" {wish.edition}: {len(shots)} scenes, {count} frames, of which {moving} differ from"
            f" the one before; medians of {wish.rounds} rounds in turn\n",
        )
        print(f"words set by the page engine, once: {drawing:.2f} s CPU\n")
        whole = _compared(
            "the film",
            count,
            wish.rounds,
            lambda: _ours(shots, film),
            lambda: _alone(shots, lambda shot: range(shot.data.frames)),
        )
        _compared(
            "every frame differs",
            moving,
            wish.rounds,
            lambda: _changing(shots),
            lambda: _alone(shots, lambda shot: shot.moving),
        )
        if wish.moviepy:
            _moviepy(wish, shots, Path(top), whole, count)
        if wish.keep:
            wish.keep.mkdir(parents=True, exist_ok=True)
            (wish.keep / "ours.mp4").write_bytes(_ours(shots, film)[1])


def _shots(wish: argparse.Namespace, top: Path) -> tuple[list[Shot], Job, float]:
    """The scenes of the film, their words drawn, and the job that joins them."""
    store = Store(top / "store")
    fetch = LocalFetch(ROOT, store)
    with rooms():
        started = time.process_time()
        request = Request((wish.film,), (), (wish.edition,), (wish.format,))
        jobs = prepare(ROOT, read_project(ROOT), request, store).plan.jobs
        film = next(job for job in jobs if job.kind == "film")
        by_key = {job.key: job for job in jobs}
        scenes = [by_key[key] for _, key in sorted(film.needs)]
        shots = []
        for number, scene in enumerate(scenes):
            words = by_key[dict(scene.needs)["words"]]
            _, event = next(iter(run_jobs([words], store, fetch, work)))
            if isinstance(event, Failed):
                sys.exit("\n".join(map(str, event.problems)))
            room = top / f"room-{number}"
            (room / "needs").mkdir(parents=True)
            (room / "needs/words").write_bytes(store.read(event.entry) or b"")
            shots.append(Shot(scene, room, decode(MovingScene, scene.data), []))
        drawing = time.process_time() - started
    for shot in shots:
        scene = shot.scene()
        shot.moving = [n for n in range(shot.data.frames) if scene.frame(n)[1]]
    return shots, film, drawing


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def _ours(shots: list[Shot], film: Job) -> tuple[float, bytes]:
    """All that the build does for the film: shapes composed, contrast and flashes judged, scenes
    encoded and joined.
    """

    def work() -> bytes:
        whole = decode(WholeFilm, film.data)
        return mux.film(
            [scenes_of_films.render(shot.job, shot.room).data for shot in shots],
            whole.tracks,
            None,
            whole.title,
            whole.tracks[0].iso,
        )

    return _timed(work)


def _changing(shots: list[Shot]) -> tuple[float, Any]:
    """Only the frames that differ, one after the other: no frame is free."""

    def work() -> list[bytes]:
        made = []
        for shot in shots:
            scene = shot.scene()
            made.append(
                encode.segment(
                    (scene.frame(n) for n in shot.moving),
                    shot.data.width,
                    shot.data.height,
                    shot.data.fps,
                )
            )
        return made

    return _timed(work)


def _alone(shots: list[Shot], which: Callable[[Shot], Iterable[int]]) -> tuple[float, Any]:
    """x264 with the same settings, each scene's frames lying ready as the encoder wants them."""
    total, made = 0.0, []
    for shot in shots:
        scene, frames = shot.scene(), []
        for n in which(shot):
            planes, changed = scene.frame(n)
            if changed or not frames:
                frame = av.VideoFrame.from_ndarray(
                    planes.reshape(shot.data.height * 3 // 2, shot.data.width).copy(),
                    format="yuv420p",
                )
                frame.color_range, frame.colorspace = 1, 1
            frames.append(frame)
        seconds, data = _timed(lambda frames=frames, shot=shot: _encoded(frames, shot))
        total += seconds
        made.append(data)
    return total, made


def _encoded(frames: list[Any], shot: Shot) -> bytes:
    out, fps = BytesIO(), shot.data.fps
    with av.open(out, "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        stream = encode._stream(
            container.add_stream("libx264", rate=fps),
            shot.data.width,
            shot.data.height,
            fps,
            False,
        )
        for number, frame in enumerate(frames):
            frame.pts, frame.time_base = number, Fraction(1, fps)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def _compared(
    name: str,
    frames: int,
    rounds: int,
    ours: Callable[[], tuple[float, Any]],
    alone: Callable[[], tuple[float, Any]],
) -> float:
    pairs = [(ours()[0], alone()[0]) for _ in range(rounds)]
    mine, floor = (median(column) for column in zip(*pairs, strict=True))
    print(
        f"{name}: ours {mine:.2f} s CPU ({mine / frames * 1000:.2f} ms a frame), x264 alone"
        f" {floor:.2f} s ({floor / frames * 1000:.2f} ms): ratio"
        f" {median(a / b for a, b in pairs):.2f} (rounds:"
        f" {', '.join(f'{a / b:.2f}' for a, b in pairs)})"
    )
    return mine


def _moviepy(
    wish: argparse.Namespace, shots: list[Shot], top: Path, ours: float, count: int
) -> None:
    """moviepy is handed the finished frames: it composes nothing, and has only to encode."""
    folder = top / "moviepy"
    folder.mkdir()
    order, pictures = [], 0
    for shot in shots:
        scene = shot.scene()
        for n in range(shot.data.frames):
            planes, changed = scene.frame(n)
            if changed or n == 0:
                rgb = av.VideoFrame.from_ndarray(
                    planes.reshape(shot.data.height * 3 // 2, shot.data.width),
                    format="yuv420p",
                ).to_ndarray(format="rgb24")
                np.save(folder / f"{pictures}.npy", rgb)
                pictures += 1
            order.append(pictures - 1)
    (folder / "order.json").write_text(json.dumps({"fps": shots[0].data.fps, "order": order}))
    spent = [
        run([wish.moviepy, HERE / "peers/moviepy_peer.py", folder], folder).cpu
        for _ in range(wish.rounds)
    ]
    print(
        f"moviepy, handed {pictures} finished pictures: {median(spent):.2f} s CPU"
        f" ({median(spent) / count * 1000:.2f} ms a frame), {median(spent) / ours:.1f} times ours"
    )
    if wish.keep:
        wish.keep.mkdir(parents=True, exist_ok=True)
        (wish.keep / "moviepy.mp4").write_bytes((folder / "film.mp4").read_bytes())


if __name__ == "__main__":
    main()
