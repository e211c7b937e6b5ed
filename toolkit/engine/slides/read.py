"""A .pptx as plain values: what each slide shows, says and is called, whoever made or edited it
last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError, PythonPptxError

from toolkit.engine.slides.style import Style, resolve

_PACKED = b"\xd0\xcf\x11\xe0"  # how an encrypted file, or one of PowerPoint 97, begins
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text and the language that it says it is in; `link`: "" or where it leads."""

    text: str
    language: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands on a slide.

    `kind`: words | picture | table | chart | group | line | media | drawing; `holder`: title, body
    …

    `style` says how its words look; None where there are none. `rows`: the texts of a table.
    """

    id: int
    name: str
    kind: str
    holder: str
    alt: str
    decorative: bool
    words: tuple[Words, ...]
    paragraphs: tuple[str, ...] = ()
    style: Style | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    header: bool = False
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One slide, its shapes in reading order.

    `dangling`: relations that it names and does not have.
    """

    number: int
    shapes: tuple[Shape, ...]
    notes: tuple[Words, ...]
    moves: bool
    dangling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole deck.

    `others`: words of charts, layouts and masters, by part; `sections`: name and its slides' ids.
    """

    title: str
    language: str
    pages: tuple[Page, ...]
    others: tuple[tuple[str, Words], ...]
    sections: tuple[tuple[str, tuple[int, ...]], ...]
    ids: tuple[int, ...]


def read(data: bytes) -> Document | str:
    """The deck, or why it cannot be read."""
    if data[:4] == _PACKED:
        return "is protected by a password, or is an old .ppt"
    try:
        return _document(Presentation(BytesIO(data)))
    except (
        BadZipFile,
        PackageNotFoundError,
        PythonPptxError,
        KeyError,
        ValueError,
        AttributeError,
        IndexError,
        etree.XMLSyntaxError,
        OSError,
    ) as error:
        return f"is damaged: {type(error).__name__} {error}"


def _document(made: Any) -> Document:
    sections = tuple(
        (section.get("name", ""), tuple(int(each.get("id")) for each in section.iter("{*}sldId")))
        for section in made.part._element.iter(
            "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"
        )
    )
    about = made.core_properties
    pages = tuple(_page(n, slide) for n, slide in enumerate(made.slides, 1))
    return Document(
        about.title,
        about.language,
        pages,
        tuple(_others(made)),
        sections,
        tuple(int(each.get("id")) for each in made.part._element.iter(f"{_P}sldId")),
    )


def _others(made: Any) -> Iterator[tuple[str, Words]]:
    """Words outside slides: prompts and footers of layouts, masters and charts, whose language
    counts too.
    """
    for part in made.part.package.iter_parts():
        name = str(part.partname)
        if any(
            word in name
            for word in ("/slideLayouts/", "/slideMasters/", "/notesMasters/", "/charts/")
        ) and name.endswith(".xml"):
            root = getattr(part, "_element", None)
            for element in (etree.fromstring(part.blob) if root is None else root).iter(
                f"{_A}rPr", f"{_A}defRPr", f"{_A}endParaRPr"
            ):
                if element.get("lang"):
                    yield name, Words("", element.get("lang"))


def _page(number: int, slide: Any) -> Page:
    tree = slide.shapes._spTree
    root = slide._element
    notes = (
        tuple(_words(slide.notes_slide.notes_text_frame._element, slide.notes_slide.part))
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None
        else ()
    )
    used = {
        value
        for element in root.iter()
        for key, value in element.attrib.items()
        if str(key).startswith(_R)
    }
    return Page(
        number,
        tuple(_shape(element, slide) for element in tree if _is_shape(element)),
        notes,
        _moves(root),
        tuple(sorted(key for key in used if key and key not in slide.part.rels)),
    )


def _moves(root: Any) -> bool:
    """A transition that shows or that goes on by itself, or anything animated; empty frames for
    them do not count.
    """
    shown = any(len(each) or each.get("advTm") for each in root.iter(f"{_P}transition"))
    return shown or any(
        True
        for _ in root.iter(
            *(
                f"{_P}{name}"
                for name in (
                    "anim",
                    "animClr",
                    "animEffect",
                    "animMotion",
                    "animRot",
                    "animScale",
                    "set",
                )
            )
        )
    )


def _is_shape(element: Any) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname in (
        "sp",
        "pic",
        "graphicFrame",
        "grpSp",
        "cxnSp",
    )


def _shape(element: Any, slide: Any) -> Shape:
    about = next(element.iter(f"{_P}cNvPr"))
    holder = next(element.iter(f"{_P}ph"), None) if element.tag != f"{_P}grpSp" else None
    body = element.find(f"{_P}txBody")
    table = next(element.iter(f"{_A}tbl"), None)
    words = tuple(_words(element, slide.part))
    rows = (
        tuple(
            tuple("".join(cell.itertext()) for cell in row.iter(f"{_A}tc"))
            for row in table.iter(f"{_A}tr")
        )
        if table is not None
        else ()
    )
    paragraphs = (
        tuple("".join(text.text or "" for text in p.iter(f"{_A}t")) for p in body.iter(f"{_A}p"))
        if body is not None
        else ()
    )
    return Shape(
        int(about.get("id", 0)),
        _short(about.get("name", "")),
        _kind(element, table, words),
        "" if holder is None else holder.get("type", "body").replace("ctrTitle", "title"),
        about.get("descr", "").strip(),
        any(mark.get("val") in ("1", "true") for mark in about.iter("{*}decorative")),
        words,
        paragraphs,
        resolve(element, slide) if words and body is not None else None,
        rows,
        table is not None
        and table.find(f"{_A}tblPr") is not None
        and table.find(f"{_A}tblPr").get("firstRow") in ("1", "true"),
        table is not None
        and any(
            cell.get(key)
            for cell in table.iter(f"{_A}tc")
            for key in ("gridSpan", "rowSpan", "hMerge", "vMerge")
        ),
    )


def _short(name: str) -> str:
    """A name as messages print it: a chart's says all that it shows."""
    return name if len(name) <= 60 else f"{name[:59]}…"


def _kind(element: Any, table: Any, words: tuple[Words, ...]) -> str:
    name = etree.QName(element).localname
    if name == "graphicFrame":
        return "table" if table is not None else "chart"
    if name == "pic":
        return (
            "media"
            if any(True for _ in element.iter("{*}videoFile", "{*}audioFile"))
            else "picture"
        )
    return {"grpSp": "group", "cxnSp": "line"}.get(
        name, "words" if words or element.find(f".//{_P}ph") is not None else "drawing"
    )


def _words(element: Any, part: Any) -> Iterator[Words]:
    for run in element.iter(f"{_A}r", f"{_A}fld"):
        text = run.findtext(f"{_A}t") or ""
        style = run.find(f"{_A}rPr")
        if text.strip():
            jump = style.find(f"{_A}hlinkClick") if style is not None else None
            target = jump.get(f"{_R}id", "") if jump is not None else ""
            outside = target in part.rels and part.rels[target].is_external
            yield Words(
                text,
                "" if style is None else style.get("lang", ""),
                part.rels[target].target_ref if outside else "slide" if target else "",
            )
