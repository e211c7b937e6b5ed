"""Scenes of a film: shapes that move and words that stand, composed frame by frame, judged, and
encoded as one segment.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.engine.film import ready
from toolkit.engine.payload import decode
from toolkit.media.films.payload import MovingScene
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, RenderFailed

if TYPE_CHECKING:
    from toolkit.engine.film.flashes import Grid
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

    told = decode(MovingScene, job.data)
    scene = open_scene(told, (room / "needs/words").read_bytes())
    if faint := _faint(scene, told):
        raise RenderFailed(faint)
    seen: list[Grid] = []
    frames = _frames(scene, told.frames, seen)
    made = encode.segment(frames, told.width, told.height, told.fps, told.draft)
    found = flashes.worst(seen, told.fps)
    if found.too_many:
        worst = max(found.general, found.red)
        raise RenderFailed(
            [
                Problem(
                    "flashes",
                    f"{told.name} ({told.locale}): {worst} flashes in a second; the most are"
                    f" {flashes.MOST}",
                    None,
                    "such pictures can cause seizures: let less change, or more slowly",
                )
            ]
        )
    return Rendered(made, facts={"frames": told.frames, "composed": scene.composed})


def _frames(scene: Scene, count: int, seen: list[Grid]) -> Iterator[tuple[Plane, bool]]:
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


def _faint(scene: Scene, told: MovingScene) -> list[Problem]:
    """Words without the contrast that reading needs, on the last frame that shows them."""
    from toolkit.engine.film import contrast
    from toolkit.engine.film.still import behind

    problems = []
    for words in told.words:
        ink = tuple(int(words.colour[i : i + 2], 16) for i in (1, 3, 5))
        last = min(words.end, told.frames) - 1
        ratios = (contrast.worst(pixels, ink) for pixels in behind(scene, words.words, last))
        ratio = min(ratios, default=21.0)
        if ratio < LEAST:
            slot = scene.slots[words.words]
            problems.append(
                Problem(
                    "contrast",
                    f"{told.name}: '{slot}' ({told.locale}) has a contrast of {ratio:.1f}:1"
                    f" with what is behind it; {LEAST}:1 is the least",
                    None,
                    "move the words wholly onto one field, or choose another ink",
                    f"{told.locale} {slot}",
                )
            )
    return problems
