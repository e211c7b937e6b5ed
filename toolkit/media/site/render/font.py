"""Fonts of the site: the brand's, with the letters that pages need."""

from __future__ import annotations

from pathlib import Path

from toolkit.engine.fonts import subset
from toolkit.engine.payload import decode
from toolkit.media.site.payload import FontFile
from toolkit.model.job import Job, Rendered


def render(job: Job, room: Path) -> Rendered:
    """One weight as WOFF2."""
    told = decode(FontFile, job.data)
    return Rendered(subset((room / told.entry).read_bytes(), told.letters))
