"""The posting calendar as a value: what names its entries, what tells that they changed, weeks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from toolkit.engine.payload import encode
from toolkit.media.posts.model import Slot
from toolkit.media.posts.payload import Calendar, Day, Entry
from toolkit.media.posts.read_slots import read_slots
from toolkit.media.posts.render.calendar import render
from toolkit.model.job import Job
from toolkit.read.table import Table
from toolkit.read.toml import read_toml

BEGINS = date(2026, 11, 22)  # a Sunday


def slots(text: str) -> list[Slot]:
    document, problems = read_toml("assets/data/posting.toml", text.encode())
    found = list(read_slots(Table(document, problems), ("one", "two"), BEGINS))
    assert problems == []
    return found


def test_a_slot_is_named_by_its_post_wherever_it_stands() -> None:
    two = '[[slot]]\npost = "two"\nday = 8\n'
    again = '[[slot]]\npost = "two"\nday = 30\n'
    one = '[[slot]]\npost = "one"\nday = 1\n'
    assert [slot.uid for slot in slots(two + again)] == ["two", "two-2"]
    assert [slot.uid for slot in slots(one + two + again)] == ["one", "two", "two-2"]


def test_days_dates_and_weeks() -> None:
    found = slots(
        '[[slot]]\npost = "one"\nday = 1\n'
        '[[slot]]\npost = "one"\ndate = 2027-03-31\n'
        '[[slot]]\npost = "one"\nweek = "2027-W05"\n'
        '[[slot]]\npost = "two"\nweek = 2\n'
    )
    assert [(slot.due, slot.days, slot.said) for slot in found] == [
        ("2026-11-23", 1, "2026-11-23"),
        ("2027-03-31", 1, "2027-03-31"),
        ("2027-02-01", 7, "2027-W05"),
        ("2026-11-23", 7, "2026-W48"),
    ]


def written(day: Day, words: str = "2026-11-22") -> dict[str, str]:
    told = Calendar(
        name="posts/posting-calendar (en)",
        title="Calendar",
        alt="When",
        id="small",
        date=words,
        locales=("en",),
        tags={"en": "en-GB"},
        words={},
        days=(day,),
    )
    job = Job("x.ics", "calendar", encode(told), (), (), "")
    data = render(job, Path()).data
    assert data is not None
    text = data.decode()
    return dict(
        re.findall(r"^(UID|SEQUENCE|DTSTAMP|DTSTART|DTEND)[^:\r\n]*:([^\r\n]*)", text, re.M)
    )


DAY = Day(
    uid="one",
    date="2026-11-23",
    days=1,
    revision=0,
    said={"en": Entry(summary="Post", description="Hello", link="https://example.org")},
)


def test_a_changed_entry_says_so_and_keeps_its_name() -> None:
    before = written(DAY)
    headline = written(
        replace(DAY, said={"en": replace(DAY.said["en"], description="Hello again")})
    )
    assert headline["UID"] == before["UID"] == "one-en@small"
    assert headline["DTSTAMP"] != before["DTSTAMP"]
    assert written(DAY) == before
    revised = written(replace(DAY, revision=1))
    later = written(DAY, "2026-11-23")
    assert int(before["SEQUENCE"]) < int(revised["SEQUENCE"]) < int(later["SEQUENCE"])
    assert later["DTSTAMP"] > before["DTSTAMP"]


def test_a_week_ends_on_the_monday_after_it() -> None:
    week = written(replace(DAY, date="2027-02-01", days=7))
    assert (week["DTSTART"], week["DTEND"]) == ("20270201", "20270208")
