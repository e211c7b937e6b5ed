"""What a finished PDF really shows: its words with their places and inks, and three pictures of
each page that tell whether they can be read there.

PDFium answers, not the template: only what was drawn is true. This file and engine/pixels.py are
the ones that import it, and share one lock.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from toolkit.engine.pixels import LOCK, without_profiles
from toolkit.model.matrix import IDENTITY, Matrix, joined, moved

PIXELS = (
    320_000  # of each picture: A4 at 57 an inch, where the smallest type still shows its strokes
)
LARGEST = 2.0  # pixels a point: a small banner is not blown up further
WIDE = 1000.0
NESTED = 4  # forms in forms that are looked into; the page engine writes none
Box = tuple[
    float, float, float, float
]  # left, top, right, bottom in pt, from the page's upper left


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are drawn at once: a line, or the part of one that has one ink.

    `box` is the rectangle of their ink, `size` their height in pt, `narrow` that or their width,
    whichever is less (they may be squeezed), `ink` red, green, blue of 0 to 255,
    `opacity` from 0 to 1. `cut`: how far, in pt, they reach out of what they are drawn in, and are
    cut off.
    """

    text: str
    box: Box
    size: float
    narrow: float
    bold: bool
    ink: tuple[int, int, int]
    opacity: float
    cut: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels in rows from the top, four bytes each: blue, green, red, nothing."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Printed:
    """One page: its size in pt, its runs in the order of drawing, its text as a program reads it,
    and pictures of all of it, of all but its words, and of its words alone, black on white and cut
    off by nothing.

    `scale` is in pixels a point.
    """

    width: float
    height: float
    scale: float
    runs: tuple[Run, ...]
    text: str
    whole: Picture
    bare: Picture
    words: Picture


def pages(pdf: bytes) -> Iterator[Printed]:
    """Every page of a PDF, one after the other."""
    with LOCK:
        document = pdfium.PdfDocument(without_profiles(pdf))
        count = len(document)
    try:
        for number in range(count):
            with LOCK:
                printed = _page(document[number])
            yield printed
    finally:
        with LOCK:
            document.close()


def _page(page: pdfium.PdfPage) -> Printed:
    width, height = page.get_size()
    scale = min(LARGEST, (PIXELS / (width * height)) ** 0.5)
    objects = list(_objects(page.raw, IDENTITY, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject))
    texts = [(each, matrix) for each, kind, matrix in objects if kind == raw.FPDF_PAGEOBJ_TEXT]
    said = page.get_textpage()
    runs = [_run(each, matrix, said, height) for each, matrix in texts]
    text = said.get_text_range()
    said.close()
    whole = _picture(page, scale)
    for each, _ in texts:
        raw.FPDFTextObj_SetTextRenderMode(each, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    bare = _picture(page, scale)
    for each, kind, _ in objects:
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            raw.FPDFTextObj_SetTextRenderMode(each, raw.FPDF_TEXTRENDERMODE_FILL)
            raw.FPDFPageObj_SetFillColor(each, 0, 0, 0, 255)
            _unclip(each)
        elif kind != raw.FPDF_PAGEOBJ_FORM:
            raw.FPDFPageObj_SetIsActive(each, False)
    words = _picture(page, scale)
    return Printed(width, height, scale, tuple(runs), text, whole, bare, words)


def _objects(
    owner: ctypes.c_void_p,
    matrix: Matrix,
    count: raw.FPDFPage_CountObjects,
    get: raw.FPDFPage_GetObject,
    depth: int = 0,
) -> Iterator[tuple[ctypes.c_void_p, int, Matrix]]:
    """All that is drawn, and how its places become the page's; a form before what it holds."""
    for number in range(count(owner)):
        each = get(owner, number)
        kind = raw.FPDFPageObj_GetType(each)
        yield each, kind, matrix
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < NESTED:
            inner = joined(_matrix(each), matrix)
            yield from _objects(
                each, inner, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1
            )


def _matrix(each: ctypes.c_void_p) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(each, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _run(each: ctypes.c_void_p, matrix: Matrix, said: pdfium.PdfTextPage, height: float) -> Run:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(each, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
    across, down = [x for x, _ in corners], [height - y for _, y in corners]
    own, size = joined(_matrix(each), matrix), ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(each, size)
    inks = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(each, *inks)
    red, green, blue, opacity = (ink.value for ink in inks)
    high, wide = (size.value * (own[n] ** 2 + own[n + 1] ** 2) ** 0.5 for n in (2, 0))
    return Run(
        _text(each, said),
        (min(across), min(down), max(across), max(down)),
        high,
        min(high, wide),
        raw.FPDFFont_GetWeight(raw.FPDFTextObj_GetFont(each)) >= 700,
        (red, green, blue),
        opacity / 255,
        _cut(each, (left, bottom, right, top)),
    )


def _cut(each: ctypes.c_void_p, box: Box) -> float:
    """How far something reaches out of the paths that clip it. Both are in the same unit."""
    clip, over = raw.FPDFPageObj_GetClipPath(each), 0.0
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
        across, down = [], []
        for at in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, at), x, y)
            across.append(x.value)
            down.append(y.value)
        if across:
            left, bottom, right, top = box
            over = max(over, min(across) - left, right - max(across))
            over = max(over, min(down) - bottom, top - max(down))
    return over


def _unclip(each: ctypes.c_void_p) -> None:
    """Widen what clips something beyond any page, so that all of its ink is there: a round or a
    slanted edge cuts letters off that lie within its corners.
    """
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(each, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    x, y = (left + right) / 2, (bottom + top) / 2
    raw.FPDFPageObj_TransformClipPath(each, WIDE, 0, 0, WIDE, x * (1 - WIDE), y * (1 - WIDE))


def _text(each: ctypes.c_void_p, said: pdfium.PdfTextPage) -> str:
    length = raw.FPDFTextObj_GetText(each, said.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(each, said.raw, wide, length)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")


def _address(each: ctypes.c_void_p) -> int | None:
    return ctypes.cast(each, ctypes.c_void_p).value


def _picture(page: pdfium.PdfPage, scale: float) -> Picture:
    # All three in one form of pixels: in grey, PDFium fills the edges of letters otherwise.
    bitmap = page.render(scale=scale, prefer_bgrx=True, may_draw_forms=False)
    return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))


Glyph = tuple[int, Box]  # the number of its run, and the rectangle of its ink


def glyphs(pdf: bytes, page: int, wanted: Sequence[int]) -> tuple[Glyph, ...]:
    """The rectangles of the letters of some runs of a page. Costs more than all else here."""
    with LOCK:
        document = pdfium.PdfDocument(without_profiles(pdf))
        try:
            return tuple(_glyphs(document[page], frozenset(wanted)))
        finally:
            document.close()


def _glyphs(page: pdfium.PdfPage, wanted: frozenset[int]) -> Iterator[Glyph]:
    objects = _objects(page.raw, IDENTITY, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
    texts = [each for each, kind, _ in objects if kind == raw.FPDF_PAGEOBJ_TEXT]
    numbers = {_address(each): n for n, each in enumerate(texts)}
    said, height = page.get_textpage(), page.get_height()
    for at in range(said.count_chars()):
        each = raw.FPDFText_GetTextObject(said.raw, at)
        number = numbers.get(_address(each)) if each else None
        if number in wanted:
            left, bottom, right, top = said.get_charbox(at)
            if right > left and top > bottom:
                yield number, (left, height - top, right, height - bottom)
    said.close()
