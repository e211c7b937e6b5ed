"""Pictures and colours of a page as the press takes them, on pages written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
import pytest
from minimal import HERE
from pikepdf import Array, Dictionary, Name

from toolkit.engine.press.finish import Printing, finish_print
from toolkit.engine.press.marks import marks

PROFILE = (HERE / "toolkit/house/brand/profiles/FOGRA39.icc").read_bytes()
YELLOW = "0 0.2 1 0 k 0 0 200 200 re f"
LOGO = "q 40 0 0 20 80 90 cm /logo Do Q"


def page(content: str, *, rgb: bytes = b"\xc8\x1e\x28", alpha: bytes | None = b"\x00\xff") -> bytes:
    """A page of 200 by 200 points with a picture of two pixels; None: it is opaque."""
    document = pikepdf.new()
    logo = pikepdf.Stream(
        document,
        rgb * 2,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=2,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )
    if alpha is not None:
        logo.SMask = pikepdf.Stream(
            document,
            alpha,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=2,
            Height=1,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )
    part = pikepdf.Stream(
        document,
        LOGO.encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 200, 200],
        Matrix=[1, 0, 0, 1, 10, 0],
        Resources=Dictionary(XObject=Dictionary(logo=logo)),
    )
    icc = pikepdf.Stream(document, b"", N=3)
    resources = Dictionary(
        XObject=Dictionary(logo=document.make_indirect(logo), part=document.make_indirect(part)),
        ColorSpace=Dictionary(c1=Array([Name.ICCBased, icc])),
    )
    document.pages.append(
        pikepdf.Page(
            Dictionary(
                Type=Name.Page,
                MediaBox=[0, 0, 200, 200],
                Resources=resources,
                Contents=document.make_stream(content.encode()),
            )
        )
    )
    out = BytesIO()
    with document.open_metadata(set_pikepdf_as_editor=False) as about:
        about["xmp:ModifyDate"] = "2026-11-22T00:00:00+00:00"
    document.save(out, deterministic_id=True)
    return out.getvalue()


def pressed(content: str, **picture: bytes | None) -> tuple[list[bytes], int, set[str]]:
    """The pictures of the press file, how many had no one ground, and its colour spaces."""
    data = page(content, **picture)
    how = Printing(margin=0, bleed=0, condition="FOGRA39", profile=PROFILE, recipes={})
    made, unlike = finish_print(data, how)
    with pikepdf.open(BytesIO(made)) as document:
        found = [mark for sheet in document.pages for mark in marks(sheet)]
        pictures = [mark.picture for mark in found if mark.picture is not None]
        assert not any("/SMask" in picture for picture in pictures)
        assert b"ICCBased" not in made
        spaces = {str(picture.ColorSpace) for picture in pictures}
        spaces |= {mark.colour.space for mark in found if mark.picture is None}
        return [picture.read_bytes() for picture in pictures], unlike, spaces


YELLOW_PIXEL = bytes((0, 51, 255, 0))


@pytest.mark.parametrize(
    "content",
    [
        f"{YELLOW} {LOGO}",
        f"1 0 0 1 k 0 0 50 50 re f {YELLOW} {LOGO}",  # something else, quite covered
        f"{YELLOW} 1 0 0 1 k 0 0 50 50 re f {LOGO}",  # ... or beside it
        f"{YELLOW} 1 0 0 1 k 80 85 m 40 85 l 40 40 l f {LOGO}",
        # a block with round corners that is larger than the logo
        "0 0.2 1 0 k 60 60 m 140 60 l 160 60 160 60 160 80 c 160 140 l 60 140 l f " + LOGO,
        # a corner of a shape whose box meets the logo's, and whose outline does not
        f"{YELLOW} 1 0 0 1 k 60 60 m 100 60 l 60 95 l f {LOGO}",
        f"{YELLOW} q 0 0 60 60 re W n 1 0 0 1 k 0 0 200 200 re f Q {LOGO}",  # cut off before it
        f"{YELLOW} /part Do",
    ],
)
def test_a_logo_gets_the_ground_on_which_it_stands(content: str) -> None:
    (data,), unlike, spaces = pressed(content)
    assert unlike == 0 and data[:4] == YELLOW_PIXEL and data[5] > 200
    assert spaces == {"/DeviceCMYK", "DeviceCMYK"}


@pytest.mark.parametrize(
    "over",
    [
        "1 0 0 1 k 0 0 100 200 re f",
        "1 0 0 1 k 95 95 10 10 re f",
        "1 0 0 1 K 0 0 m 200 200 l S",
        "1 0 0 1 k 90 80 m 110 80 110 120 90 120 c f",
    ],
)
def test_a_logo_that_shows_two_colours_is_counted_unless_it_is_opaque(over: str) -> None:
    assert pressed(f"{YELLOW} {over} {LOGO}")[1] == 1
    assert pressed(f"{YELLOW} {over} {LOGO}", alpha=None)[1] == 0
    assert pressed(f"{YELLOW} {over} {LOGO}", alpha=b"\xff\xff")[1] == 0


def test_a_black_logo_on_paper_is_grey_and_one_on_two_grounds_is_made_twice() -> None:
    (data,), _, spaces = pressed(LOGO, rgb=b"\x00\x00\x00")
    assert (data, spaces) == (b"\xff\x00", {"/DeviceGray"})
    content = f"{LOGO} 0 0.2 1 0 k 0 0 200 50 re f q 40 0 0 20 80 10 cm /logo Do Q"
    both, unlike, _ = pressed(content)
    assert unlike == 0 and [data[:4] for data in both] == [bytes(4), YELLOW_PIXEL]


@pytest.mark.parametrize(
    ("content", "spaces"),
    [
        ("0 g 0 0 9 9 re f", {"DeviceCMYK"}),
        ("/c1 cs 1 0 0 scn 0 0 9 9 re f 0 1 0 RG 0 0 m 9 9 l S", {"DeviceCMYK"}),
        ("1 1 1 1 k 0 0 9 9 re f 1 1 1 1 K 0 0 m 9 9 l S", {"Separation:All"}),
    ],
)
def test_every_colour_becomes_inks(content: str, spaces: set[str]) -> None:
    assert pressed(content)[2] == spaces


def inks(content: str) -> Sequence[tuple[bool, tuple[float, ...] | None]]:
    """Whether each thing prints over what lies below, and its inks."""
    how = Printing(margin=0, bleed=0, condition="FOGRA39", profile=PROFILE, recipes={})
    made, _ = finish_print(page(content), how)
    with pikepdf.open(BytesIO(made)) as document:
        return [(mark.overprint, mark.colour.inks) for mark in marks(document.pages[0])]


def test_only_black_words_print_over_and_only_as_long_as_they_are_black() -> None:
    box, words = "0 0 9 9 re f", "BT /f 9 Tf (a) Tj ET"
    found = inks(
        f"0 0 0 1 k {words} {box} q 0 0 0 0 k {words} Q {words}"
        f" BT /f 9 Tf 0 0 0 0 k (a) Tj 0 0 0 1 k (a) Tj ET {box} 1 g {words}"
    )
    black, white = (0, 0, 0, 1), (0, 0, 0, 0)
    assert found == [
        *((True, black), (False, black), (False, white), (True, black)),
        *((False, white), (True, black), (False, black), (False, white)),
    ]
