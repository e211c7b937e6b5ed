"""Decides what a request is answered with: a file of the site, or a reason why not.

No socket is touched here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from toolkit.media.registry import FILE_TYPES

TYPES = {f".{suffix}": type.served for suffix, type in FILE_TYPES.items()}
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; media-src 'self' data:; object-src 'none';"
        " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}
RELOAD, RELOADER = "/-/changes", "/-/reload.js"
SCRIPT = b'new EventSource("/-/changes").onmessage = function () { location.reload(); };\n'
_TAG = f'<script src="{RELOADER}" defer></script>'.encode()
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True)
class Answer:
    """A status, headers, and either bytes, or the part of a file from `start` to before `end`."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    path: Path | None = None
    start: int = 0
    end: int = 0

    @property
    def length(self) -> int:
        """Bytes that follow the headers."""
        return self.end - self.start if self.path else len(self.body)


def answer(site: Path, target: str, wanted: str = "") -> Answer:
    """The answer to a GET of `target`; `wanted` is its Range header.

    `site` is the folder, links resolved.
    """
    name = unquote(urlsplit(target).path, errors="replace")
    if name == RELOADER:
        return _words(200, SCRIPT, TYPES[".js"])
    found = locate(site, name)
    if found is None:
        return _words(404, b"Nothing stands here. The site begins at /.\n")
    if found.is_dir():
        where = urlsplit(target).path
        return Answer(301, SAFE | {"Location": "/" + where.strip("/") + "/", "Content-Length": "0"})
    if found.suffix == ".html":
        page = found.read_bytes()
        return _words(200, page.replace(b"</body>", _TAG + b"</body>"), TYPES[".html"])
    return _part(found, wanted)


def locate(site: Path, name: str) -> Path | None:
    """The file or folder of that name inside the site; None for all that lies outside it.

    Links are never followed.
    """
    if "\0" in name or "\\" in name or ":" in name:
        return None
    parts = [part for part in name.split("/") if part]
    if any(part.startswith(".") for part in parts):
        return None
    path = site.joinpath(*parts)
    try:
        if path.is_dir() and (name.endswith("/") or not parts):
            path = path / "index.html"
        elif name.endswith("/"):  # a file is no folder
            return None
        if path.resolve(strict=True) != path:  # a link, or a name that the disk writes otherwise
            return None
        return path if path.is_file() or path.is_dir() else None
    except (OSError, ValueError, RuntimeError):
        return None


def _part(path: Path, wanted: str) -> Answer:
    """The file, or the one part of it that a player asked for."""
    size = path.stat().st_size
    headers = SAFE | {
        "Content-Type": TYPES.get(path.suffix, "application/octet-stream"),
        "Accept-Ranges": "bytes",
    }
    asked = _RANGE.fullmatch(wanted.strip())
    if not asked or not (asked[1] or asked[2]):
        return Answer(200, headers | {"Content-Length": str(size)}, path=path, end=size)
    if asked[1]:
        start, end = int(asked[1]), min(int(asked[2] or size - 1), size - 1) + 1
    else:
        start, end = max(0, size - int(asked[2])), size
    if start >= size or start >= end:
        return Answer(416, headers | {"Content-Range": f"bytes */{size}", "Content-Length": "0"})
    return Answer(
        206,
        headers
        | {
            "Content-Range": f"bytes {start}-{end - 1}/{size}",
            "Content-Length": str(end - start),
        },
        path=path,
        start=start,
        end=end,
    )


def _words(status: int, body: bytes, kind: str = "text/plain; charset=utf-8") -> Answer:
    return Answer(status, SAFE | {"Content-Type": kind, "Content-Length": str(len(body))}, body)
