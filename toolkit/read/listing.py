"""What lies in people's folders: one look at each, with everything in it that cannot be right."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

from toolkit.model.litter import is_hidden, not_on_windows
from toolkit.model.problem import Problem, Span

_LONGEST = 180  # letters of a path below the project; Windows takes 259 in all
NOT_COUNTED = 3  # names that a message lists before it counts the others


@dataclass(frozen=True, slots=True)
class Listing:
    """Below one folder of the project: its files and folders (paths with / on every system, accents
    composed, sorted), the folders that are not looked into, and why.
    """

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    closed: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def composed(path: str) -> str:
    """A name as people type it: macOS may keep ŵ as w and an accent of its own."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def look_through(root: Path, top: str) -> Listing:
    """Everything below a folder of the project but litter; links to folders are not followed."""
    files: list[str] = []
    folders: list[str] = []
    closed: list[Problem] = []
    seen: list[str] = []
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        names: list[str] = []
        try:
            names = sorted({name for each in os.listdir(root / folder) if (name := _kept(each))})
        except NotADirectoryError:
            closed.append(_no_folder(folder))
        except FileNotFoundError:
            continue
        except OSError as error:
            closed.append(_shut(folder, error.strerror or "it is refused"))
        for name in names:
            path = f"{folder}/{name}"
            seen.append(path)
            kind = _kind(root / path)
            if kind == "folder":
                waiting.append(path)
                folders.append(composed(path))
            elif kind == "link":
                closed.append(_linked(composed(path)))
            else:
                files.append(composed(path))
    problems = (*_twins(seen), *_unportable(seen))
    return Listing(tuple(sorted({*files})), tuple(sorted({*folders})), tuple(closed), problems)


def _kept(name: str) -> str:
    """The name of what counts; "" for litter. A file that iCloud has not fetched yet counts: it is
    there as .steps.toml.icloud.
    """
    if name.startswith(".") and name.endswith(".icloud"):
        return name[1:].removesuffix(".icloud")
    return "" if is_hidden(name) else name


def _kind(path: Path) -> str:
    """A folder, a link to one, or a file (a link that leads nowhere is one: reading it says so)."""
    try:
        if S_ISDIR(os.lstat(path).st_mode):
            return "folder"
        return "link" if S_ISDIR(os.stat(path).st_mode) else "file"
    except OSError:
        return "file"


def _no_folder(folder: str) -> Problem:
    message = f"{folder} is a file; a folder is expected there"
    return Problem("file", message, Span(folder), "move it away, and restore the folder")


def _shut(folder: str, why: str) -> Problem:
    return Problem(
        "file",
        f"the folder {folder} cannot be opened ({why})",
        Span(folder),
        "let it be read, or move it out of the campaign",
    )


def _linked(folder: str) -> Problem:
    return Problem(
        "file",
        f"{folder} is a link to another folder, and such links are not followed",
        Span(folder),
        "put the folder itself there",
    )


def _twins(paths: Iterable[str]) -> Iterator[Problem]:
    """Names in one folder that are one name on other systems."""
    first: dict[str, str] = {}
    said: set[str] = set()  # folders that are one: of what is in them nothing more is said
    for path in paths:
        other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other == path or any(path.startswith(f"{folder}/") for folder in said):
            continue
        said.update((path, other))
        how = "capitals" if composed(other) != composed(path) else "the way accents are kept"
        yield Problem(
            "twice",
            f"{composed(path)} and {composed(other)} differ only in {how}: on Windows and macOS"
            " they are one file",
            Span(composed(path)),
            "keep one of the two",
        )


def _unportable(paths: Iterable[str]) -> Iterator[Problem]:
    for path in paths:
        why = not_on_windows(path.rpartition("/")[2])
        if len(path) > _LONGEST:
            why = f"its path has {len(path)} letters, and the folders above it add to that"
        if why:
            yield Problem(
                "name",
                f"{composed(path)} cannot be kept on Windows: {why}",
                Span(composed(path)),
                "give it another name: letters, figures and hyphens do everywhere",
            )


def named(names: list[str]) -> str:
    """A few names, and how many more there are."""
    more = len(names) - NOT_COUNTED
    return ", ".join(names[:NOT_COUNTED]) + (f" and {more} more" if more > 0 else "")
