"""PDFium: turns the pages of a PDF into pixels. The only file that imports it.

Pictures are rasterised from the same PDF that people read, so PNG and PDF cannot differ. PDFium is not safe in
threads: one lock; drawing and encoding go on beside it.
"""

from __future__ import annotations

import re
import threading

import pypdfium2 as pdfium
from PIL import Image

_LOCK = threading.Lock()
_PROFILE = re.compile(rb"\[\s*/ICCBased \d+ 0 R\s*\]")


def rasterise(pdf: bytes, ppi: int, page: int = 0) -> Image.Image:
    """One page as an RGB image at `ppi` pixels per inch (72: one pixel a point). Opaque; white below."""
    # Typst names sRGB by a profile that costs PDFium more than the page; the same length keeps every offset
    plain = _PROFILE.sub(lambda found: b"/DeviceRGB".ljust(len(found[0])), pdf)
    with _LOCK:
        document = pdfium.PdfDocument(plain)
        try:
            bitmap = document[page].render(scale=ppi / 72, rev_byteorder=True, prefer_bgrx=True, may_draw_forms=False)
            return Image.frombytes("RGB", (bitmap.width, bitmap.height), bitmap.buffer, "raw", "RGBX", bitmap.stride)
        finally:
            document.close()


def text(pdf: bytes) -> str:
    """The letters of all pages as PDFium finds them, in the order in which they were drawn."""
    with _LOCK:
        document = pdfium.PdfDocument(pdf)
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()
