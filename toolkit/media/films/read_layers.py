"""The layers of a scene: shapes, and the poses that each can take on every view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from toolkit.media.films.read_pictured import PICTURE_KEYS, read_pictured, read_stance
from toolkit.media.films.scope import Scope, is_number, thousandths
from toolkit.media.films.storyboard import (
    BLOCK,
    CORNERS,
    FIGURES,
    FOOT,
    SHAPES,
    SIDES,
    VIEWS,
    Layer,
    Pose,
)
from toolkit.read.suggest import suggest
from toolkit.read.table import Table

PICTURE = "picture"
LAYER_KEYS = (*VIEWS, "shape", "colour", "inside", "corner", "side")


def read_layers(tables: Table, scope: Scope) -> dict[str, Layer]:
    """Layers from the ground up.

    A figure is two: its head and its body, which may have poses of their own.
    """
    layers: dict[str, Layer] = {}
    for name, table in tables.tables():
        drawn = table.values.get("shape") == PICTURE
        table.only(PICTURE_KEYS if drawn else LAYER_KEYS, "layer", "a layer")
        if name in layers:  # a part of a figure
            poses = _poses(name, table, layers[name].shape, scope)
            layers[name] = _posed(layers[name], poses)
        elif whole := _layer(name, table, scope):
            layers |= {layer.id: layer for layer in _parts(whole)}
    for layer in layers.values():
        _check(layer, layers, tables, scope)
    return layers


def _layer(name: str, table: Table, scope: Scope) -> Layer | None:
    """A layer as it is written: a figure in one piece."""
    shape = table.text("shape")
    if shape not in SHAPES:
        table.refuse(
            "layer",
            f"the layer '{name}' of the scene '{scope.scene}' has the unknown shape '{shape}'",
            suggest(shape, SHAPES),
            "shape",
        )
        return None
    pictured = read_pictured(name, table, scope) if shape == PICTURE else None
    if shape == PICTURE and not pictured:
        return None
    for key, known, default in (
        ("colour", {**scope.style.colours, **({"": ""} if pictured else {})}, ""),
        ("corner", CORNERS, "bl"),
        ("side", SIDES, "left"),
    ):
        if table.text(key, default) not in known:
            table.refuse(
                "layer",
                f"the layer '{name}' of the scene '{scope.scene}' has the unknown {key}"
                f" '{table.text(key, default)}'",
                suggest(table.text(key, default), known),
                key,
            )
    return Layer(
        id=name,
        shape=shape,
        colour=table.text("colour"),
        poses=_poses(name, table, shape, scope),
        where=table.at(),
        inside=table.text("inside"),
        corner=table.text("corner", "bl"),
        side=table.text("side", "left"),
        pictured=pictured,
    )


def _check(layer: Layer, layers: Mapping[str, Layer], tables: Table, scope: Scope) -> None:
    """Does the layer go on from the scene before, and with the others of its own?"""
    before, named = scope.before, f"the layer '{layer.id}' of the scene '{scope.scene}'"
    own = layer.id.partition(".")[0]
    lost = (
        [view for view in scope.views if not layer.poses.get(view)]
        if layer.id not in before and layer.shape != "field"
        else []
    )
    if lost:
        tables.refuse(
            "layer",
            f"{named} has no pose on the {lost[0]} sheet, and the scene before does not have it",
            f"say where it is: {lost[0]} = {{ here = [10, 20, 30] }}",
            own,
        )
    if before.get(layer.id, layer.kind) != layer.kind:
        tables.refuse(
            "layer",
            f"{named} was {before[layer.id]} in the scene before, and cannot become {layer.kind}",
            "give it another id",
            layer.id,
        )
    if layer.inside and (layer.inside not in layers or layers[layer.inside].kind != BLOCK):
        tables.refuse(
            "layer",
            f"{named} is inside '{layer.inside}', which is no shape of this scene, or a line or a"
            " picture",
            suggest(layer.inside, [name for name in layers if layers[name].kind == BLOCK]),
            own,
            "inside",
        )


def _poses(name: str, table: Table, shape: str, scope: Scope) -> dict[str, dict[str, Pose]]:
    """view → pose → numbers in 1/1000, the place whose stop it is, or a picture's stance."""
    found: dict[str, dict[str, Pose]] = {}
    for view in VIEWS:
        poses = table.table(view)
        for pose, value in poses.values.items():
            read = read_stance(value) if shape == PICTURE else _pose(value, shape, scope)
            if read is not None:
                found.setdefault(view, {})[pose] = read
                continue
            said, hint = _wanted(shape)
            poses.refuse(
                "layer",
                f"the pose '{pose}' of '{name}' in the scene '{scope.scene}' is not {said}",
                hint,
                pose,
            )
    return found


def _pose(value: object, shape: str, scope: Scope) -> Pose | None:
    if isinstance(value, str) and value in scope.places and shape not in (*FIGURES, "line"):
        return value
    if isinstance(value, list) and len(value) in SHAPES[shape] and all(map(is_number, value)):
        return tuple(map(thousandths, value))
    return None


def _wanted(shape: str) -> tuple[str, str]:
    """What a pose should be, and how to write it."""
    numbers = " or ".join(map(str, SHAPES[shape])) or "no"
    if shape in (*FIGURES, "line"):
        return f"{numbers} numbers", f"a {shape} is placed so everywhere; compare the other layers"
    if shape == PICTURE:
        return (
            f"{numbers} numbers, nor a table of places and shares",
            "[x, width], standing on the bottom edge; [x, y, width]; or a table, such as"
            " { x = 20, y = 10, size = 40, shown = 0 }: grown, shown and open go from 0 to 100",
        )
    return (
        f"{numbers} numbers, nor a place whose stop it is",
        f"a {shape} is placed so everywhere; compare the other layers",
    )


def _parts(layer: Layer) -> Iterable[Layer]:
    """A figure's head and body; any other layer as it is."""
    if layer.shape not in FIGURES:
        return (layer,)
    cell = 17 if layer.shape == "adult" else 8
    high = 2 * cell + 1
    heads: dict[str, dict[str, Pose]] = {}
    bodies: dict[str, dict[str, Pose]] = {}
    for view, poses in layer.poses.items():
        for name, pose in poses.items():
            assert isinstance(pose, tuple), "figures stand on the bottom edge"
            x, k, down = (*pose, 0)[:3]
            heads.setdefault(view, {})[name] = (x, down - high * k, cell * k, FOOT)
            bodies.setdefault(view, {})[name] = (x, down - cell * k, cell * k, cell * k, FOOT)
    return replace(layer, id=f"{layer.id}.head", shape="circle", poses=heads), replace(
        layer, id=f"{layer.id}.body", shape="block", poses=bodies
    )


def _posed(layer: Layer, poses: Mapping[str, Mapping[str, Pose]]) -> Layer:
    return replace(
        layer, poses={view: {**layer.poses.get(view, {}), **poses.get(view, {})} for view in VIEWS}
    )
