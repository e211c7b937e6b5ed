"""The boxes that an MP4 is made of, and the one that says a track's language as a BCP 47 tag.

Every track names its language by three letters, which cannot tell `zh-Hans` from `zh-Hant`. The box
`elng` (ISO/IEC 14496-12, extended language) can, and players that know it look there first. FFmpeg
does not write it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

HOLDERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts")  # of other boxes
PLACES = {b"stco": 4, b"co64": 8}  # tables of where pictures and words lie: bytes of each entry


def walk(data: bytes, start: int = 0, end: int | None = None) -> Iterator[tuple[bytes, int, int]]:
    """Every box in order, those inside others after them: its name, where what it holds begins and
    ends. Raises ValueError for a file that is cut off.
    """
    end = len(data) if end is None else end
    while start + 8 <= end:
        size, head = int.from_bytes(data[start : start + 4], "big"), 8
        name = data[start + 4 : start + 8]
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        size = size or end - start
        if size < head or start + size > end:
            raise ValueError("it is cut off or damaged")
        yield name, start + head, start + size
        if name in HOLDERS:
            yield from walk(data, start + head, start + size)
        start += size


def read_tags(data: bytes) -> list[str]:
    """The tag of each track, in the file's order; "" where it has none."""
    tags: list[str] = []
    for name, start, end in walk(data):
        if name == b"trak":
            tags.append("")
        elif name == b"elng" and tags:
            tags[-1] = data[start + 4 : end].split(b"\0")[0].decode("ascii", "replace")
    return tags


def turned(data: bytes) -> bool:
    """Does a track ask players to turn or mirror its pictures? Not all of them do."""
    for name, start, _ in walk(data):
        if name == b"tkhd":
            at = start + (
                52 if data[start : start + 1] == b"\1" else 40
            )  # the matrix, behind times of 8 or 4 bytes
            a, b, _, c, d = (
                int.from_bytes(data[at + 4 * n : at + 4 * n + 4], "big", signed=True)
                for n in range(5)
            )
            if b or c or a < 0 or d < 0:
                return True
    return False


def with_tags(data: bytes, tags: Sequence[str]) -> bytes:
    """The film with a tag for each of its tracks; "" leaves a track as it is.

    The index grows, and it lies before the pictures, so all places in it are moved.
    """
    boxes = [_box(b"elng", bytes(4) + tag.encode("ascii") + b"\0") if tag else b"" for tag in tags]
    longer = sum(map(len, boxes))
    if not longer:
        return data
    return _rewritten(data, 0, len(data), longer, iter(boxes))


def _rewritten(data: bytes, start: int, end: int, longer: int, tags: Iterator[bytes]) -> bytes:
    """The boxes from `start` to `end`, with the next tag in each track of them."""
    made = []
    while start < end:
        size = int.from_bytes(data[start : start + 4], "big")
        assert size >= 8, "the muxer writes boxes of a plain size"
        name, inner = data[start + 4 : start + 8], slice(start + 8, start + size)
        if name in HOLDERS:
            made.append(_box(name, _rewritten(data, inner.start, inner.stop, longer, tags)))
        elif name in PLACES:
            made.append(_box(name, _moved(data[inner], PLACES[name], longer)))
        else:
            made.append(data[start : start + size])
        if name == b"mdhd":
            made.append(next(tags, b""))
        start += size
    return b"".join(made)


def _moved(table: bytes, width: int, by: int) -> bytes:
    """A table of places, each of them further back."""
    places = range(8, len(table), width)
    return table[:8] + b"".join(
        (int.from_bytes(table[at : at + width], "big") + by).to_bytes(width, "big") for at in places
    )


def _box(name: bytes, held: bytes) -> bytes:
    return (len(held) + 8).to_bytes(4, "big") + name + held
