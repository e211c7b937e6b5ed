"""A check as a job: its outcome is a fact that the site can tell.

Found by its kind, as renderers are.
"""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.model.digest import canonical
from toolkit.model.job import Job, Rendered


def render(job: Job, room: Path) -> Rendered:
    """What `toolkit check` finds in one artefact; the number of findings is a fact."""
    data = json.loads(job.data)
    path, artefact = data["path"], (room / "needs/artefact").read_bytes()
    if path.endswith(".pptx"):
        from toolkit.judge.slides import check_slides

        found = check_slides(path, artefact, data["tags"])
    else:
        from toolkit.judge.structure import check_pdf

        found = check_pdf(path, artefact, tuple(data["languages"]), data["title"])
    return Rendered(
        canonical([problem.message for problem in found]).encode(), facts={"findings": len(found)}
    )
