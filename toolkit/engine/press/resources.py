"""What a page keeps at hand, used or not: colour spaces, fonts, settings; of its parts too."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary

from toolkit.engine.press.paint import space_of

MOST = 5000  # parts of a page
PLATES = ("DeviceCMYK", "DeviceGray", "Separation:All")
_SCREENED = ("/TR", "/HTP")


def tables(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """The resources of a page, and of the parts that it draws, each once."""
    waiting: list[pikepdf.Object] = [page.resources]
    met: set[tuple[int, int]] = set()
    while waiting and len(met) < MOST:
        found = waiting.pop()
        yield found
        for table in ("/XObject", "/Pattern"):
            parts = found.get(table, Dictionary())
            for name in [*parts]:
                part = parts[name]
                if part.objgen not in met and "/Resources" in part:
                    met.add(part.objgen)
                    waiting.append(part.Resources)


def kept_spaces(page: pikepdf.Page) -> Iterator[str]:
    """Colour spaces that are not of the press and lie about, used or not."""
    group = page.obj.get("/Group", Dictionary()).get("/CS")
    spaces = [] if group is None else [space_of(group)]
    for found in tables(page):
        table = found.get("/ColorSpace", Dictionary())
        spaces += [space_of(table[name]) for name in [*table]]
    yield from (space for space in spaces if space not in PLATES)


def loose_fonts(page: pikepdf.Page) -> Iterator[str]:
    """Fonts that are named and not in the file."""
    for found in tables(page):
        fonts = found.get("/Font", Dictionary())
        for name in [*fonts]:
            font = fonts[name]
            whole = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            about = whole.get("/FontDescriptor", Dictionary())
            held = any(key in about for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            if not held and str(font.get("/Subtype")) != "/Type3":
                yield str(font.get("/BaseFont", "?")).lstrip("/")


def screens(page: pikepdf.Page) -> bool:
    """Does it tell the press how to screen its inks, or change them on their way there?"""
    for found in tables(page):
        states = found.get("/ExtGState", Dictionary())
        for name in [*states]:
            state = states[name]
            if any(key in state for key in _SCREENED):
                return True
            if str(state.get("/TR2", "/Default")) != "/Default":
                return True
            if str(state.get("/HT", "/Default")) != "/Default":
                return True
    return False
