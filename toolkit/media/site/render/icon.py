"""The icon that browsers show beside the site's name."""

from __future__ import annotations

from pathlib import Path

from toolkit.engine import svg
from toolkit.engine.payload import decode
from toolkit.media.site.payload import IconFile
from toolkit.model.job import Job, Rendered


def render(job: Job, room: Path) -> Rendered:
    """The sign as a file of SVG."""
    told = decode(IconFile, job.data)
    return Rendered(svg.file(told.sign, told.colours).encode())
