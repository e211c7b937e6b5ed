"""Publishing: what was made appears in the output folder, each file whole; what no job claims any
more goes; what somebody edited there is kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from toolkit.execute.disk import Held, file_digest, free_name, refused, twin, write_whole
from toolkit.execute.ledger import NEVER, Facts, Standing, read_ledger, written
from toolkit.execute.signature import sign, signed
from toolkit.execute.store import Store
from toolkit.model.digest import digest
from toolkit.model.event import Entry, Failed
from toolkit.model.job import Job
from toolkit.model.problem import Problem, StoreFailed


class OutputFolder:
    """The output folder.

    A ledger in the store knows what was published, so unchanged files are left alone, and edited
    ones are known. `beside` are those that were, with the names under which they are kept now.
    `held` are those that another program keeps open: they stay as they are.

    A file is somebody's work when its bytes are none of ours: not those that were left there, not
    in the store (a killed build may have published them), and not in a manifest that stands there.
    """

    def __init__(self, out: Path, store: Store) -> None:
        self.out, self.store = out, store
        self.path = _ledger(store.root, _place(out, store.root))
        self._older = _ledger(store.root, str(out))  # where an older toolkit kept it
        self.ledger = read_ledger(self.path) or read_ledger(self._older)
        self.claimed: dict[str, Standing] = {}
        self.beside: dict[str, str] = {}
        self.held: list[Failed] = []
        self._first: dict[str, str] = {}  # the output that had the bytes of a digest first
        self._links: set[str] = set()  # digests of files that may have won or lost a second name
        self._standing: dict[str, Standing] = {}  # what was found to stand before anything is made
        self._moved: set[tuple[int, int]] = set()  # device and inode of edited files set aside

    def intend(self, outputs: Iterable[str]) -> None:
        """Note what will be published, so that a later build tidies up after a killed one."""
        new = [output for output in outputs if output not in self.ledger]
        if new:
            self.ledger = dict(self.ledger) | {output: NEVER for output in new}
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
        return standing.describes(found)

    def kept(self, job: Job) -> Entry | None:
        """What is there of a job and can be used again: its file, where it stands as it was left,
        or undamaged bytes in the store.

        Nearly everything stands, so that has to be quick: the ledger knows what the store's record
        says, and it is enough that the record is there.
        """
        standing = self.ledger.get(job.output)
        if standing and standing.key == job.key and standing.facts is not None:
            entry = Entry(job.key, standing.sha256, standing.size, (), standing.facts)
            if self.store.recorded(job.key) and self.stands(job.output, entry):
                self._standing[job.output] = standing
                return entry
        found = self.store.find(job.key)
        if found and (self.stands(job.output, found) or self.store.sound(found)):
            return found
        return None

    def publish(self, output: str, entry: Entry) -> None:
        """Put the entry's bytes under the output's name.

        The same bytes under a second name share their place on the disk, where it can do that.
        Raises StoreFailed when the bytes are damaged or the disk refuses.
        """
        standing = self._standing.get(output)
        if standing and standing.key == entry.key:  # looked at when the build began
            self._first.setdefault(entry.sha256, output)
            self.claimed[output] = standing
            return
        path = self.out / output
        if not self.stands(output, entry) and not self._set_aside(output, entry.sha256):
            first = self._first.get(entry.sha256)
            if first is None or not twin(self.out / first, path):
                self._copy(entry, path)
            self._relinked(output, entry.sha256)
        self._first.setdefault(entry.sha256, output)
        self._claim(output, entry.key, entry.sha256, None if entry.warnings else entry.facts)

    def _claim(self, output: str, key: str, sha256: str, facts: Facts | None = None) -> None:
        """The file is as it should be, and this build asks for it."""
        found = os.stat(f"{self.out}/{output}")
        self.claimed[output] = Standing(
            key, sha256, found.st_size, found.st_mtime_ns, found.st_ctime_ns, facts
        )

    def _relinked(self, output: str, sha256: str = "") -> None:
        """A file came under this name, or went. Where disks link files, the disk then describes
        others with the bytes that came or went as changed, though they hold what they held.
        """
        self._links |= {sha256, self.ledger.get(output, NEVER).sha256}

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
        standing = self.ledger.get(output, NEVER)
        place = (found.st_dev, found.st_ino)
        try:
            seen = standing.sha256 if standing.describes(found) else file_digest(path)
            if seen == wanted:
                return True
            if place not in self._moved and not self._ours(seen, standing):
                self._moved.add(place)
                name = free_name(path)
                os.replace(path, name)
                self.beside[output] = name.relative_to(self.out).as_posix()
        except OSError as error:
            raise refused(path, error) from error
        return False

    def _ours(self, sha256: str, standing: Standing) -> bool:
        """Did a build make these bytes? Then they can be made again, and nothing is lost."""
        return sha256 == standing.sha256 or self.store.has(sha256) or sha256 in self._listed

    @cached_property
    def _listed(self) -> frozenset[str]:
        return signed(self.out)

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

        `key` names what they were made from. The store holds them too, so that the build after one
        that was killed does not take them for somebody's work.
        """
        sha = self.store.hold(data)
        try:
            if not self._set_aside(output, sha):
                write_whole(self.out / output, data)
                self._relinked(output, sha)
        except Held as held:
            self._hold(output, held)
            return
        self._claim(output, key, sha)

    def _hold(self, output: str, held: Held) -> None:
        """Leave a file as it is, and know it as it was left."""
        self.held.append(Failed(output, held.problems))
        if output in self.ledger:
            self.claimed[output] = self.ledger[output]

    def sweep(self, keep: Iterable[str]) -> list[str]:
        """Remove files that were published before and that nobody claims now; the paths removed."""
        kept = set(keep) | set(self.claimed)
        gone = []
        for output in sorted(set(self.ledger) - kept):
            path = self.out / output
            if os.path.isdir(path):  # somebody's own
                continue
            there = os.path.lexists(path)
            try:
                self._set_aside(output)
                self._remove(path)
            except Held as held:
                self._hold(output, held)
                continue
            self._relinked(output)
            if there:
                gone.append(output)
        return gone

    def _remove(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
            _prune(path.parent, self.out)
        except NotADirectoryError:  # a folder of it is somebody's file now
            return
        except OSError as error:
            raise refused(path, error) from error

    def close(self, keep: Iterable[str]) -> None:
        """Write the ledger: what was claimed now, and what was kept from before.

        Claimed files whose bytes won or lost a second name are looked at once more: for the disk
        that is a change.
        """
        kept = {output: self.ledger[output] for output in keep if output in self.ledger}
        self.claimed |= {
            name: self._again(name, left)
            for name, left in self.claimed.items()
            if left.sha256 in self._links
        }
        left = kept | self.claimed
        self._save(left)
        sign(self.out, {standing.sha256 for standing in left.values()})

    def left(self) -> list[tuple[str, int, int, int]]:
        """What this build left on the disk (see stamp.Seen): the ledger, and all claimed files."""
        found = os.stat(self.path)
        return [
            (str(self.path), found.st_size, found.st_mtime_ns, found.st_ctime_ns),
            *(
                (f"{self.out}/{name}", left.size, left.modified, left.changed)
                for name, left in self.claimed.items()
            ),
        ]

    def _again(self, output: str, standing: Standing) -> Standing:
        try:
            found = os.stat(f"{self.out}/{output}")
        except OSError:  # removed just now: the next build sees it
            return standing
        if (found.st_size, found.st_mtime_ns) == (standing.size, standing.modified):
            return replace(standing, changed=found.st_ctime_ns)
        return standing  # edited just now: the next build sees it

    def _save(self, standings: Mapping[str, Standing]) -> None:
        body = written(standings)
        if not self.path.is_file() or self.path.read_bytes() != body:
            write_whole(self.path, body)
        if self._older != self.path:
            self._older.unlink(missing_ok=True)


def _place(out: Path, store: Path) -> str:
    """What names an output folder in its store. A store inside of it goes where it goes: a campaign
    that was moved or copied with its build/ still knows what lies there.
    """
    return os.path.relpath(out, store) if store.is_relative_to(out) else str(out)


def _ledger(store: Path, place: str) -> Path:
    return store / f"published-{digest(place.encode())[:12]}.json"


def _prune(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
