"""The words by which resources are found, as a script: a page in a folder may load that."""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.engine.payload import decode
from toolkit.media.site.payload import SearchFile
from toolkit.model.job import Job, Rendered


def render(job: Job, room: Path) -> Rendered:
    """The script, a line for each resource."""
    told = decode(SearchFile, job.data)
    words = json.dumps(told.words, ensure_ascii=False, sort_keys=True, indent=0)
    script = f"window.words = {words};\n"
    if told.beginnings:
        script += f"window.beginnings = {json.dumps(told.beginnings)};\n"
    return Rendered(script.encode())
