"""Frames of a film, as they were encoded and as the page engine draws them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import av
import numpy as np

from toolkit.engine import pixels, typst
from toolkit.engine.film.motion import geometry
from toolkit.engine.film.parts import Lettering, Shape
from toolkit.engine.film.stage import open_scene
from toolkit.engine.payload import encode, loads
from toolkit.execute.fetch import LocalFetch
from toolkit.execute.provenance import lacking, made_by
from toolkit.execute.room import room, rooms
from toolkit.execute.store import Store
from toolkit.media.films.jobs import FilmSketch, layers_job, moving_scene
from toolkit.media.films.plan import sketches
from toolkit.media.films.render import layers
from toolkit.media.reading import read_project
from toolkit.model.digest import canonical
from toolkit.model.job import Job
from toolkit.plan.jobs import set_scales
from toolkit.plan.setting import Setting, Sizing
from toolkit.render import measure
from toolkit.render.told import tell

Drawn = tuple[FilmSketch, Any, Job, bytes]  # a scene: sketch, stage, job of its words, their masks


def decoded(path: Path) -> tuple[list[Any], Any]:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        facts = (
            stream.codec_context.name,
            stream.profile,
            stream.pix_fmt,
            stream.width,
            stream.height,
            len(container.streams.audio),
        )
        return list(container.decode(stream)), facts


def luma(frame: Any) -> np.ndarray:
    return frame.to_ndarray(format="yuv420p")[: frame.height].astype(int)


def drawn_scenes(root: Path, edition: str) -> list[Drawn]:
    """The scenes of the campaign's one film in an edition."""
    project = read_project(root)
    films = [
        sketch
        for sketch in sketches(project, Setting(made_by=made_by, lacking=lacking))
        if isinstance(sketch, FilmSketch) and sketch.what == "film"
    ]
    fetch = LocalFetch(root, Store(root / "build/.store"))
    with rooms():
        fits = {}
        for sketch in films:
            assert sketch.measure
            with room(sketch.measure, fetch) as folder:
                fits[sketch.measure.key] = json.loads(measure.render(sketch.measure, folder).data)
        mine = next(sketch for sketch in films if sketch.edition.id == edition)
        sizing = Sizing(scales=set_scales(films, fits)[mine.set], made_by=made_by, planned={})
        made = []
        for staged in mine.staged:
            job = layers_job(mine, staged, sizing)
            with room(job, fetch) as folder:
                made.append((mine, staged, job, layers.render(job, folder).data))
        return made


def likenesses(film: Path, root: Path, scenes: list[Drawn]) -> dict[str, float]:
    """How close the end of each scene comes to the page engine's drawing of it: PSNR in dB."""
    frames, _ = decoded(film)
    end = 0
    found = {}
    fetch = LocalFetch(root, Store(root / "build/.store"))
    with rooms():
        for sketch, staged, job, masks in scenes:
            end += staged.frames
            with room(job, fetch) as folder:
                still = drawn_still(sketch, staged, job, masks, folder)
            error = ((luma(frames[end - 3]) - still) ** 2).mean()
            found[staged.scene.id] = float(10 * np.log10(255**2 / max(error, 1e-9)))
    return found


def drawn_still(sketch: FilmSketch, staged: Any, job: Job, masks: bytes, room: Path) -> np.ndarray:
    """The luma of the scene's last frame as the page engine draws it, words, stops and shapes."""
    scene = open_scene(moving_scene(sketch, staged), masks)
    last = staged.frames - 1
    shapes, words = [], []
    for layer in scene.layers:
        if not layer.start <= last < layer.end:
            continue
        if isinstance(layer, Lettering):
            words.append(layer.words)
        elif not layer.id.startswith("stop-"):
            place = geometry(layer, last)
            if layer.drawing and not (place[4] and place[5]):
                continue
            inside, hole = None, staged.ground
            if layer.inside is not None:
                around = scene.layers[layer.inside]
                assert isinstance(around, Shape)
                inside, hole = list(geometry(around, last))[:8], around.colour
            shapes.append(
                {
                    "shape": layer.shape,
                    "geometry": list(place),
                    "colour": layer.colour,
                    "inside": inside,
                    "hole": hole,
                    "drawing": loads(encode(layer.drawing)),
                }
            )
    data = json.loads(job.data) | {
        "still": {"ground": staged.ground, "shapes": shapes, "words": words}
    }
    drawing = typst.draw_pdf(room, data["entry"], tell(canonical(data), room), layers.DATED)
    rgb = np.asarray(pixels.rasterise(drawing.pages[0], 72)).astype(float) / 255
    return 16 + 219 * (rgb @ (0.2126, 0.7152, 0.0722))
