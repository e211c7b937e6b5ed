"""fontTools measures letters: how far their ink stands in from the sides of the room that they
take, and how tall capitals are. So large words start flush whatever the typeface.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from threading import Lock

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

EM = 1000  # every measure here is in 1/1000 em
USUAL_CAP = 700  # where a font does not say how tall its capitals are
_READING = Lock()  # a font is read bit by bit, which threads must not do side by side

Sides = tuple[int, int]  # left and right of the ink


class Letters:
    """The letters of one font."""

    def __init__(self, font: bytes) -> None:
        self._face = TTFont(BytesIO(font), lazy=True)
        self._scale = EM / self._face["head"].unitsPerEm
        self._glyphs, self._names = self._face.getGlyphSet(), self._face.getBestCmap()
        self._known: dict[str, Sides | None] = {}
        cap = getattr(self._face["OS/2"], "sCapHeight", 0)
        self.cap = round(cap * self._scale) if cap else USUAL_CAP

    def sides(self, letters: Iterable[str]) -> dict[str, Sides]:
        """The side bearings of each letter that the font has and that has any ink."""
        with _READING:
            for letter in letters:
                if letter not in self._known:
                    self._known[letter] = self._measured(letter)
        return {letter: found for letter in letters if (found := self._known[letter])}

    def width(self, text: str) -> int:
        """The room that a text takes on one line; a letter that the font lacks counts as a whole
        em. Kerning is left out, which hardly ever makes words wider.
        """
        with _READING:
            return sum(self._advance(letter) for letter in text)

    def _advance(self, letter: str) -> int:
        name = self._names.get(ord(letter))
        return EM if name is None else round(self._glyphs[name].width * self._scale)

    def _measured(self, letter: str) -> Sides | None:
        name = self._names.get(ord(letter))
        if name is None:
            return None
        pen, glyph = BoundsPen(self._glyphs), self._glyphs[name]
        glyph.draw(pen)
        if pen.bounds is None:
            return None
        left, right = pen.bounds[0], glyph.width - pen.bounds[2]
        return round(left * self._scale), round(right * self._scale)


@lru_cache(maxsize=8)
def letters_of(font: bytes) -> Letters:
    """The font's letters; what was measured once is known from then on."""
    return Letters(font)
