"""Transcripts: all that a film shows and says, for people who do not see or watch it.

One page or one text, whole in itself.
"""

from __future__ import annotations

import json
import tomllib
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import Any

from toolkit.model.film import FPS
from toolkit.model.job import Job, Landing, Rendered

TOKENS = "assets/brand/tokens.toml"
_STYLE = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:var(--chalk);color:var(--board);font:500 1.125rem/1.5 "FAMILY",system-ui,sans-serif;overflow-wrap:break-word}
header{background:var(--pencil);padding:3rem 0 2.25rem}
header>div,main,footer>*{width:min(46rem,100% - 2.5rem);margin-inline:auto}
svg{display:block;height:5.5rem;width:auto;margin:0 0 1.75rem}
h1{font-size:clamp(1.9rem,7vw,3.25rem);font-weight:800;letter-spacing:-.025em;line-height:1.04;margin:0}
.kind{font-weight:800;font-size:1.25rem;margin:0 0 .5rem}
.sound{margin:1rem 0 0}
main{padding:1rem 0 3rem}
section{padding:1.75rem 0;border-bottom:2px solid var(--desk)}
section:last-child{border:0}
h2{font-size:1.5rem;font-weight:800;letter-spacing:-.015em;line-height:1.16;margin:0 0 1rem}
h2 .time{font-weight:500;font-size:1.125rem;margin-left:.5em;white-space:nowrap;letter-spacing:0}
dl{margin:0}
dt{font-weight:800;margin-top:.75rem}
dd{margin:.1rem 0 0}
dd.read{border-left:.5rem solid var(--sugar);padding-left:.75rem;margin-top:.4rem}
footer{background:var(--board);color:var(--chalk);padding:1.75rem 0}
footer p{margin-block:0}
@media print{header,footer{background:none;color:inherit}section{break-inside:avoid}}
"""


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
    colours = "".join(f"--{name}:{colour};" for name, colour in tokens["color"].items())
    style = f":root{{{colours}}}{_STYLE.replace('FAMILY', data['family'])}"
    faces = "".join(
        f'@font-face{{font-family:"{data["family"]}";font-weight:{weight};src:url(data:font/ttf;base64,{b64encode((room / path).read_bytes()).decode()})}}'
        for weight, path in sorted(data["fonts"].items())
    )
    labels, title = data["labels"], escape(data["title"])
    scenes = "\n".join(
        _scene(scene, number, labels) for number, scene in enumerate(data["scenes"], 1)
    )
    return (
        f'<!doctype html>\n<html lang="{data["tag"]}">\n<head>\n<meta charset="utf-8">\n<meta'
        ' name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{title} –"
        f" {escape(labels['kind'])}</title>\n<style>{faces}{style}</style>\n</head>\n<body>\n"
        f"<header><div>{_picture(tokens)}<p"
        f' class="kind">{escape(labels["kind"])}</p><h1>{title}</h1><p'
        f' class="sound">{escape(data["sound"])}</p></div></header>\n'
        f"<main>\n{scenes}\n</main>\n<footer><p>{escape(data['status'])}</p></footer>\n</body>\n</html>\n"
    )


def _scene(scene: dict[str, Any], number: int, labels: dict[str, str]) -> str:
    read = "".join(f'<dd class="read">{escape(_line(string))}</dd>' for string in scene["read"])
    read = f"<dt>{escape(labels['read'])}</dt>{read}" if read else ""
    return (
        f"<section><h2>{escape(labels['scene'])} {number} <span"
        f' class="time">{_span(scene)}</span></h2>'
        f"<dl><dt>{escape(labels['seen'])}</dt><dd>{escape(_line(scene['seen']))}</dd>{read}</dl></section>"
    )


def _picture(tokens: dict[str, Any]) -> str:
    """The three shapes and the child, as the brand draws them on this field."""
    shape, colour, field = tokens["shape"], tokens["color"], tokens["field"]["pencil"]
    head, body = shape["child_head"], shape["child_body"]
    child = (
        f'<circle cx="{head["x"] + head["d"] / 2:g}" cy="{head["y"] + head["d"] / 2:g}"'
        f' r="{head["d"] / 2:g}"/><path d="M{body["x"]}'
        f' {body["y"]}h{body["w"]}v{body["h"]}h-{body["w"]}z"/>'
    )
    shapes = "".join(f'<path d="{shape["svg"][name]}"/>' for name in ("think", "check", "share"))
    return (
        '<svg viewBox="0 0 35 35" aria-hidden="true" focusable="false"><g'
        f' fill="{colour[field["ink"]]}">{shapes}</g><g'
        f' fill="{colour[field["child"]]}">{child}</g></svg>'
    )
