"""Days that people write: 2027-03-31, without quotation marks."""

from __future__ import annotations

from datetime import date, datetime

from toolkit.model.problem import Problem, Span

# What files can carry: archives begin to count in 1980, and end in 2107.
FIRST, LAST = date(1980, 1, 1), date(2107, 12, 31)


def day_fault(key: str, value: object, where: Span, code: str) -> Problem | None:
    """What is wrong with a day, if anything is."""
    hint = f"write it as year-month-day without quotation marks: {key} = 2027-03-31"
    if value is None:
        return Problem(code, f"'{key}' is missing", where, hint)
    if isinstance(value, datetime):
        return Problem(code, f"'{key}' has a time beside its day", where, hint)
    if type(value) is not date:
        return Problem(code, f"'{key}' is no day", where, hint)
    if not FIRST <= value <= LAST:
        message = (
            f"the day {value.isoformat()} of '{key}' cannot be: files carry days from {FIRST.year}"
            f" to {LAST.year}"
        )
        return Problem(code, message, where, "correct the year")
    return None
