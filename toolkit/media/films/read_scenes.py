"""The scenes of a storyboard, and the places that they have for words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from toolkit.media.films.read_beats import read_beat
from toolkit.media.films.read_layers import read_layers
from toolkit.media.films.scope import Scope, is_number
from toolkit.media.films.storyboard import ANCHORS, VIEWS, Layer, Place, Scene, Style
from toolkit.model.picture import Picture
from toolkit.read.suggest import suggest
from toolkit.read.table import Table

SCENE_KEYS = ("id", "ground", "describe", "places", "layers", "beat")
PLACE_KEYS = (*VIEWS, "weight", "key")


def read_scenes(
    file: Table,
    film: str,
    views: Collection[str],
    style: Style,
    pictures: Mapping[str, Picture],
) -> tuple[Scene, ...]:
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
        before = {layer.id: layer.kind for layer in scenes[-1].layers} if scenes else {}
        scope = Scope(
            scene=name,
            ground=table.text("ground"),
            places=tuple(table.table("places").values),
            before=before,
            views=views,
            style=style,
            pictures=pictures,
        )
        scenes.append(_scene(table, scope))
    if not scenes:
        file.refuse("scene", f"'{film}' has no scenes", "each begins with [[scene]]")
    return tuple(scenes)


def _scene(table: Table, scope: Scope) -> Scene:
    name, ground = scope.scene, scope.ground
    if ground not in scope.style.fields:
        table.refuse(
            "scene",
            f"the scene '{name}' stands on the unknown field '{ground}'",
            suggest(ground, scope.style.fields),
            "ground",
        )
    places = {
        place: _place(name, place, row, scope.views)
        for place, row in table.table("places").tables()
    }
    layers = read_layers(table.table("layers"), scope)
    beats = tuple(read_beat(row, n, layers, scope) for n, row in table.rows("beat"))
    stopped = {say.place for beat in beats for say in beat.says if say.stop >= 0}
    _stops(name, table.table("layers"), layers.values(), stopped)
    if not beats:
        table.refuse(
            "scene",
            f"the scene '{name}' lasts no time: it has no beats",
            "each begins with [[scene.beat]]",
        )
    return Scene(
        id=name,
        ground=ground,
        describe=table.text("describe"),
        layers=tuple(layers.values()),
        beats=beats,
        where=table.at(),
        places=places,
    )


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
            and all(is_number(v) and v >= 0 for v in values[:5])
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
            x=x,
            y=y,
            width=w,
            height=h,
            size=size,
            anchor=anchor,
            weight=table.whole("weight", 800, least=100),
            key=table.text("key") or f"{scene}-{name}",
        )
    return found
