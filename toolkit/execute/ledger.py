"""The ledger: what was published to one folder, and how it was left there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Facts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A published file as it was left: the key and digest of its bytes, and how the disk described
    it: size in bytes, and in nanoseconds the time of its last change (`modified`, which programs
    can set) and of the last change of anything about it (`changed`, which they cannot).

    With no digest: the file was going to be published when a build was killed. `facts` are those of
    its entry; None where only the store's record can tell (there were warnings too).
    """

    key: str
    sha256: str
    size: int
    modified: int
    changed: int = 0
    facts: Facts | None = None

    def describes(self, found: os.stat_result) -> bool:
        """Did nobody touch the file since it was left?"""
        seen = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        return seen == (self.size, self.modified, self.changed)


NEVER = Standing("", "", 0, 0)


def published_keys(root: Path) -> Iterator[str]:
    """The keys of everything that was published from one store, whatever the output folder."""
    for path in sorted(root.glob("published-*.json")):
        yield from (standing.key for standing in read_ledger(path).values() if standing.key)


def read_ledger(path: Path) -> Mapping[str, Standing]:
    """What this store published to one folder; nothing when the ledger is damaged."""
    try:
        files = json.loads(path.read_bytes())
        return {
            name: _standing(*values)
            for name, values in files.items()
            if not os.path.isabs(name) and ".." not in name.split("/")
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _standing(
    key: str,
    sha256: str,
    size: int,
    modified: int,
    changed: int = 0,
    facts: Iterable[Iterable[str | int]] | None = None,
) -> Standing:
    """A line of the ledger. Raises TypeError or ValueError for what no build wrote."""
    if facts is not None:
        facts = tuple((str(name), int(value)) for name, value in facts)
    return Standing(key, sha256, size, modified, changed, facts)


def written(ledger: Mapping[str, Standing]) -> bytes:
    """The ledger as `read_ledger` takes it."""
    lines = {
        name: [s.key, s.sha256, s.size, s.modified, s.changed, s.facts]
        for name, s in ledger.items()
    }
    return json.dumps(lines, ensure_ascii=False, sort_keys=True).encode()
