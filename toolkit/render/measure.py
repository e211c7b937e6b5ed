"""Measuring: at which scale do an artwork's words fit their boxes? Draws nothing.

The whole set (both languages, every card of a series) then uses the smallest answer.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.engine import typst
from toolkit.engine.payload import decode, encode
from toolkit.judge import layout
from toolkit.model.job import Job, Rendered
from toolkit.model.page import Page
from toolkit.model.problem import RenderFailed
from toolkit.render.told import tell


def render(job: Job, room: Path) -> Rendered:
    """JSON: box → scale in 1/1000.

    Raises RenderFailed when words do not fit at the smallest scale.
    """
    page = decode(Page, job.data)
    trace = typst.measure(room, page.entry, tell(job.data, room))
    problems = layout.overflowing(trace, page.name)
    if problems:
        raise RenderFailed(problems)
    return Rendered(encode(layout.boxes(trace)).encode())
