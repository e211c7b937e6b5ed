"""What a person asked a build for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit.execute.pools import cores
from toolkit.model.problem import Invalid, Problem

INPUTS = ("assets", "locales", "toolkit", "tests")  # folders that hold what people write


@dataclass(frozen=True, slots=True)
class Request:
    """Which artefacts, and how, as the command line understood it.

    `why`: say why each artefact is made again. `jobs`: how many are drawn at once (0: one for each
    core). `today` (ISO 8601) tells which facts are out of date; "": nobody asks.
    """

    patterns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    draft: bool = False
    release: bool = False
    force: bool = False
    why: bool = False
    jobs: int = 0
    today: str = ""

    @property
    def partial(self) -> bool:
        """Is only a part of the catalogue wanted?"""
        return bool(self.patterns or self.kinds or self.editions or self.formats)

    @property
    def workers(self) -> int:
        """How many draw at once."""
        return self.jobs or cores()


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a build reads and writes: the project, the output folder, the kept results."""

    root: Path
    out: Path
    store: Path

    @classmethod
    def of(cls, root: Path, out: Path | None = None, store: Path | None = None) -> Folders:
        """build/ in the project and .store/ in that, unless somebody says otherwise.

        Raises Invalid for a folder among what people write.
        """
        root = root.resolve()
        out = _apart(root, (out or root / "build").resolve(), "--out")
        return cls(root, out, _apart(root, (store or out / ".store").resolve(), "--store"))


def _apart(root: Path, folder: Path, option: str) -> Path:
    for name in INPUTS:
        if folder == root / name or (root / name) in folder.parents:
            message = f"{option} {folder} lies inside {name}/, which holds what people write"
            hint = "choose another folder, such as build/"
            raise Invalid([Problem("options", message, None, hint)])
    return folder
