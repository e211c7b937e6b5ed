"""How many frames a build has to encode: what its progress is told in, since one film takes as long
as hundreds of cards.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from toolkit.execute.store import Store
from toolkit.model.job import Job

SCENE = "scene"
WORTH = 25  # frames that take about as long as any other artefact


def frames(job: Job) -> int:
    """Frames that the job encodes; 0 for what is no scene."""
    return int(json.loads(job.data).get("frames", 0)) if job.kind == SCENE else 0


def frames_ahead(jobs: Sequence[Job], store: Store, force: bool = False) -> int:
    """Frames of the scenes that are to be encoded: those not kept, of films not kept.

    Scenes stand before their films.
    """
    scenes = {job.key: job for job in jobs if job.kind == SCENE}
    if not scenes:
        return 0
    asked: dict[str, None] = {}
    for job in jobs:
        named = [key for _, key in job.needs if key in scenes]
        if named and (force or store.find(job.key) is None):
            asked |= dict.fromkeys(named)
    return sum(frames(scenes[key]) for key in asked if force or store.find(key) is None)
