"""Publishing: what was made appears in the output folder, each file whole; what no job claims any
more goes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.execute.store import Store, refused, write_whole
from toolkit.model.digest import digest
from toolkit.model.event import Entry
from toolkit.model.problem import Problem, StoreFailed


@dataclass(frozen=True, slots=True)
class Standing:
    """A published file as it was left: the key and digest of its bytes, and how the disk described
    it.
    """

    key: str
    sha256: str
    size: int
    modified: int


class Shelf:
    """The output folder.

    A ledger in the store knows what was published, so unchanged files are left alone.
    """

    def __init__(self, out: Path, store: Store) -> None:
        self.out, self.store = out, store
        self.path = store.root / f"published-{digest(str(out).encode())[:12]}.json"
        self.ledger = _read_ledger(self.path)
        self.claimed: dict[str, Standing] = {}
        self.written = 0

    def intend(self, outputs: Iterable[str]) -> None:
        """Note what will be published, so that a later build tidies up after one that was killed."""
        new = [output for output in outputs if output not in self.ledger]
        if new:
            self.ledger = dict(self.ledger) | {output: Standing("", "", 0, 0) for output in new}
            self._save(self.ledger)

    def stands(self, output: str, entry: Entry) -> bool:
        """Is the file there, as it was left, with these bytes?"""
        standing = self.ledger.get(output)
        if standing is None or standing.sha256 != entry.sha256:
            return False
        try:
            found = os.stat(f"{self.out}/{output}")
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (standing.size, standing.modified)

    def publish(self, output: str, entry: Entry) -> None:
        """Put the entry's bytes under the output's name.

        Raises StoreFailed when they are damaged or the disk refuses.
        """
        if self.stands(output, entry):
            self.claimed[output] = Standing(
                entry.key, entry.sha256, entry.size, self.ledger[output].modified
            )
            return
        path = self.out / output
        if not self.store.copy(entry, path):
            raise StoreFailed(
                [Problem("store", f"the kept bytes of {output} are damaged", None, "build again")]
            )
        found = path.stat()
        self.claimed[output] = Standing(entry.key, entry.sha256, found.st_size, found.st_mtime_ns)
        self.written += 1

    def keeps(self, output: str, key: str) -> bool:
        """Does a file that no job made stand there as it was left, made from the same things?"""
        standing = self.ledger.get(output)
        if (
            standing is None
            or standing.key != key
            or not self.stands(output, Entry(key, standing.sha256, standing.size))
        ):
            return False
        self.claimed[output] = standing
        return True

    def write(self, output: str, data: bytes, key: str) -> None:
        """Publish bytes that no job made: the manifest, the contact sheet.

        `key` names what they were made from.
        """
        path = self.out / output
        write_whole(path, data)
        self.claimed[output] = Standing(key, digest(data), len(data), path.stat().st_mtime_ns)
        self.written += 1

    def sweep(self, keep: Iterable[str]) -> list[str]:
        """Remove files that were published before and that nobody claims now; the paths removed."""
        kept = set(keep) | set(self.claimed)
        gone = []
        for output in sorted(set(self.ledger) - kept):
            path = self.out / output
            try:
                path.unlink(missing_ok=True)
                _prune(path.parent, self.out)
            except OSError as error:
                raise refused(path, error) from error
            gone.append(output)
        return gone

    def close(self, keep: Iterable[str]) -> None:
        """Write the ledger: what was claimed now, and what was kept from before."""
        kept = {output: self.ledger[output] for output in keep if output in self.ledger}
        self._save(kept | self.claimed)

    def _save(self, standings: Mapping[str, Standing]) -> None:
        ledger = {name: [s.key, s.sha256, s.size, s.modified] for name, s in standings.items()}
        body = json.dumps(ledger, ensure_ascii=False, sort_keys=True).encode()
        if not self.path.is_file() or self.path.read_bytes() != body:
            write_whole(self.path, body)


def _prune(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _read_ledger(path: Path) -> Mapping[str, Standing]:
    """What this store published to one folder; nothing when the ledger is damaged."""
    try:
        files = json.loads(path.read_bytes())
        return {
            name: Standing(*values)
            for name, values in files.items()
            if not os.path.isabs(name) and ".." not in name.split("/")
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
