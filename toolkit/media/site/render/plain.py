"""Files of the site that are published as they are written."""

from __future__ import annotations

from pathlib import Path

from toolkit.engine.payload import decode
from toolkit.media.site.payload import PlainFile
from toolkit.model.job import Job, Rendered


def render(job: Job, room: Path) -> Rendered:
    """The file, with the line ends of every system."""
    told = decode(PlainFile, job.data)
    return Rendered((room / told.entry).read_bytes().replace(b"\r\n", b"\n"))
