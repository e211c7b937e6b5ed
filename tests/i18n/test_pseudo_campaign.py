"""The campaign as it is shipped has room for the longest Welsh: the pseudo-locale at the 95th percentile fits everywhere."""

from __future__ import annotations

from pathlib import Path

from toolkit.cli.i18n.fit import in_pseudo
from toolkit.execute.build import Wish, look_ahead
from toolkit.execute.room import Rooms
from toolkit.execute.store import Store
from toolkit.read.project import read_project

# Boxes that are still too tight for it, though not for the Welsh of today: give them room, and take them off.
TIGHT = ("'record/whom/hint'", "'plan/heading/subtitle'", "'plan/why/do'", "'plan/steps/do'", "'plan/questions/do'", "'decision/check/no_then' (cy) is too long: the words are 17 pt higher")
ROOT = Path(__file__).parents[2]


def test_the_pseudo_locale_fits_every_artefact(tmp_path: Path) -> None:
    with Rooms(ROOT) as rooms:
        plan = look_ahead(ROOT, in_pseudo(read_project(ROOT)), Wish(), Store(tmp_path), rooms).plan
    assert len(plan.jobs) > 400
    found = {f"{blocked.output}: {problem.message}" for blocked in plan.blocked for problem in blocked.problems if problem.code == "fit"}
    assert {line for line in found if not any(tight in line for tight in TIGHT)} == set()
    assert all(any(tight in line for line in found) for tight in TIGHT), "one of them has room now: take it off the list"
