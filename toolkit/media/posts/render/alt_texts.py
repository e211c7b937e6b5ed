"""The alt texts of all pictures, as a table (CSV)."""

from __future__ import annotations

from pathlib import Path

from toolkit.engine.payload import decode
from toolkit.engine.table import table
from toolkit.media.posts.payload import AltTexts
from toolkit.model.job import Job, Rendered, unplaced

COLUMNS = ("kind", "resource", "language", "title", "alt_text", "length", "files")


def render(job: Job, room: Path) -> Rendered:
    """The table's bytes."""
    told = decode(AltTexts, job.data)
    rows = (
        (
            alt.kind,
            alt.resource,
            "-".join(alt.languages),
            alt.title,
            alt.alt,
            len(alt.alt),
            " ".join(alt.files),
        )
        for alt in told.alts
    )
    return Rendered(
        data=table(COLUMNS, rows).encode(),
        landed=tuple(
            unplaced(f"{alt.kind}/{alt.resource}", alt.languages[0], alt.alt) for alt in told.alts
        ),
    )
