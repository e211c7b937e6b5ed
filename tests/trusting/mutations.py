"""Ways to spoil a file: seeded, so that each can be made again from its number."""

from __future__ import annotations

import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

LARGEST = 4_000_000  # bytes that a spoilt file may have
Spoil = Callable[[random.Random, bytes], bytes]
NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def _flip(r: random.Random, data: bytes) -> bytes:
    spoilt = bytearray(data)
    for _ in range(r.choice((1, 1, 2, 5, 20))):
        if spoilt:
            spoilt[r.randrange(len(spoilt))] ^= 1 << r.randrange(8)
    return bytes(spoilt)


def _put(r: random.Random, data: bytes) -> bytes:
    spoilt = bytearray(data)
    for _ in range(r.choice((1, 3, 10))):
        if spoilt:
            spoilt[r.randrange(len(spoilt))] = r.choice((0, 1, 0x7F, 0x80, 0xFF, r.randrange(256)))
    return bytes(spoilt)


def _cut(r: random.Random, data: bytes) -> bytes:
    at = r.randrange(len(data) + 1)
    return r.choice((data[:at], data[at:], data[:at] + data[at + r.randrange(1, 200) :]))


def _number(r: random.Random, data: bytes) -> bytes:
    """A length or an offset that says something else."""
    size = r.choice((2, 4, 4, 8))
    if len(data) <= size:
        return data
    at = r.randrange(min(len(data) - size, r.choice((64, 400, 10**9))))
    value = r.choice((*NUMBERS, r.randrange(1 << 16), len(data))) % (1 << 8 * size)
    return data[:at] + value.to_bytes(size, r.choice(("big", "little"))) + data[at + size :]


def _splice(r: random.Random, data: bytes) -> bytes:
    a, b = sorted(r.randrange(len(data) + 1) for _ in range(2))
    at = r.randrange(len(data) + 1)
    return data[:at] + data[a:b] + data[at + r.choice((0, b - a)) :]


def _swap(r: random.Random, data: bytes) -> bytes:
    """Two pieces change places, as chunks that come in another order."""
    a, b, c = sorted(r.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def _repeat(r: random.Random, data: bytes) -> bytes:
    a, b = sorted(r.randrange(len(data) + 1) for _ in range(2))
    piece = data[a : min(b, a + 2000)]
    times = r.choice((2, 10, 1000, 20000))
    return (data[:a] + piece * times + data[a:])[:LARGEST]


def _fill(r: random.Random, data: bytes) -> bytes:
    a, b = sorted(r.randrange(len(data) + 1) for _ in range(2))
    return data[:a] + bytes([r.choice((0, 0x20, 0x41, 0xFF))]) * (b - a) + data[b:]


BYTES: tuple[Spoil, ...] = (_flip, _put, _cut, _number, _number, _splice, _swap, _repeat, _fill)

TOKENS = [
    *('"', "'", '"""', "'''", "\\", "\\u0000", "\\UFFFFFFFF", "\x00", "\x1b[2J", "\r", "\t", "="),
    *("[", "]", "[[", "{", "}", "#", "#~ msgid", "#, fuzzy", "<", ">", "&", "&lt;", "&x;", "<!--"),
    *("\ufeff", "\u202e", "\ud7ff", "\U0010ffff", "é" * 50, "../../../etc/passwd", "file:///etc"),
    *("9" * 5000, "1e999999", "-0x1", "1979-05-27T99:99:99", "0000-00-00", "nan", "inf", "1" * 30),
    *("[" * 3000, "{" * 3000, "a." * 3000, "<g>" * 3000, "(" * 3000, "[[" * 1000 + "]]" * 1000),
    *('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<![CDATA[", "]]>", "<?x?>"),
    *("msgid ", "msgstr[9] ", "msgctxt ", "%(x)s", "{" + "0" * 3000 + "}", "{}", "{0.__class__}"),
    *("M0 0" + "L1 1" * 4000, "matrix(1e308 1e308 0 0 0 0)", "url(http://127.0.0.1/)", "NaN"),
]


def _token(r: random.Random, data: bytes) -> bytes:
    at = r.randrange(len(data) + 1)
    token = r.choice(TOKENS).encode("utf-8", "surrogatepass")
    return data[:at] + token + data[at + r.choice((0, 0, len(token))) :]


def _lines(r: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    a, b = r.randrange(len(lines)), r.randrange(len(lines))
    kind = r.randrange(4)
    if kind == 0:
        del lines[a]
    elif kind == 1:
        lines[a], lines[b] = lines[b], lines[a]
    elif kind == 2:
        lines[a:a] = [lines[b]] * r.choice((1, 5, 3000))
    else:
        lines[a] = lines[a][: r.randrange(len(lines[a]) + 1)]
    return b"\n".join(lines)[:LARGEST]


def _value(r: random.Random, data: bytes) -> bytes:
    """A value between quotes, or a number, becomes another."""
    found = list(re.finditer(rb'"[^"\n]*"|\d+', data))
    if not found:
        return _flip(r, data)
    match = r.choice(found)
    token = r.choice([*TOKENS, "", "0", "-1", "65536", "4294967296", "true"])
    new = token.encode("utf-8", "surrogatepass")
    if match[0].startswith(b'"'):
        new = b'"' + new + b'"'
    return data[: match.start()] + new + data[match.end() :]


TEXT: tuple[Spoil, ...] = (_token, _token, _lines, _lines, _value, _value, _flip, _cut, _splice)


def _zipped(r: random.Random, data: bytes) -> bytes:
    """A part of a zip file is spoilt, and packed again so that its sums are right."""
    out = BytesIO()
    warnings.simplefilter("ignore", UserWarning)  # a name twice is just what is meant
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        infos = source.infolist()
        victims = {r.randrange(len(infos)) for _ in range(r.choice((1, 1, 2)))}
        for n, info in enumerate(infos):
            part, name = source.read(info), info.filename
            if n in victims:
                part, name = _part(r, part, name)
            if name:
                new = zipfile.ZipInfo(name, info.date_time)
                new.compress_type, new.create_system = info.compress_type, info.create_system
                new.external_attr = info.external_attr
                target.writestr(new, part)
    return out.getvalue()


def _part(r: random.Random, part: bytes, name: str) -> tuple[bytes, str]:
    kind = r.randrange(12)
    if kind == 0:
        return part, ""  # it is gone
    if kind == 1:
        return part, r.choice(
            (f"../../{name}", f"/tmp/{name}", f"{name}/", name.upper(), "x" * 300)
        )
    if kind == 2:
        return part[:0], name
    if kind == 3:
        return bytes([r.choice((0, 0x20, 0x3C))]) * r.choice((10**6, 2 * 10**7)), name  # a bomb
    if kind == 4 and part.startswith(b"<?xml"):
        end = part.find(b"?>") + 2
        bomb = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 9) for n in range(1, 9))
        doctype = b'<!DOCTYPE a [<!ENTITY e0 "lol">' + bomb + b"]>"
        return part[:end] + doctype + part[end:].replace(b">", b">&e8;", 3), name
    return r.choice(TEXT if part[:1] == b"<" else BYTES)(r, part), name


def _chunks(r: random.Random, data: bytes) -> bytes:
    """Chunks of a PNG are spoilt or change places; their sums are right again."""
    chunks, at = [], 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    if not chunks:
        return _flip(r, data)
    for _ in range(r.choice((1, 2))):
        n, kind = r.randrange(len(chunks)), r.randrange(4)
        if kind == 0:
            chunks.insert(n, chunks.pop())
        elif kind == 1:
            chunks.insert(n, r.choice(chunks))
        else:
            name, body = chunks[n]
            chunks[n] = name, r.choice(BYTES)(r, body)[:200_000]
    return data[:8] + b"".join(
        len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
        for name, body in chunks
    )


def spoilt(r: random.Random, data: bytes, text: bool) -> bytes:
    """The file, spoilt once or several times."""
    for _ in range(r.choice((1, 1, 1, 2, 4))):
        if data[:2] == b"PK" and r.random() < 0.7:
            try:
                data = _zipped(r, data)
            except Exception:  # spoilt too far to be taken apart
                data = _flip(r, data)
        elif data[:4] == b"\x89PNG" and r.random() < 0.6:
            data = _chunks(r, data)
        else:
            data = r.choice(TEXT if text else BYTES)(r, data)
    return data[:LARGEST]
