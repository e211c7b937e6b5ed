"""Reads the project's files, and says in clear words when the disk refuses."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from errno import EISDIR
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

from toolkit.model.amounts import file_size
from toolkit.model.digest import digest
from toolkit.model.problem import Problem, Span
from toolkit.read.conflicts import CONFLICTED, MERGED, conflict
from toolkit.read.copies import surely_a_copy
from toolkit.read.echoes import missed_once
from toolkit.read.encoding import LARGEST_TEXT, MAY_BE_EMPTY, TEXTS, faulty_text, without_mark
from toolkit.read.house import lent, place, shown
from toolkit.read.top import Top, as_it_should

Read = TypeVar("Read")
_PLAIN = re.compile(r"[\w.-]+")  # names that people give
TOPS = ("assets", "locales")  # what people write lies below these
_CAPITALS = "spell both alike: on Linux, capitals and small letters are different names"
_RESTORE = "restore the file, or correct its name where it is used"
_EMPTY = (
    "restore it, or delete it; a file that a synchronising program has not fetched yet looks so:"
    " open it once, or have the folder kept on this computer"
)
_FETCH = "choose it in the Finder and download it, or have the folder kept on this computer"
LARGEST = 50_000_000  # bytes; words, layouts and pictures of a campaign are far below


def stem(path: str) -> str:
    """What files are called by wherever they lie: assets/packs/schools.toml is "schools"."""
    return path.rpartition("/")[2].rpartition(".")[0]


def folder_name(path: str) -> str:
    """What layouts are called by: the folder of their template.toml."""
    return path.split("/")[-2]


class Files:
    """Reads below one folder, and in the house what that lacks.

    Remembers digests by path (with / on every system), in which folders it looked for what
    (`asked`), and problems: what a file says wrong by itself, and apart from that doubts, which
    come of reading one file beside another. Where a file is wrong, doubts are its echoes, and
    nobody hears them.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.digests: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []
        self.warnings: list[Problem] = []
        self.lost: set[str] = set()  # files that could not be read, or are malformed
        self.wrong: set[str] = set()  # files that can be read and say something wrong
        self.asked: dict[str, set[str]] = {}
        self._tops: dict[str, Top] = {}
        self._found: dict[str, list[str]] = {}

    def read(self, path: str) -> bytes | None:
        """The bytes, or None and a problem. Of a text without the mark that some editors put."""
        raw = self.raw(path)
        return None if raw is None else without_mark(path, raw)

    def raw(self, path: str, named: Span | None = None) -> bytes | None:
        """The bytes as they lie there, or None and a problem, at the place where it is `named`."""
        found = self._opened(path)
        if isinstance(found, Problem):
            self._note_once(replace(found, where=named) if named else found, path)
            return None
        self.digests[path] = digest(found)
        return found

    def holds(self, path: str) -> bool:
        """Is there such a file of the campaign, or one whose name only reading it can refuse?"""
        own = shown(self.root, path) == path and os.path.lexists(place(self.root, path))
        return own or bool(self._otherwise_spelt(path))

    def noting(
        self, found: tuple[Read, list[Problem]], path: str = "", needs: Collection[str] = ()
    ) -> Read:
        """What was read of a file, and what it says wrong by itself, noted.

        Of a file that could not be read nothing is noted, as everything is missing there; nor is it
        where a file that it needs is wrong.
        """
        read, problems = found
        if path not in self.lost and self.lost.union(self.wrong).isdisjoint(needs):
            self.problems += [problem for problem in problems if problem.shape] or problems
            self.wrong |= {path} if problems else set()
        return read

    def doubting(self, problems: Iterable[Problem]) -> None:
        """Note what is wrong only if every file says what it should.

        A file of another shape than it should have is wrong by itself.
        """
        for problem in problems:
            (self.problems if problem.shape else self.doubts).append(problem)

    def verdict(self, items: Collection[str] = ()) -> list[Problem]:
        """Each problem once, by place: what files say wrong by themselves, else the doubts.

        `items` are the blocks of words that there are, by content path.
        """
        found = {*(self.problems or self.doubts)}
        return missed_once(
            sorted(found, key=lambda problem: (problem.where or Span(""), problem.message)), items
        )

    def find(self, folder: str, *endings: str) -> list[str]:
        """Files below a folder with one of the endings, sorted, never following links to folders.

        Those of the house are among them, where the campaign has none of its own. Copies and what
        was put away are not (see `unread`).
        """
        self.asked.setdefault(folder, set()).update(endings)
        self._look_in(folder, endings)
        return [
            path
            for path in self._below(folder.partition("/")[0])
            if path.endswith(endings) and path.startswith(f"{folder}/")
        ]

    def by_name(self, folder: str, ending: str, name: Callable[[str], str]) -> dict[str, str]:
        """The files below a folder by the name that each is called by wherever it lies.

        Two of one name are a problem that names both, and so is a name that only a copy has.
        """
        found: dict[str, str] = {}
        first: dict[str, str] = {}
        again: dict[str, list[tuple[str, str]]] = {}
        for path in sorted(self.find(folder, ending), key=lambda path: (path.count("/"), path)):
            if path == f"{folder}{ending}":
                continue  # it lies in no folder of its own
            called = name(path)
            other = first.setdefault(called.casefold(), path)
            if other != path:
                again.setdefault(path.rpartition("/")[0], []).append((path, other))
            elif (original := surely_a_copy(called)) and not _PLAIN.fullmatch(called):
                why = "has a name that programs give to copies, and there is no original"
                hint = f"call it {original}{ending}, if it is the one that counts"
                self._note_once(_refused(path, why, hint))
            else:
                found[called] = path
        for pairs in again.values():
            self._twice(pairs)
        return dict(sorted(found.items(), key=lambda called: called[1]))

    def top(self, name: str) -> Top:
        """assets/ or locales/, looked through once for all that ask."""
        if name not in self._tops:
            self._tops[name] = Top(self.root, name)
            problems = self._tops[name].listing.problems
            self.problems += [problem for problem in problems if problem.code == "twice"]
        return self._tops[name]

    def _below(self, top: str) -> list[str]:
        """Every file of a folder of the project that counts, and what the house lends, sorted."""
        if top not in self._found:
            own = self.top(top).counting
            self._found[top] = sorted([*own, *lent(own)]) if top == "assets" else own
        return self._found[top]

    def _look_in(self, folder: str, endings: tuple[str, ...]) -> None:
        """Note what makes it impossible to say what a folder holds."""
        listing = self.top(folder.partition("/")[0]).listing
        for shut in listing.closed:
            inside = shut.where.path if shut.where else ""
            if inside.startswith(f"{folder}/") or f"{folder}/".startswith(f"{inside}/"):
                self._note_once(shut)
        for inside in listing.folders:
            if inside.endswith(endings) and inside.startswith(f"{folder}/"):
                message = f"{inside} is a folder; a file is expected there"
                hint = "give the folder another name, or put the file in its place"
                self._note_once(Problem("file", message, Span(inside), hint))
        if folder in listing.files:
            message = f"{folder} is a file; a folder is expected there"
            hint = "move the file away, and restore the folder"
            self._note_once(Problem("file", message, Span(folder), hint))
        if other := self._otherwise_spelt(folder):
            self.lost.add(folder)
            message = f"{folder} is not there, but {other} is"
            self._note_once(Problem("file", message, Span(other), _CAPITALS))

    def _opened(self, path: str) -> bytes | Problem:
        """A file's bytes, or what is wrong with it as a file, whatever it says."""
        if near := self._otherwise_spelt(path):
            self.lost.add(near)
            return _refused(path, f"is not there, but {near} is", _CAPITALS)
        text = path.endswith(TEXTS)
        largest = LARGEST_TEXT if text else LARGEST
        try:
            found = place(self.root, path)
            if not S_ISREG(os.stat(found).st_mode):
                # A pipe or a device would hold the build up.
                raise IsADirectoryError(EISDIR, "it is a folder, or no file at all")
            with open(found, "rb") as file:
                raw = file.read(largest + 1)
        except (OSError, ValueError) as error:
            return self._unreadable(path, error)
        if len(raw) > largest:
            return _refused(path, f"is larger than {file_size(largest)}", "make it smaller")
        if not raw.strip(b"\0") and (raw or not path.endswith(MAY_BE_EMPTY)):
            return _refused(path, f"is empty ({len(raw)} bytes)", _EMPTY)
        if (text or path.endswith(".svg")) and (line := conflict(raw)):
            return Problem("conflict", CONFLICTED, Span(path, line), MERGED)
        return (faulty_text(shown(self.root, path), raw) if text else None) or raw

    def _otherwise_spelt(self, path: str) -> str:
        top, within, _ = path.partition("/")
        return self.top(top).otherwise_spelt(path) if within and top in TOPS else ""

    def _unreadable(self, path: str, error: Exception) -> Problem:
        """What the disk said, and what lies there that may be meant."""
        own = f"{self.root}/{path}"
        folder, _, name = path.rpartition("/")
        if isinstance(error, NotADirectoryError):
            up = (each for each in _upwards(folder) if os.path.isfile(f"{self.root}/{each}"))
            why = f"cannot be read: {next(up, folder)} is a file, not a folder"
            return _refused(path, why, "move that file away, and restore the folder")
        if not isinstance(error, FileNotFoundError):
            said = getattr(error, "strerror", None) or f"{error}"
            return _refused(path, f"cannot be read ({said})", _RESTORE)
        if os.path.islink(own):
            return _refused(path, "cannot be read: it is a link that leads nowhere", _RESTORE)
        if os.path.lexists(f"{self.root}/{folder}/.{name}.icloud"):
            return _refused(path, "has not been fetched from iCloud yet", _FETCH)
        top = path.partition("/")[0]
        if top in TOPS and (meant := self.top(top).perhaps(path)):
            self.lost.add(meant)
            return _refused(path, f"is missing; {meant} is there", as_it_should(meant, path))
        return _refused(path, "is missing", _RESTORE)

    def _twice(self, pairs: list[tuple[str, str]]) -> None:
        """Files of one folder that are called like others; the others count until it is mended."""
        self.lost.update(path for path, _ in pairs)
        pairs = [(a, b) for a, b in pairs if a.casefold() != b.casefold()]  # said of the folder
        if not pairs:
            return
        path, other = pairs[0]
        more = f"; so have {len(pairs) - 1} more files of that folder" if len(pairs) > 1 else ""
        self._note_once(
            Problem(
                "twice",
                f"{path} has the name of {shown(self.root, other)}, and only one can count{more}",
                Span(path),
                "delete one, or move it out of assets/; where both count, give one another name",
            )
        )

    def _note_once(self, problem: Problem, path: str = "") -> None:
        self.lost.add(path or (problem.where.path if problem.where else ""))
        if problem not in self.problems:
            self.problems.append(problem)


def _refused(path: str, why: str, hint: str) -> Problem:
    return Problem("file", f"{path} {why}", Span(path), hint)


def _upwards(folder: str) -> Iterator[str]:
    """A folder, and those that it lies in."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
