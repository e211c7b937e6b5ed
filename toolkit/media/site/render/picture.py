"""Previews: pictures of what was made, small, for the site."""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.engine import pixels, raster
from toolkit.model.job import Job, Rendered

PPI = 144  # of the pages of a PDF, before they are made smaller


def render(job: Job, room: Path) -> Rendered:
    """A WebP of the size that the pages expect, cut from the beginning of the source."""
    data = json.loads(job.data)
    source = (room / "needs/source").read_bytes()
    image = pixels.rasterise(source, PPI) if data["media"] == "screen" else raster.opened(source)
    return Rendered(raster.preview(image, data["width"], data["height"], data["crop"]))
