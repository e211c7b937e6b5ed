"""Judges whether a pack is as it was made: its archive, or the folder that it was unpacked to.

Both are taken for hostile, and nothing is unpacked. Sums and manifest lie in the pack itself, so
they prove that nothing was damaged or slipped in on the way, not who made it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from toolkit.engine.archive import unsafe
from toolkit.engine.entries import MOST, Damaged, content, entries, shown
from toolkit.model.filetype import FileType
from toolkit.model.litter import is_litter
from toolkit.model.problem import Invalid, Problem, Span

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_WORDS = 8_000_000  # bytes that sums and manifest may have


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found: how many files, their bytes, what is wrong.

    `sha256` is the archive's own digest, "" for a folder; `left` are files that the system or an
    office left in the folder, which were not looked at.
    """

    files: int
    bytes: int
    sha256: str
    problems: tuple[Problem, ...]
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Listing:
    """Sizes by name, how to read a file piece by piece, and the types of files by their endings."""

    sizes: Mapping[str, int]
    read: Callable[[str], Iterator[bytes]]
    types: Mapping[str, FileType]


def verify(path: Path, types: Mapping[str, FileType]) -> Seen:
    """Check an archive or a folder. Raises Invalid when there is no pack to check.

    `types` are the types of files that packs hold, by how names end.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise Invalid([_none(path, "is not there")]) from None
    except (OSError, ValueError) as error:
        raise Invalid(
            [_none(path, f"cannot be read: {getattr(error, 'strerror', None) or error}")]
        ) from None
    if S_ISDIR(mode):
        return _folder(path, types)
    if not S_ISREG(mode):
        raise Invalid([_none(path, "is neither a file nor a folder")])
    return _archive(path, types)


def _none(path: Path, why: str) -> Problem:
    return Problem(
        "pack",
        f"{shown(str(path))} {why}",
        None,
        "name a pack's .zip, or the folder that it was unpacked to; others: toolkit check FILE",
    )


def _archive(path: Path, types: Mapping[str, FileType]) -> Seen:
    where = Span(shown(str(path)))
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK":
                raise Invalid([_none(path, "is not a zip archive")])
            file.seek(0)
            own = sha256()
            for piece in iter(lambda: file.read(1 << 20), b""):
                own.update(piece)
            found, wrong = entries(file)
            problems = [Problem("pack", line, where) for line in wrong]
            known = {entry.name: entry for entry in found}
            if not {SUMS, MANIFEST} & known.keys():
                _refuse_other(path, known)
            if not wrong:
                problems += _compared(
                    _Listing(
                        {name: entry.size for name, entry in known.items()},
                        lambda name: content(file, known[name]),
                        types,
                    ),
                    where,
                    path,
                )
    except Damaged as damage:
        return Seen(
            0,
            0,
            "",
            (Problem("pack", f"{damage}", where, "it is damaged, or no pack: download it again"),),
        )
    except OSError as error:
        raise Invalid([_none(path, f"cannot be read: {error.strerror or error}")]) from None
    return Seen(len(found), sum(entry.size for entry in found), own.hexdigest(), tuple(problems))


def _folder(top: Path, types: Mapping[str, FileType]) -> Seen:
    where = Span(shown(str(top)))
    sizes: dict[str, int] = {}
    problems = [Problem("pack", line, where) for line in _walk(top, sizes)]
    left = tuple(name for name in sorted(sizes) if is_litter(name.rpartition("/")[2]))
    for name in left:
        del sizes[name]

    def read(name: str) -> Iterator[bytes]:
        with (top / name).open("rb") as file:
            yield from iter(lambda: file.read(1 << 20), b"")

    problems += _compared(_Listing(sizes, read, types), where, top)
    return Seen(len(sizes), sum(sizes.values()), "", tuple(problems), tuple(map(shown, left)))


def _walk(top: Path, sizes: dict[str, int]) -> Iterator[str]:
    """Notes the files below a folder and yields what is no plain file. Links are never followed."""
    waiting = [("", top)]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            inside = sorted(os.scandir(folder), key=lambda found: found.name)
        except OSError as error:
            yield f"{shown(prefix or str(folder))} cannot be read: {error.strerror}"
            continue
        for found in inside:
            name = prefix + found.name
            about = found.stat(follow_symlinks=False)
            if S_ISDIR(about.st_mode):
                waiting.append((f"{name}/", folder / found.name))
            elif S_ISREG(about.st_mode):
                sizes[name] = about.st_size
            else:
                yield (
                    f"{shown(name)} is {'a link' if S_ISLNK(about.st_mode) else 'not a plain file'}"
                )
        if len(sizes) > MOST:
            yield f"it holds more than {MOST} files"
            return


def _compared(listing: _Listing, where: Span, path: Path) -> list[Problem]:
    """What is in the listing against the sums and the manifest that are in it."""
    _refuse_other(path, listing.sizes)
    lines: list[str] = []
    sums, manifest = (
        _sums(_words(listing, SUMS, lines), lines),
        _manifest(_words(listing, MANIFEST, lines), lines),
    )
    expected = {*manifest, SUMS, MANIFEST}
    if not lines:
        lines += [f"{shown(name)} is missing" for name in sorted(expected - listing.sizes.keys())]
        lines += [
            f"{shown(name)} is not in the manifest: somebody added it"
            for name in sorted(listing.sizes.keys() - expected)
        ]
        lines += [f"{shown(name)} has no sum" for name in sorted(expected - sums.keys() - {SUMS})]
        lines += [
            f"{SUMS} names {shown(name)}, which the manifest does not have"
            for name in sorted(sums.keys() - expected)
        ]
        lines += [
            f"{SUMS} and the manifest say different things of {shown(name)}"
            for name, about in manifest.items()
            if name in sums and sums[name] != about[1]
        ]
        lines += _contents(listing, sums, manifest)
    return [Problem("pack", line, where) for line in lines]


def _refuse_other(path: Path, names: Collection[str]) -> None:
    """A zip that somebody made of other things, or a deck: one cause, not its many differences."""
    if lacking := [name for name in (SUMS, MANIFEST) if name not in names]:
        raise Invalid([_none(path, f"is not a pack: it has no {' and no '.join(lacking)}")])


def _contents(
    listing: _Listing, sums: Mapping[str, str], manifest: Mapping[str, tuple[int, str]]
) -> Iterator[str]:
    for name in sorted(listing.sizes.keys() & sums.keys()):
        if name in manifest and manifest[name][0] != listing.sizes[name]:
            yield (
                f"{shown(name)} has {listing.sizes[name]:,} bytes; the manifest says"
                f" {manifest[name][0]:,}"
            )
            continue
        seen, first = sha256(), b""
        try:
            for piece in listing.read(name):
                first = first or piece[:64]
                seen.update(piece)
        except Damaged as damage:
            yield str(damage)
            continue
        except OSError as error:
            yield f"{shown(name)} cannot be read: {error.strerror}"
            continue
        if seen.hexdigest() != sums[name]:
            yield f"{shown(name)} is not what was packed"
        elif not _is_what_it_says(name, first, listing.types):
            yield f"{shown(name)} is not of the kind that its name says"


def _is_what_it_says(name: str, first: bytes, types: Mapping[str, FileType]) -> bool:
    """Does the file begin as files of its ending do? Nothing may hide under another's name."""
    if name == SUMS:
        return True
    type = types.get(name.rsplit(".", 1)[-1])
    return type is not None and (not type.magic or first[type.offset :].startswith(type.magic))


def _words(listing: _Listing, name: str, lines: list[str]) -> str:
    """A small file as text; "" and a line when it is none."""
    if listing.sizes[name] > _WORDS:
        lines.append(f"{name} is larger than any pack's")
        return ""
    try:
        raw = b"".join(listing.read(name))
        if len(raw) > _WORDS:
            raise Damaged(f"{name} is larger than any pack's")
        return raw.decode("utf-8")
    except (Damaged, OSError, UnicodeDecodeError) as error:
        lines.append(str(error) if isinstance(error, Damaged) else f"{name} cannot be read")
        return ""


def _sums(text: str, lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None or unsafe(match[2]) or match[2] in found:
            lines.append(f"{SUMS}:{number} is not a sum and a name, or names a file twice")
        else:
            found[match[2]] = match[1]
    return found


def _manifest(text: str, lines: list[str]) -> dict[str, tuple[int, str]]:
    """Sizes and digests by name."""
    try:
        found = [
            (file["path"], file["bytes"], file["sha256"]) for file in json.loads(text)["files"]
        ]
        whole = all(
            isinstance(path, str)
            and type(size) is int
            and isinstance(digest, str)
            and not unsafe(path)
            for path, size, digest in found
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        whole, found = False, []
    if not whole or len({path for path, _, _ in found}) < len(found):
        lines.append(f"{MANIFEST} is not a pack's manifest")
        return {}
    return {path: (size, digest) for path, size, digest in found}
