"""pikepdf reads what PDFs say of themselves, and adds to it. What printers need is added in
engine/press.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from toolkit.model.rights import Rights


def fonts(pdf: bytes) -> tuple[str, ...]:
    """The PostScript names of all fonts in the file, sorted, without the mark of a part (ABCDEF+).

    Fonts of drawings inside drawings are among them.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        found = {
            str(thing.BaseFont).removeprefix("/")
            for thing in document.objects
            if isinstance(thing, Dictionary)
            and thing.get("/Type") == Name.Font
            and "/BaseFont" in thing
        }
    return tuple(sorted({re.sub(r"^[A-Z]{6}\+", "", name) for name in found}))


def describe(pdf: bytes, rights: Rights | None, called: Mapping[str, str]) -> bytes:
    """The file with its licence in XMP (dc:rights, xmpRights), and with links that say in words
    where they lead, for those who hear them. `called` are these words by address.
    """
    if not rights and not called:
        return pdf
    with pikepdf.open(BytesIO(pdf)) as document:
        for mark in _links(document):
            if name := called.get(str(_entry(mark, "/A", "/URI"))):
                mark.Contents = pikepdf.String(name)
        if rights:
            _license(document, rights)
        out = BytesIO()
        document.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
        return out.getvalue()


def _license(document: pikepdf.Pdf, rights: Rights) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about["dc:rights"] = rights.text
        about["xmpRights:Marked"] = "True"
        if rights.page:
            about["xmpRights:WebStatement"] = rights.page


def _links(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in document.pages:
        marks = page.obj.get("/Annots")
        yield from (m for m in ([] if marks is None else marks) if m.get("/Subtype") == Name.Link)


def links(data: bytes) -> tuple[tuple[str, str], ...]:
    """The links of a PDF in order: where each leads, and what it says to those who hear it."""
    with pikepdf.open(BytesIO(data)) as document:
        return tuple(
            (str(_entry(mark, "/A", "/URI") or ""), str(mark.get("/Contents", "")))
            for mark in _links(document)
        )


def rights_of(data: bytes) -> Rights:
    """What the XMP of a PDF says of its rights; no text where it says nothing."""
    with (
        pikepdf.open(BytesIO(data)) as document,
        document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about,
    ):
        page = about.get("xmpRights:WebStatement", "")
        return Rights(text=str(about.get("dc:rights", "") or ""), page=str(page or ""))


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
    except MemoryError:
        raise
    except Exception:  # values of other kinds than they should be, or a tree without an end
        return "its parts are not what they say that they are"


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
        headings=tuple(
            int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdecimal()
        ),
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
