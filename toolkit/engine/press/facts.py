"""What a file for the press says of itself and paints. It may be a stranger's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from toolkit.engine.press.geometry import Box, box_of, shared, within
from toolkit.engine.press.marks import marks
from toolkit.engine.press.paint import Mark, ground, space_of
from toolkit.engine.press.pictured import most_ink
from toolkit.engine.press.profile import Profile
from toolkit.engine.press.resources import PLATES, kept_spaces, loose_fonts, screens

ALL = "Separation:All"
_BLACK = (0.0, 0.0, 0.0, 1.0)
_WHITE = (0.0, 0.0, 0.0, 0.0)
MOST_MARKS = 200_000
_NEAR = 0.5  # points
_THIN = 0.1
LEAST_BLEED = 5.6  # points, 2 mm: as far as a stack of sheets slips under the knife
# What pikepdf raises where a number, a name or a table is something else. A stranger's file may be
# written so; ours are drawn by the page engine.
_MALFORMED = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class PressPage:
    """One page. Boxes in points, None where they are not said; `ink` is the most anywhere, as a
    share of one full ink; `type` the smallest, in points, 0 where there are no words.

    `foreign` are colour spaces that are no inks; `clear` counts what can be seen through, `links`
    whatever can be clicked on the sheet; `halting` black words that do not print over what lies
    below, `vanishing` white ones that do. `cut`: what is printed is cut with hardly any bleed;
    `every`: something on the sheet is in every ink; `larger`: its unit is no point; `twice`: two
    boxes say where it ends; `screens`: it tells the press how to screen its inks.
    """

    media: Box
    trim: Box | None
    bleed: Box | None
    ink: float
    type: float
    foreign: frozenset[str]
    clear: int
    links: int
    halting: int
    vanishing: int
    loose_fonts: frozenset[str]
    cut: bool = False
    every: bool = False
    larger: bool = False
    twice: bool = False
    screens: bool = False


@dataclass(frozen=True, slots=True)
class PressFile:
    """What a file says of itself. `intents` are the printing conditions named for the press;
    `profile` says what is wrong with its profile, "" for nothing; `lacking` what a standard file
    must say and this does not. `acts`: something runs by itself.
    """

    claim: str
    version: str
    intents: tuple[str, ...]
    profile: str
    trapped: str
    lacking: tuple[str, ...]
    encrypted: bool
    acts: bool
    pages: tuple[PressPage, ...]


def press_file(data: bytes) -> PressFile | str:
    """Read it, or say why it cannot be read."""
    try:
        with pikepdf.open(BytesIO(data)) as document:
            return _read(document)
    except pikepdf.PasswordError:
        return "it is locked with a password"
    except pikepdf.PdfError as error:
        return _plainly(str(error))
    except _MALFORMED as error:
        return f"something in it is not what PDFs have there ({error})"


def _plainly(said: str) -> str:
    """What qpdf says of a file, without the name of our buffer."""
    words = said.rpartition(">: ")[2]
    return "a part of it cannot be read" if "BytesIO" in words else words


def is_for_press(data: bytes) -> bool:
    """Does the file say that it is for the press?"""
    try:
        with pikepdf.open(BytesIO(data)) as document:
            return bool(_intents(document)) or bool(_said(document).get("pdfxid:GTS_PDFXVersion"))
    except (pikepdf.PdfError, pikepdf.PasswordError, *_MALFORMED):
        return False


def _read(document: pikepdf.Pdf) -> PressFile:
    said = _said(document)
    intents = _intents(document)
    trapped = str(document.docinfo.get("/Trapped", "")).lstrip("/")
    return PressFile(
        claim=said.get("pdfxid:GTS_PDFXVersion", ""),
        version=document.pdf_version,
        intents=tuple(str(intent.get("/OutputConditionIdentifier", "")) for intent in intents),
        profile=_profile(intents),
        trapped=trapped if trapped == said.get("pdf:Trapped", "") else "",
        lacking=tuple(name for name in _NEEDED if not said.get(name)),
        encrypted=document.is_encrypted,
        acts=any(key in document.Root for key in ("/OpenAction", "/AA"))
        or any("/AA" in page.obj for page in document.pages)
        or "/JavaScript" in document.Root.get("/Names", Dictionary()),
        pages=tuple(_page(page) for page in document.pages),
    )


_NEEDED = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)


def _said(document: pikepdf.Pdf) -> dict[str, str]:
    """The metadata that a standard asks for."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about.register_xml_namespace("http://www.npes.org/pdfx/ns/id/", "pdfxid")
        names = ("pdfxid:GTS_PDFXVersion", "pdf:Trapped", *_NEEDED)
        return {name: str(about.get(name, "") or "") for name in names}


def _intents(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    found = document.Root.get("/OutputIntents", Array())
    return [intent for intent in found if str(intent.get("/S")) == "/GTS_PDFX"]


def _profile(intents: list[pikepdf.Object]) -> str:
    for intent in intents:
        embedded = intent.get("/DestOutputProfile")
        if embedded is None:
            return "is not embedded"
        try:
            Profile(embedded.read_bytes())
        except ValueError as error:
            return str(error)
    return ""


def _page(page: pikepdf.Page) -> PressPage:
    media, trim, bleed = (_box(page, name) for name in ("/MediaBox", "/TrimBox", "/BleedBox"))
    painted: list[Mark] = []
    most = 0.0
    for mark in marks(page):
        most = max(most, _ink(mark, painted))
        painted.append(mark)
        if len(painted) > MOST_MARKS:
            break
    words = [mark for mark in painted if mark.kind == "text"]
    links = [box for box in _links(page) if shared(box, bleed or media or box)]
    return PressPage(
        media=media or (0, 0, 0, 0),
        trim=trim,
        bleed=bleed,
        ink=most,
        type=min((round(mark.size, 3) for mark in words), default=0),
        foreign=frozenset(_foreign(painted)) | frozenset(kept_spaces(page)),
        clear=sum(not mark.plain or _masked(mark) for mark in painted),
        links=len(links),
        halting=sum(mark.colour.inks == _BLACK and not mark.overprint for mark in words),
        vanishing=sum(mark.colour.inks == _WHITE and mark.overprint for mark in painted),
        loose_fonts=frozenset(loose_fonts(page)),
        cut=_is_cut(painted, trim, bleed),
        every=any(_is_on(mark, bleed or media) for mark in painted if mark.colour.space == ALL),
        larger=page.obj.get("/UserUnit", 1) != 1,
        twice=trim is not None and "/ArtBox" in page.obj,
        screens=screens(page),
    )


def _box(page: pikepdf.Page, name: str) -> Box | None:
    found = page.obj.get(name) if name != "/MediaBox" else page.mediabox
    if found is None or len(found) != 4:
        return None
    left, bottom, right, top = (float(value) for value in found)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _is_on(mark: Mark, sheet: Box | None) -> bool:
    """Does any of it lie there? A line is as thin as nothing."""
    left, bottom, right, top = mark.box
    thick = (left - _THIN, bottom - _THIN, right + _THIN, top + _THIN)
    return sheet is not None and shared(thick, sheet) is not None


def _is_cut(painted: Iterable[Mark], trim: Box | None, bleed: Box | None) -> bool:
    """Is anything printed up to the cut, while the sheet hardly goes on beyond it?"""
    if trim is None or bleed is None:
        return False
    beyond = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    inner = (trim[0] + _NEAR, trim[1] + _NEAR, trim[2] - _NEAR, trim[3] - _NEAR)
    return beyond < LEAST_BLEED and any(
        shared(mark.box, trim) and not within(mark.box, inner)
        for mark in painted
        if mark.kind != "text" and (mark.picture is not None or mark.colour.inks != _WHITE)
    )


def _ink(mark: Mark, painted: list[Mark]) -> float:
    """How much ink a mark leaves where there is most of it; what prints over adds to its ground.

    Marks in every ink are the printer's, beside the sheet.
    """
    if mark.picture is not None and "/ImageMask" not in mark.picture:
        return most_ink(mark.picture)
    if mark.edge is not None:
        edge = replace(mark, colour=mark.edge, edge=None)
        return max(_ink(edge, painted), _ink(replace(mark, edge=None), painted))
    inks = mark.colour.inks
    if inks is None or not mark.overprint:
        return sum(inks or ())
    left, bottom, right, top = mark.box  # of words: where they begin
    below = ground(painted, (left, bottom, right + _NEAR, top + _NEAR))
    under = below.inks if below else None
    return sum(map(max, inks, under)) if under else sum(inks)


def _foreign(painted: Iterable[Mark]) -> Iterator[str]:
    """Colour spaces of what is painted that no printer's plate has."""
    for mark in painted:
        spaces = [mark.colour.space] if mark.edge is None else [mark.colour.space, mark.edge.space]
        if mark.picture is not None and "/ImageMask" not in mark.picture:
            spaces = [space_of(mark.picture.get("/ColorSpace", Name.DeviceGray))]
        yield from (space for space in spaces if space not in PLATES)


def _masked(mark: Mark) -> bool:
    return mark.picture is not None and any(key in mark.picture for key in ("/SMask", "/Mask"))


def _links(page: pikepdf.Page) -> Iterator[Box]:
    for note in page.obj.get("/Annots", Array()):
        left, bottom, right, top = (float(value) for value in note.get("/Rect", [0, 0, 0, 0]))
        yield box_of(((left, bottom), (right, top)))
