"""What was made, by key. Bytes lie under their own digest; a record per key says what was made and how it went.

Everything is written to a temporary file and renamed, and checked against its digest when it is read: a killed build
leaves garbage, never a lie; a damaged entry is as good as none.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit.model.digest import digest
from toolkit.model.event import Entry
from toolkit.model.job import Job, Landing, Rendered
from toolkit.model.problem import Problem, Span, StoreFailed


def write_whole(path: Path, data: bytes, durable: bool = True) -> None:
    """The file stands whole under its name, or not at all. Raises StoreFailed when the disk refuses.

    `durable` waits until the disk has it; what is checked against a digest when it is read need not wait.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise refused(path, error) from error


def refused(path: Path, error: OSError) -> StoreFailed:
    """The disk's refusal in words."""
    return StoreFailed([Problem("disk", f"{path} cannot be written: {error.strerror or error}", None, "make room, or choose another place with --out or --store; what was published before still stands")])


class Store:
    """Results below one folder. Safe for several builds at once: entries are only ever added or replaced whole."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def bytes_path(self, sha256: str) -> Path:
        """Where the bytes of that digest lie."""
        return self.root / "bytes" / sha256[:2] / sha256

    def find(self, key: str) -> Entry | None:
        """The record of a key whose bytes are there; None when it must be made."""
        record = self._record(key)
        if record is None:
            return None
        try:
            entry = _entry(key, record)
            if self.bytes_path(entry.sha256).stat().st_size != entry.size:
                return None
        except (OSError, KeyError, TypeError):
            return None
        return entry

    def read(self, entry: Entry) -> bytes | None:
        """The bytes, or None when they are damaged or gone."""
        try:
            data = self.bytes_path(entry.sha256).read_bytes()
        except OSError:
            return None
        return data if digest(data) == entry.sha256 else None

    def job(self, key: str) -> Job | None:
        """The job that a key was made from, to explain what changed since."""
        record = self._record(key)
        if record is None or "job" not in record:
            return None
        job = record["job"]
        return Job(job["output"], job["kind"], job["data"], tuple((path, sha) for path, sha in job["inputs"]), tuple(job["needs"]), job["made_by"])

    def keep(self, job: Job, made: Rendered) -> Entry:
        """Keep what was made, bytes first, the record that names them last."""
        sha256 = digest(made.data)
        entry = Entry(job.key, sha256, len(made.data), made.warnings, made.landed, tuple(sorted(made.facts.items())))
        path = self.bytes_path(sha256)
        if not path.is_file() or path.stat().st_size != len(made.data) or digest(path.read_bytes()) != sha256:
            write_whole(path, made.data, durable=False)
        record = {
            "sha256": sha256,
            "size": len(made.data),
            "warnings": [asdict(warning) for warning in made.warnings],
            "landed": [list(_landing_values(landing)) for landing in made.landed],
            "facts": dict(made.facts),
            "job": {"output": job.output, "kind": job.kind, "data": job.data, "inputs": job.inputs, "needs": job.needs, "made_by": job.made_by},
        }
        body = json.dumps(record, ensure_ascii=False, sort_keys=True).encode()
        write_whole(self._path(job.key), digest(body).encode() + b"\n" + body, durable=False)
        return entry

    def _path(self, key: str) -> Path:
        return self.root / "keys" / key[:2] / f"{key}.json"

    def _record(self, key: str) -> dict[str, Any] | None:
        try:
            seal, _, body = self._path(key).read_bytes().partition(b"\n")
        except OSError:
            return None
        if digest(body).encode() != seal:
            return None
        record: dict[str, Any] = json.loads(body)
        return record


def _landing_values(landing: Landing) -> tuple[Any, ...]:
    return tuple(getattr(landing, name) for name in Landing.__slots__)


def _entry(key: str, record: dict[str, Any]) -> Entry:
    warnings = tuple(
        Problem(w["code"], w["message"], Span(**w["where"]) if w["where"] else None, w["hint"], w["about"]) for w in record["warnings"]
    )
    return Entry(key, record["sha256"], record["size"], warnings, tuple(Landing(*values) for values in record["landed"]), tuple(sorted(record["facts"].items())))
