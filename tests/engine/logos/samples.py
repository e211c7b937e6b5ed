"""Logos as people bring them, made in code: small, and of colours that are known."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import cache
from io import BytesIO

from PIL import Image, ImageCms

RED = (200, 30, 40)
WHITE = (255, 255, 255)
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BOX = '<rect width="100" height="50" fill="#c81e28"/>'


def saved(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def flat(mode: str, colour: object, size: tuple[int, int] = (40, 20)) -> Image.Image:
    return Image.new(mode, size, colour)  # type: ignore[arg-type]  # whatever the mode takes


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(bits: int, kind: int, size: tuple[int, int], rows: bytes, *more: bytes) -> bytes:
    """A PNG of these rows (each with its filter byte), with more chunks before them."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, bits, kind, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + body


def png16(kind: int, pixels: Iterable[tuple[int, ...]], *more: bytes) -> bytes:
    """One row of values of 16 bits. Kinds: 0 grey, 2 colour, 4 and 6 the same with alpha."""
    row = [*pixels]
    values = b"".join(struct.pack(f">{len(pixel)}H", *pixel) for pixel in row)
    return png(16, kind, (len(row), 1), b"\0" + values, *more)


def huge(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of any size."""
    return png(8, 2, (width, height), b"\0" * 100)


def svg(inside: str, head: str = 'viewBox="0 0 100 50"', before: str = "") -> bytes:
    return f"{before}<svg {SVG} {head}>{inside}</svg>".encode()


def noise(size: int) -> Image.Image:
    """A photograph, as far as compressing is concerned; the same every time."""
    values, state = bytearray(), 1
    for _ in range(size * 3):
        state = (state * 1103515245 + 12345) % 2**31
        values.append(state >> 16 & 255)
    line = Image.frombytes("RGB", (size, 1), bytes(values))
    image = Image.new("RGB", (size, size))
    for y in range(size):
        image.paste(line, ((y * 7919) % size - size, y))
        image.paste(line, ((y * 7919) % size, y))
    return image


@cache
def wide_gamut() -> bytes:
    """An RGB profile that is not sRGB: its red and green have changed places, so a reader that
    leaves it aside is found out at once.
    """
    own = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", own[128:132])[0]
    tags = {
        bytes(own[at : at + 4]): own[at + 4 : at + 12] for at in range(132, 132 + 12 * count, 12)
    }
    for at in range(132, 132 + 12 * count, 12):
        name = bytes(own[at : at + 4])
        other = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}.get(name)
        if other:
            own[at + 4 : at + 12] = tags[other]
    return bytes(own).replace(b"s\0R\0G\0B", b"x\0R\0G\0B").replace(b"sRGB", b"xRGB")


@cache
def linear(space: str) -> bytes:
    """A profile of light as it is: 147 there is 200 in sRGB. `space` is RGB or GRAY.

    Programs that draw in it call it sRGB too.
    """
    xyz = {
        "wtpt": (0.9642, 1, 0.8249),
        "rXYZ": (0.43607, 0.22249, 0.01392),
        "gXYZ": (0.38515, 0.71687, 0.09708),
        "bXYZ": (0.14307, 0.06061, 0.7141),
    }
    name = b"sRGB-linear\0"
    tags = {"desc": b"desc" + struct.pack(">II", 0, len(name)) + name + b"\0" * 78}
    for tag, values in xyz.items():
        if space == "RGB" or tag == "wtpt":
            numbers = [round(value * 65536) for value in values]
            tags[tag] = b"XYZ " + struct.pack(">I3i", 0, *numbers)
    for tag in ("rTRC", "gTRC", "bTRC") if space == "RGB" else ("kTRC",):
        tags[tag] = b"curv" + struct.pack(">IIHH", 0, 1, 256, 0)
    table, body, start = b"", b"", 132 + 12 * len(tags)
    for tag, value in tags.items():
        table += tag.encode() + struct.pack(">II", start + len(body), len(value))
        body += value + b"\0" * (-len(value) % 4)
    d50 = struct.pack(">3i", 63190, 65536, 54061)
    head = struct.pack(">I", start + len(body)) + b"lcms\2\x10\0\0mntr" + space.encode().ljust(4)
    head += b"XYZ " + b"\0" * 12 + b"acsp" + b"\0" * 28 + d50
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body
