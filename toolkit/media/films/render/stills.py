"""Pictures of a film, from the same frames: its poster, a preview that moves, and the sheet of its
scenes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.engine import raster
from toolkit.engine.film.stage import open_scene
from toolkit.engine.film.still import rgb
from toolkit.engine.payload import decode
from toolkit.media.films.payload import FilmStill
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
    still = decode(FilmStill, job.data)
    return Rendered(_DRAW[still.what](still, room))


def _pictures(
    still: FilmStill, room: Path, number: int, frames: Iterable[int]
) -> Iterator[raster.Picture]:
    """Frames of a scene, one after the other: a whole one has six megabytes."""
    about = still.scenes[number]
    scene = open_scene(about, (room / f"needs/words/{number:02}").read_bytes())
    width, height = about.width, about.height
    for frame in frames:
        yield raster.picture(rgb(scene.frame(frame)[0], width, height), width, height)


def _poster(still: FilmStill, room: Path) -> bytes:
    """The last frame of its scene, when everything has arrived."""
    last = still.scenes[0].frames - 1
    made = raster.encode_jpeg(
        next(_pictures(still, room, 0, [last])), POSTER_BYTES, 72, still.rights
    )
    if made is None:
        raise RenderFailed(
            [
                Problem(
                    "bytes",
                    f"the poster of {still.name} cannot be made smaller than {POSTER_BYTES:,}"
                    " bytes without showing it",
                    None,
                    "choose a quieter scene: poster = …",
                )
            ]
        )
    return made


def _preview(still: FilmStill, room: Path) -> bytes:
    """The first seconds of the scene, small, three times over; then its last frame stays."""
    frames = range(0, min(PREVIEW_FRAMES, still.scenes[0].frames), EVERY)
    shown = [raster.smaller(picture, PREVIEW_SIDE) for picture in _pictures(still, room, 0, frames)]
    made = raster.encode_moving(
        shown, 1000 * EVERY // still.scenes[0].fps, loops=3, rights=still.rights
    )
    if len(made) > PREVIEW_BYTES:
        raise RenderFailed(
            [
                Problem(
                    "bytes",
                    f"the preview of {still.name} has {len(made):,} bytes; {PREVIEW_BYTES:,} are"
                    " the most",
                    None,
                    "choose a quieter scene: poster = …",
                )
            ]
        )
    return made


def _scenes(still: FilmStill, room: Path) -> bytes:
    """Every scene at its end, in rows."""
    shown = [
        raster.smaller(next(_pictures(still, room, n, [about.frames - 1])), 360)
        for n, about in enumerate(still.scenes)
    ]
    return raster.encode_png(
        raster.in_rows(shown, ACROSS[still.width >= still.height], GAP),
        (),
        72,
        {"Title": still.title, "Description": still.alt},
        still.rights,
    )


_DRAW = {"poster": _poster, "preview": _preview, "scenes": _scenes}
