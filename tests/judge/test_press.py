"""A fault planted for each clause is found, in words; a file as it was made has none."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from minimal import HERE
from pikepdf import Array, Dictionary, Name
from PIL import Image

from toolkit.engine.press.finish import PDFX
from toolkit.judge.press import check_if_press, check_press

Spoil = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def made(small: Path) -> bytes:
    return (small / "build/posters/hello/hello-a5-print.cy-en.pdf").read_bytes()


def spoilt(data: bytes, spoil: Spoil, **options: object) -> bytes:
    with pikepdf.open(BytesIO(data)) as document:
        spoil(document)
        out = BytesIO()
        document.save(out, **({"force_version": "1.6"} | options))
        return out.getvalue()


def drawn(content: str, **resources: Dictionary) -> Spoil:
    """Paint something more on the first page."""

    def spoil(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        for table, named in resources.items():
            if f"/{table}" not in page.resources:
                page.resources[f"/{table}"] = Dictionary()
            for name in [*named]:
                page.resources[f"/{table}"][name] = named[name]
        page.contents_add(f"q {content} Q".encode())

    return spoil


def says(name: str, value: str) -> Spoil:
    """Change what the metadata say; "" takes it out."""

    def spoil(document: pikepdf.Pdf) -> None:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            about.register_xml_namespace(PDFX, "pdfxid")
            if value:
                about[name] = value
            else:
                del about[name]

    return spoil


def root(**changed: object) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        for name, value in changed.items():
            document.Root[f"/{name}"] = value

    return spoil


def of_page(**changed: object) -> Spoil:
    def spoil(document: pikepdf.Pdf) -> None:
        for name, value in changed.items():
            document.pages[0].obj[f"/{name}"] = value

    return spoil


def without_profile(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents[0].DestOutputProfile


def screen_profile(document: pikepdf.Pdf) -> None:
    icc = (HERE / "toolkit/house/brand/profiles/FOGRA39.icc").read_bytes()
    document.Root.OutputIntents[0].DestOutputProfile = document.make_stream(
        icc[:12] + b"mntrRGB " + icc[20:]
    )


def without_fonts(document: pikepdf.Pdf) -> None:
    font = next(iter(dict(document.pages[0].resources.Font.items()).values()))
    about = font.DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in about:
            del about[key]


def halted(document: pikepdf.Pdf) -> None:
    for name in [*document.pages[0].resources.ExtGState]:
        document.pages[0].resources.ExtGState[name].op = False


def without_bleed(document: pikepdf.Pdf) -> None:
    page = document.pages[0].obj
    page.BleedBox = page.TrimBox


def cut_twice(document: pikepdf.Pdf) -> None:
    page = document.pages[0].obj
    page.ArtBox = page.TrimBox


def in_a_part(content: str, **resources: Dictionary) -> Spoil:
    """Paint it in a part of the page that keeps its own things."""

    def spoil(document: pikepdf.Pdf) -> None:
        part = document.make_stream(content.encode())
        part.Type, part.Subtype, part.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
        part.Resources = Dictionary(**resources)
        drawn("/x0 Do", XObject=Dictionary(x0=part))(document)

    return spoil


def shown(data: bytes, before: str = "", **about: object) -> Spoil:
    """A picture of 8 × 8 pixels."""

    def spoil(document: pikepdf.Pdf) -> None:
        picture = document.make_stream(data)
        said = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 8, "Height": 8} | about
        for name, value in said.items():
            picture[f"/{name}"] = value
        drawn(f"{before} 9 0 0 9 60 60 cm /x0 Do", XObject=Dictionary(x0=picture))(document)

    return spoil


STENCIL = {"ImageMask": True, "BitsPerComponent": 1}
INKS = {"ColorSpace": Name.DeviceCMYK, "BitsPerComponent": 8}
HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
BOX = "30 30 9 9 re f"
FONT = "BT /f0 {size} Tf 1 0 0 1 50 50 Tm <0001> Tj ET"
LINK = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 60, 90, 90])
CASES: dict[str, tuple[Spoil, str]] = {
    "no standard": (says("pdfxid:GTS_PDFXVersion", ""), "does not say which standard"),
    "another standard": (says("pdfxid:GTS_PDFXVersion", "PDF/X-1"), "says that it is PDF/X-1"),
    "no intent": (root(OutputIntents=Array()), "names 0 printing conditions"),
    "no profile": (without_profile, "whose profile is not embedded"),
    "a screen's profile": (screen_profile, "is not the profile of a press"),
    "trapped unsaid": (says("pdf:Trapped", ""), "whether it is trapped"),
    "trapped said twice": (says("pdf:Trapped", "True"), "whether it is trapped"),
    "no date": (says("xmp:MetadataDate", ""), "does not say its MetadataDate"),
    "opens something": (root(OpenAction=Dictionary(S=Name.JavaScript)), "runs something"),
    "cut outside": (of_page(TrimBox=[0, 0, 900, 900]), "is cut outside its bleed"),
    "bleeds too far": (of_page(BleedBox=[-50, -50, 900, 900]), "is cut outside its bleed"),
    "RGB": (drawn(f"1 0 0 rg {BOX}"), "no inks: RGB"),
    "grey with a profile": (
        drawn(
            f"/x0 cs 1 scn {BOX}",
            ColorSpace=Dictionary(x0=Array([Name.CalGray, Dictionary(WhitePoint=[0.95, 1, 1.09])])),
        ),
        "no inks: grey with a profile",
    ),
    "a gradient": (drawn("/s0 sh"), "a gradient or a pattern"),
    "a line in RGB around inks": (drawn("0 0 0 1 k 1 0 0 RG 30 30 9 9 re B"), "no inks: RGB"),
    "letters with a line in RGB": (
        drawn("1 0 0 RG 2 Tr BT /f0 9 Tf 60 60 Td <0001> Tj ET"),
        "no inks: RGB",
    ),
    "a stencil in RGB": (shown(bytes(8), "1 0 0 rg", **STENCIL), "no inks: RGB"),
    "a stencil of much ink": (shown(bytes(8), "1 1 1 1 k", **STENCIL), "400 % of ink"),
    "a picture whose 0 is ink": (
        shown(bytes(256), **INKS, Decode=Array([1, 0] * 4)),
        "400 % of ink",
    ),
    "a picture packed otherwise": (shown(b"x", **INKS, Filter=Name.JPXDecode), "JPXDecode"),
    "RGB to mix in": (of_page(Group=Dictionary(CS=Name.DeviceRGB)), "no inks: RGB"),
    "crop marks on the sheet": (drawn("/PressAll cs 1 scn 99 99 9 9 re f"), "in every ink"),
    "no bleed": (without_bleed, "printed up to where it is cut"),
    "cut twice": (cut_twice, "two ways where it ends"),
    "another unit": (of_page(UserUnit=2), "another unit"),
    "a curve of its own": (
        drawn(BOX, ExtGState=Dictionary(x0=Dictionary(TR=Name.Identity))),
        "how to screen",
    ),
    "a screen of its own": (
        drawn(BOX, ExtGState=Dictionary(x0=Dictionary(HT=Dictionary(HalftoneType=1)))),
        "how to screen",
    ),
    "a page that acts": (of_page(AA=Dictionary(O=Dictionary(S=Name.JavaScript))), "runs something"),
    "a font elsewhere, in a part": (
        in_a_part("BT /F 9 Tf (a) Tj ET", Font=Dictionary(F=HELVETICA)),
        "does not embed the font Helvetica",
    ),
    "a picture in RGB": (
        drawn("BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI"),
        "no inks: RGB",
    ),
    "a spot ink": (
        drawn(
            f"/x0 cs 1 scn {BOX}",
            ColorSpace=Dictionary(
                x0=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()])
            ),
        ),
        "no inks: Separation:Gold",
    ),
    "too much ink": (drawn(f"0.9 0.8 0.8 0.6 k {BOX}"), "310 % of ink"),
    "four inks in full": (drawn(f"1 1 1 1 k {BOX}"), "400 % of ink"),
    "black over much ink": (
        drawn(f"0.9 0.8 0.5 0 k {BOX} 0 0 0 1 k /PressOver gs BT /f0 6 Tf 32 32 Td <0001> Tj ET"),
        "320 % of ink",
    ),
    "seen through": (
        drawn(f"/x0 gs {BOX}", ExtGState=Dictionary(x0=Dictionary(ca=0.5))),
        "can be seen through",
    ),
    "multiplied": (
        drawn(f"/x0 gs {BOX}", ExtGState=Dictionary(x0=Dictionary(BM=Name.Multiply))),
        "can be seen through",
    ),
    "small type": (drawn(FONT.format(size=4.2)), "type of 4.2 pt"),
    "type made small": (drawn(f"0.1 0 0 0.1 0 0 cm {FONT.format(size=30)}"), "type of 3.0 pt"),
    "a font elsewhere": (without_fonts, "does not embed the font"),
    "black that stops": (halted, "black words that do not print over"),
    "white that vanishes": (
        drawn(
            f"/x0 gs 0 0 0 0 k {BOX}",
            ExtGState=Dictionary(x0=Dictionary(op=True, OP=True, OPM=1)),
        ),
        "white that prints over",
    ),
    "a link": (of_page(Annots=Array([LINK])), "holds a link or a note"),
}


def test_a_file_as_it_was_made_has_no_faults(made: bytes) -> None:
    assert check_press("hello.pdf", made) == []
    assert check_press("hello.pdf", spoilt(made, lambda document: None)) == []


@pytest.mark.parametrize(("spoil", "said"), CASES.values(), ids=CASES)
def test_a_planted_fault_is_found(made: bytes, spoil: Spoil, said: str) -> None:
    found = check_press("hello.pdf", spoilt(made, spoil))
    assert any(said in problem.message for problem in found), found
    assert all(problem.hint for problem in found)


def test_a_later_version_and_a_lock_are_found(made: bytes) -> None:
    later = check_press("hello.pdf", spoilt(made, lambda document: None, force_version="2.0"))
    assert any("is PDF 2.0" in problem.message for problem in later)
    lock = pikepdf.Encryption(owner="x", user="", R=4)
    locked = check_press("hello.pdf", spoilt(made, lambda document: None, encryption=lock))
    assert any("locked" in problem.message for problem in locked)


def test_marks_beside_the_sheet_may_be_in_every_ink(made: bytes) -> None:
    assert check_press("hello.pdf", spoilt(made, drawn("/PressAll cs 1 scn 1 1 2 2 re f"))) == []


def test_a_sheet_may_be_said_from_any_corner_and_be_turned(made: bytes) -> None:
    def spoil(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        left, bottom, right, top = (float(value) for value in page.mediabox)
        page.obj.MediaBox, page.obj.Rotate = Array([right, top, left, bottom]), 90

    assert check_press("hello.pdf", spoilt(made, spoil)) == []


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("hello-a5-print.cy-en.pdf", True),
        ("hello-a5-print.cy-en (1).pdf", True),
        ("hello-dl-print.cy.pdf", True),
        ("hello-a5-screen.cy.pdf", False),
        ("how-to-print.pdf", False),
    ],
)
def test_a_press_file_that_says_nothing_any_more_is_known_by_its_name(
    made: bytes, name: str, asked: bool
) -> None:
    def spoil(document: pikepdf.Pdf) -> None:
        says("pdfxid:GTS_PDFXVersion", "")(document)
        del document.Root.OutputIntents

    assert bool(check_if_press(f"build/{name}", spoilt(made, spoil))) == asked


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.6\n%%EOF"])
def test_what_is_no_pdf_is_damaged(data: bytes) -> None:
    (problem,) = check_press("hello.pdf", data)
    assert "is damaged" in problem.message


def test_a_screen_s_pdf_is_asked_nothing(small: Path) -> None:
    screen = (small / "build/posters/hello/hello-a5-screen.cy.pdf").read_bytes()
    assert check_if_press("hello.pdf", screen) == []
    assert check_press("hello.pdf", screen) != []


def test_whatever_stands_in_a_stranger_s_file_is_said_and_never_a_traceback(made: bytes) -> None:
    plain = spoilt(
        made,
        lambda document: None,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    chance = random.Random(3)
    for _ in range(25):
        data = bytearray(plain)
        for _ in range(chance.randrange(1, 30)):
            at = chance.randrange(len(data))
            data[at : at + 1] = chance.choice([b"(", b"0", b"/", b">>", b" ", b"[", b"-9", b"Q "])
        found = check_press("hello.pdf", bytes(data))
        assert all(problem.message.startswith("hello.pdf ") for problem in found)
        check_if_press("hello.pdf", bytes(data))


@pytest.mark.parametrize(
    "spoil",
    [
        of_page(Annots=Array([Name.A, 3])),
        of_page(Annots=Array([Dictionary(Rect=[Name.A])])),
        of_page(Resources=Name.None_),
        of_page(TrimBox=[Name.A, 1, 2, 3]),
        of_page(BleedBox=Name.A),
        root(OutputIntents=Name.A),
        root(OutputIntents=Array([1])),
        root(Names=3),
        drawn("/x0 cs", ColorSpace=Dictionary(x0=Array([Name.ICCBased]))),
        drawn("/x0 cs", ColorSpace=Dictionary(x0=Array([]))),
        drawn("(a) cs /b Tf 1 cm 3 3 l 4 Tm c re"),
        drawn("/x0 gs", ExtGState=Dictionary(x0=Dictionary(ca=Name.A))),
        drawn("/x0 Do", XObject=Dictionary(x0=Array([]))),
    ],
)
def test_what_is_not_what_pdfs_have_there_is_said(made: bytes, spoil: Spoil) -> None:
    assert check_press("hello.pdf", spoilt(made, spoil)) != []


def test_a_part_that_draws_itself_comes_to_an_end(made: bytes) -> None:
    def spoil(document: pikepdf.Pdf) -> None:
        part = document.make_stream(b"/x0 Do /x0 Do")
        part.Type, part.Subtype, part.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        part.Resources = Dictionary(XObject=Dictionary(x0=part))
        drawn("/x0 Do", XObject=Dictionary(x0=part))(document)

    check_press("hello.pdf", spoilt(made, spoil))


@pytest.mark.parametrize("packed", ["raw", "jpeg"])
def test_ink_is_measured_in_pictures_too(made: bytes, packed: str) -> None:
    image = Image.new("CMYK", (16, 16), (250, 250, 250, 250))

    def spoil(document: pikepdf.Pdf) -> None:
        out = BytesIO()
        image.save(out, "JPEG", quality=95)
        picture = document.make_stream(out.getvalue() if packed == "jpeg" else image.tobytes())
        picture.Type, picture.Subtype, picture.ColorSpace = (
            *(Name.XObject, Name.Image),
            Name.DeviceCMYK,
        )
        picture.Width, picture.Height, picture.BitsPerComponent = 16, 16, 8
        if packed == "jpeg":
            picture.Filter = Name.DCTDecode
        drawn("40 0 0 40 60 60 cm /x0 Do", XObject=Dictionary(x0=picture))(document)

    found = check_press("hello.pdf", spoilt(made, spoil))
    assert any("% of ink" in problem.message for problem in found)
