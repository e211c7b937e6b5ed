"""The layers of a scene: shapes, and the poses that each can take on every view."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from toolkit.media.films.storyboard import FIGURES, FOOT, SHAPES, SIDES, VIEWS, Layer, Pose, Style
from toolkit.read.suggest import suggest
from toolkit.read.table import Table

LAYER_KEYS = (*VIEWS, "shape", "colour", "inside", "corner", "side")
CORNERS = ("bl", "br", "tl", "tr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the lines of one scene may name: its own places for words, the layers of the scene
    before (with their shapes), the brand's style, and the views on which the film is drawn.
    """

    scene: str
    places: Collection[str]
    before: Mapping[str, str]
    views: Collection[str]
    style: Style


def is_number(value: object) -> bool:
    """A length or a place that no sheet is too small for."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 100_000


def read_layers(tables: Table, scope: Scope) -> dict[str, Layer]:
    """Layers from the ground up.

    A figure is two: its head and its body, which may have poses of their own.
    """
    layers: dict[str, Layer] = {}
    for name, table in tables.tables():
        table.only(LAYER_KEYS, "layer", "a layer")
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
    for key, known, default in (
        ("colour", scope.style.colours, ""),
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
    if (before.get(layer.id, layer.shape) == "line") != (layer.shape == "line"):
        tables.refuse(
            "layer",
            f"{named} was something else in the scene before: a line cannot become a block",
            "give it another id",
            layer.id,
        )
    if layer.inside and (layer.inside not in layers or layers[layer.inside].shape == "line"):
        tables.refuse(
            "layer",
            f"{named} is inside '{layer.inside}', which is no shape of this scene",
            suggest(layer.inside, layers),
            own,
            "inside",
        )


def _poses(name: str, table: Table, shape: str, scope: Scope) -> dict[str, dict[str, Pose]]:
    """view → pose → numbers in 1/1000, or the place whose stop it is."""
    found: dict[str, dict[str, Pose]] = {}
    for view in VIEWS:
        poses = table.table(view)
        for pose, value in poses.values.items():
            if isinstance(value, str) and value in scope.places:
                found.setdefault(view, {})[pose] = value
            elif (
                isinstance(value, list)
                and len(value) in SHAPES[shape]
                and all(map(is_number, value))
            ):
                found.setdefault(view, {})[pose] = tuple(round(v * 1000) for v in value)
            else:
                wanted = " or ".join(map(str, SHAPES[shape])) or "no"
                poses.refuse(
                    "layer",
                    f"the pose '{pose}' of '{name}' in the scene '{scope.scene}' is not {wanted}"
                    " numbers, nor a place whose stop it is",
                    f"a {shape} is placed so everywhere; compare the other layers",
                    pose,
                )
    return found


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
            x, k, down = (int(v) for v in (*pose, 0)[:3])
            heads.setdefault(view, {})[name] = (x, down - high * k, cell * k, FOOT)
            bodies.setdefault(view, {})[name] = (x, down - cell * k, cell * k, cell * k, FOOT)
    return replace(layer, id=f"{layer.id}.head", shape="circle", poses=heads), replace(
        layer, id=f"{layer.id}.body", shape="block", poses=bodies
    )


def _posed(layer: Layer, poses: Mapping[str, Mapping[str, Pose]]) -> Layer:
    return replace(
        layer, poses={view: {**layer.poses.get(view, {}), **poses.get(view, {})} for view in VIEWS}
    )
