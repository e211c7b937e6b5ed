"""Layers that are pictures: which picture, how much of it, in which colours, and its poses."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.media.films.scope import Scope, is_number, thousandths
from toolkit.media.films.storyboard import CORNERS, MIDDLE, SIDES, VIEWS, Pictured, Stance
from toolkit.read.suggest import suggest
from toolkit.read.table import Table

PICTURE_KEYS = (
    *VIEWS,
    "shape",
    "picture",
    "part",
    "without",
    "colour",
    "on",
    "from",
    "inside",
)
SHARES = ("grown", "shown", "open")  # of a stance, in percent
STANCE_KEYS = ("x", "y", "foot", "size", *SHARES)


def read_pictured(name: str, table: Table, scope: Scope) -> Pictured | None:
    """The picture of a layer; None, with a problem noted, where there is no such picture."""
    named = f"the layer '{name}' of the scene '{scope.scene}'"
    called = table.text("picture")
    picture = scope.pictures.get(called)
    if picture is None:
        hint = suggest(called, scope.pictures) if scope.pictures else "draw it: brand/pictures/"
        message = f"the unknown picture '{called}'" if called else "no picture"
        table.refuse("layer", f"{named} names {message}", hint, "picture")
        return None
    on, side = table.text("on", scope.ground), table.text("from", "below")
    for key, value, known in (
        ("on", on, (*scope.style.fields, scope.ground)),
        ("from", side, (*SIDES, *CORNERS, MIDDLE)),
    ):
        if value not in known:
            what = "field" if key == "on" else "side or corner"
            table.refuse(
                "layer", f"{named} has the unknown {what} '{value}'", suggest(value, known), key
            )
            return None
    found = Pictured(
        picture=picture,
        part=table.text("part"),
        without=table.texts("without"),
        on=on,
        side=side,
    )
    _check_parts(found, named, table)
    return found


def _check_parts(found: Pictured, named: str, table: Table) -> None:
    ids = tuple(dict.fromkeys(part.id for part in found.picture.parts if part.id))
    wanted = [("part", found.part)] if found.part else []
    for key, part in (*wanted, *(("without", part) for part in found.without)):
        if part not in ids:
            table.refuse(
                "layer",
                f"{named} names the part '{part}', which the picture '{found.picture.name}' does"
                " not have",
                suggest(part, ids) if ids else 'give the part an id in its file: id="voice"',
                key,
            )
            return
    if not found.parts:
        table.refuse(
            "layer", f"{named} shows nothing of its picture", "leave a part of it in", "without"
        )


def read_stance(value: object) -> Stance | None:
    """A pose of a picture: x and width, standing on the bottom edge; x, y and width; or a table.

    None where it is none of these.
    """
    if isinstance(value, list):
        if not all(map(is_number, value)) or len(value) not in (2, 3) or value[-1] <= 0:
            return None
        x, *y, size = map(thousandths, value)
        return Stance(x=x, y=y[0] if y else 0, size=size, foot=not y)
    return _told(value) if isinstance(value, dict) else None


def _told(value: Mapping[str, object]) -> Stance | None:
    """A pose as a table: { x = 84, size = 70, shown = 0 }."""
    numbers = {key: thousandths(v) for key, v in value.items() if is_number(v)}
    if numbers.keys() != value.keys() or not value.keys() <= set(STANCE_KEYS):
        return None
    shares = {key: numbers[key] // 100 for key in SHARES if key in numbers}
    if (
        "x" not in numbers
        or numbers.get("size", 0) <= 0
        or {"y", "foot"} <= numbers.keys()
        or any(not 0 <= share <= 1000 for share in shares.values())
    ):
        return None
    return Stance(
        x=numbers["x"],
        y=numbers.get("y", numbers.get("foot", 0)),
        size=numbers["size"],
        foot="y" not in numbers,
        grown=shares.get("grown", 1000),
        shown=shares.get("shown", 1000),
        open=shares.get("open", 1000),
    )
