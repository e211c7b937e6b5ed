"""The press file: PDF/X-4 made of a page, and what of it stays as it was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from minimal import HERE

from toolkit.engine.press.finish import PDFX, Printing, finish_print
from toolkit.engine.press.geometry import shared
from toolkit.engine.press.marks import marks
from toolkit.judge.press import check_press

PROFILE = (HERE / "toolkit/house/brand/profiles/FOGRA39.icc").read_bytes()
MM = 72 / 25.4
COLOURS = {"rg", "RG", "g", "G", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}


@pytest.fixture(scope="module")
def screen(small: Path) -> bytes:
    return (small / "build/posters/hello/hello-a5-screen.cy.pdf").read_bytes()


@pytest.fixture(scope="module", params=["cy", "en", "cy-en"])
def printed(request: pytest.FixtureRequest, small: Path) -> bytes:
    return (small / f"build/posters/hello/hello-a5-print.{request.param}.pdf").read_bytes()


def box(page: pikepdf.Page, name: str) -> tuple[float, ...]:
    return tuple(float(value) for value in page.obj[name])


def drawn(document: pikepdf.Pdf) -> Iterator[tuple[list[object], str]]:
    """Every operator of every page and of everything that pages draw, with its operands."""
    for page in document.pages:
        yield from _drawn(page)
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            yield from _drawn(thing)


def _drawn(stream: pikepdf.Page | pikepdf.Stream) -> Iterator[tuple[list[object], str]]:
    for operands, operator in pikepdf.parse_content_stream(stream):
        yield list(operands), str(operator)


def test_the_boxes_are_the_paper_and_three_millimetres_of_bleed(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as document:
        (page,) = document.pages
        left, bottom, right, top = box(page, "/TrimBox")
        assert (right - left, top - bottom) == pytest.approx((148 * MM, 210 * MM), abs=0.1)
        bleed = box(page, "/BleedBox")
        assert bleed == pytest.approx(
            (left - 3 * MM, bottom - 3 * MM, right + 3 * MM, top + 3 * MM), abs=0.1
        )
        media = box(page, "/MediaBox")
        assert (
            media[0] <= bleed[0]
            and media[1] <= bleed[1]
            and media[2] >= bleed[2]
            and media[3] >= bleed[3]
        )


def test_the_file_says_that_it_is_made_to_pdf_x_4(printed: bytes) -> None:
    assert printed.startswith(b"%PDF-1.6")
    with pikepdf.open(BytesIO(printed)) as document:
        (intent,) = document.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == (
            "/GTS_PDFX",
            "FOGRA39",
            "http://www.color.org",
        )
        assert intent.DestOutputProfile.read_bytes() == PROFILE
        assert document.docinfo["/Trapped"] == "/False"
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            about.register_xml_namespace(PDFX, "pdfxid")
            assert about["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert about["pdf:Trapped"] == "False"
            assert about["xmp:MetadataDate"] == about["xmp:ModifyDate"]
            assert about["pdfuaid:part"] == "1"


def test_our_own_clauses_find_nothing(printed: bytes) -> None:
    assert check_press("hello.pdf", printed) == []


def test_only_inks_are_used(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as document:
        used = {operator for _, operator in drawn(document)} & COLOURS
        assert used & {"k", "K"}
        assert not used & {"rg", "RG", "sh"}
        spaces = {
            str(operands[0]) for operands, operator in drawn(document) if operator in ("cs", "CS")
        }
        for page in document.pages:
            table = page.resources.get("/ColorSpace")
            for name in spaces:
                space = name if table is None or name not in table else table[name]
                kind = str(space if not isinstance(space, pikepdf.Array) else space[0])
                assert kind in ("/DeviceCMYK", "/DeviceGray", "/Separation"), name


def test_the_brand_colours_are_printed_by_their_recipes(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as document:
        recipes = {
            tuple(round(float(str(value)), 2) for value in operands)
            for operands, operator in drawn(document)
            if operator == "k"
        }
    assert recipes == {(0, 0.2, 1, 0), (0.92, 0.4, 0.76, 0.62), (0, 0, 0, 1)}


def test_crop_marks_are_in_every_ink_and_outside_the_bleed(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as document:
        (page,) = document.pages
        ticks = [mark for mark in marks(page) if mark.colour.space == "Separation:All"]
        assert len(ticks) == 8
        assert not any(shared(tick.box, box(page, "/BleedBox")) for tick in ticks)


def test_black_words_print_over_what_lies_below_and_nothing_else_does(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as document:
        found = [mark for page in document.pages for mark in marks(page)]
    black = [mark.kind == "text" and mark.colour.inks == (0, 0, 0, 1) for mark in found]
    assert any(black) and [mark.overprint for mark in found] == black


def test_small_dark_words_are_black_ink_alone(printed: bytes) -> None:
    ink: tuple[float, ...] = ()
    inks: list[tuple[tuple[float, ...], ...]] = []
    found = {}
    with pikepdf.open(BytesIO(printed)) as document:
        for operands, operator in drawn(document):
            if operator == "q":
                inks.append((ink,))
            elif operator == "Q":
                (ink,) = inks.pop()
            elif operator == "k":
                ink = tuple(round(float(str(value)), 2) for value in operands)
            elif operator == "Tf":
                found[float(str(operands[1]))] = ink
    assert len(found) >= 2
    assert {size: ink for size, ink in found.items() if size < 20} == {
        size: (0, 0, 0, 1) for size in found if size < 20
    }
    assert any(size < 20 for size in found)


def test_the_ground_runs_on_into_the_bleed(printed: bytes) -> None:
    """The coloured field, drawn on its own sheet, reaches the edges of the BleedBox."""
    with pikepdf.open(BytesIO(printed)) as document:
        (page,) = document.pages
        left, bottom, right, top = box(page, "/BleedBox")
        operators = list(_drawn(page))
        first = next(n for n, (_, operator) in enumerate(operators) if operator == "k")
        points = [
            [float(str(value)) for value in operands]
            for operands, operator in operators[first : first + 6]
            if operator in ("m", "l")
        ]
        width, height = (max(values) - min(values) for values in zip(*points, strict=True))
        assert (width, height) == pytest.approx((right - left, top - bottom), abs=0.1)


def printing(**changed: object) -> Printing:
    whole = Printing(margin=0, bleed=0, condition="FOGRA39", profile=PROFILE, recipes={})
    return replace(whole, **changed)


def test_finishing_the_same_bytes_gives_the_same_bytes(screen: bytes) -> None:
    first, second = (finish_print(screen, printing(margin=10_000, bleed=3_000)) for _ in range(2))
    assert first == second
    assert first != finish_print(screen, printing(margin=10_000, bleed=2_000))


def test_a_condition_that_no_registry_knows_stands_for_itself(screen: bytes) -> None:
    made, _ = finish_print(screen, printing(condition="TOWN-PRESS"))
    with pikepdf.open(BytesIO(made)) as document:
        (intent,) = document.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "TOWN-PRESS"
        assert "/RegistryName" not in intent


def test_colours_of_screens_become_the_brand_s_inks_or_what_the_profile_says(screen: bytes) -> None:
    recipes = {"#06372d": (920, 400, 760, 620)}
    made, _ = finish_print(screen, printing(recipes=recipes))
    with pikepdf.open(BytesIO(made)) as document:
        inks = {
            tuple(round(value, 3) for value in mark.colour.inks or ())
            for page in document.pages
            for mark in marks(page)
        }
    assert (0.92, 0.4, 0.76, 0.62) in inks
    assert (0.04, 0.22, 0.9, 0) in inks
