"""pikepdf adds to PDFs what printers need, and reads what PDFs say of themselves.

The only file that imports it. The same PDF gives the same bytes every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

_CONDITIONS = {
    "FOGRA39": "Coated FOGRA39 (ISO 12647-2:2004)",
    "FOGRA47": "Uncoated FOGRA47 (ISO 12647-2:2004)",
    "FOGRA51": "PSO Coated v3 (FOGRA51)",
    "FOGRA52": "PSO Uncoated v3 (FOGRA52)",
}


def finish_print(pdf: bytes, margin: int, bleed: int, condition: str) -> bytes:
    """Set TrimBox and BleedBox and name the printing condition.

    `margin` is from the sheet's edge to the trim, `bleed` from the bleed's edge to the trim, both
    in 1/1000 mm. The condition is named by its entry in the ICC's registry; no profile is embedded,
    and no PDF/X is claimed.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            left, bottom, right, top = (float(v) for v in page.mediabox)
            page.obj.TrimBox = _inset(left, bottom, right, top, margin)
            page.obj.BleedBox = _inset(left, bottom, right, top, margin - bleed)
        if condition:
            document.Root.OutputIntents = Array(
                [
                    document.make_indirect(
                        Dictionary(
                            Type=Name.OutputIntent,
                            S=Name.GTS_PDFX,
                            OutputConditionIdentifier=condition,
                            OutputCondition=_CONDITIONS.get(condition, condition),
                            RegistryName="http://www.color.org",
                            Info=_CONDITIONS.get(condition, condition),
                        )
                    )
                ]
            )
        document.docinfo[Name.Trapped] = Name("/False")
        out = BytesIO()
        document.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
        return out.getvalue()


def _inset(left: float, bottom: float, right: float, top: float, by: int) -> Array:
    points = by / 1000 / 25.4 * 72
    return Array(
        [
            round(left + points, 3),
            round(bottom + points, 3),
            round(right - points, 3),
            round(top - points, 3),
        ]
    )


@dataclass(frozen=True, slots=True)
class Outline:
    """What a PDF says of itself.

    `languages`: of the document and of every part; `headings`: levels in order.
    """

    tagged: bool
    language: str
    languages: frozenset[str]
    title: str
    shows_title: bool
    headings: tuple[int, ...]
    figures_without_alt: int
    scripts: bool
    loose_fonts: tuple[str, ...]


def outline(data: bytes) -> Outline | str:
    """Read the outline, or say why the file cannot be read."""
    try:
        with pikepdf.open(BytesIO(data)) as document:
            return _outline(document)
    except pikepdf.PasswordError:
        return "it is locked with a password"
    except pikepdf.PdfError as error:
        return str(error).rpartition(">: ")[2]  # qpdf names our buffer first


def _outline(document: pikepdf.Pdf) -> Outline:
    root = document.Root
    elements = list(_elements(root.StructTreeRoot)) if "/StructTreeRoot" in root else []
    language = str(root.get("/Lang", ""))
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        title = str(metadata.get("dc:title", "") or "")
    kinds = [str(element.get("/S", "")) for element in elements]
    return Outline(
        tagged=bool(_entry(root, "/MarkInfo", "/Marked")) and bool(elements),
        language=language,
        languages=frozenset(
            [language, *(str(element.Lang) for element in elements if "/Lang" in element)]
        ),
        title=title,
        shows_title=bool(_entry(root, "/ViewerPreferences", "/DisplayDocTitle")),
        headings=tuple(int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()),
        figures_without_alt=sum(
            kind == "/Figure" and "/Alt" not in element
            for kind, element in zip(kinds, elements, strict=True)
        ),
        scripts="/OpenAction" in root
        or _entry(root, "/Names", "/JavaScript") is not None
        or "/AA" in root
        or any(map(_acts, document.pages)),
        loose_fonts=tuple(sorted({name for page in document.pages for name in _loose_fonts(page)})),
    )


def _acts(page: pikepdf.Page) -> bool:
    """Does the page, or anything on it, do something by itself or run a script?"""
    marks = page.obj.get("/Annots")
    return "/AA" in page.obj or any(
        "/AA" in mark or str(_entry(mark, "/A", "/S")) in ("/JavaScript", "/Launch")
        for mark in ([] if marks is None else marks)
    )


def _entry(node: pikepdf.Object, *names: str) -> pikepdf.Object | None:
    """The value at the end of the names, or None."""
    found: pikepdf.Object | None = node
    for name in names:
        found = None if found is None else found.get(name)
    return found


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The elements of the tag tree, in reading order."""
    kids = node.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _loose_fonts(page: pikepdf.Page) -> Iterator[str]:
    for font in page.resources.get("/Font", {}).values():
        descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = descendant.get("/FontDescriptor")
        if descriptor is None or not any(
            key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
        ):
            yield str(font.get("/BaseFont", "?"))
