"""What every campaign has without writing it: layouts, pages of the site, sizes of paper.

It lies in toolkit/house, in the folders that assets/ has. A file of the campaign takes the place of
the file of the same name here; a layout, and the typefaces, are taken as a whole: nobody draws half
a poster. Words are another matter: a campaign replaces them one by one (see lent.py).
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from toolkit.model.litter import is_hidden

PACKAGE = Path(__file__).resolve().parent.parent
HOUSE = "toolkit/house"  # how messages name the folder
ASSETS = "assets/"
LIB = "assets/templates/lib"
_WORDS = ("content/", "locales/")  # folders of the house whose files replace no file
_WHOLE = ("assets/templates/", "assets/brand/fonts")  # folders that are taken as a whole


def place(root: Path | str, path: str) -> str:
    """Where a file of the campaign below `root` lies: there, or in the house where it has none."""
    if path.startswith(HOUSE):
        return f"{PACKAGE.parent}/{path}"
    own = f"{root}/{path}"
    if not path.isascii() and not os.path.lexists(own):
        own = _decomposed(f"{root}", path)
    inside = path.removeprefix(ASSETS)
    if inside != path and not inside.startswith(_WORDS) and not os.path.lexists(own):
        lent = f"{PACKAGE}/house/{inside}"
        if os.path.exists(lent):
            return lent
    return own


def _decomposed(root: str, path: str) -> str:
    """Where a file lies whose name the disk keeps with accents of their own, as macOS may; as the
    path itself has it where there is none.
    """
    found = root
    for part in path.split("/"):
        if not os.path.lexists(f"{found}/{part}"):
            try:
                names = os.listdir(found)
            except OSError:
                return f"{root}/{path}"
            wanted = unicodedata.normalize("NFC", part)
            same = (name for name in names if unicodedata.normalize("NFC", name) == wanted)
            part = next(same, part)
        found = f"{found}/{part}"
    return found


def shown(root: Path | str, path: str) -> str:
    """The path as messages name it, so that a file of the house is not looked for in assets/."""
    house = f"{PACKAGE}/house/"
    found = place(root, path)
    return f"{HOUSE}/{found.removeprefix(house)}" if found.startswith(house) else path


def lent(own: list[str]) -> Iterator[str]:
    """Files of the house that a campaign with these files does not replace, as paths of assets/."""
    there = set(own)
    taken = {folder for path in own if (folder := _whole(path))}
    for path in _files():
        if path not in there and _whole(path) not in taken:
            yield path


def _whole(path: str) -> str:
    """The folder that is taken as a whole to which a file belongs; "" for a file by itself."""
    for start in _WHOLE:
        if path.startswith(start) and not path.startswith(f"{LIB}/"):
            return path.rpartition("/")[0] if start.endswith("/") else start
    return ""


@cache
def _files() -> tuple[str, ...]:
    """Every file of the house that may stand for one of the campaign, as a path of assets/."""
    top = PACKAGE / "house"
    found = (
        os.path.join(folder, name)[len(str(top)) + 1 :].replace(os.sep, "/")
        for folder, _, names in os.walk(top)
        for name in names
        if not is_hidden(name)
    )
    return tuple(sorted(ASSETS + path for path in found if not path.startswith(_WORDS)))


def copyable() -> list[str]:
    """What can be copied into a campaign: layouts by name, and files by their path in the house."""
    files = [path.removeprefix(ASSETS) for path in _files()]
    return sorted(
        {*files, *(path.split("/")[1] for path in files if path.startswith("templates/"))}
    )


def copies(name: str) -> dict[str, bytes]:
    """The files of a layout, or one file, by the paths that they would have in a campaign."""
    house = PACKAGE / "house"
    return {
        path: (house / path.removeprefix(ASSETS)).read_bytes()
        for path in _files()
        if path == f"{ASSETS}{name}" or path.startswith(f"{ASSETS}templates/{name}/")
    }
