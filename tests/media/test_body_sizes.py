"""Running text is nowhere smaller than its sheet allows, however long the Welsh may get."""

from __future__ import annotations

from pathlib import Path

from minimal import HERE

from toolkit.cli.i18n.fit import in_pseudo
from toolkit.execute.fetch import LocalFetch
from toolkit.execute.loop import run
from toolkit.execute.prepare import prepare
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.execute.work import work
from toolkit.media.reading import read_project
from toolkit.model.event import Failed

KINDS = ("posters", "infographics", "sheets", "cards", "banners", "decks")
# One format of each sheet: the others are the same drawing.
FORMATS = ("a4-screen", "web", "1080x1080", "1080x1350", "1600x900", "1200x300", "slides")


def test_the_pseudo_locale_is_drawn_large_enough(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with rooms():
        project = in_pseudo(read_project(HERE))
        request = Request(kinds=KINDS, formats=FORMATS, editions=("cy", "cy-en"))
        plan = prepare(HERE, project, request, store).plan
        jobs = [job for job in plan.jobs if job.kind == "page"]
        fetch = LocalFetch(HERE, store)
        events = [event for _, event in run(jobs, store, fetch, work, 2, lambda *_: False)]
    assert len(events) > 60
    failed = [event for event in events if isinstance(event, Failed)]
    assert [problem.message for event in failed for problem in event.problems] == []
