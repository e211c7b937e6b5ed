"""manifest.json: every artefact, with what programs, packs and the site need to know of it.

Sorted, no dates.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from toolkit.execute.prepare import Prepared
from toolkit.execute.publish import OutputFolder
from toolkit.execute.store import Store
from toolkit.model.digest import digest
from toolkit.model.event import Entry
from toolkit.model.job import Described
from toolkit.plan.jobs import describe
from toolkit.plan.sketch import RECIPIENTS


def write_manifests(
    prepared: Prepared, entries: dict[str, Entry], kept: Sequence[str], folder: OutputFolder
) -> str:
    """Publish the manifest of all that stands, made or reused now and kept from before; and one for
    each recipient of what was made for it alone.

    Left alone when the same artefacts, described alike, stood there before. Returns a name for the
    content of the shared one.
    """
    described = dict(prepared.plan.described)
    store = folder.store
    for sketch in prepared.everything:
        if sketch.output in kept:
            key = folder.ledger[sketch.output].key
            entry, made = store.find(key), store.job(key)
            if entry and made:
                # The file says what it said when it was made, whatever the words are now.
                words = json.loads(made.data)
                entries[sketch.output] = entry
                described[sketch.output] = replace(
                    describe(sketch), title=words["title"], alt=words["alt"]
                )
    seals = {}
    for recipient in ("", *sorted({about.recipient for about in described.values()} - {""})):
        own = {o: e for o, e in entries.items() if described[o].recipient == recipient}
        if recipient and not own:
            continue
        name = f"{RECIPIENTS}/{recipient}/manifest.json" if recipient else "manifest.json"
        said = [(output, own[output].key, described[output]) for output in sorted(own)]
        seals[recipient] = digest(repr(said).encode())
        if not folder.keeps(name, seals[recipient]):
            folder.write(name, manifest(described, own, store), seals[recipient])
    return seals[""]


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
