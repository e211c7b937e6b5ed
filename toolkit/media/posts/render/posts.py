"""Posts as files: a table for scheduling tools (CSV), plain text to copy from, a calendar
(iCalendar), alt texts (CSV).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from toolkit.model.job import Job, Landing, Rendered

MARK = "\ufeff"  # so that Excel takes the file for UTF-8
COLUMNS = (
    "date",
    "platform",
    "language",
    "text",
    "link",
    "image",
    "alt_text",
    "length",
    "limit",
    "post",
)
ALT_COLUMNS = ("kind", "resource", "language", "title", "alt_text", "length")
FOLD = 75  # octets of a calendar's line (RFC 5545, 3.1)


def render(job: Job, room: Path) -> Rendered:
    """The file that the job names."""
    data = json.loads(job.data)
    return Rendered(_FILES[data["as"]](data).encode(), (), tuple(_landed(data)))


def _landed(data: dict[str, Any]) -> Iterator[Landing]:
    """The texts in reading order; they lie on no page."""
    for row in data.get("rows", []):
        yield Landing(f"posts/{row['post']}", row["languages"][0], row["text"], 1, 0, 0, 0, 0, 0, 1)
    for row in data.get("alts", []):
        yield Landing(
            f"{row['kind']}/{row['resource']}", row["languages"][0], row["alt"], 1, 0, 0, 0, 0, 0, 1
        )
    for day in data.get("days", []):
        for locale, said in day["said"].items():
            yield Landing(f"days/{day['uid']}", locale, said["summary"], 1, 0, 0, 0, 0, 0, 1)


def _table(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """RFC 4180: commas, quotes where needed, line ends of both letters."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return MARK + file.getvalue()


def _posts_csv(data: dict[str, Any]) -> str:
    return _table(
        COLUMNS,
        (
            (
                row["date"],
                row["platform"],
                "-".join(row["languages"]),
                row["text"],
                " ".join(row["links"]),
                " ".join(row["pictures"]),
                "\n\n".join(row["alt"]),
                row["length"],
                row["limit"],
                row["post"],
            )
            for row in data["rows"]
        ),
    )


def _alts_csv(data: dict[str, Any]) -> str:
    return _table(
        ALT_COLUMNS,
        (
            (
                row["kind"],
                row["resource"],
                "-".join(row["languages"]),
                row["title"],
                row["alt"],
                len(row["alt"]),
            )
            for row in data["alts"]
        ),
    )


def _posts_txt(data: dict[str, Any]) -> str:
    """Each post under a line that says where it goes; a post stands between two rules, so that it
    is easy to select.
    """
    lines = [data["title"], data["alt"]]
    for row in data["rows"]:
        head = (
            f"{row['post']} · {row['platform']} · {'-'.join(row['languages'])} · {row['date']} ·"
            f" {row['length']}/{row['limit']}".replace(" ·  · ", " · ")
        )
        lines += ["", "=" * 60, head, "=" * 60, "", *row["text"].split("\n"), ""]
        for picture, alt in zip(row["pictures"], row["alt"], strict=True):
            lines += [f"[{picture}]", alt]
    return MARK + "\r\n".join(lines) + "\r\n"


def _calendar(data: dict[str, Any]) -> str:
    """RFC 5545: whole days, free time, one event for each language."""
    stamp = data["date"].replace("-", "") + "T000000Z"
    first = data["tags"][data["locales"][0]]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(data['id'])}//Think Check Share toolkit//{first.split('-')[0].upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={first}:{_text(data['title'])}",
        f"X-WR-CALNAME:{_text(data['title'])}",
    ]
    for day in data["days"]:
        due = date.fromisoformat(day["date"])
        for locale, said in day["said"].items():
            tag = data["tags"][locale]
            lines += [
                "BEGIN:VEVENT",
                f"UID:{day['uid']}-{locale}@{data['id']}",
                f"DTSTAMP:{stamp}",
                f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
                f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
                f"SUMMARY;LANGUAGE={tag}:{_text(said['summary'])}",
                f"DESCRIPTION;LANGUAGE={tag}:{_text(said['description'])}",
                f"URL:{said['link']}",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
            ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _text(value: str) -> str:
    """RFC 5545, 3.3.11."""
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


_FILES = {
    "social-posts.csv": _posts_csv,
    "social-posts.txt": _posts_txt,
    "posting-calendar.ics": _calendar,
    "alt-texts.csv": _alts_csv,
}
