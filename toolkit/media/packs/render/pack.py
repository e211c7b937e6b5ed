"""Packs: an archive of what was made, with its first page, credits, a manifest and sums to check it
by.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from toolkit.engine.archive import write_archive
from toolkit.model.digest import digest
from toolkit.model.job import Job, Rendered

README = "00-README.html"
CREDITS, MANIFEST, SUMS = "LICENCE-CREDITS.txt", "manifest.json", "SHA256SUMS"


def render(job: Job, room: Path) -> Rendered:
    """The archive, written piece by piece to a file of the room: it may be larger than memory
    should hold.
    """
    data = json.loads(job.data)
    needed: dict[str, dict[str, Any]] = json.loads((room / "needs.json").read_text("utf-8"))
    credits = _credits(data)
    own = {CREDITS: credits, MANIFEST: _manifest(data, needed, credits)}
    sums = {name: about["sha256"] for name, about in needed.items()} | {
        name: digest(made) for name, made in own.items()
    }
    own[SUMS] = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()
    year, month, day = map(int, data["date"].split("-"))
    target = room / "pack.zip"
    files: dict[str, Path | bytes] = {name: room / "needs" / name for name in needed}
    words = {*data["deflated"], CREDITS, MANIFEST, README}
    write_archive(target, files | own, (year, month, day), words)
    return Rendered(file=str(target), facts={"files": len(needed) + len(own)})


def _credits(data: dict[str, Any]) -> bytes:
    """Licences and credits in every language, Welsh first.

    Line ends are those that every editor shows.
    """
    parts = []
    for locale in data["locales"]:
        words = data["words"][locale]
        lines = [words[name]["text"] for name in data["order"] if name.startswith("credits/")]
        parts.append("\r\n\r\n".join([words["title"]["text"], *lines]))
    return ("\ufeff" + "\r\n\r\n\r\n".join(parts) + "\r\n").encode()


def _manifest(data: dict[str, Any], needed: dict[str, dict[str, Any]], credits: bytes) -> bytes:
    """Every file but the sums and the manifest itself: one line for each, so that differences read
    well.
    """
    known = {file["name"]: file for file in data["files"]}
    lines = []
    for name in sorted([*needed, CREDITS]):
        about = needed.get(name, {"bytes": len(credits), "sha256": digest(credits), "facts": {}})
        line = {"path": name, "bytes": about["bytes"], "sha256": about["sha256"]}
        if name in known:
            file = known[name]
            line |= {
                key: file[key]
                for key in (
                    "kind",
                    "resource",
                    "edition",
                    "languages",
                    "format",
                    "media_type",
                    "title",
                    "alt",
                )
            } | {key: value for key, value in about["facts"].items()}
        lines.append(json.dumps(line, ensure_ascii=False, sort_keys=True))
    head = json.dumps(
        {key: data[key] for key in ("pack", "edition", "languages", "title", "alt", "date")},
        ensure_ascii=False,
        sort_keys=True,
    )
    return (head[:-1] + ', "files": [\n' + ",\n".join(lines) + "\n]}\n").encode()
