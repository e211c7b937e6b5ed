"""Knows by their names the copies that synchronising programs, backups and people make, and the
folders in which people put away what is out of use.

Only what has its original beside it is a copy; where the name may be meant, the contents decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

_COPY = r"copy|copie|copia|copi|kopia|kopie|kopi|kopio|kopija|cóip|cópia|másolat"
_OLD = rf"{_COPY}|old|bak|backup|orig|original|archived?|prev|previous"
# Names that nobody gives by hand: their original's name is the first group.
_SURE = (
    rf"(.+?)[ _]*[-–—]?[ _]+(?i:{_COPY})(?: ?\(?\d+\)?)?",  # Windows, macOS: steps - Copy (2)
    rf"(?i:{_COPY})(?: \(\d+\))?(?: (?:of|o|de|d’|di|da|von|van|af|av))? (.+)",  # Copy of steps
    r"(.+?) ?(?:\([^()]*\)|\[[^\[\]]*\])",  # browsers, Dropbox: steps (1)
    r"(.+?) v?\d[\d.\-_ ]*",  # iCloud, and by hand: steps 2, steps 2026-01-31
    r"(.+?)_[^_]+_[^_]+_(?i:conflict)",  # Synology
    r"(.+?)[-_. ]+(?i:sync-)?(?i:conflict)(?:[-_. ].*)?",  # Syncthing, ownCloud
    r"(.+?)-(?:[A-Z]{2,}-[A-Z0-9]+|[\w-]*(?:PC|Mac|MacBook|iMac)(?:-\w+)*)",  # OneDrive: a computer
    r"(.+?)~\d*~?",  # editors
)
# Names that may be meant: the contents decide.
_LIKELY = (
    rf"(.+?)[-_. ]+(?i:{_OLD})(?:[-_. ]?\d*)",
    rf"(?i:{_OLD})[-_. ]+(?:of[-_. ]+)?(.+)",
    r"(.+?)-(?=[\w-]*[A-Z])\w+(?:-\w+)*",
)
_ENDING = re.compile(r"(?<=[^.])\.[A-Za-z0-9]{1,5}$")
_AWAY = re.compile(
    r"[\W_]*(?:(?:z+|x+|\d+)[\W_]+)?"
    r"(?:old|older|archives?|archived|archif|archiwum|backups?|bak|attic|trash|deleted|unused"
    r"|not[ -_]used|previous|hen|copïau|kopie|stare|cartlann|old[ -_](?:versions?|files?|ones?))"
    r"(?:[\W_]+\d+)*[\W_]*",
    re.IGNORECASE,
)
_ALIKE = 0.5  # the part of its lines that a copy shares with its original, at least


def put_away(folder: str) -> bool:
    """Is a folder called as people call those for what is out of use: old, z-old, archive 2025?"""
    return _AWAY.fullmatch(folder.rpartition("/")[2]) is not None


def surely_a_copy(name: str) -> str:
    """The name of what a file or a folder of this name is a copy of; "" where it may be meant."""
    return next((original for original, sure in _originals(name) if sure), "")


class Copies:
    """Finds what is a copy of what among the files and folders of a part of the project.

    `lines` gives the lines of a file, or of all files of a folder.
    """

    def __init__(self, paths: Iterable[str], lines: Callable[[str], frozenset[bytes]]) -> None:
        self._lines = lines
        self._there: dict[str, str] = {}
        for path in sorted(paths, key=lambda path: (path.count("/"), len(path), path)):
            self._there.setdefault(path.casefold(), path)
            self._there.setdefault(_within(path), path)

    def original(self, path: str) -> str:
        """The path of what lies there too, beside it or elsewhere in its part; "" for no copy."""
        folder, _, name = path.rpartition("/")
        for original, sure in _originals(name):
            beside = f"{folder}/{original}"
            other = self._there.get(beside.casefold()) or self._there.get(_within(beside))
            if other and other != path and (sure or self._alike(path, other)):
                return other
        return ""

    def _alike(self, path: str, other: str) -> bool:
        mine, others = self._lines(path), self._lines(other)
        return len(mine & others) >= _ALIKE * max(1, min(len(mine), len(others)))


def _within(path: str) -> str:
    """The name of a path within its part: assets/content/2025/a.toml is the a.toml of content."""
    top, _, rest = path.casefold().partition("/")
    part, _, inside = rest.partition("/")
    return f"{top}/{part}//{inside.rpartition('/')[2]}"


def _originals(name: str) -> Iterator[tuple[str, bool]]:
    """What a copy of this name is a copy of, and whether the name alone says so."""
    found = _ENDING.search(name)
    stem, ending = (name[: found.start()], found.group()) if found else (name, "")
    for sure, patterns in ((True, _SURE), (False, _LIKELY)):
        for pattern in patterns:
            if match := re.fullmatch(pattern, stem):
                yield match.group(1) + ending, sure
