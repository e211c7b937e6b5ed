"""Previews: pictures of what was made, small, for the site."""

from __future__ import annotations

from pathlib import Path

from toolkit.engine import pixels, raster
from toolkit.engine.payload import decode
from toolkit.media.site.payload import Preview
from toolkit.model.job import Job, Rendered

PPI = 144  # of the pages of a PDF, before they are made smaller


def render(job: Job, room: Path) -> Rendered:
    """A WebP of the size that the pages expect, cut from the beginning of the source."""
    told = decode(Preview, job.data)
    source = (room / "needs/source").read_bytes()
    image = pixels.rasterise(source, PPI) if told.media == "screen" else raster.opened(source)
    return Rendered(raster.preview(image, told.width, told.height, told.crop))
