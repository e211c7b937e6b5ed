"""A storyboard on one sheet: every shape's place and movements in 1/1000 px and frames, scene by
scene. What a geometry is made of is said in engine/film/parts.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.engine.film.parts import (
    Drawing,
    Geometry,
    Lettering,
    Move,
    Place,
    Shape,
    Stop,
)
from toolkit.media.films import pictured
from toolkit.media.films.standing import Words, words_of
from toolkit.media.films.storyboard import (
    FOOT,
    SHORT_SIDE,
    Layer,
    Scene,
    Stance,
    Storyboard,
    Style,
    view,
)
from toolkit.media.films.timeline import Timed, frames
from toolkit.model.campaign import Sheet

OPEN = 90_000
ROUND = {"bl": 1, "br": 0, "tl": 2, "tr": 3}  # a quarter's square corner → the corner that is round


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A scene, ready to be drawn: shapes from the ground up, and its words on top of them.

    `ends` says where each layer of the storyboard comes to rest.
    """

    scene: Scene
    frames: int
    ground: str
    shapes: tuple[Shape[Place], ...]
    words: tuple[Words, ...]
    ends: Mapping[str, Place]

    @property
    def lettering(self) -> tuple[Lettering, ...]:
        """The words, as the scene prints them."""
        return tuple(
            Lettering(words=n, colour=words.ink, start=words.start, end=words.end)
            for n, words in enumerate(self.words)
        )


def stage(film: Storyboard, sheet: Sheet, times: Sequence[Sequence[Timed]]) -> tuple[Staged, ...]:
    """All scenes on a sheet. Layers that carry on begin where they were."""
    found: list[Staged] = []
    for scene, beats in zip(film.scenes, times, strict=True):
        found.append(_staged(film, scene, sheet, beats, found[-1].ends if found else {}))
    return tuple(found)


def _staged(
    film: Storyboard,
    scene: Scene,
    sheet: Sheet,
    times: Sequence[Timed],
    before: Mapping[str, Place],
) -> Staged:
    words = words_of(film, scene, times)
    index = {layer.id: n for n, layer in enumerate(scene.layers)}
    stops = {said.say.place: n for n, said in enumerate(words)}
    shapes: list[Shape[Place]] = []
    ends: dict[str, Place] = {}
    for layer in scene.layers:
        drawn = None
        if layer.pictured:
            drawn = pictured.drawing(layer.pictured, layer.colour, film.style)
        poses = _poses(layer, drawn, sheet, stops)
        begins = before[layer.id] if layer.id in before else next(iter(poses.values()))
        moves = _moves(film, scene, layer, poses, times)
        inside = index[layer.inside] if layer.inside else None
        shapes.append(_shape(film.style, layer, drawn, begins, moves, times[-1].end, inside))
        ends[layer.id] = moves[-1].geometry if moves else begins
    return Staged(
        scene=scene,
        frames=times[-1].end,
        ground=film.style.colours[scene.ground],
        shapes=(*shapes, *_landings(film, sheet, words)),
        words=words,
        ends=ends,
    )


def _shape(
    style: Style,
    layer: Layer,
    drawn: Drawing | None,
    begins: Place,
    moves: tuple[Move[Place], ...],
    end: int,
    inside: int | None,
) -> Shape[Place]:
    """A layer in its colours, from where it begins."""
    return Shape(
        id=layer.id,
        shape=layer.shape if layer.shape in ("line", "picture") else "block",
        colour="" if drawn else style.colours[layer.colour],
        geometry=begins,
        moves=moves,
        # Where a shape begins as the full stop of words, the stop is seen until the shape moves.
        start=moves[0].start if isinstance(begins, Stop) and moves else 0,
        end=end,
        inside=inside,
        drawing=drawn,
    )


def _landings(film: Storyboard, sheet: Sheet, words: Sequence[Words]) -> Iterator[Shape[Place]]:
    """The full stops behind words, as shapes that land there."""
    for number, said in enumerate(words):
        if said.say.stop >= 0:
            yield _landing(film, sheet, number, said)


def _moves(
    film: Storyboard,
    scene: Scene,
    layer: Layer,
    poses: Mapping[str, Place],
    times: Sequence[Timed],
) -> tuple[Move[Place], ...]:
    """The movements of one layer, one after the other."""
    found = []
    for beat, at in zip(scene.beats, times, strict=True):
        for move in beat.moves:
            if move.layer == layer.id:
                ease = film.style.eases[move.how]
                first = at.start + frames(move.after)
                arrived = at.start + frames(move.after + ease.ms)
                found.append(
                    Move(
                        start=first,
                        frames=arrived - first,
                        curve=ease.curve,
                        geometry=poses[move.to],
                    )
                )
    return tuple(found)


def _poses(
    layer: Layer, drawn: Drawing | None, sheet: Sheet, stops: Mapping[str, int]
) -> dict[str, Place]:
    """The layer's poses on this sheet, as geometries."""
    width, height = sheet.width, sheet.height
    if layer.shape == "field":
        off = {
            "left": (0, 0, 0, height),
            "right": (width, 0, 0, height),
            "above": (0, 0, width, 0),
            "below": (0, height, width, 0),
        }[layer.side]
        on = (0, 0, width, height, 0, 0, 0, 0, OPEN)
        return {"off": (*off, 0, 0, 0, 0, OPEN), "on": on}
    short = min(width, height)
    found: dict[str, Place] = {}
    for name, pose in layer.poses.get(view(width, height), {}).items():
        if isinstance(pose, str):
            found[name] = Stop(stops[pose])
            continue
        if isinstance(pose, Stance):
            assert layer.pictured and drawn, "only pictures have stances"
            found[name] = pictured.geometry(layer.pictured, drawn, pose, sheet)
            continue
        foot = pose[-1] == FOOT
        numbers = [v * short // (SHORT_SIDE * 1000) for v in (pose[:-1] if foot else pose)]
        if foot:
            numbers[1] += height
        found[name] = _geometry(layer, numbers, pose)
    return found


def _geometry(layer: Layer, numbers: list[int], pose: Sequence[int]) -> Geometry:
    if layer.shape == "line":
        return tuple(numbers)
    x, y, w = numbers[:3]
    if layer.shape == "circle":
        return (x, y, w, w, *[w // 2] * 4, OPEN)
    if layer.shape == "quarter":
        radii = [0] * 4
        radii[ROUND[layer.corner]] = w
        return (x, y, w, w, *radii, pose[3] if len(pose) > 3 else OPEN)
    top = w // 2 if layer.shape == "arch" else 0
    return (x, y, w, numbers[3], top, top, 0, 0, OPEN)


def _landing(film: Storyboard, sheet: Sheet, number: int, words: Words) -> Shape[Place]:
    """The stop behind words: it comes in a straight line from where the picture is, and lands."""
    wide = view(sheet.width, sheet.height) == "wide"
    far = min(sheet.width, sheet.height) // 2
    ease = film.style.eases["land"]
    lands: Move[Place] = Move(
        start=words.start, frames=frames(ease.ms), curve=ease.curve, geometry=Stop(number)
    )
    return Shape(
        id=f"stop-{number}",
        shape="block",
        colour=words.ink,
        geometry=Stop(number, dx=far if wide else 0, dy=0 if wide else far),
        moves=(lands,),
        start=words.start,
        end=words.end,
    )
