"""Reads a .pptx as plain values: what each slide shows, says and is called, whoever edited it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pptx
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide

from toolkit.engine.slides.ooxml import (
    BEHIND,
    A,
    Element,
    P,
    R,
    about,
    decorates,
    holder,
    kind_of,
    said,
    tag,
)
from toolkit.engine.slides.style import POINT, Style, resolve

_PACKED = b"\xd0\xcf\x11\xe0"  # how an encrypted file, or one of PowerPoint 97, begins
_SECTION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"
_SHAPES = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")
_MOVING = ("anim", "animClr", "animEffect", "animMotion", "animRot", "animScale", "set")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text, the language that it says it is in, and where it leads ("" for nowhere)."""

    text: str
    language: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands on a slide.

    `kind` is one of words, picture, table, chart, group, line, media, drawing. `holder` is the kind
    of placeholder that it fills (title, body …), or "". `style` says how its words look, None where
    there are none. `rows` are the texts of a table, `header` says that the first of them heads it,
    `merged` that some of its cells are merged.
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

    `moves`: it has a transition or an animation. `dangling` are relations to pictures, links and
    other parts that it names and does not have.
    """

    number: int
    shapes: tuple[Shape, ...]
    notes: tuple[Words, ...]
    moves: bool
    dangling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole deck.

    `others` are words of charts, layouts and masters, by part. `sections` are names and the numbers
    of their slides; `ids` are the numbers of all slides. `size` is that of a slide, in pt.
    """

    title: str
    language: str
    pages: tuple[Page, ...]
    others: tuple[tuple[str, Words], ...]
    sections: tuple[tuple[str, tuple[int, ...]], ...]
    ids: tuple[int, ...]
    size: tuple[float, float]


def read(data: bytes) -> Document | str:
    """The deck, or why it cannot be read."""
    if data[:4] == _PACKED:
        return "is protected by a password, or is an old .ppt"
    try:
        return _document(pptx.Presentation(BytesIO(data)))
    except MemoryError:
        raise
    except Exception as error:  # python-pptx meets damage with many kinds of errors
        return damaged(error)


def damaged(error: Exception) -> str:
    """What to say of a deck that cannot be read."""
    if "is not a PowerPoint file" in str(error):  # as python-pptx says it, of a whole .docx
        return "is no presentation, whatever its name says"
    for kind, words in _MEANT.items():
        if kind in (cause.__name__ for cause in type(error).__mro__):
            return words
    return f"is damaged: {type(error).__name__} {error}"


_MEANT = {  # errors of python-pptx and of what it reads with, in words
    "BadZipFile": "is damaged, or only a part of it is there",
    "XMLSyntaxError": "is damaged: a part of it cannot be read",
    "error": "is damaged: a part of it cannot be unpacked",  # of zlib
    "KeyError": "is damaged, or no presentation: parts of it are missing",
    "RecursionError": "is damaged: its parts lead in a circle",
}


def _document(made: Presentation) -> Document:
    root, core = made.part._element, made.core_properties
    return Document(
        core.title,
        core.language,
        tuple(_page(n, slide) for n, slide in enumerate(made.slides, 1)),
        tuple(_others(made)),
        tuple((section.get("name", ""), _slides(section)) for section in root.iter(_SECTION)),
        tuple(int(each.get("id")) for each in root.iter(f"{P}sldId")),
        ((made.slide_width or 0) / POINT, (made.slide_height or 0) / POINT),
    )


def rights_of(data: bytes) -> str:
    """What the properties of a deck that a build made say beside its title."""
    return str(pptx.Presentation(BytesIO(data)).core_properties.comments)


def _slides(section: Element) -> tuple[int, ...]:
    """The numbers of the slides that a section lists."""
    return tuple(int(each.get("id")) for each in section.iter("{*}sldId"))


def _others(made: Presentation) -> Iterator[tuple[str, Words]]:
    """Words outside slides, whose language counts too: in layouts, masters and charts."""
    for part in made.part.package.iter_parts():
        name = str(part.partname)
        if any(word in name for word in BEHIND) and name.endswith(".xml"):
            root = getattr(part, "_element", None)
            for element in (parse_xml(part.blob) if root is None else root).iter(
                f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr"
            ):
                if element.get("lang"):
                    yield name, Words("", element.get("lang"))


def _page(number: int, slide: Slide) -> Page:
    root = slide._element
    used = {
        value
        for element in root.iter()
        for key, value in element.attrib.items()
        if str(key).startswith(R)
    }
    return Page(
        number,
        tuple(
            _shape(element, slide) for element in slide.shapes._spTree if tag(element) in _SHAPES
        ),
        _notes(slide),
        _moves(root),
        tuple(sorted(key for key in used if key and key not in slide.part.rels)),
    )


def _notes(slide: Slide) -> tuple[Words, ...]:
    if not slide.has_notes_slide:
        return ()
    frame = slide.notes_slide.notes_text_frame
    return () if frame is None else tuple(_words(frame._element, slide.notes_slide.part))


def _moves(root: Element) -> bool:
    """Has it a transition that shows or goes on by itself, or anything animated?

    Office programs leave empty frames for both, which do not count.
    """
    if any(len(each) or each.get("advTm") for each in root.iter(f"{P}transition")):
        return True
    return any(True for _ in root.iter(*(f"{P}{name}" for name in _MOVING)))


def _shape(element: Element, slide: Slide) -> Shape:
    own, body = about(element), element.find(f"{P}txBody")
    filled = holder(element) if element.tag != f"{P}grpSp" else None
    table = next(element.iter(f"{A}tbl"), None)
    words = tuple(_words(element, slide.part))
    paragraphs = () if body is None else body.iter(f"{A}p")
    return Shape(
        id=int(own.get("id", 0)),
        name=_short(own.get("name", "")),
        kind=_kind(element, table, words),
        holder="" if filled is None else kind_of(filled),
        alt=own.get("descr", "").strip(),
        decorative=decorates(own),
        words=words,
        paragraphs=tuple("".join(text.text or "" for text in p.iter(f"{A}t")) for p in paragraphs),
        style=resolve(element, slide) if words and body is not None else None,
        rows=() if table is None else _rows(table),
        header=table is not None and _headed(table),
        merged=table is not None and _merged(table),
    )


def _rows(table: Element) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple("".join(cell.itertext()) for cell in row.iter(f"{A}tc"))
        for row in table.iter(f"{A}tr")
    )


def _headed(table: Element) -> bool:
    own = table.find(f"{A}tblPr")
    return own is not None and own.get("firstRow") in ("1", "true")


def _merged(table: Element) -> bool:
    spans = ("gridSpan", "rowSpan", "hMerge", "vMerge")
    return any(cell.get(span) for cell in table.iter(f"{A}tc") for span in spans)


def _short(name: str) -> str:
    """A name as messages print it: a chart's says all that it shows."""
    return name if len(name) <= 60 else f"{name[:59]}…"


def _kind(element: Element, table: Element | None, words: tuple[Words, ...]) -> str:
    name = tag(element)
    if name == "graphicFrame":
        return "table" if table is not None else "chart"
    if name == "pic":
        played = any(True for _ in element.iter("{*}videoFile", "{*}audioFile"))
        return "media" if played else "picture"
    if name in ("grpSp", "cxnSp"):
        return "group" if name == "grpSp" else "line"
    return "words" if words or holder(element) is not None else "drawing"


def _words(element: Element, part: Part) -> Iterator[Words]:
    for run in element.iter(f"{A}r", f"{A}fld"):
        text, style = said(run), run.find(f"{A}rPr")
        if text.strip():
            jump = style.find(f"{A}hlinkClick") if style is not None else None
            target = jump.get(f"{R}id", "") if jump is not None else ""
            outside = target in part.rels and part.rels[target].is_external
            yield Words(
                text,
                "" if style is None else style.get("lang", ""),
                part.rels[target].target_ref if outside else "slide" if target else "",
            )
