"""A stamp: nothing changed since the last build, so there is nothing to do.

A stamp is kept for each set of options. It holds how the disk describes everything that decides a
build (the program, its tools' folder, every file and folder of assets/ and locales/) and everything
that it published, and the day until which its facts are good. While all of that is as it was, the
warnings of that build are told again and nothing is read or planned.

What the disk's clock cannot tell apart (a file changed within its smallest step before we looked)
is compared by its bytes. On Windows a program can change a file and set its times back unseen:
`--force` looks at everything.

This module starts quickly, so it imports no more than it must.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.execute.request import Folders, Request
    from toolkit.model.problem import Problem

FORMAT = 1  # changes when a stamp is written otherwise
INPUTS = ("assets", "locales")
PACKAGE = str(Path(__file__).resolve().parent.parent)
FINE, COARSE = 50_000_000, 2_000_000_000  # ns: the clocks of most disks, and of FAT
Seen = tuple[
    str, int, int, int
]  # path, size in bytes, times of change of the bytes and of the entry


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last build said, whose artefacts still stand."""

    reused: int
    warnings: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How the disk described what decides a build, before the build read it.

    `young` are files that may change again without the disk's clock showing it, with the digests of
    their bytes.
    """

    seen: tuple[Seen, ...]
    young: dict[str, str]


def look(folders: Folders) -> Look:
    """Look at everything that decides a build, before anything is read."""
    seen = tuple(_described(_deciding(str(folders.root))))
    return Look(seen, _young(seen, *_now(folders.store, seen)))


def put(
    folders: Folders,
    request: Request,
    before: Look,
    published: Sequence[Seen],
    standing: tuple[int, Sequence[Problem]],
    until: str,
) -> None:
    """Keep a stamp of a build whose artefacts all stand.

    `before` is the look from before the build; `published` is what it left on the disk, as the disk
    described it then; `standing` is how many artefacts there are, and the warnings; `until` is the
    last day on which all facts are good ("": always). Raises StoreFailed when the disk refuses.
    """
    import json

    from toolkit.execute.disk import write_whole

    young = before.young | _young(published, *_now(folders.store, published))
    stamp = {
        "format": FORMAT,
        "asked": _asked(folders, request),
        "seen": [before.seen, published],
        "young": young,
        "until": until,
        "reused": standing[0],
        "warnings": [_plain(problem) for problem in standing[1]],
    }
    body = json.dumps(stamp, ensure_ascii=False, separators=(",", ":"))
    write_whole(_path(folders, request), body.encode(), durable=False)


def stands(folders: Folders, request: Request) -> Standing | None:
    """What the last build with these options said, if nothing changed since; None otherwise."""
    if request.force:
        return None
    import json

    try:
        stamp = json.loads(_path(folders, request).read_bytes())
        inputs, outputs = stamp["seen"]
        if (
            stamp["format"] != FORMAT
            or stamp["asked"] != _asked(folders, request)
            or (stamp["until"] and stamp["until"] < request.today)
            or not _same(inputs)
            or not _same(outputs)
            or any(_digest(path) != sha for path, sha in stamp["young"].items())
        ):
            return None
        return Standing(stamp["reused"], tuple(stamp["warnings"]))
    except (OSError, ValueError, KeyError, TypeError):  # never built, or by another version
        return None


def forget(store: Path) -> None:
    """Remove all stamps of a store."""
    folder = store / "stamps"
    for path in (*folder.glob("*.json"), folder / ".clock"):
        path.unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _asked(folders: Folders, request: Request) -> str:
    """The options, the places and the Python that decide a build."""
    options = (
        request.patterns,
        request.kinds,
        request.editions,
        request.formats,
        request.draft,
        request.release,
    )
    return repr((options, str(folders.root), str(folders.out), sys.version, sys.prefix))


def _path(folders: Folders, request: Request) -> Path:
    name = zlib.crc32(_asked(folders, request).encode())
    return folders.store / "stamps" / f"{name:08x}.json"


def _deciding(root: str) -> Iterator[str]:
    """Every path that decides a build: the package, the folders that tools are installed in, and
    the files and folders that people write.
    """
    yield from _below(PACKAGE)
    yield from _tools()
    for name in INPUTS:
        yield from _below(f"{root}/{name}")


def _tools() -> Iterator[str]:
    """Where packages are installed: a folder changes when one is added, raised or removed."""
    return (path for path in sys.path if path.endswith(("site-packages", "dist-packages")))


def _below(top: str) -> Iterator[str]:
    """A folder, its folders and their files; not what Python compiles beside its sources.

    A folder that links lead to again, perhaps into itself, is looked at once.
    """
    waiting = [top]
    linked: set[str] = set()
    while waiting:
        folder = waiting.pop()
        yield folder
        try:
            if os.path.islink(folder):
                if (there := os.path.realpath(folder)) in linked or f"{top}/".startswith(
                    f"{there}/"
                ):
                    continue
                linked.add(there)
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir():
                        if entry.name != "__pycache__":
                            waiting.append(entry.path)
                    else:
                        yield entry.path
        except OSError:
            continue


def _described(paths: Iterable[str]) -> Iterator[Seen]:
    for path in paths:
        try:
            found = os.stat(path)
        except OSError:
            yield path, -1, 0, 0
            continue
        yield path, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _same(seen: Iterable[Sequence[Any]]) -> bool:
    """Does the disk describe all of it as it did?"""
    stat = os.stat
    for path, size, changed, entered in seen:
        try:
            found = stat(path)
        except OSError:
            if size == -1:
                continue
            return False
        if (found.st_size, found.st_mtime_ns, found.st_ctime_ns) != (size, changed, entered):
            return False
    return True


def _now(store: Path, seen: Iterable[Seen]) -> tuple[int, int]:
    """The time of the disk itself, and the smallest step of its clock, in nanoseconds.

    Before the first stamp there is no folder to ask, and none is made for what may be refused: then
    it is at least as late as the last change that was seen, which calls more files young, not less.
    """
    clock = store / "stamps" / ".clock"
    try:
        clock.write_bytes(b"")
        now = os.stat(clock).st_mtime_ns
    except OSError:
        now = max((entered for *_, entered in seen), default=0)
    return now, COARSE if now % 1_000_000_000 == 0 else FINE


def _young(seen: Iterable[Seen], now: int, step: int) -> dict[str, str]:
    return {
        path: _digest(path)
        for path, size, changed, entered in seen
        if max(changed, entered) > now - step and size >= 0
    }


def _digest(path: str) -> str:
    """Of a file's bytes, or of the names in a folder. Against accidents, not against malice."""
    try:
        if os.path.isdir(path):
            return "/".join(sorted(os.listdir(path)))
        seen = 0
        with open(path, "rb") as file:
            while piece := file.read(1 << 20):
                seen = zlib.crc32(piece, seen)
    except OSError:  # it may not be read, or went away just now
        return ""
    return f"{seen:08x}"


def _plain(problem: Problem) -> dict[str, Any]:
    where = problem.where
    return {
        "code": problem.code,
        "message": problem.message,
        "where": [where.path, where.line] if where else None,
        "hint": problem.hint,
    }
