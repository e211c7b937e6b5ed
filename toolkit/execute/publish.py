"""Publishing: what was made appears in the output folder, each file whole; what no job claims any
more goes; what somebody edited there is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.execute.disk import file_digest, refused, twin, write_whole
from toolkit.execute.store import Store
from toolkit.model.digest import digest
from toolkit.model.event import Entry
from toolkit.model.problem import Problem, StoreFailed


@dataclass(frozen=True, slots=True)
class Standing:
    """A published file as it was left: the key and digest of its bytes, and how the disk described
    it (size in bytes, time of its last change in nanoseconds).
    """

    key: str
    sha256: str
    size: int
    modified: int


class OutputFolder:
    """The output folder.

    A ledger in the store knows what was published, so unchanged files are left alone, and edited
    ones are known. `beside` are those that were, with the names under which they are kept now.
    """

    def __init__(self, out: Path, store: Store) -> None:
        self.out, self.store = out, store
        self.path = store.root / f"published-{digest(str(out).encode())[:12]}.json"
        self.ledger = _read_ledger(self.path)
        self.claimed: dict[str, Standing] = {}
        self.beside: dict[str, str] = {}
        self._first: dict[str, Path] = {}  # where the bytes of a digest were published first
        self._moved: set[tuple[int, int]] = set()  # device and inode of edited files set aside

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

        The same bytes under a second name share their place on the disk, where it can do that.
        Raises StoreFailed when the bytes are damaged or the disk refuses.
        """
        path = self.out / output
        if self.stands(output, entry):
            modified = self.ledger[output].modified
        elif self._set_aside(output, entry.sha256):
            modified = path.stat().st_mtime_ns
        else:
            first = self._first.get(entry.sha256)
            if first is None or not twin(first, path):
                self._copy(entry, path)
            modified = path.stat().st_mtime_ns
        self._first.setdefault(entry.sha256, path)
        self.claimed[output] = Standing(entry.key, entry.sha256, entry.size, modified)

    def _copy(self, entry: Entry, path: Path) -> None:
        if not self.store.copy(entry, path):
            raise StoreFailed(
                [Problem("store", f"the kept bytes for {path} are damaged", None, "build again")]
            )

    def _set_aside(self, output: str, wanted: str = "") -> bool:
        """Keep a file that somebody edited, or put there, under another name.

        True when it holds the `wanted` bytes already and can stay as it is.
        """
        path = self.out / output
        try:
            found = path.stat()
        except OSError:
            return False
        standing = self.ledger.get(output, Standing("", "", 0, 0))
        as_left = (found.st_size, found.st_mtime_ns) == (standing.size, standing.modified)
        seen = standing.sha256 if as_left else file_digest(path)
        if seen == wanted:
            return True
        place = (found.st_dev, found.st_ino)
        if not as_left and seen != standing.sha256 and place not in self._moved:
            self._moved.add(place)
            name = _free_name(path)
            try:
                os.replace(path, name)
            except OSError as error:
                raise refused(path, error) from error
            self.beside[output] = name.relative_to(self.out).as_posix()
        return False

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
        if not self._set_aside(output, digest(data)):
            write_whole(path, data)
        self.claimed[output] = Standing(key, digest(data), len(data), path.stat().st_mtime_ns)

    def sweep(self, keep: Iterable[str]) -> list[str]:
        """Remove files that were published before and that nobody claims now; the paths removed."""
        kept = set(keep) | set(self.claimed)
        gone = []
        for output in sorted(set(self.ledger) - kept):
            path = self.out / output
            self._set_aside(output)
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


def _free_name(path: Path) -> Path:
    """ten-steps.cy.edited.pdf, or the next number that is free."""
    number = 1
    while True:
        mark = ".edited" if number == 1 else f".edited-{number}"
        name = path.with_name(f"{path.stem}{mark}{path.suffix}")
        if not name.exists():
            return name
        number += 1


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
