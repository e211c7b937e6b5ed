"""How many frames a build has to encode: what its progress is told in, since one film takes as long
as hundreds of cards.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.execute.store import Store
from toolkit.model.job import Job


def frames_ahead(jobs: Sequence[Job], store: Store, force: bool = False) -> int:
    """Frames that are to be encoded: of scenes not kept that are needed by films not kept."""
    scenes = {job.key: job for job in jobs if job.frames}
    if not scenes:
        return 0
    asked: dict[str, None] = {}
    for job in jobs:
        named = [key for _, key in job.needs if key in scenes]
        if named and (force or store.find(job.key) is None):
            asked |= dict.fromkeys(named)
    return sum(scenes[key].frames for key in asked if force or store.find(key) is None)
