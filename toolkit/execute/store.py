"""What was made, by key.

Bytes lie under their own digest; a record per key says what was made and how it went.

Everything is written to a temporary file and renamed, and checked against its digest when it is
read: a killed build leaves garbage, never a lie; a damaged entry is as good as none.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit.engine.payload import encode
from toolkit.execute.disk import file_digest, pieces, write_whole
from toolkit.model.digest import digest
from toolkit.model.event import Entry
from toolkit.model.job import Job, Landing, Rendered
from toolkit.model.problem import Problem, Span

_BYTES = re.compile(r"[0-9a-f]{64}|\.part-[0-9a-f]{16}")
_KEYS = re.compile(r"[0-9a-f]{64}\.json|\.part-[0-9a-f]{16}")


class Store:
    """Results below one folder.

    Safe for several builds at once: entries are only ever added or replaced whole.

    Unless it `writes`, results are kept in memory only (for a dry run). A record has four lines:
    the digest of what follows; what a build needs at once; where each string landed; the job.
    """

    def __init__(self, root: Path, writes: bool = True) -> None:
        self.root, self.writes = root, writes
        self._top = str(root)
        self._fleeting: dict[str, bytes] = {}  # what is kept while nothing may be written

    def find(self, key: str) -> Entry | None:
        """The record of a key whose bytes are there; None when it must be made."""
        lines = self._record(key)
        if lines is None:
            return None
        try:
            head = json.loads(lines[0])
            warnings = tuple(_problem(values) for values in head["warnings"])
            facts = tuple((str(name), int(value)) for name, value in head["facts"])
            whole = os.stat(self._bytes(head["sha256"])).st_size == head["size"]
        except (OSError, ValueError, KeyError, TypeError):  # gone, or written by another version
            return None
        return Entry(key, head["sha256"], head["size"], warnings, facts) if whole else None

    def recorded(self, key: str) -> bool:
        """Is there a record of a key? Neither it nor the bytes are looked at."""
        return os.path.isfile(self._path(key))

    def read(self, entry: Entry) -> bytes | None:
        """The bytes, or None when they are damaged or gone."""
        if entry.sha256 in self._fleeting:
            return self._fleeting[entry.sha256]
        try:
            with open(self._bytes(entry.sha256), "rb") as file:
                data = file.read()
        except OSError:
            return None
        return data if digest(data) == entry.sha256 else None

    def sound(self, entry: Entry) -> bool:
        """Are the bytes there and undamaged? Looks without taking them into memory."""
        if entry.sha256 in self._fleeting:
            return True
        try:
            return file_digest(self._bytes(entry.sha256)) == entry.sha256
        except OSError:
            return False

    def has(self, sha256: str) -> bool:
        """Are there bytes under this digest? Whether they are undamaged is not looked at."""
        return sha256 in self._fleeting or os.path.isfile(self._bytes(sha256))

    def copy(self, entry: Entry, path: Path) -> bool:
        """Write the kept bytes, whole, under another path; False when they are damaged or gone.

        Raises StoreFailed when the disk refuses.
        """
        if not self.sound(entry):
            return False
        kept = self._fleeting.get(entry.sha256)
        write_whole(path, pieces(self._bytes(entry.sha256)) if kept is None else kept)
        return True

    def link(self, entry: Entry, path: Path) -> bool:
        """Let a new path name the kept bytes, unread; False where that cannot be done."""
        try:
            os.link(self._bytes(entry.sha256), path)
        except OSError:
            return False
        return True

    def landings(self, key: str) -> tuple[Landing, ...]:
        """Where the strings of a kept result landed, in reading order."""
        try:
            return tuple(Landing(*values) for values in json.loads((self._record(key) or [])[1]))
        except (IndexError, ValueError, TypeError):  # gone, or written by another version
            return ()

    def job(self, key: str) -> Job | None:
        """The job that a key was made from, to explain what changed since."""
        try:
            output, kind, data, inputs, needs, made_by = json.loads((self._record(key) or [])[2])
            json.loads(data)
            return Job(
                output,
                kind,
                data,
                tuple((path, sha) for path, sha in inputs),
                tuple((name, key) for name, key in needs),
                made_by,
            )
        except (IndexError, ValueError, TypeError):  # gone, or written by another version
            return None

    def take(self, path: Path) -> tuple[str, int]:
        """Take a file in under its own digest; the digest and the size in bytes.

        Raises StoreFailed when the disk refuses.
        """
        sha, size = file_digest(path), os.stat(path).st_size
        if not self.writes:
            self._fleeting[sha] = b"".join(pieces(path))
        elif not self.sound(Entry("", sha, size)):
            write_whole(Path(self._bytes(sha)), pieces(path), durable=False)
        return sha, size

    def hold(self, data: bytes) -> str:
        """Keep bytes under their own digest, which is returned.

        Raises StoreFailed when the disk refuses.
        """
        sha = digest(data)
        if not self.writes:
            self._fleeting[sha] = data
        elif not self.sound(Entry("", sha, len(data))):
            write_whole(Path(self._bytes(sha)), data, durable=False)
        return sha

    def keep(self, job: Job, made: Rendered) -> Entry:
        """Keep what was made, bytes first, the record that names them last."""
        sha, size = made.blob or (digest(made.data), len(made.data))
        entry = Entry(job.key, sha, size, made.warnings, tuple(sorted(made.facts.items())))
        if made.blob is None:
            self.hold(made.data)
        if self.writes:
            self._record_of(job, entry, made.landed)
        return entry

    def _record_of(self, job: Job, entry: Entry, landed: Iterable[Landing]) -> None:
        """Write the record of a kept result."""
        head = {
            "sha256": entry.sha256,
            "size": entry.size,
            "facts": entry.facts,
            "warnings": [asdict(warning) for warning in entry.warnings],
        }
        places = [[getattr(landing, name) for name in Landing.__slots__] for landing in landed]
        origin = [job.output, job.kind, job.data, job.inputs, job.needs, job.made_by]
        body = "\n".join(map(encode, (head, places, origin))).encode()
        write_whole(
            Path(self._path(entry.key)), digest(body).encode() + b"\n" + body, durable=False
        )

    def sweep(self, needed: Collection[str]) -> tuple[int, int]:
        """Remove the results of all other keys, and bytes that no record names any more.

        How many results went, and how many bytes.
        """
        used: set[str] = set()
        gone = freed = 0
        for path in sorted((self.root / "keys").glob("*/*.json")):
            entry = self.find(path.stem) if path.stem in needed else None
            if entry:
                used.add(entry.sha256)
                continue
            freed += path.stat().st_size
            path.unlink(missing_ok=True)
            gone += 1
        for path in (self.root / "bytes").glob("*/*"):
            if _BYTES.fullmatch(path.name) and path.name not in used:
                freed += path.stat().st_size
                path.unlink(missing_ok=True)
        return gone, freed

    def empty(self) -> None:
        """Remove every kept result, and nothing that the store did not make."""
        for part, name in (("bytes", _BYTES), ("keys", _KEYS)):
            for path in (self.root / part).glob("*/*"):
                if name.fullmatch(path.name):
                    path.unlink(missing_ok=True)
            for folder in [*(self.root / part).glob("*"), self.root / part]:
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()

    def _bytes(self, sha256: str) -> str:
        return f"{self._top}/bytes/{sha256[:2]}/{sha256}"

    def _path(self, key: str) -> str:
        return f"{self._top}/keys/{key[:2]}/{key}.json"

    def _record(self, key: str) -> list[bytes] | None:
        """The three lines under the seal, or None when there is no whole record."""
        try:
            with open(self._path(key), "rb") as file:
                seal, _, body = file.read().partition(b"\n")
        except OSError:
            return None
        return body.split(b"\n") if digest(body).encode() == seal else None


def _problem(values: dict[str, Any]) -> Problem:
    where = Span(**values["where"]) if values["where"] else None
    return Problem(values["code"], values["message"], where, values["hint"], values["about"])
