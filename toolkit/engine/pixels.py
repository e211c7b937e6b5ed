"""PDFium turns the pages of a PDF into pixels. It and engine/shown.py alone import it.

Pictures are rasterised from the same PDF that people read, so PNG and PDF cannot differ. PDFium is
not safe in threads: one lock; drawing and encoding go on beside it.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageOps

from toolkit.model.problem import Problem, RenderFailed

MOST = 250_000_000  # pixels: a sheet of A0 has 140 million at 300 ppi
LOCK = threading.Lock()
_PROFILE = re.compile(rb"\[\s*/ICCBased (\d+) 0 R\s*\]")
_PLAIN = {b"1": b"/DeviceGray", b"3": b"/DeviceRGB"}  # by how many numbers make a colour


def rasterise(pdf: bytes, ppi: int, page: int = 0) -> Image.Image:
    """One page as an RGB image at `ppi` pixels per inch (72: one pixel a point).

    Opaque; white below.
    """
    with LOCK:
        document = pdfium.PdfDocument(without_profiles(pdf))
        try:
            _measure(document[page], ppi)
            bitmap = document[page].render(
                scale=ppi / 72, rev_byteorder=True, prefer_bgrx=True, may_draw_forms=False
            )
            return Image.frombytes(
                "RGB", (bitmap.width, bitmap.height), bitmap.buffer, "raw", "RGBX", bitmap.stride
            )
        finally:
            document.close()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a page, in pt; is nothing drawn on it but a ground? That is looked for only where
    there are more pages than one.
    """

    width: float
    height: float
    plain: bool = False


def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """Every page of a PDF."""
    with LOCK:
        document = pdfium.PdfDocument(without_profiles(pdf))
        try:
            if len(document) == 1:  # its size is known without reading what is drawn on it
                return (Sheet(*document.get_page_size(0)),)
            return tuple(_sheet(page) for page in document)
        finally:
            document.close()


def _sheet(page: pdfium.PdfPage) -> Sheet:
    width, height = page.get_size()
    return Sheet(width, height, _plain(page))


def _plain(page: pdfium.PdfPage) -> bool:
    """Words and pictures make a page, and so do more shapes than its ground."""
    kinds = [each.type for each in page.get_objects()]
    shapes = kinds.count(raw.FPDF_PAGEOBJ_PATH)
    return len(kinds) == shapes <= 1


def _measure(page: pdfium.PdfPage, ppi: int) -> None:
    """Raises RenderFailed for a page of more pixels than fit into memory."""
    width, height = (round(points * ppi / 72) for points in page.get_size())
    if width * height > MOST:
        message = f"a page would have {width:,} × {height:,} pixels; {MOST // 10**6} million fit"
        hint = "make the sheet smaller, or give its format a lower ppi"
        raise RenderFailed([Problem("pixels", message, None, hint)])


def without_profiles(pdf: bytes) -> bytes:
    """The same PDF with plain colours.

    Typst names sRGB and its greys by profiles, which cost PDFium more time than the whole page.
    What replaces one is as long, so that every offset in the file still holds; and it takes as many
    numbers, or white would be drawn as black.
    """

    def plain(found: re.Match[bytes]) -> bytes:
        head = re.search(rb"\b%b 0 obj\s*<<(.*?)>>" % found[1], pdf, re.DOTALL)
        count = re.search(rb"/N (\d)", head[1]) if head else None
        return _PLAIN.get(count[1] if count else b"", found[0]).ljust(len(found[0]))

    return _PROFILE.sub(plain, pdf)


def ink(pdf: bytes, page: int) -> tuple[int, int, int, int, bytes]:
    """The ink of a page that prints black on white, at one pixel a point.

    Gives the box that holds all of it (x, y, width, height, on even pixels), and one byte for each
    pixel of the box: 255 for full ink.
    """
    grey = ImageOps.invert(rasterise(pdf, 72, page).getchannel("G"))
    left, top, right, bottom = grey.getbbox() or (0, 0, 0, 0)
    left, top = left & ~1, top & ~1
    right, bottom = min((right + 1) & ~1, grey.width), min((bottom + 1) & ~1, grey.height)
    return left, top, right - left, bottom - top, grey.crop((left, top, right, bottom)).tobytes()


def text(pdf: bytes) -> str:
    """The letters of all pages."""
    return "\n".join(texts(pdf))


def texts(pdf: bytes) -> tuple[str, ...]:
    """The letters of each page as PDFium finds them, in the order in which they were drawn."""
    with LOCK:
        document = pdfium.PdfDocument(without_profiles(pdf))
        try:
            return tuple(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()
