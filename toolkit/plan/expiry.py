"""Facts that go out of date: which are, or will soon be, and when that changes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from toolkit.model.campaign import Project
from toolkit.model.fact import Expiry
from toolkit.model.problem import Problem

CHECK = "check it with its source, then give `checked` and `until` later days"


def outdated(project: Project, today: str) -> tuple[Problem, ...]:
    """A warning for each thing whose day is past, or so near that somebody should know.

    Days are written as in ISO 8601; "" asks nothing.
    """
    return tuple(_said(expiry, today) for expiry in _due(project, today))


def unreliable(project: Project, today: str) -> tuple[Problem, ...]:
    """The facts whose day is past or near: what a release refuses. Calendars are no facts."""
    return tuple(_said(expiry, today) for expiry in _due(project, today) if expiry.notice)


def unborn(project: Project, today: str) -> tuple[Problem, ...]:
    """Facts that somebody is said to have checked on a day to come."""
    return tuple(
        Problem(
            "fact",
            f"the fact '{name}' was checked on {fact.checked}, which is still to come",
            fact.where,
            "correct `checked`, or the clock of this machine",
        )
        for name, fact in project.facts.items()
        if today and fact.checked > today
    )


def good_until(project: Project, today: str) -> str:
    """The last day on which nothing of this changes; "" where nothing does."""
    days = [day for expiry in project.expiries for day in (expiry.day, _quiet(expiry))]
    return min((day for day in days if day >= today), default="")


def _due(project: Project, today: str) -> Iterator[Expiry]:
    for expiry in project.expiries:
        if today and (expiry.day < today or _quiet(expiry) < today):
            yield expiry


def _quiet(expiry: Expiry) -> str:
    """The last day on which nobody need be told."""
    day = date.fromisoformat(expiry.day) - timedelta(days=expiry.notice)
    return day.isoformat()


def _said(expiry: Expiry, today: str) -> Problem:
    is_past = expiry.day < today
    message = (
        f"'{expiry.name}' {'was good until' if is_past else 'is good only until'} {expiry.day}"
    )
    return Problem("outdated", expiry.message or message, expiry.where, expiry.hint or CHECK)
