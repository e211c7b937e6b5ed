"""Reads the project's files, and says in clear words when the disk refuses."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from errno import EISDIR
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

from toolkit.model.amounts import file_size
from toolkit.model.digest import digest
from toolkit.model.problem import Problem, Span
from toolkit.read.conflicts import MERGED, conflict
from toolkit.read.echoes import missed_once
from toolkit.read.house import lent, place

Read = TypeVar("Read")
TEXTS = (".toml", ".typ", ".svg", ".html", ".css", ".js", ".txt")  # po.py looks for itself
LARGEST = 50_000_000  # bytes; words, layouts and pictures of a campaign are far below


class Files:
    """Reads below one folder, and in the house what that lacks.

    Remembers digests by path (with / on every system), and problems: what a file says wrong by
    itself, and apart from that doubts, which come of reading one file beside another. Where a file
    is wrong, doubts are its echoes, and nobody hears them.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.digests: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []
        self._listed: dict[str, list[str]] = {}
        self.lost: set[str] = set()  # files that could not be read, or are malformed
        self.wrong: set[str] = set()  # files that can be read and say something wrong

    def read(self, path: str) -> bytes | None:
        """The bytes, or None and a problem."""
        try:
            found = place(self.root, path)
            if not S_ISREG(os.stat(found).st_mode):
                # A pipe or a device would hold the build up.
                raise IsADirectoryError(EISDIR, "not a file")
            with open(found, "rb") as file:
                raw = file.read(LARGEST + 1)
        except OSError as error:
            reason = (
                "is missing"
                if isinstance(error, FileNotFoundError)
                else f"cannot be read ({error.strerror})"
            )
            self.lost.add(path)
            self.problems.append(
                Problem(
                    "file",
                    f"{path} {reason}",
                    Span(path),
                    "restore the file, or correct its name where it is used",
                )
            )
            return None
        if len(raw) > LARGEST:
            self.problems.append(
                Problem(
                    "file",
                    f"{path} is larger than {file_size(LARGEST)}",
                    Span(path),
                    "make it smaller",
                )
            )
            return None
        if path.endswith(TEXTS) and self._torn(path, raw):
            return None
        self.digests[path] = digest(raw)
        return raw

    def _torn(self, path: str, raw: bytes) -> bool:
        """Did a merge leave its marks in a text? Then it is lost."""
        line = conflict(raw)
        if line:
            message, where = "a merge conflict was left in the file", Span(path, line)
            self.lost.add(path)
            self.problems.append(Problem("conflict", message, where, MERGED))
        return line > 0

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
        """Files below a folder with one of the endings, sorted, never following links out of it.

        Those of the house are among them, where the campaign has none of its own.
        """
        return [
            path
            for path in self._below(folder.partition("/")[0])
            if path.endswith(endings)
            and path.startswith(f"{folder}/")
            and os.path.isfile(place(self.root, path))
        ]

    def _below(self, top: str) -> list[str]:
        """Every path below a folder of the project, sorted; looked up once, for all that ask."""
        if top not in self._listed:
            start = len(str(self.root)) + 1
            own = [
                f"{folder[start:]}/{name}".replace(os.sep, "/")
                for folder, _, names in os.walk(f"{self.root}/{top}")
                for name in names
                if not name.startswith((".", "~"))
            ]
            self._listed[top] = sorted([*own, *lent(own)] if top == "assets" else own)
        return self._listed[top]
