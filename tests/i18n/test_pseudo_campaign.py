"""The campaign as it is shipped has room for the longest Welsh: the pseudo-locale at the 95th
percentile fits everywhere.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.cli.i18n.fit import in_pseudo
from toolkit.execute.prepare import prepare
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.media.reading import read_project

ROOT = Path(__file__).parents[2]


def test_the_pseudo_locale_fits_every_artefact(tmp_path: Path) -> None:
    with rooms():
        plan = prepare(ROOT, in_pseudo(read_project(ROOT)), Request(), Store(tmp_path)).plan
    assert len(plan.jobs) > 400
    assert [
        f"{blocked.output}: {problem.message}"
        for blocked in plan.blocked
        for problem in blocked.problems
    ] == []
