"""Scenes of a film: shapes that move and words that stand, composed frame by frame, judged, and
encoded as one segment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.engine.film import ready
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, RenderFailed

if TYPE_CHECKING:
    from toolkit.engine.film.planes import Plane, Scene

LEAST = 4.5  # contrast of words with what is behind them: WCAG 1.4.3


def render(job: Job, room: Path) -> Rendered:
    """The scene as a segment that the film joins to others.

    Raises RenderFailed for words that cannot be read on what is behind them, and for pictures that
    flash.
    """
    if missing := ready.lacking():
        raise RenderFailed([missing])
    from toolkit.engine.film import encode, flashes
    from toolkit.engine.film.stage import open_scene

    data = json.loads(job.data)
    scene = open_scene(data, (room / "needs/words").read_bytes())
    if faint := _faint(scene, data):
        raise RenderFailed(faint)
    seen: list[Any] = []
    made = encode.segment(
        _frames(scene, data["frames"], seen),
        data["width"],
        data["height"],
        data["fps"],
        data["draft"],
    )
    found = flashes.worst(seen, data["fps"])
    if found.too_many:
        worst = max(found.general, found.red)
        raise RenderFailed(
            [
                Problem(
                    "flashes",
                    f"{data['name']} ({data['locale']}): {worst} flashes in a second; the most are"
                    f" {flashes.MOST}",
                    None,
                    "such pictures can cause seizures: let less change, or more slowly",
                )
            ]
        )
    return Rendered(made, facts={"frames": data["frames"], "composed": scene.composed})


def _frames(scene: Scene, count: int, seen: list[Any]) -> Iterator[tuple[Plane, bool]]:
    """The frames; `seen` gets a grid of each one's colours, the same object for a frame that did
    not change.
    """
    from toolkit.engine.film import flashes

    for number in range(count):
        planes, changed = scene.frame(number)
        seen.append(
            flashes.blocks(*(plane for plane, _ in scene.canvas.planes)) if changed else seen[-1]
        )
        yield planes, changed


def _faint(scene: Scene, data: dict[str, Any]) -> list[Problem]:
    """Words without the contrast that reading needs, on the last frame that shows them."""
    from toolkit.engine.film import contrast
    from toolkit.engine.film.still import behind

    problems = []
    for layer in data["layers"]:
        if "words" not in layer:
            continue
        ink = tuple(int(layer["colour"][i : i + 2], 16) for i in (1, 3, 5))
        ratio = min(
            (
                contrast.worst(pixels, ink)
                for pixels in behind(scene, layer["words"], min(layer["to"], data["frames"]) - 1)
            ),
            default=21.0,
        )
        if ratio < LEAST:
            slot = scene.slots[layer["words"]]
            problems.append(
                Problem(
                    "contrast",
                    f"{data['name']}: '{slot}' ({data['locale']}) has a contrast of {ratio:.1f}:1"
                    f" with what is behind it; {LEAST}:1 is the least",
                    None,
                    "move the words wholly onto one field, or choose another ink",
                    f"{data['locale']} {slot}",
                )
            )
    return problems
