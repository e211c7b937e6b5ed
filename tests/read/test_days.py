"""Days that people write, and that files can carry."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from toolkit.model.problem import Span
from toolkit.read.days import day_fault

WHERE = Span("assets/campaign.toml", 8)


@pytest.mark.parametrize("day", [date(1980, 1, 1), date(2026, 11, 22), date(2107, 12, 31)])
def test_days_that_archives_can_carry(day: date) -> None:
    assert day_fault("date", day, WHERE, "campaign") is None


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (date(1979, 12, 31), "files carry days from 1980 to 2107"),
        (date(26, 11, 22), "the day 0026-11-22 of 'date' cannot be"),
        (date(2108, 1, 1), "files carry days from 1980 to 2107"),
        (date.max, "the day 9999-12-31"),
        (datetime(2026, 11, 22, 10), "a time beside its day"),
        ("2026-11-22", "is no day"),
        (2026, "is no day"),
        (None, "is missing"),
    ],
)
def test_other_days_are_refused_at_their_line(value: object, says: str) -> None:
    fault = day_fault("date", value, WHERE, "campaign")
    assert fault is not None and says in fault.message and fault.hint and fault.where == WHERE
