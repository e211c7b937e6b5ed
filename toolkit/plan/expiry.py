"""Facts that go out of date: which are, and when the next one will be."""

from __future__ import annotations

from toolkit.model.campaign import Project
from toolkit.model.problem import Problem


def outdated(project: Project, today: str) -> tuple[Problem, ...]:
    """A warning for each fact whose day is past.

    Days are written as in ISO 8601; "" asks nothing.
    """
    return tuple(
        Problem(
            "outdated",
            expiry.message or f"'{expiry.name}' was good until {expiry.day}",
            expiry.where,
            expiry.hint or "check it with its source, then give `checked` and `until` later days",
        )
        for expiry in project.expiries
        if today and expiry.day < today
    )


def good_until(project: Project, today: str) -> str:
    """The last day on which nothing more goes out of date; "" where nothing does."""
    return min((expiry.day for expiry in project.expiries if expiry.day >= today), default="")
