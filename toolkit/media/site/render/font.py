"""Fonts of the site: the brand's, with the letters that pages need."""

from __future__ import annotations

from pathlib import Path

from toolkit.engine.apart import Overrun, apart
from toolkit.engine.fonts import subset
from toolkit.engine.payload import decode
from toolkit.media.site.payload import FontFile
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Problem, RenderFailed, Span


def render(job: Job, room: Path) -> Rendered:
    """One weight as WOFF2."""
    told = decode(FontFile, job.data)
    try:
        made = apart(subset, (room / told.entry).read_bytes(), told.letters)
    except Overrun as why:
        where = Span(told.entry)
        problem = Problem("font", f"{told.entry} {why}", where, "restore the file")
        raise RenderFailed([problem]) from None
    return Rendered(made)
