"""Reads the entries of an archive that nobody trusts: strictly, in pieces, and without unpacking.

A pack is written in one plain way (engine.archive), so whatever differs from that way is a finding:
hidden or shared bytes, a second directory, links, encryption, other compression, sizes that two
places state differently.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from stat import S_ISDIR, S_ISLNK
from typing import BinaryIO

from toolkit.engine.archive import unsafe
from toolkit.model.amounts import file_size

MOST = 10_000  # entries
LARGEST = 2_000_000_000  # bytes that all entries may hold together
RATIO = 100  # times that an entry may be larger than it is in the archive
_SLACK = 1_000_000  # bytes below which no ratio counts
_DIRECTORY = 8_000_000  # bytes of the table of contents
# The three records of a zip file: its end, a line of its table of contents, the head of an entry.
_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
# "Made on" and "needed": version 2.0 of the format, on Unix, as engine.archive always writes it.
_WRITTEN = (20 | 3 << 8, 20)
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive: where its bytes begin, how many there are packed and unpacked."""

    name: str
    start: int
    packed: int
    size: int
    deflated: bool
    crc: int


class Damaged(Exception):
    """The archive, or one of its entries, cannot be read; the message says why."""


def shown(name: str) -> str:
    """A name that may be printed on any terminal: what could move the cursor is written out."""
    return "".join(ch if ch.isprintable() else f"\\x{ord(ch):02x}" for ch in name[:200])


def entries(file: BinaryIO) -> tuple[list[Entry], list[str]]:
    """The entries, and what is wrong with the archive and with their names.

    Raises Damaged when it cannot be read at all.
    """
    size = file.seek(0, 2)
    start, count = _end(file, size)
    file.seek(start)
    lines = list(_table(file.read(size - _END.size - start), count))
    found = [line.entry for line in lines]
    wrong = [f"{shown(line.entry.name)} {fault}" for line in lines for fault in line.faults]
    wrong += _alike(found)
    if sum(entry.size for entry in found) > LARGEST:
        wrong.append(f"it would unpack to more than {file_size(LARGEST)}")
    if not wrong:
        _lies_as_it_says(file, start, lines)
    return found, wrong


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table of contents: an entry, and what is wrong with it.

    The head of the entry, at `offset` in the file, must repeat `record` (the bytes from the version
    to the sizes) and `name` as they stand in the table.
    """

    entry: Entry
    offset: int
    record: bytes
    name: bytes
    faults: list[str]


def _table(table: bytes, count: int) -> Iterator[_Line]:
    """The lines of the table of contents. Raises Damaged when they do not fill it."""
    at = 0
    for number in range(1, count + 1):
        if len(table) - at < _CENTRAL.size or table[at : at + 4] != b"PK\x01\x02":
            raise Damaged(f"the table of contents breaks off before entry {number} of {count}")
        # After the sizes: the lengths of name, hidden fields and comment.
        _, made_on, version, flags, method, _, _, crc, packed, whole, n, hidden, comment, *rest = (
            _CENTRAL.unpack_from(table, at)
        )
        disk, inner, mode, offset = rest
        raw = table[at + _CENTRAL.size : at + _CENTRAL.size + n]
        end = at + _CENTRAL.size + n + hidden + comment
        if len(raw) < n or end > len(table):
            raise Damaged(f"the table of contents breaks off in entry {number} of {count}")
        name, faults = _name(raw, flags)
        faults += _kind(mode) + _packing(flags, method, packed, whole)
        if hidden or comment or disk or inner or (made_on, version) != _WRITTEN:
            faults.append("has hidden fields")
        entry = Entry(name, offset + _LOCAL.size + n, packed, whole, method == 8, crc)
        yield _Line(entry, offset, table[at + 6 : at + 28], raw, faults)
        at = end
    if at != len(table):
        raise Damaged("the table of contents holds more than its entries")


def _end(file: BinaryIO, size: int) -> tuple[int, int]:
    """Where the table of contents begins, and how many entries it has."""
    file.seek(max(0, size - _END.size))
    last = file.read(_END.size)
    if len(last) < _END.size or last[:4] != b"PK\x05\x06":
        raise Damaged("its end is missing, or something follows it")
    _, disk, first, here, count, length, start, comment = _END.unpack(last)
    if disk or first or here != count or comment:
        raise Damaged("its end is not that of a pack")
    if count > MOST or length > _DIRECTORY:
        raise Damaged(f"its table of contents is larger than any pack's ({count} entries)")
    if start + length != size - _END.size:
        raise Damaged("its table of contents is not where it says")
    return start, count


def _name(raw: bytes, flags: int) -> tuple[str, list[str]]:
    try:
        name = raw.decode("utf-8" if flags & 0x800 else "ascii")
    except UnicodeDecodeError:
        return raw.decode("latin-1"), ["has a name that is not UTF-8"]
    wrong = unsafe(name)
    return name, [wrong] if wrong else []


def _kind(mode: int) -> list[str]:
    if S_ISLNK(mode >> 16):
        return ["is a link"]
    if S_ISDIR(mode >> 16):
        return ["is a folder; packs hold files only"]
    return [] if mode == 0o100644 << 16 else ["is not a plain file"]


def _packing(flags: int, method: int, packed: int, size: int) -> list[str]:
    if flags & 1:
        return ["is encrypted"]
    if method not in (0, 8) or flags & ~0x800:
        return ["is packed in a way that packs do not use"]
    if method == 0 and packed != size:
        return ["states two sizes"]
    if size > _SLACK and size > RATIO * packed:
        return [f"would unpack to {size // max(packed, 1)} times its size"]
    return []


def _alike(found: list[Entry]) -> list[str]:
    """Names that are there twice, or that Windows and macOS cannot keep apart."""
    seen: dict[str, str] = {}
    wrong = []
    for entry in found:
        other = seen.setdefault(entry.name.casefold(), entry.name)
        if other is not entry.name:
            wrong.append(
                f"{shown(entry.name)} is there twice"
                if other == entry.name
                else f"{shown(entry.name)} and {shown(other)} differ only in capitals"
            )
    return wrong


def _lies_as_it_says(file: BinaryIO, end: int, lines: list[_Line]) -> None:
    """Raises Damaged unless the entries fill the file up to its table of contents, at `end`.

    They lie one after another, and each begins with what the table says of it.
    """
    at = 0
    for line in sorted(lines, key=lambda line: line.offset):
        name = shown(line.entry.name)
        if line.offset != at:
            raise Damaged(
                f"{name} shares bytes with another entry"
                if line.offset < at
                else f"{line.offset - at} bytes before {name} belong to no entry"
            )
        file.seek(line.offset)
        lengths = struct.pack("<2H", len(line.name), 0)
        head = b"PK\x03\x04" + line.record + lengths + line.name
        if file.read(len(head)) != head:
            raise Damaged(f"{name} does not begin with what the table of contents says of it")
        at = line.entry.start + line.entry.packed
    if at != end:
        raise Damaged(
            "the last entry shares bytes with the table of contents"
            if at > end
            else f"{end - at} bytes after the last entry belong to none"
        )


def content(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """The bytes of an entry, a megabyte at a time.

    Raises Damaged when they are not what the entry promises.
    """
    file.seek(entry.start)
    crc = seen = 0
    try:
        for piece in (
            _inflated(file, entry.packed) if entry.deflated else _pieces(file, entry.packed)
        ):
            seen += len(piece)
            if seen > entry.size:
                raise Damaged(f"{shown(entry.name)} holds more than it says")
            crc = zlib.crc32(piece, crc)
            yield piece
    except zlib.error:
        raise Damaged(f"{shown(entry.name)} cannot be unpacked") from None
    if seen != entry.size or crc != entry.crc:
        raise Damaged(f"{shown(entry.name)} is damaged")


def _pieces(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left:
        piece = file.read(min(left, _PIECE))
        if not piece:
            return
        left -= len(piece)
        yield piece


def _inflated(file: BinaryIO, packed: int) -> Iterator[bytes]:
    """Never more than a megabyte at once, however well it was packed."""
    inflater = zlib.decompressobj(-15)
    for packed_piece in _pieces(file, packed):
        waiting = packed_piece
        while waiting and not inflater.eof:
            yield inflater.decompress(waiting, _PIECE)
            waiting = inflater.unconsumed_tail
    yield inflater.flush(_PIECE)
    if not inflater.eof or inflater.unused_data:
        raise zlib.error("not whole")
