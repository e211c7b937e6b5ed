"""Layers: the words of one scene of a film, set by the page engine, as masks that say how much of
each pixel is ink.

The bytes: one line of JSON, then for each block its mask, one byte a pixel, compressed. Block: x,
y, width, height of the mask in pixels; `stop` is the place of the full stop behind the words (x, y,
size in 1/1000 px), or null.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.engine import pixels, typst
from toolkit.engine.payload import decode
from toolkit.judge import layout
from toolkit.judge.glyphs import check_glyphs
from toolkit.media.films.payload import FilmPage
from toolkit.model.digest import canonical
from toolkit.model.job import Job, Landing, Rendered
from toolkit.model.problem import Problem, RenderFailed
from toolkit.model.trace import Trace

STRAY = 8  # px by which a letter may reach out of its line
DATED = date(2000, 1, 1)  # of a PDF that nobody sees


def render(job: Job, room: Path) -> Rendered:
    """The masks, and where each string landed.

    Raises RenderFailed for words that do not fit, are too small or leave the platform's safe area.
    """
    data = json.loads(job.data)
    check_glyphs(decode(FilmPage, job.data), room)
    drawing = typst.draw_pdf(room, data["entry"], job.data, DATED)
    landed = layout.landings(drawing.trace)
    _check(data, drawing.trace, landed)
    masks, blocks, strays = [], [], []
    for page, block in enumerate(data["blocks"]):
        x, y, width, height, mask = pixels.ink(drawing.pages[0], page)
        blocks.append(
            {
                "box": [x, y, width, height],
                "stop": _stop(drawing.trace, page + 1),
                "size": _size(landed, page + 1),
                "slot": block["slot"],
            }
        )
        masks.append(mask)
        strays += _straying(data, block["slot"], x, x + width)
    if strays and not data["draft"]:
        raise RenderFailed(strays)
    lengths = [len(mask) for mask in masks]
    head = canonical({"blocks": blocks, "lengths": lengths}).encode() + b"\n"
    return Rendered(head + zlib.compress(b"".join(masks), 6), (), landed, {"blocks": len(blocks)})


def _straying(data: dict[str, Any], slot: str, left: int, right: int) -> list[Problem]:
    """Ink that lies further out than the words' box said, as an overfull line does."""
    least, most = data["safe"][3] // 1000 - STRAY, (data["width"] - data["safe"][1]) // 1000 + STRAY
    if left >= least and right <= most:
        return []
    (locale,) = data["locales"]
    return [
        Problem(
            "outside",
            f"{data['name']}: '{slot}' ({locale}) is printed from {left} to {right} px; words keep"
            f" between {least + STRAY} and {most - STRAY}",
            None,
            "shorten the words, or give their place more room",
            f"{locale} {slot}",
        )
    ]


def _stop(trace: Trace, page: int) -> list[int] | None:
    return next(
        ([t["x"], t["y"], t["d"], t["stop"]] for t in trace if "stop" in t and t["page"] == page),
        None,
    )


def _size(landed: Sequence[Landing], page: int) -> int:
    return next((landing.size for landing in landed if landing.page == page), 0)


def _check(data: dict[str, Any], trace: Trace, landed: tuple[Landing, ...]) -> None:
    top, right, bottom, left = data["safe"]
    problems = [
        *layout.overflowing(trace, data["name"]),
        *layout.too_small(trace, data["small_min"], data["body_min"], data["name"]),
        *layout.outside(
            landed, data["width"], data["height"], 0, (top, right, bottom, left), data["name"]
        ),
    ]
    if problems and not data["draft"]:
        raise RenderFailed(problems)
