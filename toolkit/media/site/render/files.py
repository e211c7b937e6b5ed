"""files.json: every file that the site offers, with its size and digest."""

from __future__ import annotations

import json
from pathlib import Path

from toolkit.engine.payload import decode
from toolkit.media.site.payload import FileAbout, FilesFile
from toolkit.model.job import Job, Rendered
from toolkit.render.needs import Needed, needed


def render(job: Job, room: Path) -> Rendered:
    """One line for each file. Addresses are whole where the campaign knows its own."""
    told = decode(FilesFile, job.data)
    known, base = needed(room), f"{told.address}/" if told.address else ""
    lines = [
        json.dumps(_line(file, known[file.need], base), ensure_ascii=False, sort_keys=True)
        for file in told.files
    ]
    listed = ",\n".join(lines)
    return Rendered(f'{{"date": "{told.date}", "files": [\n{listed}\n]}}\n'.encode())


def _line(file: FileAbout, about: Needed, base: str) -> dict[str, object]:
    return {
        "path": file.path,
        "url": base + file.path,
        "kind": file.kind,
        "resource": file.resource,
        "languages": file.languages,
        "format": file.format,
        "title": file.title,
        "alt": file.alt,
        "media_type": file.media_type,
        "bytes": about.bytes,
        "sha256": about.sha256,
        "count": about.facts.get("pages", 1),
        "duration_ms": about.facts.get("duration_ms", 0),
        "pages": {locale: base + path for locale, path in file.pages.items()},
    }
