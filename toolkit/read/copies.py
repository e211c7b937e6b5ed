"""Knows by their names the copies that synchronising programs, backups and people make, and the
folders in which people put away what is out of use.

Only what has its original beside it is a copy; where the name may be meant, the contents decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

_COPY = r"copy|copie|copia|copi|kopia|kopie|kopi|kopio|kopija|cóip|cópia|másolat|duplicate|duplikat"
_OLD = rf"{_COPY}|dup|old|bak|backup|orig|original|archived?|prev|previous|recovered|shortcut|alias"
# Names of which many are meant: schools-new may be a pack of its own.
_STATE = (
    r"final|new|draft|edit(?:ed)?|v(?:er|ersion)?[ .-]?\d+|rev[ .-]?\d+|mine|theirs"
    r"|alt|neu|hen|newydd|drafft|terfynol|stare|nowe|vieja|antigua|\d{4}[-_.]?\d\d[-_.]?\d\d"
)
# Names that nobody gives by hand: their original's name is the first group.
_SURE = (
    r"(?i:back-?up(?: copy)?|sicherungskopie|copia de seguridad|recovered|kopia zapasowa)"
    r"(?: (?:of|von|de))? (.+)",
    rf"(.+?)[ _]*[-–—]?[ _]+(?i:{_COPY})(?: ?\(?\d+\)?)?",  # Windows, macOS: steps - Copy (2)
    rf"(?i:{_COPY})(?: \(\d+\))?(?: (?:of|o|de|d’|di|da|von|van|af|av))? (.+?)(?: ?\(\d+\))?",
    r"(.+?) ?(?:\([^()]*\)|\[[^\[\]]*\])",  # browsers, Dropbox: steps (1)
    r"(.+?) v?\d[\d.\-_ ]*",  # iCloud, and by hand: steps 2, steps 2026-01-31
    r"(.+?)_[^_]+_[^_]+_(?i:(?:case)?conflict)",  # Synology
    r"(.+?)_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+",  # Git, while somebody merges
    r"(.+?)[-_. ]+(?i:sync-|nextcloud-)?(?i:conflict(?:ed)?)(?:[-_. ].*)?",  # Syncthing, ownCloud
    r"(.+?)-(?:[A-Z]{2,}-[A-Z0-9]+|[\w-]*(?:PC|Mac|MacBook|iMac)(?:-\w+)*)",  # OneDrive: a computer
    r"(.+?)-(?:[\w’']+ )+(?:MacBook|iMac|Mac|PC|Laptop)(?: [\w’']+)*",
    r"(.+?)-MacBook(?: [\w’']+)*",
    r"(.+?)~[\w.-]*~?",  # editors; Git: steps~HEAD
)
# Names that may be meant: the contents decide.
_LIKELY = (
    rf"(.+?)[-_. ]+(?i:{_OLD})(?:[-_. ]?\d*)",
    rf"(?i:{_OLD})[-_. ]+(?:of[-_. ]+)?(.+)",
    r"(.+?)-(?=[\w-]*[A-Z])\w+(?:-\w+)*",
)
_DOUBTFUL = (
    rf"(.+?)[-_. ]+(?i:{_STATE})",
    rf"(?i:{_STATE})[-_. ]+(.+)",
    r"(.+?)-[\w-]*(?i:laptop|desktop|pc)",
)
_ENDING = re.compile(r"(?<=[^.])\.[A-Za-z0-9]{1,5}$")
_AWAY = re.compile(
    r"[\W_]*(?:(?:z+|x+|\d+)[\W_]+)?"
    r"(?:old|older|archives?|archived|archif|archiwum|backups?|bak|attic|trash|deleted|unused"
    r"|(?:do[ _-]+)?not[ _-]+use[d]?|nicht[ _-]+verwenden|peidiwch[ _-]+â[ _-]+defnyddio"
    r"|superseded|obsolete|deprecated|to[ _-]+delete|recycle[ _-]+bin|deleted[ _-]+items"
    r"|previous|hen|sbwriel|archifau|copïau|kopie[n]?|stare|kosz|cartlann|archivos?|antiguos?"
    r"|archiv[e]?|papierkorb|sicherung(?:en)?|kopia[ _-]+zapasowa|corbeille|papelera"
    r"|(?:older|old|previous|earlier)[ _-]+(?:versions?|files?|ones?|stuff|copies)"
    r"|hen[ _-]+(?:fersiynau|ffeiliau|bethau)|stare[ _-]+pliki"
    r"|alte[ _-]+(?:version(?:en)?|dateien))"
    r"(?:[\W_]+(?:\d+|(?:do[ _-]+)?not[ _-]+use))*[\W_]*",
    re.IGNORECASE,
)
# The part of their lines that a copy and its original share at least, by what the name says: of the
# shorter of the two, or of the longer one where the name says little.
_SAYS = {_SURE: 0.0, _LIKELY: 0.5, _DOUBTFUL: 0.8}


def put_away(folder: str) -> bool:
    """Is a folder called as people call those for what is out of use: old, z-old, archive 2025?"""
    return _AWAY.fullmatch(folder.rpartition("/")[2]) is not None


def surely_a_copy(name: str) -> str:
    """The name of what a file or a folder of this name is a copy of; "" where it may be meant."""
    return next((original for original, share in _originals(name) if not share), "")


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
        for original, share in _originals(name):
            beside = f"{folder}/{original}"
            other = self._there.get(beside.casefold()) or self._there.get(_within(beside))
            if other and other != path and self._alike(path, other, share):
                return other
        return ""

    def _alike(self, path: str, other: str, share: float) -> bool:
        if not share:
            return True
        mine, others = self._lines(path), self._lines(other)
        least, most = sorted((len(mine), len(others)))
        of = most if share == _SAYS[_DOUBTFUL] else least
        return len(mine & others) >= share * max(1, of)


def _within(path: str) -> str:
    """The name of a path within its part: assets/content/2025/a.toml is the a.toml of content."""
    top, _, rest = path.casefold().partition("/")
    part, _, inside = rest.partition("/")
    return f"{top}/{part}//{inside.rpartition('/')[2]}"


def _originals(name: str) -> Iterator[tuple[str, float]]:
    """What a copy of this name is a copy of, and how much of it then has to be the same."""
    found = _ENDING.search(name)
    stem, ending = (name[: found.start()], found.group()) if found else (name, "")
    for patterns, share in _SAYS.items():
        for pattern in patterns:
            if match := re.fullmatch(pattern, stem):
                yield match.group(1) + ending, share
