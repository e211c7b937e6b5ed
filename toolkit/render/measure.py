"""Measuring: at which scale do an artwork's words fit their boxes? Draws nothing.

The whole set (both languages, every card of a series) then uses the smallest answer.
"""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.engine import typst
from toolkit.judge import layout
from toolkit.model.digest import canonical
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import RenderFailed


def render(job: Job, room: Path) -> Rendered:
    """JSON: box → scale in 1/1000.

    Raises RenderFailed when words do not fit at the smallest scale.
    """
    data = json.loads(job.data)
    trace = typst.measure(room, data["entry"], job.data)
    problems = layout.overflowing(trace, data["name"])
    if problems and not data["draft"]:  # a draft shows gaps, however they fit
        raise RenderFailed(problems)
    return Rendered(canonical(layout.boxes(trace)).encode())
