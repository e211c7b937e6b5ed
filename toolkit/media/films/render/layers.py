"""Layers: the words of one scene of a film, set by the page engine, as masks that say how much of
each pixel is ink.

The bytes: one line of JSON, then for each block its mask, one byte a pixel, compressed. Block: x,
y, width, height of the mask in pixels; `stop` is the place of the full stop behind the words (x, y,
size in 1/1000 px), or null.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from toolkit.engine import pixels, typst
from toolkit.engine.film.parts import Drawn, Masks
from toolkit.engine.payload import decode, encode
from toolkit.judge import layout
from toolkit.judge.glyphs import check_glyphs
from toolkit.media.films.payload import FilmPage
from toolkit.model.job import Job, Landing, Rendered
from toolkit.model.problem import Problem, RenderFailed
from toolkit.model.trace import Trace
from toolkit.render.told import tell

STRAY = 8  # px by which a letter may reach out of its line
DATED = date(2000, 1, 1)  # of a PDF that nobody sees


def render(job: Job, room: Path) -> Rendered:
    """The masks, and where each string landed.

    Raises RenderFailed for words that do not fit, are too small or leave the platform's safe area.
    """
    film = decode(FilmPage, job.data)
    check_glyphs(film, room)
    drawing = typst.draw_pdf(room, film.entry, tell(job.data, room), DATED)
    landed = layout.landings(drawing.trace)
    problems = layout.faults(film, drawing.trace)
    if problems:
        raise RenderFailed(problems)
    masks, blocks, strays = [], [], []
    for page, block in enumerate(film.blocks):
        x, y, width, height, mask = pixels.ink(drawing.pages[0], page)
        blocks.append(
            Drawn(
                box=(x, y, width, height),
                slot=block.slot,
                size=_size(landed, page + 1),
                stop=_stop(drawing.trace, page + 1),
            )
        )
        masks.append(mask)
        strays += _straying(film, block.slot, x, x + width)
    if strays and not film.draft:  # its band reaches from edge to edge
        raise RenderFailed(strays)
    head = Masks(blocks=tuple(blocks), lengths=tuple(len(mask) for mask in masks))
    packed = zlib.compress(b"".join(masks), 6)
    return Rendered(encode(head).encode() + b"\n" + packed, (), landed, {"blocks": len(blocks)})


def _straying(film: FilmPage, slot: str, left: int, right: int) -> list[Problem]:
    """Ink that lies further out than the words' box said, as an overfull line does."""
    least, most = film.safe[3] // 1000 - STRAY, (film.width - film.safe[1]) // 1000 + STRAY
    if left >= least and right <= most:
        return []
    (locale,) = film.locales
    return [
        Problem(
            "outside",
            f"{film.name}: '{slot}' ({locale}) is printed from {left} to {right} px; words keep"
            f" between {least + STRAY} and {most - STRAY}",
            None,
            "shorten the words, or give their place more room",
            f"{locale} {slot}",
        )
    ]


def _stop(trace: Trace, page: int) -> tuple[int, int, int, int] | None:
    return next(
        ((t["x"], t["y"], t["d"], t["stop"]) for t in trace if "stop" in t and t["page"] == page),
        None,
    )


def _size(landed: Sequence[Landing], page: int) -> int:
    return next((landing.size for landing in landed if landing.page == page), 0)
