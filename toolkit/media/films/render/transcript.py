"""Transcripts: all that a film shows and says, for people who do not see or watch it.

One page or one text, whole in itself. What the page looks like is in transcript.html and
transcript.css.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.engine.html import fill_shipped
from toolkit.engine.payload import decode
from toolkit.media.films.payload import SceneTold, Transcript
from toolkit.model.film import FPS
from toolkit.model.job import Job, Rendered, unplaced
from toolkit.model.line import Line
from toolkit.model.look import look

TOKENS = "assets/brand/tokens.toml"
TEMPLATE = Path(__file__).with_name("transcript.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What one scene shows and says; `time` from its start to its end."""

    time: str
    seen: str
    read: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The brand's picture in a square of `side`: its shapes as SVG paths, and a child, who may be
    made of circles (x, y, radius) and of squares (paths).
    """

    side: str
    shapes: tuple[str, ...]
    circles: tuple[tuple[str, str, str], ...]
    squares: tuple[str, ...]


def render(job: Job, room: Path) -> Rendered:
    """The transcript, and its words in the order in which they are read."""
    told = decode(Transcript, job.data)
    text = _page(told, room) if told.format == "html" else _text(told)
    said = [line for scene in told.scenes for line in (scene.seen, *scene.read)]
    landed = tuple(unplaced(line.id, told.locale, line.text) for line in said)
    return Rendered(text.encode(), landed=landed)


def _clock(frame: int) -> str:
    seconds = frame // FPS
    return f"{seconds // 60}:{seconds % 60:02}"


def _span(scene: SceneTold) -> str:
    return f"{_clock(scene.start)}–{_clock(scene.end)}"


def _text(told: Transcript) -> str:
    labels = told.labels
    lines = [f"{told.title} – {labels['kind']}", "", told.sound]
    for number, scene in enumerate(told.scenes, 1):
        lines += [
            "",
            f"{labels['scene']} {number} ({_span(scene)})",
            f"{labels['seen']}: {_plain(scene.seen)}",
        ]
        if scene.read:
            lines += [f"{labels['read']}:", *(f"  {_plain(line)}" for line in scene.read)]
    return "\n".join([*lines, *(["", told.status] if told.status else []), ""])


def _plain(line: Line) -> str:
    return " ".join(line.text.split())


def _page(told: Transcript, room: Path) -> str:
    tokens = tomllib.loads((room / TOKENS).read_text("utf-8"))
    fonts = {int(weight): (room / path).read_bytes() for weight, path in told.fonts.items()}
    page = {
        "look": look(tokens, fonts),
        "picture": picture(tokens.get("shape", {})),
        "tag": told.tag,
        "leftward": told.leftward,
        "title": told.title,
        "labels": told.labels,
        "sound": told.sound,
        "status": told.status,
        "scenes": [_scene(scene) for scene in told.scenes],
    }
    return fill_shipped(TEMPLATE, page)


def _scene(scene: SceneTold) -> Scene:
    return Scene(
        time=_span(scene),
        seen=_plain(scene.seen),
        read=tuple(_plain(line) for line in scene.read),
    )


def picture(shape: Mapping[str, Any]) -> Picture | None:
    """The brand's picture from `[shape]` of its tokens; None where the brand has none.

    `total` is its side, `svg` holds a path for each shape; the circles and squares called `child_…`
    are the child.
    """
    if not shape.get("svg") or "total" not in shape:
        return None
    child = [
        (part.get("kind"), part)
        for name, part in shape.items()
        if name.startswith("child_") and isinstance(part, Mapping)
    ]
    return Picture(
        side=f"{shape['total']:g}",
        shapes=tuple(shape["svg"].values()),
        circles=tuple(_circle(part) for kind, part in child if kind == "circle"),
        squares=tuple(_square(part) for kind, part in child if kind == "square"),
    )


def _circle(part: Mapping[str, float]) -> tuple[str, str, str]:
    r = part["d"] / 2
    return f"{part['x'] + r:g}", f"{part['y'] + r:g}", f"{r:g}"


def _square(part: Mapping[str, float]) -> str:
    return f"M{part['x']} {part['y']}h{part['w']}v{part['h']}h-{part['w']}z"
