"""A check as a job: its outcome is a fact that the site can tell."""

from __future__ import annotations

from pathlib import Path

from toolkit.engine.payload import decode, encode
from toolkit.media.site.payload import Audit
from toolkit.model.job import Job, Rendered


def render(job: Job, room: Path) -> Rendered:
    """What `toolkit check` finds in one artefact; the number of findings is a fact."""
    told = decode(Audit, job.data)
    artefact = (room / "needs/artefact").read_bytes()
    if told.path.endswith(".pptx"):
        from toolkit.judge.slides import check_slides

        found = check_slides(told.path, artefact, told.tags)
    else:
        from toolkit.judge.structure import check_pdf

        found = check_pdf(told.path, artefact, told.languages, told.title)
    messages = [problem.message for problem in found]
    return Rendered(encode(messages).encode(), facts={"findings": len(found)})
