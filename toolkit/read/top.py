"""assets/ or locales/ as it lies there: what counts of it, and what is passed over and why."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from toolkit.read.copies import Copies, put_away, surely_a_copy
from toolkit.read.house import place
from toolkit.read.listing import Listing, composed, look_through

_ENOUGH = 5_000_000  # bytes of a file that are looked at to see whether it is a copy


def as_it_should(meant: str, path: str) -> str:
    """What makes the one file of the other."""
    if meant.lower().endswith(".mo"):
        return f"a .mo file is compiled: restore the .po, or run msgunfmt {meant} -o {path}"
    same = meant.casefold().startswith(path.casefold()) or surely_a_copy(meant)
    return f"is that it? {'Call' if same else 'Save'} it {'' if same else 'as '}{path}"


class Top:
    """One of the two folders that people write into. Each question is answered once."""

    def __init__(self, root: Path, name: str) -> None:
        self._root, self._name = root, name
        self._away: dict[str, bool] = {}
        self._original: dict[str, str] = {}

    @cached_property
    def listing(self) -> Listing:
        """Everything that lies there."""
        return look_through(self._root, self._name)

    @cached_property
    def passed(self) -> dict[str, tuple[str, str]]:
        """Files that do not count: each with the file or folder that is passed over, and what that
        is a copy of ("" where it holds what was put away).
        """
        return {path: why for path in self.listing.files if (why := self._why(path))}

    @cached_property
    def counting(self) -> list[str]:
        """All other files."""
        return [path for path in self.listing.files if path not in self.passed]

    def otherwise_spelt(self, path: str) -> str:
        """What is there under a name that differs in capitals: Windows and macOS would take it,
        Linux would not, so nobody does. "" where the name itself is there, or none like it.
        """
        there = self._spelt.get(composed(path).casefold(), {""})
        return "" if composed(path) in there else min(there)

    def perhaps(self, path: str) -> str:
        """What may be meant where a file is missing: facts.toml.txt, facts (1).toml, facts.tml."""
        folder, _, name = path.rpartition("/")
        stem = name.rpartition(".")[0]
        for other in self.listing.files:
            beside, _, called = other.rpartition("/")
            longer = called.startswith(f"{name}.") or surely_a_copy(called) == name
            if beside == folder and (longer or called.rpartition(".")[0] == stem):
                return other
        return ""

    @cached_property
    def _spelt(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for path in (*self.listing.folders, *self.listing.files):
            found.setdefault(path.casefold(), set()).add(path)
        return found

    def _why(self, path: str) -> tuple[str, str] | None:
        """By the name of the file, or of a folder that it lies in; the uppermost says it."""
        parts = path.split("/")
        for number in range(2, len(parts) + 1):
            whole = "/".join(parts[:number])
            if number < len(parts) and self._put_away(whole):
                return whole, ""
            if whole not in self._original:
                self._original[whole] = self._copies.original(whole)
            if self._original[whole]:
                return whole, self._original[whole]
        return None

    def _put_away(self, folder: str) -> bool:
        """A layout may be called "archive": its folder is no place for what is out of use."""
        if folder not in self._away:
            layout = f"{folder}/template.toml" in self.listing.files
            self._away[folder] = put_away(folder) and not layout
        return self._away[folder]

    @cached_property
    def _copies(self) -> Copies:
        """Nothing that was put away is an original."""
        every = (*self.listing.files, *self.listing.folders)
        return Copies([path for path in every if not self._within_away(path)], self._lines)

    def _within_away(self, path: str) -> bool:
        parts = path.split("/")
        return any(self._put_away("/".join(parts[:n])) for n in range(2, len(parts)))

    def _lines(self, path: str) -> frozenset[bytes]:
        """The lines of a file, or of all files of a folder, as far as they can be read."""
        lines: set[bytes] = set()
        for file in self.listing.files:
            if file == path or file.startswith(f"{path}/"):
                try:
                    with open(place(self._root, file), "rb") as opened:
                        lines.update(line.strip() for line in opened.read(_ENOUGH).split(b"\n"))
                except OSError:
                    continue
        return frozenset(lines - {b""})
