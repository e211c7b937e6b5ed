"""Looks a font over in a process apart, before anything else sees it: which characters it can show,
how wide it draws them, and whether all of it can be read.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from io import BytesIO

from toolkit.engine.apart import Overrun, apart

ENDINGS = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")
LARGEST = 40_000_000  # bytes; typefaces of Chinese, Japanese and Korean have some 20 million
_SECONDS = 60
_POSTSCRIPT = 6  # the number of that name in every font's table of names
_PACKED = {
    b"wOFF": "it is packed for web pages (WOFF): get the .ttf or .otf",
    b"wOF2": "it is packed for web pages (WOFF2): get the .ttf or .otf",
    b"ttcf": "it is a collection of several fonts: get them as single .ttf or .otf files",
}
logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # what is wrong is said here


@lru_cache(maxsize=32)
def characters(font: bytes) -> frozenset[int]:
    """The code points that the font maps to a glyph. Raises ValueError when the file is no font."""
    try:
        return apart(mapped, font, seconds=_SECONDS)
    except Overrun as why:
        raise ValueError(f"it {why}") from None


@lru_cache(maxsize=32)
def advances(font: bytes) -> dict[str, int]:
    """How wide the font draws each character that stands alone, in 1/2048 em.

    Joined letters take no more room than these. Raises ValueError when the file is no font.
    """
    try:
        return apart(widths, font, seconds=_SECONDS)
    except Overrun as why:
        raise ValueError(f"it {why}") from None


@lru_cache(maxsize=32)
def postscript(font: bytes) -> str:
    """The name by which PDFs call the font; "" where it has none.

    Raises ValueError when the file is no font.
    """
    try:
        return apart(named, font, seconds=_SECONDS)
    except Overrun as why:
        raise ValueError(f"it {why}") from None


def fault(font: bytes) -> str:
    """Why the font cannot be used, as a sentence about it; "" when every table can be read."""
    if packed := _PACKED.get(font[:4]):
        return packed
    try:
        apart(whole, font, seconds=_SECONDS)
    except (ValueError, Overrun) as why:
        return str(why) if isinstance(why, ValueError) else f"it {why}"
    return ""


def mapped(font: bytes) -> frozenset[int]:
    """What `characters` says, read in this process."""
    from fontTools.ttLib import TTFont

    if len(font) > LARGEST:
        raise ValueError("it is larger than any typeface")
    try:
        with TTFont(BytesIO(font), lazy=True) as face:
            known = face.getBestCmap()
            complete = all(
                part.offset + part.length <= len(font) for part in face.reader.tables.values()
            )
    except Exception as error:  # fontTools meets damage with many kinds of errors
        raise ValueError(str(error) or type(error).__name__) from error
    if not known or not complete:
        raise ValueError("it was cut short" if known else "it maps no characters")
    return frozenset(known)


def widths(font: bytes) -> dict[str, int]:
    """What `advances` says, read in this process."""
    from fontTools.ttLib import TTFont

    mapped(font)
    try:
        with TTFont(BytesIO(font), lazy=True) as face:
            em, metrics = face["head"].unitsPerEm, face["hmtx"].metrics
            return {
                chr(code): round(metrics[glyph][0] * 2048 / em)
                for code, glyph in face.getBestCmap().items()
            }
    except Exception as error:
        raise ValueError(f"its letters cannot be measured ({type(error).__name__})") from error


def named(font: bytes) -> str:
    """What `postscript` says, read in this process."""
    from fontTools.ttLib import TTFont

    mapped(font)
    try:
        with TTFont(BytesIO(font), lazy=True) as face:
            return str(face["name"].getDebugName(_POSTSCRIPT) or "")
    except Exception as error:
        raise ValueError(f"its names cannot be read ({type(error).__name__})") from error


def whole(font: bytes) -> None:
    """Read every table and measure every character. Raises ValueError where that fails."""
    from fontTools.ttLib import TTFont

    widths(font)
    named(font)
    tag = "directory"
    try:
        with TTFont(BytesIO(font), lazy=False) as face:
            for tag in face.keys():  # noqa: SIM118  # it is no mapping
                face[tag]
    except Exception as error:
        raise ValueError(f"its table {tag} cannot be read ({type(error).__name__})") from error
