"""What templates are told besides their payload: the codes to scan, and the shape of the letters
of the brand's own typeface.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from toolkit.engine import qr
from toolkit.engine.bearings import letters_of
from toolkit.engine.payload import encode, loads
from toolkit.model.page import Slot, Slots

BRAND = "assets/brand"
DISPLAY = 800  # the weight of the slogan and of titles; a brand without it sets them in its nearest


def tell(data: str, room: Path, **more: Slot) -> str:
    """A page's payload as its template takes it. `more` stands in place of what it says itself."""
    page = loads(data) | more
    words = page["words"]
    drawn = page["scales"] is not None  # while pages are measured, pictures are left out
    told = {"words": qr.with_codes(words) if drawn else words, "letters": _letters(words, room)}
    return encode(page | told)


def _letters(words: Slots, room: Path) -> Slots:
    """How tall capitals are, and the side bearings of the letters at which words begin and end."""
    tokens = tomllib.loads((room / f"{BRAND}/tokens.toml").read_text("utf-8"))
    files = tokens.get("font", {}).get("files", {})
    weights = sorted(files, key=lambda weight: abs(int(weight) - DISPLAY))
    if not weights:
        return {"cap": 700, "sides": {}}
    try:
        font = letters_of((room / f"{BRAND}/fonts/{files[weights[0]]}").read_bytes())
    except Exception:  # damage comes as many kinds of errors; judge/glyphs says it better
        return {"cap": 700, "sides": {}}
    ends = {piece[at] for text in _texts(words) for piece in text.split() for at in (0, -1)}
    return {"cap": font.cap, "sides": font.sides(sorted(ends))}


def _texts(value: Slot) -> Iterator[str]:
    """Every string in the words of a page."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "text" and isinstance(part, str):
                yield part
            else:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
