"""Writes zip archives that are the same bytes every time, with names that every system takes.

Entries are sorted and have one date, one mode, no comment and no extra fields.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

LONGEST = 120  # characters of a name
# Names that Windows keeps for devices, with any ending.
RESERVED = {"con", "prn", "aux", "nul", "clock$"} | {
    f"{name}{number}" for name in ("com", "lpt") for number in "0123456789¹²³"
}
_PIECE = 1 << 20


def unsafe(name: str) -> str:
    """What is wrong with a name in an archive, on any system; "" when nothing is."""
    parts = name.split("/")
    if not name or name.startswith("/") or name[1:2] == ":":
        return "is an absolute path"
    if "\\" in name or any(ord(ch) < 32 or ch in '<>:"|?*\x7f' for ch in name):
        return "has a character that some systems refuse"
    if any(part in ("", ".", "..") for part in parts):
        return "leads out of its folder, or nowhere"
    if any(part.endswith((".", " ")) or part.startswith(" ") for part in parts):
        return "has a part that begins or ends with a space, or ends with a full stop"
    if any(part.split(".")[0].casefold().rstrip() in RESERVED for part in parts):
        return "has a name that Windows keeps for itself"
    if unicodedata.normalize("NFC", name) != name:
        return "is not in Unicode's composed form (NFC)"
    return f"is longer than {LONGEST} characters" if len(name) > LONGEST else ""


def write_archive(
    target: Path,
    files: Mapping[str, Path | bytes],
    day: tuple[int, int, int],
    deflated: Collection[str] = (),
) -> None:
    """Write the files, by their names in the archive, a megabyte at a time.

    `deflated` are the names of files that packing makes smaller; all others are stored as they are.
    Raises ValueError for a name that is unsafe, or that differs from another only in its capitals.
    """
    folded: dict[str, str] = {}
    for name in files:
        if wrong := unsafe(name) or (
            f"differs from {folded[name.casefold()]} only in capitals"
            if name.casefold() in folded
            else ""
        ):
            raise ValueError(f"{name} {wrong}")
        folded[name.casefold()] = name
    with zipfile.ZipFile(target, "w", strict_timestamps=True) as archive:
        for name in sorted(files):
            _add(archive, name, files[name], day, name in deflated)


def _add(
    archive: zipfile.ZipFile,
    name: str,
    source: Path | bytes,
    day: tuple[int, int, int],
    deflated: bool,
) -> None:
    about = zipfile.ZipInfo(name, (*day, 0, 0, 0))
    about.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    about.create_system = 3  # Unix, on every system
    about.external_attr = 0o100644 << 16
    about.file_size = len(source) if isinstance(source, bytes) else source.stat().st_size
    with archive.open(about, "w") as entry:
        if isinstance(source, bytes):
            entry.write(source)
            return
        with source.open("rb") as file:
            for piece in iter(lambda: file.read(_PIECE), b""):
                entry.write(piece)
