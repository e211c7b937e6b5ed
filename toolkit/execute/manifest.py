"""manifest.json: every artefact, with what programs, packs and the site need to know of it.

Sorted, no dates.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any

from toolkit.execute.prepare import Prepared
from toolkit.execute.publish import OutputFolder
from toolkit.execute.reviews import Reviewed
from toolkit.execute.store import Store
from toolkit.model.digest import digest
from toolkit.model.event import Entry
from toolkit.model.job import Described
from toolkit.plan.jobs import describe
from toolkit.plan.sketch import RECIPIENTS, Sketch


def write_manifests(
    prepared: Prepared,
    entries: dict[str, Entry],
    kept: Sequence[str],
    folder: OutputFolder,
    words: Mapping[str, Reviewed],
) -> str:
    """Publish the manifest of all that stands, made or reused now and kept from before; and one for
    each recipient of what was made for it alone. The shared one says who reviewed the `words`.

    Left alone when the same artefacts, described alike, stood there before. Returns a name for the
    content of the shared one.
    """
    stands = {o: about for o, about in prepared.plan.described.items() if about.listed}
    for sketch in _others(prepared, kept):
        standing = folder.ledger[sketch.output]
        entry, said = folder.store.find(standing.key), _said(folder, sketch)
        if (
            entry and said
        ):  # the file says what it said when it was made, whatever the words are now
            entries[sketch.output] = entry
            stands[sketch.output] = replace(describe(sketch), title=said[0], alt=said[1])
    seals = {}
    for recipient in ("", *sorted({about.recipient for about in stands.values()} - {""})):
        own = {o: stands[o] for o in sorted(stands) if stands[o].recipient == recipient}
        own = {output: about for output, about in own.items() if output in entries}
        if recipient and not own:
            continue
        name = manifest_name(recipient)
        told = [(output, entries[output].key, about) for output, about in own.items()]
        reviewed = {} if recipient else words
        seals[recipient] = digest(repr((told, reviewed)).encode())
        if not folder.keeps(name, seals[recipient]):
            mine = {output: entries[output] for output in own}
            known = _known(folder, name, mine)
            data = manifest(own, mine, folder.store, known, reviewed)
            folder.write(name, data, seals[recipient])
    return seals[""]


def _known(folder: OutputFolder, name: str, entries: Mapping[str, Entry]) -> dict[str, list[str]]:
    """The strings of artefacts that the manifest lists already, made from the same things: nearly
    all of them, and one file to read in place of as many records.
    """
    left = folder.ledger.get(name)
    if left is None or not folder.stands(name, Entry(left.key, left.sha256, left.size)):
        return {}
    lines = _lines(folder.out / name)
    return {
        output: lines[output]["text"]
        for output, entry in entries.items()
        if output in lines
        and output in folder.ledger
        and folder.ledger[output].key == entry.key
        and lines[output]["sha256"] == entry.sha256
    }


def manifest_name(recipient: str) -> str:
    """Where the manifest of a recipient's copies lies; "" asks for the shared one."""
    return f"{RECIPIENTS}/{recipient}/manifest.json" if recipient else "manifest.json"


def _others(prepared: Prepared, kept: Sequence[str]) -> Iterator[Sketch]:
    """What was not looked at now, and has a line in a manifest."""
    outputs = set(kept)
    return (s for s in prepared.everything if s.listed and s.output in outputs)


def _said(folder: OutputFolder, sketch: Sketch) -> tuple[str, str] | None:
    """Title and alt text of an artefact that stands, from the manifest that lists it."""
    name = manifest_name(sketch.recipient.id if sketch.recipient else "")
    about = _lines(folder.out / name).get(sketch.output)
    if about is None or about["sha256"] != folder.ledger[sketch.output].sha256:
        made = folder.store.job(folder.ledger[sketch.output].key)
        about = json.loads(made.data) if made else None
    return (about["title"], about["alt"]) if about else None


@lru_cache(maxsize=1)
def _read(path: Path, seen: tuple[int, int]) -> Mapping[str, Mapping[str, Any]]:
    try:
        listed = json.loads(path.read_bytes())["artefacts"]
        return {about["path"]: about for about in listed}
    except (OSError, ValueError, KeyError, TypeError):  # never written, or by somebody else
        return {}


def _lines(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """A published manifest, by path; read once for as long as it is the same file."""
    try:
        found = path.stat()
    except OSError:
        return {}
    return _read(path, (found.st_size, found.st_mtime_ns))


def manifest(
    described: Mapping[str, Described],
    entries: Mapping[str, Entry],
    store: Store,
    known: Mapping[str, list[str]] | None = None,
    words: Mapping[str, Reviewed] | None = None,
) -> bytes:
    """The manifest of the artefacts that are published now: one line for each, so that differences
    read well. `known` are strings of artefacts that need not be asked of the store; `words` say
    who reviewed each language.
    """
    known = known or {}
    lines = [
        json.dumps(
            _artefact(output, described[output], entry)
            | {"text": known[output] if output in known else _strings(store, entry)},
            ensure_ascii=False,
            sort_keys=True,
        )
        for output, entry in sorted(entries.items())
    ]
    reviewed = [
        f"{json.dumps(code)}: {json.dumps(said, ensure_ascii=False, sort_keys=True)}"
        for code, said in (words or {}).items()
    ]
    told = ',\n"words": {\n' + ",\n".join(reviewed) + "\n}" if reviewed else ""
    return ('{"artefacts": [\n' + ",\n".join(lines) + "\n]" + told + "}\n").encode()


def _strings(store: Store, entry: Entry) -> list[str]:
    return [landing.text for landing in store.landings(entry.key)]


def _artefact(output: str, about: Described, entry: Entry) -> dict[str, Any]:
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
