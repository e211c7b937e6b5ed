"""Scenes of a film: shapes that move and words that stand, composed frame by frame and encoded as one segment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from toolkit.engine.film import encode
from toolkit.engine.film.planes import Plane, Scene
from toolkit.engine.film.stage import open_scene
from toolkit.model.job import Job, Rendered


def render(job: Job, room: Path) -> Rendered:
    """The scene as a segment that the film joins to others."""
    data = json.loads(job.data)
    scene = open_scene(data, (room / "needs/words").read_bytes())
    made = encode.segment(_frames(scene, data["frames"]), data["width"], data["height"], data["fps"], data.get("draft", False))
    return Rendered(made, facts={"frames": data["frames"], "composed": scene.composed})


def _frames(scene: Scene, count: int) -> Iterator[tuple[Plane, bool]]:
    for number in range(count):
        yield scene.frame(number)
