"""The scenes of a storyboard: places for words, layers with their poses, and beats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import Any

from toolkit.media.films.storyboard import (
    ANCHORS,
    FIGURES,
    FOOT,
    SHAPES,
    SIDES,
    VIEWS,
    Beat,
    Layer,
    Move,
    Place,
    Say,
    Scene,
    Style,
)
from toolkit.read.suggest import suggest
from toolkit.read.table import Table

SCENE_KEYS = ("id", "ground", "describe", "places", "layers", "beat")
PLACE_KEYS = (*VIEWS, "weight", "key")
LAYER_KEYS = (*VIEWS, "shape", "colour", "inside", "corner", "side")
BEAT_KEYS = ("moves", "says", "hold", "clear", "at")
CORNERS = ("bl", "br", "tl", "tr")


def read_scenes(file: Table, film: str, views: Collection[str], style: Style) -> tuple[Scene, ...]:
    """The scenes in their order. A layer that the scene before had begins where it ended there."""
    scenes: list[Scene] = []
    for number, table in file.rows("scene"):
        table.only(SCENE_KEYS, "scene", "a scene")
        name = table.text("id") or str(number + 1)
        if not table.text("id") or name in {scene.id for scene in scenes}:
            table.refuse(
                "scene",
                f"scene {number + 1} of '{film}' has no id of its own",
                'give each scene a short, lasting id: id = "notice"',
                "id",
            )
        ground = table.text("ground")
        if ground not in style.fields:
            table.refuse(
                "scene",
                f"the scene '{name}' stands on the unknown field '{ground}'",
                suggest(ground, style.fields),
                "ground",
            )
        places = {
            place: _place(name, place, row, views) for place, row in table.table("places").tables()
        }
        before = {layer.id: layer.shape for layer in scenes[-1].layers} if scenes else {}
        layers = _layers(name, table.table("layers"), before, style, places, views)
        beats = tuple(
            _beat(name, n, row, layers, places, views, style) for n, row in table.rows("beat")
        )
        _stops(
            name,
            table.table("layers"),
            layers.values(),
            {say.place for beat in beats for say in beat.says if say.stop >= 0},
        )
        if not beats:
            table.refuse(
                "scene",
                f"the scene '{name}' lasts no time: it has no beats",
                "each begins with [[scene.beat]]",
            )
        scenes.append(
            Scene(
                name,
                ground,
                table.text("describe"),
                tuple(layers.values()),
                beats,
                table.at(),
                places,
            )
        )
    if not scenes:
        file.refuse("scene", f"'{film}' has no scenes", "each begins with [[scene]]")
    return tuple(scenes)


def _stops(scene: str, table: Table, layers: Iterable[Layer], said: Collection[str]) -> None:
    """Poses that are the place of a full stop: are words with a stop said there?"""
    for layer in layers:
        for pose in {
            pose
            for poses in layer.poses.values()
            for pose in poses.values()
            if isinstance(pose, str)
        } - set(said):
            table.refuse(
                "layer",
                f"the layer '{layer.id}' of the scene '{scene}' begins at the stop of '{pose}',"
                " where no words with a stop are said",
                'say them so: { in = "one", say = "…", stop = 0 }',
                layer.id,
            )


def _place(scene: str, name: str, table: Table, views: Collection[str]) -> dict[str, Place]:
    table.only(PLACE_KEYS, "place", "a place for words")
    found = {}
    for view in views:
        values = table.values.get(view)
        if not (
            isinstance(values, list)
            and len(values) in (5, 6)
            and all(_number(v) and v >= 0 for v in values[:5])
            and all(values[2:5])
        ):
            table.refuse(
                "place",
                f"the scene '{scene}' does not say where '{name}' is on the {view} sheet",
                f"x, y, width, height, size of type: {view} = [10, 20, 60, 14, 13]",
                view,
            )
            continue
        anchor = values[5] if len(values) == 6 else "top"
        if anchor not in ANCHORS:
            table.refuse(
                "place",
                f"'{name}' of the scene '{scene}' has the unknown anchor '{anchor}'",
                suggest(str(anchor), ANCHORS),
                view,
            )
            continue
        x, y, w, h, size = (round(v * 1000) for v in values[:5])
        found[view] = Place(
            x,
            y,
            w,
            h,
            size,
            anchor,
            table.whole("weight", 800, least=100),
            table.text("key") or f"{scene}-{name}",
        )
    return found


def _number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) < 100_000


def _layers(
    scene: str,
    tables: Table,
    before: Mapping[str, str],
    style: Style,
    places: Collection[str],
    views: Collection[str],
) -> dict[str, Layer]:
    """Layers from the ground up.

    A figure is two: its head and its body, which may have poses of their own.
    """
    layers: dict[str, Layer] = {}
    for name, table in tables.tables():
        table.only(LAYER_KEYS, "layer", "a layer")
        if name in layers:  # a part of a figure
            poses = _poses(scene, name, table, layers[name].shape, places)
            layers[name] = _posed(layers[name], poses)
            continue
        shape = table.text("shape")
        if shape not in SHAPES:
            table.refuse(
                "layer",
                f"the layer '{name}' of the scene '{scene}' has the unknown shape '{shape}'",
                suggest(shape, SHAPES),
                "shape",
            )
            continue
        for key, known, default in (
            ("colour", style.colours, ""),
            ("corner", CORNERS, "bl"),
            ("side", SIDES, "left"),
        ):
            if table.text(key, default) not in known:
                table.refuse(
                    "layer",
                    f"the layer '{name}' of the scene '{scene}' has the unknown {key}"
                    f" '{table.text(key, default)}'",
                    suggest(table.text(key, default), known),
                    key,
                )
        poses = _poses(scene, name, table, shape, places)
        whole = Layer(
            name,
            shape,
            table.text("colour"),
            poses,
            table.at(),
            table.text("inside"),
            table.text("corner", "bl"),
            table.text("side", "left"),
        )
        for layer in _parts(whole):
            layers[layer.id] = layer
    for layer in layers.values():
        lost = (
            [view for view in views if not layer.poses.get(view)]
            if layer.id not in before and layer.shape != "field"
            else []
        )
        if lost:
            tables.refuse(
                "layer",
                f"the layer '{layer.id}' of the scene '{scene}' has no pose on the {lost[0]} sheet,"
                " and the scene before does not have it",
                f"say where it is: {lost[0]} = {{ here = [10, 20, 30] }}",
                layer.id.partition(".")[0],
            )
        if (before.get(layer.id, layer.shape) == "line") != (layer.shape == "line"):
            tables.refuse(
                "layer",
                f"the layer '{layer.id}' of the scene '{scene}' was something else in the scene"
                " before: a line cannot become a block",
                "give it another id",
                layer.id,
            )
        if layer.inside and (layer.inside not in layers or layers[layer.inside].shape == "line"):
            tables.refuse(
                "layer",
                f"the layer '{layer.id}' of the scene '{scene}' is inside '{layer.inside}', which"
                " is no shape of this scene",
                suggest(layer.inside, layers),
                layer.id.partition(".")[0],
                "inside",
            )
    return layers


def _poses(
    scene: str, name: str, table: Table, shape: str, places: Collection[str]
) -> dict[str, dict[str, tuple[int, ...] | str]]:
    """view → pose → numbers in 1/1000, or the place whose stop it is."""
    found: dict[str, dict[str, tuple[int, ...] | str]] = {}
    for view in VIEWS:
        poses = table.table(view)
        for pose, value in poses.values.items():
            if isinstance(value, str) and value in places:
                found.setdefault(view, {})[pose] = value
            elif (
                isinstance(value, list) and len(value) in SHAPES[shape] and all(map(_number, value))
            ):
                found.setdefault(view, {})[pose] = tuple(round(v * 1000) for v in value)
            else:
                wanted = " or ".join(map(str, SHAPES[shape])) or "no"
                poses.refuse(
                    "layer",
                    f"the pose '{pose}' of '{name}' in the scene '{scene}' is not {wanted} numbers,"
                    " nor a place whose stop it is",
                    f"a {shape} is placed so everywhere; compare the other layers",
                    pose,
                )
    return found


def _parts(layer: Layer) -> Iterable[Layer]:
    """A figure's head and body; any other layer as it is."""
    from dataclasses import replace

    if layer.shape not in FIGURES:
        return (layer,)
    cell = 17 if layer.shape == "adult" else 8
    high = 2 * cell + 1
    heads: dict[str, dict[str, tuple[int, ...] | str]] = {}
    bodies: dict[str, dict[str, tuple[int, ...] | str]] = {}
    for view, poses in layer.poses.items():
        for name, pose in poses.items():
            x, k, down = (int(v) for v in (*pose, 0)[:3])
            heads.setdefault(view, {})[name] = (x, down - high * k, cell * k, FOOT)
            bodies.setdefault(view, {})[name] = (x, down - cell * k, cell * k, cell * k, FOOT)
    return replace(layer, id=f"{layer.id}.head", shape="circle", poses=heads), replace(
        layer, id=f"{layer.id}.body", shape="block", poses=bodies
    )


def _posed(layer: Layer, poses: Mapping[str, Mapping[str, tuple[int, ...] | str]]) -> Layer:
    from dataclasses import replace

    return replace(
        layer, poses={view: {**layer.poses.get(view, {}), **poses.get(view, {})} for view in VIEWS}
    )


def _beat(
    scene: str,
    number: int,
    table: Table,
    layers: Mapping[str, Layer],
    places: Mapping[str, Any],
    views: Collection[str],
    style: Style,
) -> Beat:
    table.only(BEAT_KEYS, "beat", "a beat")
    moves = tuple(
        move for _, row in table.rows("moves") for move in _moves(scene, row, layers, views, style)
    )
    says = tuple(say for _, row in table.rows("says") if (say := _say(scene, row, places, style)))
    for name in {move.layer for move in moves}:
        own = sorted((move for move in moves if move.layer == name), key=lambda move: move.after)
        if any(
            later.after < move.after + style.eases[move.how].ms
            for move, later in pairwise(own)
            if move.how in style.eases
        ):
            table.refuse(
                "move",
                f"beat {number + 1} of the scene '{scene}' moves '{name}' again before it has"
                " arrived",
                "begin the second move later: after = 720",
                "moves",
            )
    hold = table.whole("hold")
    clear = table.texts("clear")
    for name in clear:
        if name not in places:
            table.refuse(
                "place",
                f"the scene '{scene}' clears the place '{name}', which it does not have",
                suggest(name, places),
                "clear",
            )
    if not (table.values.get("moves") or table.values.get("says") or hold):
        table.refuse(
            "beat",
            f"beat {number + 1} of the scene '{scene}' lasts no time",
            "give it moves, words, or hold = 1000 (milliseconds)",
        )
    return Beat(moves, says, hold, clear, table.at(), table.whole("at", -1, least=-1))


def _moves(
    scene: str, table: Table, layers: Mapping[str, Layer], views: Collection[str], style: Style
) -> list[Move]:
    """The moves of one line: of a layer, or of both parts of a figure."""
    table.only(("layer", "to", "how", "after"), "move", "a move")
    name, to, how = table.text("layer"), table.text("to"), table.text("how", "move")
    moved = [
        layer for layer in layers.values() if layer.id == name or layer.id.startswith(f"{name}.")
    ]
    if not moved:
        table.refuse(
            "layer",
            f"the scene '{scene}' moves the layer '{name}', which it does not have",
            suggest(name, layers),
        )
    if how not in style.eases:
        table.refuse(
            "move",
            f"the layer '{name}' of the scene '{scene}' moves by '{how}', which tokens.toml does"
            " not know",
            suggest(how, style.eases),
        )
    for layer in moved:
        for view in views:
            known = ("off", "on") if layer.shape == "field" else tuple(layer.poses.get(view, {}))
            if to not in known:
                table.refuse(
                    "move",
                    f"the layer '{layer.id}' of the scene '{scene}' goes to '{to}', a pose that it"
                    f" does not have on the {view} sheet",
                    suggest(to, known),
                )
    after = table.whole("after")
    return [
        Move(
            layer.id,
            to,
            how if how in style.eases else next(iter(style.eases), "move"),
            after,
            table.at(),
        )
        for layer in moved
    ]


def _say(scene: str, table: Table, places: Collection[str], style: Style) -> Say | None:
    table.only(("in", "say", "stop", "after", "ink"), "say", "what is said")
    place, ink = table.text("in"), table.text("ink")
    if place not in places:
        table.refuse(
            "place",
            f"the scene '{scene}' says words in '{place}', a place that it does not have",
            suggest(place, places),
        )
        return None
    if ink and ink not in style.colours:
        table.refuse(
            "say",
            f"the scene '{scene}' says words in the unknown colour '{ink}'",
            suggest(ink, style.colours),
            "ink",
        )
    stop = table.whole("stop", -1, least=-1)
    if stop > 2:
        table.refuse(
            "say",
            f"the scene '{scene}' asks for the stop {stop}",
            "0 is the circle, 1 the square, 2 the quarter",
            "stop",
        )
        stop = -1
    return Say(place, table.text("say"), table.whole("after"), table.at(), stop, ink)
