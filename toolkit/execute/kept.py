"""Writing into assets/ and locales/, where people's own work lies: all files of a command or none,
and what stood there before is kept below build/.kept/, numbered, until it is put back or is old.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.execute.disk import write_whole
from toolkit.model.digest import digest
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem, Span, StoreFailed, ToolkitError

KEPT = "build/.kept"  # from the project's folder; `toolkit clean` leaves it alone unless asked
MOST = 20  # commands whose originals are kept
WRITTEN = ("assets", "locales")  # the folders that commands write into
ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of a command: the digest of what stood there before, and of what the command wrote.

    None stands for no file.
    """

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What one command found and changed. `when` is the caller's own way to say the time."""

    number: int
    command: str
    when: str
    files: tuple[KeptFile, ...]


def write_edits(root: Path, edits: Sequence[Edit], command: str, when: str) -> int:
    """Keep what stands there, then write every file; the number under which it is kept.

    Raises Invalid when a file is no longer as the command read it, and StoreFailed when the disk
    refuses. Then all files are as they were.
    """
    changed = [edit.path for edit in edits if _bytes(root / edit.path) != edit.before]
    if changed:
        raise Invalid(
            Problem(
                "changed",
                f"{path} was saved by another program while the command ran",
                Span(path),
                "nothing was written; run the command again",
            )
            for path in changed
        )
    folder = _keep(root, edits, command, when)
    done: list[Edit] = []
    try:
        for edit in edits:
            done.append(edit)
            _put(root, edit.path, edit.after)
    except BaseException as error:
        stuck = _take_back(root, done)
        if not stuck:  # nothing has changed, so there is nothing to restore
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError | StoreFailed):
            raise StoreFailed([_refused(error, done[-1].path, stuck, folder.name)]) from None
        raise
    for old in _folders(root)[:-MOST]:
        shutil.rmtree(old, ignore_errors=True)
    return int(folder.name)


def kept_so_far(root: Path) -> tuple[Kept, ...]:
    """What can be put back, newest first."""
    found = (_about(folder) for folder in reversed(_folders(root)))
    return tuple(kept for kept in found if kept)


def as_before(root: Path, kept: Kept) -> tuple[Edit, ...]:
    """The edits that put every file back as the command found it.

    Raises Invalid when a copy is damaged.
    """
    edits, problems = [], []
    for file in kept.files:
        copy = _bytes(_copy(root / KEPT / str(kept.number), file.path)) if file.before else None
        if file.before and (copy is None or digest(copy) != file.before):
            problems.append(
                Problem(
                    "kept",
                    f"the copy of {file.path} in {KEPT}/{kept.number} is damaged or gone",
                    None,
                    "nothing was restored; copy the other files of that folder back by hand",
                )
            )
        edits.append(Edit(file.path, _bytes(root / file.path), copy))
    if problems:
        raise Invalid(problems)
    return tuple(edits)


def forget(root: Path) -> int:
    """Remove all that is kept; how many commands it was of."""
    folders = _folders(root)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        (root / KEPT).rmdir()
    return len(folders)


def _keep(root: Path, edits: Sequence[Edit], command: str, when: str) -> Path:
    """Copies first, what they are last: a folder that says nothing of itself holds no copies."""
    try:
        folder = _next_folder(root)
        for edit in edits:
            if edit.before is not None:
                write_whole(_copy(folder, edit.path), edit.before)
        files = [
            {"path": edit.path, "before": _digest(edit.before), "after": _digest(edit.after)}
            for edit in edits
        ]
        about = {"command": command, "when": when, "files": files}
        text = json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(folder / ABOUT, text.encode())
    except (OSError, StoreFailed) as error:
        reason = _reason(error)
        raise StoreFailed(
            [
                Problem(
                    "disk",
                    f"what stands there cannot be kept in {root / KEPT}: {reason}",
                    None,
                    "nothing was written; make room, or let that folder be written",
                )
            ]
        ) from None
    return folder


def _next_folder(root: Path) -> Path:
    """A new folder with the next number, also when another command takes one at the same time."""
    (root / KEPT).mkdir(parents=True, exist_ok=True)
    while True:
        folders = _folders(root)
        folder = root / KEPT / str(int(folders[-1].name) + 1 if folders else 1)
        with suppress(FileExistsError):
            folder.mkdir()
            return folder


def _folders(root: Path) -> list[Path]:
    """The numbered folders, oldest first."""
    found = [path for path in (root / KEPT).glob("[1-9]*") if path.name.isdecimal()]
    return sorted(found, key=lambda path: int(path.name))


def _copy(folder: Path, path: str) -> Path:
    return folder / "files" / path


def _about(folder: Path) -> Kept | None:
    """What a folder says of itself; None when it is not whole, or names files that are not ours."""
    try:
        about: dict[str, Any] = json.loads((folder / ABOUT).read_bytes())
        files = tuple(
            KeptFile(str(file["path"]), file["before"], file["after"]) for file in about["files"]
        )
        kept = Kept(int(folder.name), str(about["command"]), str(about["when"]), files)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return kept if all(_ours(file.path) for file in files) else None


def _ours(path: str) -> bool:
    parts = path.split("/")
    return parts[0] in WRITTEN and not {"", ".", ".."} & set(parts) and not {"\\", ":"} & set(path)


def _take_back(root: Path, edits: Sequence[Edit]) -> list[str]:
    """Put back what was written until now; the paths where that fails too."""
    stuck = []
    for edit in reversed(edits):
        try:
            if _bytes(root / edit.path) != edit.before:
                _put(root, edit.path, edit.before)
        except (OSError, ToolkitError):
            stuck.append(edit.path)
    return stuck


def _put(root: Path, path: str, data: bytes | None) -> None:
    """The file with these bytes; None removes it, and the folders that it leaves empty."""
    place = root / path
    if data is not None:
        write_whole(place, data)
        return
    place.unlink(missing_ok=True)
    top = root / path.split("/")[0]
    for folder in place.parents:
        if folder == top:
            break
        with suppress(OSError):  # not empty
            folder.rmdir()


def _refused(error: OSError | StoreFailed, path: str, stuck: list[str], number: str) -> Problem:
    hint = (
        f"{', '.join(stuck)} could not be put back either; when the disk can be written again:"
        f" toolkit restore {number}"
        if stuck
        else "every file is as it was; let the file and its folder be written, or make room"
    )
    return Problem("disk", f"{path} cannot be written: {_reason(error)}", Span(path), hint)


def _reason(error: OSError | StoreFailed) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return error.problems[0].message.rpartition(": ")[2]


def _bytes(path: Path) -> bytes | None:
    """None where no file is. Raises Invalid for what is there and cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = f"{path} cannot be read: {error.strerror or error}"
        raise Invalid([Problem("file", reason, None, "nothing was written")]) from None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else digest(data)
