"""Transcripts: all that a film shows and says, for people who do not see or watch it.

One page or one text, whole in itself. What the page looks like is in transcript.html and
transcript.css.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from toolkit.engine.html import drawn, fill_shipped
from toolkit.engine.payload import decode
from toolkit.engine.svg import inline
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
        "sign": drawn(inline(told.sign, "sign")) if told.sign else "",
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
