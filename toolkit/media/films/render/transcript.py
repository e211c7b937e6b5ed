"""Transcripts: all that a film shows and says, for people who do not see or watch it.

One page or one text, whole in itself. What the page looks like is in transcript.html and
transcript.css.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.engine.html import fill_shipped
from toolkit.i18n.directions import runs_leftward
from toolkit.model.film import FPS
from toolkit.model.job import Job, Landing, Rendered
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
    data = json.loads(job.data)
    text = _page(data, room) if data["format"] == "html" else _text(data)
    said = [string for scene in data["scenes"] for string in (scene["seen"], *scene["read"])]
    return Rendered(
        text.encode(),
        landed=tuple(
            Landing(string["id"], data["locale"], string["text"], 1, 0, 0, 0, 0, 0, 1)
            for string in said
        ),
    )


def _clock(frame: int) -> str:
    seconds = frame // FPS
    return f"{seconds // 60}:{seconds % 60:02}"


def _span(scene: dict[str, Any]) -> str:
    return f"{_clock(scene['start'])}–{_clock(scene['end'])}"


def _text(data: dict[str, Any]) -> str:
    labels = data["labels"]
    lines = [f"{data['title']} – {labels['kind']}", "", data["sound"]]
    for number, scene in enumerate(data["scenes"], 1):
        lines += [
            "",
            f"{labels['scene']} {number} ({_span(scene)})",
            f"{labels['seen']}: {_line(scene['seen'])}",
        ]
        lines += (
            [f"{labels['read']}:", *(f"  {_line(string)}" for string in scene["read"])]
            if scene["read"]
            else []
        )
    return "\n".join([*lines, "", data["status"], ""])


def _line(string: dict[str, str]) -> str:
    return " ".join(string["text"].split())


def _page(data: dict[str, Any], room: Path) -> str:
    tokens = tomllib.loads((room / TOKENS).read_text("utf-8"))
    fonts = {int(weight): (room / path).read_bytes() for weight, path in data["fonts"].items()}
    page = {
        "look": look(tokens, fonts),
        "picture": picture(tokens.get("shape", {})),
        "tag": data["tag"],
        "leftward": runs_leftward(data["locale"]),
        "title": data["title"],
        "labels": data["labels"],
        "sound": data["sound"],
        "status": data["status"],
        "scenes": [_scene(scene) for scene in data["scenes"]],
    }
    return fill_shipped(TEMPLATE, page)


def _scene(scene: dict[str, Any]) -> Scene:
    return Scene(
        time=_span(scene),
        seen=_line(scene["seen"]),
        read=tuple(_line(string) for string in scene["read"]),
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
