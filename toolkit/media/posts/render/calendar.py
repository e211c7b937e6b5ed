"""When posts are due: a calendar that people import (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from toolkit.engine.payload import decode
from toolkit.media.posts.payload import Calendar, Day, Entry
from toolkit.model.digest import digest
from toolkit.model.job import Job, Rendered, unplaced

FIRST, REVISIONS = date(2000, 1, 1), 100  # SEQUENCE: days since the first, and revisions of a day
FOLD = 75  # octets of a line (3.1)


def render(job: Job, room: Path) -> Rendered:
    """The calendar's bytes."""
    told = decode(Calendar, job.data)
    return Rendered(
        data=_calendar(told).encode(),
        landed=tuple(
            unplaced(f"days/{day.uid}", locale, said.summary)
            for day in told.days
            for locale, said in day.said.items()
        ),
    )


def _calendar(told: Calendar) -> str:
    """Whole days, free time, one event for each language."""
    first = told.tags[told.locales[0]]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(told.id)}//campaign-toolkit//{first.split('-')[0].upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={first}:{_text(told.title)}",
        f"X-WR-CALNAME:{_text(told.title)}",
        *(line for day in told.days for locale in day.said for line in _event(told, day, locale)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(told: Calendar, day: Day, locale: str) -> list[str]:
    due = date.fromisoformat(day.date)
    said, tag = day.said[locale], told.tags[locale]
    return [
        "BEGIN:VEVENT",
        f"UID:{day.uid}-{locale}@{told.id}",
        f"DTSTAMP:{told.date.replace('-', '')}T{_second(said, due, day.days)}Z",
        f"SEQUENCE:{_sequence(told.date, day.revision)}",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due + timedelta(days=day.days):%Y%m%d}",
        f"SUMMARY;LANGUAGE={tag}:{_text(said.summary)}",
        f"DESCRIPTION;LANGUAGE={tag}:{_text(said.description)}",
        *([f"URL:{said.link}"] if said.link else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _sequence(words: str, revision: int) -> int:
    """It rises when the words of the campaign get a later date, or a slot a higher revision."""
    return (date.fromisoformat(words) - FIRST).days * REVISIONS + min(revision, REVISIONS - 1)


def _second(said: Entry, due: date, days: int) -> str:
    """The second of the day that stands for what is said and when: another entry, another second.

    There is no clock here, since equal keys mean equal bytes.
    """
    told = "\n".join((said.summary, said.description, said.link, str(due), str(days)))
    second = int(digest(told.encode())[:8], 16) % 86_400
    return f"{second // 3600:02}{second // 60 % 60:02}{second % 60:02}"


def _text(value: str) -> str:
    """Text as a property takes it (3.3.11)."""
    return (
        value.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\n")
        .replace("\n", "\\n")
    )


def _folded(line: str) -> str:
    """A line of at most 75 octets, going on after a space on the next; no character is cut."""
    parts, size = [""], 0
    for ch in line:
        wide = len(ch.encode())
        if size + wide > FOLD:
            parts.append(" ")
            size = 1
        parts[-1] += ch
        size += wide
    return "\r\n".join(parts)
