"""Packs: an archive of what was made, with its first page, credits, a manifest and sums to check it
by.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from toolkit.engine.archive import write_archive
from toolkit.engine.payload import decode
from toolkit.media.packs.payload import Archive
from toolkit.model.digest import digest
from toolkit.model.job import Job, Rendered
from toolkit.render.needs import Needed, needed

README = "00-README.html"
CREDITS, MANIFEST, SUMS = "LICENCE-CREDITS.txt", "manifest.json", "SHA256SUMS"


def render(job: Job, room: Path) -> Rendered:
    """The archive, written piece by piece to a file of the room: it may be larger than memory
    should hold.
    """
    pack = decode(Archive, job.data)
    held = needed(room)
    credits = _credits(pack)
    own = {CREDITS: credits, MANIFEST: _manifest(pack, held, credits)}
    sums = {name: about.sha256 for name, about in held.items()} | {
        name: digest(made) for name, made in own.items()
    }
    own[SUMS] = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()
    year, month, day = map(int, pack.date.split("-"))
    target = room / "pack.zip"
    files: dict[str, Path | bytes] = {name: room / "needs" / name for name in held}
    words = {*pack.deflated, CREDITS, MANIFEST, README}
    write_archive(target, files | own, (year, month, day), words)
    return Rendered(file=str(target), facts={"files": len(held) + len(own)})


def _credits(pack: Archive) -> bytes:
    """Licences and credits in every language, in the campaign's order.

    Line ends are those that every editor shows.
    """
    parts = []
    for locale in pack.locales:
        words = pack.words[locale]
        lines = [words[name].text for name in ("title", *pack.order)]
        parts.append("\r\n\r\n".join(lines))
    return ("\ufeff" + "\r\n\r\n\r\n".join(parts) + "\r\n").encode()


def _manifest(pack: Archive, held: Mapping[str, Needed], credits: bytes) -> bytes:
    """Every file but the sums and the manifest itself: one line for each, so that differences read
    well.
    """
    known = {file.name: file for file in pack.files}
    own = Needed(sha256=digest(credits), bytes=len(credits), facts={})
    lines = []
    for name in sorted([*held, CREDITS]):
        about = held.get(name, own)
        line: dict[str, object] = {"path": name, "bytes": about.bytes, "sha256": about.sha256}
        if file := known.get(name):
            line |= {
                "kind": file.kind,
                "resource": file.resource,
                "edition": file.edition,
                "languages": file.languages,
                "format": file.format,
                "media_type": file.media_type,
                "title": file.title,
                "alt": file.alt,
                **about.facts,
            }
        lines.append(json.dumps(line, ensure_ascii=False, sort_keys=True))
    head = json.dumps(
        {
            "pack": pack.pack,
            "edition": pack.edition,
            "languages": pack.languages,
            "title": pack.title,
            "alt": pack.alt,
            "date": pack.date,
        },
        ensure_ascii=False,
        sort_keys=True,
    )
    return (head[:-1] + ', "files": [\n' + ",\n".join(lines) + "\n]}\n").encode()
