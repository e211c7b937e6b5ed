"""Which characters of a text a font cannot show."""

from __future__ import annotations

# Spaces, soft hyphens, joiners and direction marks are never drawn, so no glyph is asked for.
_INVISIBLE = frozenset(
    "\n\t \u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u061c"
)


def lacking(text: str, covered: frozenset[int]) -> str:
    """The characters of the text, sorted, that are not covered."""
    return "".join(sorted({ch for ch in text if ord(ch) not in covered and ch not in _INVISIBLE}))
