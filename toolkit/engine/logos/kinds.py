"""What a file from outside is, by its content: names say little, and are often wrong."""

from __future__ import annotations

import re

TAKEN = {"PNG": ("png",), "JPEG": ("jpg", "jpeg", "jpe", "jfif", "mpo"), "GIF": ("gif",)}
TAKEN |= {"WebP": ("webp",), "SVG": ("svg",)}
WANTED = "PNG, JPEG, GIF, WebP or SVG"
_HEAD = 65_536  # bytes in which an SVG file says what it is; licences may stand above
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"8BPS", "Photoshop"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"\x1f\x8b", "compressed SVG (svgz)"),
    (b"\0\0\x01\0", "Windows icon"),
    (b"icns", "Mac icon"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"\0\xffKA", "Affinity"),
    (b"\xd7\xcd\xc6\x9a", "Windows metafile"),
    (b"BM", "BMP"),
)
_FAMILIES = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC", b"hevc": "HEIC"}
_FAMILIES |= {b"avif": "AVIF", b"avis": "AVIF"}
_SVG = re.compile(r"<(?:[A-Za-z][\w.-]*:)?svg[\s>/]")


def kind_of(data: bytes) -> str:
    """Its kind as people say it (PNG, TIFF, Photoshop …); "" for what is none that is known."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return _FAMILIES.get(data[8:12], "")
    if b"%PDF-" in data[:1024]:
        return "Illustrator" if b"Illustrator" in data[:_HEAD] else "PDF"
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    return "SVG" if _drawn(data[:_HEAD]) else ""


def fits_name(kind: str, path: str) -> bool:
    """Does the file's ending say what it is?"""
    return path.rpartition(".")[2].lower() in TAKEN.get(kind, ())


def _drawn(head: bytes) -> bool:
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0<\0" in head[:8] or head[1:4:2] == b"\0\0"
    text = head.replace(b"\0", b"") if wide else head
    plain = text.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    shown = plain.lstrip().decode("latin-1")
    return shown.startswith("<") and _SVG.search(shown) is not None
