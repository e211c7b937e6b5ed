"""fontTools reads what a font file calls itself."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

POSTSCRIPT = 6  # the number of that name in every font's table of names


@lru_cache(maxsize=64)
def postscript(font: bytes) -> str:
    """The name by which PDFs call the font; "" where it has none.

    Raises ValueError when the file is no font.
    """
    from fontTools.ttLib import TTFont

    try:
        with TTFont(BytesIO(font), lazy=True) as face:
            return face["name"].getDebugName(POSTSCRIPT) or ""
    except Exception as error:  # fontTools meets damage with many kinds of errors
        raise ValueError(str(error) or type(error).__name__) from error
