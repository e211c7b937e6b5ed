"""Reads from a font which characters it can show, how wide it draws them, and what it is called."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

_POSTSCRIPT = 6  # the number of that name in every font's table of names
# Spaces, soft hyphens, joiners and direction marks are never drawn, so no glyph is asked for.
_INVISIBLE = frozenset(
    "\n\t \u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u061c"
)


@lru_cache(maxsize=32)
def characters(font: bytes) -> frozenset[int]:
    """The code points that the font maps to a glyph. Raises ValueError when the file is no font."""
    from fontTools.ttLib import TTFont

    try:
        with TTFont(BytesIO(font), lazy=True) as face:
            known = face.getBestCmap()
            whole = all(
                part.offset + part.length <= len(font) for part in face.reader.tables.values()
            )
    except Exception as error:  # fontTools meets damage with many kinds of errors
        raise ValueError(str(error) or type(error).__name__) from error
    if not known or not whole:
        raise ValueError("it was cut short" if known else "it maps no characters")
    return frozenset(known)


def advances(font: bytes) -> dict[str, int]:
    """How wide the font draws each character that stands alone, in 1/2048 em.

    Joined letters take no more room than these. Raises ValueError when the file is no font.
    """
    from fontTools.ttLib import TTFont

    characters(font)
    with TTFont(BytesIO(font), lazy=True) as face:
        em, widths = face["head"].unitsPerEm, face["hmtx"].metrics
        return {
            chr(code): round(widths[glyph][0] * 2048 / em)
            for code, glyph in face.getBestCmap().items()
        }


@lru_cache(maxsize=32)
def postscript(font: bytes) -> str:
    """The name by which PDFs call the font; "" where it has none. Raises ValueError when the file
    is no font.
    """
    from fontTools.ttLib import TTFont

    characters(font)
    with TTFont(BytesIO(font), lazy=True) as face:
        return face["name"].getDebugName(_POSTSCRIPT) or ""


def lacking(text: str, covered: frozenset[int]) -> str:
    """The characters of the text, sorted, that are not covered."""
    return "".join(sorted({ch for ch in text if ord(ch) not in covered and ch not in _INVISIBLE}))
