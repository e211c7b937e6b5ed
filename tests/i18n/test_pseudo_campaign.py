"""The campaign as it is shipped has room for the longest Welsh: the pseudo-locale at the 95th
percentile fits everywhere.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.cli.i18n.fit import in_pseudo
from toolkit.execute.build import Wish, look_ahead
from toolkit.execute.room import Rooms
from toolkit.execute.store import Store
from toolkit.media.reading import read_project

ROOT = Path(__file__).parents[2]


def test_the_pseudo_locale_fits_every_artefact(tmp_path: Path) -> None:
    with Rooms(ROOT) as rooms:
        plan = look_ahead(ROOT, in_pseudo(read_project(ROOT)), Wish(), Store(tmp_path), rooms).plan
    assert len(plan.jobs) > 400
    assert [
        f"{blocked.output}: {problem.message}"
        for blocked in plan.blocked
        for problem in blocked.problems
    ] == []
