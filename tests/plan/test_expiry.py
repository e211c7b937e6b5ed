"""Facts go out of date: somebody knows sixty days before, and no release prints what is due."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import FACTS, FILES

from toolkit.execute.build import build
from toolkit.execute.request import Folders, Request
from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid
from toolkit.plan.expiry import good_until, outdated, unborn, unreliable

MakeProject = Callable[..., Path]
DATED = FILES[FACTS].replace("checked = 2026-11-01", "checked = 2026-11-01\nuntil = 2027-03-31")


@pytest.mark.parametrize(
    ("today", "says", "next_change"),
    [
        ("", None, ""),
        ("2027-01-30", None, "2027-01-30"),
        ("2027-01-31", "'web' is good only until 2027-03-31", "2027-03-31"),
        ("2027-03-31", "'web' is good only until 2027-03-31", "2027-03-31"),
        ("2027-04-01", "'web' was good until 2027-03-31", ""),
    ],
)
def test_what_is_past_or_due_within_sixty_days_is_said(
    project: MakeProject, today: str, says: str | None, next_change: str
) -> None:
    read = read_project(project({FACTS: DATED}))
    found = outdated(read, today)
    assert [problem.message for problem in found] == ([says] if says else [])
    assert all(problem.where and problem.where.line for problem in found)
    assert found == unreliable(read, today)
    assert not today or good_until(read, today) == next_change


def test_a_release_refuses_it_and_a_build_warns(project: MakeProject) -> None:
    folders = Folders.of(project({FACTS: DATED}))
    made = build(folders, Request(today="2027-02-01"))
    assert "outdated" in {warning.code for warning in made.warnings} and made.code == 0
    with pytest.raises(Invalid, match="is good only until 2027-03-31"):
        build(folders, Request(today="2027-02-01", release=True))


def test_nothing_was_checked_on_a_day_to_come(project: MakeProject) -> None:
    read = read_project(project())
    assert not unborn(read, "2026-11-01") and not unborn(read, "")
    [problem] = unborn(read, "2026-10-31")
    assert "2026-11-01, which is still to come" in problem.message and problem.where
    with pytest.raises(Invalid, match="still to come"):
        build(Folders.of(project({}, "other")), Request(today="2026-10-31"))
