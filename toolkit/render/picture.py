"""Previews: pictures of what was made, small, for the site."""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.engine import raster
from toolkit.model.job import Job, Rendered


def render(job: Job, room: Path) -> Rendered:
    """A WebP of the size that the pages expect, cut from the beginning of the source."""
    data = json.loads(job.data)
    return Rendered(raster.preview((room / "needs/source").read_bytes(), data["width"], data["height"], data["crop"]))
