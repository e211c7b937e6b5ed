"""Pictures of a film, from the same frames: its poster, a preview that moves, and the sheet of its
scenes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from toolkit.engine import raster
from toolkit.engine.film.stage import open_scene
from toolkit.engine.film.still import rgb
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, RenderFailed

POSTER_BYTES = 200_000
PREVIEW_BYTES = 1_000_000
PREVIEW_SIDE = 540  # pixels of the shorter side
PREVIEW_FRAMES = 145  # at 30 a second: under 5 s, after which moving pictures must be able to pause
EVERY = 3  # of the film's frames: ten a second
ACROSS = {True: 3, False: 6}  # scenes in a row of the contact sheet: wide, upright
GAP = 12


def render(job: Job, room: Path) -> Rendered:
    """The picture's bytes. Raises RenderFailed when it cannot be made small enough."""
    data = json.loads(job.data)
    made = _DRAW[data["what"]](data, room)
    return Rendered(made)


def _pictures(
    data: dict[str, Any], room: Path, number: int, frames: Iterable[int]
) -> Iterator[raster.Picture]:
    """Frames of a scene, one after the other: a whole one has six megabytes."""
    about = data["scenes"][number]
    scene = open_scene(about, (room / f"needs/words/{number:02}").read_bytes())
    width, height = about["width"], about["height"]
    for frame in frames:
        yield raster.picture(rgb(scene.frame(frame)[0], width, height), width, height)


def _poster(data: dict[str, Any], room: Path) -> bytes:
    """The last frame of its scene, when everything has arrived."""
    last = data["scenes"][0]["frames"] - 1
    made = raster.encode_jpeg(next(_pictures(data, room, 0, [last])), POSTER_BYTES, 72)
    if made is None:
        raise RenderFailed(
            [
                Problem(
                    "bytes",
                    f"the poster of {data['name']} cannot be made smaller than {POSTER_BYTES:,}"
                    " bytes without showing it",
                    None,
                    "choose a quieter scene: poster = …",
                )
            ]
        )
    return made


def _preview(data: dict[str, Any], room: Path) -> bytes:
    """The first seconds of the scene, small, three times over; then its last frame stays."""
    frames = range(0, min(PREVIEW_FRAMES, data["scenes"][0]["frames"]), EVERY)
    shown = [raster.smaller(picture, PREVIEW_SIDE) for picture in _pictures(data, room, 0, frames)]
    made = raster.encode_moving(shown, 1000 * EVERY // data["scenes"][0]["fps"], loops=3)
    if len(made) > PREVIEW_BYTES:
        raise RenderFailed(
            [
                Problem(
                    "bytes",
                    f"the preview of {data['name']} has {len(made):,} bytes; {PREVIEW_BYTES:,} are"
                    " the most",
                    None,
                    "choose a quieter scene: poster = …",
                )
            ]
        )
    return made


def _scenes(data: dict[str, Any], room: Path) -> bytes:
    """Every scene at its end, in rows."""
    shown = [
        raster.smaller(next(_pictures(data, room, n, [about["frames"] - 1])), 360)
        for n, about in enumerate(data["scenes"])
    ]
    return raster.encode_png(
        raster.in_rows(shown, ACROSS[data["width"] >= data["height"]], GAP),
        (),
        72,
        {"Title": data["title"], "Description": data["alt"]},
    )


_DRAW = {"poster": _poster, "preview": _preview, "scenes": _scenes}
