"""[[slot]] of data/posting.toml: which post is due when."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from toolkit.media.posts.model import Slot
from toolkit.read.days import LAST, day_fault
from toolkit.read.suggest import suggest
from toolkit.read.table import Table

WHEN = ("day", "date", "week")
MOST_DAYS = 3660  # after the campaign's date: ten years
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
HINT = (
    "say one of: day = 8 (days after the campaign's date), date = 2027-03-31,"
    ' week = "2027-W05" or week = 2 (the second week, counted from that of the date)'
)


def read_slots(file: Table, posts: Collection[str], begins: date) -> Iterator[Slot]:
    """The slots in their order. `posts` are the ids of all posts, `begins` the campaign's date."""
    often: dict[str, int] = {}
    for _, table in file.rows("slot"):
        table.only(("post", "revision", *WHEN), "posting", "a slot of the calendar")
        post = table.text("post")
        if post not in posts:
            message = f"the calendar names the unknown post '{post}'"
            table.refuse("posting", message, suggest(post, posts), "post")
        often[post] = often.get(post, 0) + 1
        due, days = _due(table, begins)
        yield Slot(
            post=f"posts/{post}",
            # The post, not its place, so that a slot before it changes no calendar that has it.
            uid=post if often[post] == 1 else f"{post}-{often[post]}",
            due=due.isoformat(),
            days=days,
            revision=table.whole("revision"),
            where=table.at(),
        )


def _due(table: Table, begins: date) -> tuple[date, int]:
    """The first day of a slot, and how many it has: a day, or a week from Monday."""
    said = [key for key in WHEN if key in table.values]
    if len(said) != 1:
        what = "does not say when it is" if not said else f"says {' and '.join(said)}"
        table.refuse("posting", f"a slot of the calendar {what}", HINT, *said[1:2])
        return begins, 1
    due = {"day": _day, "date": _date, "week": _week}[said[0]](table, begins)
    if due is not None and due > LAST:
        table.refuse("posting", f"the slot is due after {LAST}", "choose an earlier day", said[0])
    return (due if due and due <= LAST else begins), 7 if said[0] == "week" else 1


def _day(table: Table, begins: date) -> date | None:
    day = table.whole("day")
    if day > MOST_DAYS:
        table.refuse("posting", f"day {day} is more than ten years away", HINT, "day")
        return None
    return begins + timedelta(days=day)


def _date(table: Table, begins: date) -> date | None:
    value = table.values["date"]
    fault = day_fault("date", value, table.at("date"), "posting")
    table.problems.extend([fault] if fault else [])
    return None if fault or not isinstance(value, date) else value


def _week(table: Table, begins: date) -> date | None:
    value = table.values["week"]
    if type(value) is int and 1 <= value <= MOST_DAYS // 7:
        return begins - timedelta(days=begins.weekday()) + timedelta(weeks=value - 1)
    if isinstance(value, str) and (found := _WEEK.fullmatch(value)):
        try:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            pass
    table.refuse("posting", f"the week {value!r} is none", HINT, "week")
    return None
