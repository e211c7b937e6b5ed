"""Whose bytes lie in an output folder: builds list there what is their own, since the store may be
lost, or lie elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from toolkit.execute.disk import refused, write_whole
from toolkit.plan.sketch import RECIPIENTS

MANIFEST = "manifest.json"
OWN = ".published"  # the digests of all that builds left in the folder, one a line


def sign(out: Path, digests: Collection[str]) -> None:
    """List in the folder whose bytes are our own. Raises StoreFailed when the disk refuses."""
    path = out / OWN
    own = "".join(f"{sha256}\n" for sha256 in sorted(digests))
    try:
        if not own:
            path.unlink(missing_ok=True)
        elif not path.is_file() or path.read_text("ascii") != own:
            write_whole(path, own.encode())
    except OSError as error:
        raise refused(path, error) from error


def signed(out: Path) -> frozenset[str]:
    """The digests that the folder itself lists."""
    try:
        own = (out / OWN).read_text("ascii").split()
    except (OSError, ValueError):
        own = []
    return frozenset([*own, *_digests([out / MANIFEST, *out.glob(f"{RECIPIENTS}/*/{MANIFEST}")])])


def _digests(manifests: Iterable[Path]) -> Iterator[str]:
    for path in manifests:
        try:
            yield from [str(each["sha256"]) for each in json.loads(path.read_bytes())["artefacts"]]
        except (OSError, ValueError, KeyError, TypeError):  # none, or somebody's own
            continue
