"""Work: one job, from what it declares to its bytes.

`work` closes over nothing and can be pickled, so that a thread, a process or another machine does
the same; all that it uses comes through the `Fetch` that it is given.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

from toolkit.execute.fetch import Fetch
from toolkit.execute.room import room
from toolkit.media.registry import KINDS
from toolkit.model.job import Job, Rendered


def work(job: Job, fetch: Fetch) -> Rendered:
    """Furnish a room with what the job declares, and render it there.

    Raises RenderFailed with what a person can mend, StoreFailed when the disk refuses.
    """
    module = import_module(KINDS[job.kind].renderer)
    with room(job, fetch) as folder:
        made: Rendered = module.render(job, folder)
        if made.file:  # it lies in the room, which goes now
            made = replace(made, file="", blob=fetch.take(Path(made.file)))
    return made
