"""manifest.json: every artefact, with what programs, packs and the site need to know of it.

Sorted, no dates.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import ceil
from typing import Any

from toolkit.execute.store import Store
from toolkit.model.event import Entry
from toolkit.model.job import Described


def manifest(
    described: Mapping[str, Described], entries: Mapping[str, Entry], store: Store
) -> bytes:
    """The manifest of the artefacts that are published now: one line for each, so that differences
    read well.
    """
    lines = [
        json.dumps(
            _artefact(output, described[output], entry, store), ensure_ascii=False, sort_keys=True
        )
        for output, entry in sorted(entries.items())
        if described[output].listed
    ]
    return ('{"artefacts": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def _artefact(output: str, about: Described, entry: Entry, store: Store) -> dict[str, Any]:
    return {
        "path": output,
        "kind": about.kind,
        "resource": about.resource,
        "edition": about.edition,
        "languages": list(about.locales),
        "format": about.format,
        "media_type": about.media_type,
        "bytes": entry.size,
        "sha256": entry.sha256,
        "size": _size(about),
        "pages": dict(entry.facts).get("pages", 1),
        "title": about.title,
        "alt": about.alt,
        "text": [landing.text for landing in store.landings(entry.key)],
    } | {name: value for name, value in entry.facts if name in ("duration_ms", "frames")}


def _size(about: Described) -> dict[str, Any]:
    """Pixels for pictures, millimetres for paper (the trim, without bleed)."""
    if about.unit == "mm" and about.media_type == "application/pdf":
        return {"unit": "mm", "width": about.width // 1000, "height": about.height // 1000}
    per_unit = about.ppi / 25.4 if about.unit == "mm" else 1
    return {
        "unit": "px",
        "width": ceil(round(about.width / 1000 * per_unit, 6)),
        "height": ceil(round(about.height / 1000 * per_unit, 6)),
    }
