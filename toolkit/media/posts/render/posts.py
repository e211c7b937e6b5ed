"""Posts as files: a table for scheduling tools (CSV), and plain text to copy from."""

from __future__ import annotations

from pathlib import Path

from toolkit.engine.payload import decode
from toolkit.engine.table import MARK, table
from toolkit.media.posts.payload import Posts
from toolkit.model.job import Job, Rendered, unplaced

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
    "audience",
)
RULE = "=" * 60


def render(job: Job, room: Path) -> Rendered:
    """The file's bytes, in the form that the job names."""
    told = decode(Posts, job.data)
    made = _table(told) if told.form == "csv" else _text(told)
    return Rendered(
        data=made.encode(),
        landed=tuple(
            unplaced(f"posts/{row.post}", row.languages[0], row.text) for row in told.rows
        ),
    )


def _table(told: Posts) -> str:
    return table(
        COLUMNS,
        (
            (
                row.date,
                row.platform,
                "-".join(row.languages),
                row.text,
                " ".join(row.links),
                " ".join(row.pictures),
                "\n\n".join(row.alt),
                row.length,
                row.limit,
                row.post,
                row.audience,
            )
            for row in told.rows
        ),
    )


def _text(told: Posts) -> str:
    """Each post under a line that says where it goes; a post stands between two rules, so that it
    is easy to select.
    """
    lines = [told.title, told.alt]
    for row in told.rows:
        length = f"{row.length}/{row.limit}"
        facts = (row.post, row.audience, row.platform, "-".join(row.languages), row.date, length)
        lines += ["", RULE, " · ".join(fact for fact in facts if fact), RULE, ""]
        lines += [*row.text.split("\n"), ""]
        for picture, alt in zip(row.pictures, row.alt, strict=True):
            lines += [f"[{picture}]", alt]
    return MARK + "\r\n".join(lines) + "\r\n"
