"""fontTools cuts the brand's fonts down to the letters that web pages can need."""

from __future__ import annotations

from io import BytesIO

import brotli  # noqa: F401  # packs WOFF2 for fontTools, and so decides its bytes
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# Latin with the accents of European languages, Welsh among them; quotes, dashes and a few signs.
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *map(ord, "ẀẁẂẃẄẅỲỳ"),
    *range(0x2010, 0x2023),
    *map(ord, "…\u202f€→−×"),
]


def subset(font: bytes, more: str) -> bytes:
    """The font as WOFF2 with the usual letters and `more`. The same bytes every time."""
    face = TTFont(BytesIO(font), recalcTimestamp=False, lazy=False)
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]  # the licence stays with the font
    cutter = Subsetter(options)
    cutter.populate(unicodes=[*LETTERS, *map(ord, more)])
    cutter.subset(face)
    face.flavor = "woff2"
    out = BytesIO()
    face.save(out)
    return out.getvalue()
