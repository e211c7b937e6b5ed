"""Fonts of the site: the brand's, with the letters that pages need."""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.engine.fonts import subset
from toolkit.model.job import Job, Rendered


def render(job: Job, room: Path) -> Rendered:
    """One weight as WOFF2."""
    data = json.loads(job.data)
    return Rendered(subset((room / data["entry"]).read_bytes(), data["letters"]))
