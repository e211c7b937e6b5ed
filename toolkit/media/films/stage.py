"""A storyboard on one sheet: every layer's place and movements in 1/1000 px and frames, scene by
scene.

A geometry is a list of whole numbers: x, y, width, height, four corner radii clockwise from the top
left, and how far it is open (1/1000 degrees; 90,000 is all). A line has x, y, x, y and its
thickness. {"stop": n} stands for the place of the full stop of the n-th words, which only the
layout of the words knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.media.films.storyboard import (
    FOOT,
    SHORT_SIDE,
    Beat,
    Layer,
    Say,
    Scene,
    Storyboard,
    view,
)
from toolkit.media.films.timeline import Timed, frames
from toolkit.model.campaign import Sheet

Geometry = list[int] | dict[str, int]
OPEN = 90_000
ROUND = {"bl": 1, "br": 0, "tl": 2, "tr": 3}  # a quarter's square corner → the corner that is round


@dataclass
class Words:
    """Words of a scene: where they stand, from which frame to which, in which colour, with which
    stop.
    """

    say: Say
    ink: str
    start: int
    end: int


@dataclass
class Staged:
    """A scene, ready to be drawn.

    `layers` from the ground up; `hold` is a frame at which everything has arrived.
    """

    scene: Scene
    frames: int
    ground: str
    layers: list[dict[str, Any]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    ends: dict[str, Geometry] = field(default_factory=dict)

    @property
    def hold(self) -> int:
        """The last frame: nothing moves any more, all words stand."""
        return self.frames - 1


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
    before: Mapping[str, Geometry],
) -> Staged:
    colours = film.style.colours
    made = Staged(scene, times[-1].end, colours[scene.ground])
    made.words = _words(film, scene, times)
    index = {layer.id: n for n, layer in enumerate(scene.layers)}
    stops = {words.say.place: n for n, words in enumerate(made.words)}
    for layer in scene.layers:
        poses = _poses(layer, sheet, stops)
        start: Geometry = before[layer.id] if layer.id in before else next(iter(poses.values()))
        moves = [
            _move(film, poses[move.to], move.how, move.after, at.start)
            for beat, at in zip(scene.beats, times, strict=True)
            for move in beat.moves
            if move.layer == layer.id
        ]
        shown = moves[0]["start"] if isinstance(start, dict) and moves else 0
        made.layers.append(
            {
                "id": layer.id,
                "shape": _shape(layer),
                "colour": colours[layer.colour],
                "inside": index[layer.inside] if layer.inside else None,
                "geometry": start,
                "moves": moves,
                "from": shown,
                "to": made.frames,
            }
        )
        made.ends[layer.id] = moves[-1]["geometry"] if moves else start
    made.layers += [
        _landing(film, sheet, n, words) for n, words in enumerate(made.words) if words.say.stop >= 0
    ]
    made.layers += [
        {"words": n, "colour": words.ink, "from": words.start, "to": words.end}
        for n, words in enumerate(made.words)
    ]
    return made


def _shape(layer: Layer) -> str:
    return "line" if layer.shape == "line" else "block"


def _move(film: Storyboard, geometry: Geometry, how: str, after: int, start: int) -> dict[str, Any]:
    ease = film.style.eases[how]
    first = start + frames(after)
    return {
        "start": first,
        "frames": start + frames(after + ease.ms) - first,
        "curve": list(ease.curve),
        "geometry": geometry,
    }


def _poses(layer: Layer, sheet: Sheet, stops: Mapping[str, int]) -> dict[str, Geometry]:
    """The layer's poses on this sheet, as geometries."""
    width, height = sheet.width, sheet.height
    if layer.shape == "field":
        off = {
            "left": (0, 0, 0, height),
            "right": (width, 0, 0, height),
            "above": (0, 0, width, 0),
            "below": (0, height, width, 0),
        }[layer.side]
        return {"off": [*off, 0, 0, 0, 0, OPEN], "on": [0, 0, width, height, 0, 0, 0, 0, OPEN]}
    short = min(width, height)
    found: dict[str, Geometry] = {}
    for name, pose in layer.poses.get(view(width, height), {}).items():
        if isinstance(pose, str):
            found[name] = {"stop": stops[pose]}
            continue
        foot = pose[-1] == FOOT
        numbers = [v * short // (SHORT_SIDE * 1000) for v in (pose[:-1] if foot else pose)]
        if foot:
            numbers[1] += height
        found[name] = _geometry(layer, numbers, pose)
    return found


def _geometry(layer: Layer, numbers: list[int], pose: Sequence[int]) -> list[int]:
    if layer.shape == "line":
        return numbers
    x, y, w = numbers[:3]
    if layer.shape == "circle":
        return [x, y, w, w, *[w // 2] * 4, OPEN]
    if layer.shape == "quarter":
        radii = [0] * 4
        radii[ROUND[layer.corner]] = w
        return [x, y, w, w, *radii, pose[3] if len(pose) > 3 else OPEN]
    top = w // 2 if layer.shape == "arch" else 0
    return [x, y, w, numbers[3], top, top, 0, 0, OPEN]


def _words(film: Storyboard, scene: Scene, times: Sequence[Timed]) -> list[Words]:
    """Words by when they come; they go when their place is cleared or says something else, and with
    the scene.
    """
    found: list[Words] = []
    field_now = scene.ground
    grounds = {layer.id: layer.colour for layer in scene.layers if layer.shape == "field"}
    for beat, at in zip(scene.beats, times, strict=True):
        field_now = next(
            (
                grounds[move.layer]
                for move in reversed(beat.moves)
                if move.layer in grounds and move.to == "on"
            ),
            field_now,
        )
        for words in found:
            words.end = min(words.end, _gone(words, beat, at))
        ink = (
            film.style.fields[field_now][0]
            if field_now in film.style.fields
            else film.style.fields[scene.ground][0]
        )
        found += [
            Words(
                say,
                film.style.colours[say.ink or ink],
                at.appear + frames(say.after),
                times[-1].end,
            )
            for say in beat.says
        ]
    return found


def _gone(words: Words, beat: Beat, at: Timed) -> int:
    if words.say.place in beat.clear:
        return at.start
    return next(
        (at.appear + frames(say.after) for say in beat.says if say.place == words.say.place),
        words.end,
    )


def _landing(film: Storyboard, sheet: Sheet, number: int, words: Words) -> dict[str, Any]:
    """The stop behind words: it comes in a straight line from where the picture is, and lands."""
    wide = view(sheet.width, sheet.height) == "wide"
    far = min(sheet.width, sheet.height) // 2
    ease = film.style.eases["land"]
    move = {
        "start": words.start,
        "frames": frames(ease.ms),
        "curve": list(ease.curve),
        "geometry": {"stop": number},
    }
    return {
        "id": f"stop-{number}",
        "shape": "block",
        "colour": words.ink,
        "inside": None,
        "geometry": {"stop": number, "dx": far if wide else 0, "dy": 0 if wide else far},
        "moves": [move],
        "from": words.start,
        "to": words.end,
    }
