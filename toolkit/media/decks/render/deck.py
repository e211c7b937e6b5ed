"""Decks: slides that people open, edit and present, as PowerPoint files.

The plan has sized every word already.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from toolkit.engine import raster
from toolkit.engine.outlines import Outline, wordmark
from toolkit.engine.slides.write import write
from toolkit.model.job import Job, Landing, Rendered
from toolkit.model.problem import Problem, RenderFailed, Span

TOKENS = "assets/brand/tokens.toml"


def render(job: Job, room: Path) -> Rendered:
    """The deck's bytes, and which string stands on which slide.

    Raises RenderFailed for a logo that is not a sound picture.
    """
    data = json.loads(job.data)
    tokens = tomllib.loads((room / TOKENS).read_text("utf-8"))
    logo = None
    if data["logo"]:
        path = data["logo"]["path"]
        logo = raster.take_in(path, (room / path).read_bytes())
    made = write(data, tokens["color"], tokens["field"], logo, _slogans(data, tokens["stop"], room))
    return Rendered(made, (), _landed(data), {"pages": len(data["slides"])})


def _slogans(data: dict[str, Any], stops: dict[str, Any], room: Path) -> list[Outline | None]:
    """The slogan's outlines, where a layout has a place for it; None where the brand's letters
    cannot draw it. Raises RenderFailed when the font cannot draw it.
    """
    scripted = data.get("scripted", ())
    if not data["font"]:
        return [None] * len(data["wordmark"]) if scripted else []
    font = (room / data["font"]).read_bytes()
    try:
        return [
            None if code in scripted else wordmark(font, words, stops)
            for code, words in zip(data["locales"], data["wordmark"], strict=True)
        ]
    except ValueError as error:
        raise RenderFailed(
            [
                Problem(
                    "font",
                    f"{data['font']}: {error}",
                    Span(data["font"]),
                    "give the brand a font that has the letters of the slogan",
                )
            ]
        ) from error


def _landed(data: dict[str, Any]) -> tuple[Landing, ...]:
    """Strings in reading order, with the box of their placeholder; how many lines each takes is the
    reader's affair.
    """
    holders = {
        (layout["name"], holder["idx"]): holder
        for layout in data["layouts"]
        for holder in layout["holders"]
    }
    landed = []
    for number, slide in enumerate(data["slides"], 1):
        for place in slide["places"]:
            holder = holders[slide["layout"], place["idx"]]
            x, y, width, height = holder["box"]
            for p in (*place["paragraphs"], *(cell for row in place["rows"] for cell in row)):
                landed.append(
                    Landing(
                        p["id"],
                        p["locale"],
                        p["text"].replace("\u00a0", " "),
                        number,
                        x,
                        y,
                        width,
                        height,
                        holder["size"] * 1000,
                        1,
                    )
                )
    return tuple(landed)
