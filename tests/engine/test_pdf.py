"""pikepdf: what the press needs to find in a print PDF, and what a PDF says of itself."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from toolkit.engine.pdf import finish_print, outline

MM = 72 / 25.4
COLOURS = {"rg", "RG", "g", "G", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}


@pytest.fixture(scope="module", params=["cy", "en", "cy-en"])
def printed(request: pytest.FixtureRequest, small: Path) -> bytes:
    return (small / f"build/posters/hello/hello-a5-print.{request.param}.pdf").read_bytes()


@pytest.fixture(scope="module")
def screen(small: Path) -> bytes:
    return (small / "build/posters/hello/hello-a5-screen.cy.pdf").read_bytes()


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


def test_the_printing_condition_is_named_and_no_standard_is_claimed(printed: bytes) -> None:
    with pikepdf.open(BytesIO(printed)) as document:
        (intent,) = document.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == (
            "/GTS_PDFX",
            "FOGRA39",
            "http://www.color.org",
        )
        assert document.docinfo["/Trapped"] == "/False"
        assert "/GTS_PDFXVersion" not in document.docinfo


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
    pencil, board, black, registration = (
        (0, 0.2, 1, 0),
        (0.92, 0.4, 0.76, 0.62),
        (0, 0, 0, 1),
        (1, 1, 1, 1),
    )
    assert recipes == {pencil, board, black, registration}


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


def test_finishing_the_same_bytes_gives_the_same_bytes(screen: bytes) -> None:
    first, second = (finish_print(screen, 10_000, 3_000, "FOGRA39") for _ in range(2))
    assert first == second
    assert first != finish_print(screen, 10_000, 3_000, "FOGRA52")


def test_an_unknown_condition_is_named_as_it_is_and_none_is_left_out(screen: bytes) -> None:
    with pikepdf.open(BytesIO(finish_print(screen, 0, 0, "JAPAN2001"))) as document:
        assert str(document.Root.OutputIntents[0].OutputConditionIdentifier) == "JAPAN2001"
    with pikepdf.open(BytesIO(finish_print(screen, 0, 0, ""))) as document:
        assert "/OutputIntents" not in document.Root


def test_what_a_screen_pdf_says_of_itself(small: Path) -> None:
    found = outline((small / "build/posters/hello/hello-a5-screen.cy-en.pdf").read_bytes())
    assert not isinstance(found, str)
    assert found.tagged and found.shows_title and not found.scripts
    assert found.language == "cy-GB"
    assert found.languages >= {"cy-GB", "en-GB"}
    assert found.title == "Rhannu i ddiogelu / Share to protect"
    assert found.headings == (1, 2)
    assert (found.figures_without_alt, found.loose_fonts) == (0, ())


@pytest.mark.parametrize(
    "spoil",
    [lambda data: b"", lambda data: b"not a PDF", lambda data: data[:300]],
    ids=["empty", "text", "cut"],
)
def test_what_cannot_be_read_is_said(screen: bytes, spoil: Callable[[bytes], bytes]) -> None:
    assert isinstance(outline(spoil(screen)), str)


def test_two_builds_agree_on_the_date_in_the_file(screen: bytes) -> None:
    with pikepdf.open(BytesIO(screen)) as document:
        assert str(document.docinfo["/CreationDate"]) == "D:20261122000000Z"
        assert str(document.docinfo["/ModDate"]) == "D:20261122000000Z"
        assert str(document.docinfo["/Author"]) == "A Small Council"


def test_qpdf_finds_nothing_wrong(small: Path, must: Callable[[str | None], None]) -> None:
    from shutil import which

    must(None if which("qpdf") else "qpdf is not installed")
    paths = sorted((small / "build").rglob("*.pdf"))
    assert len(paths) == 6
    for path in paths:
        ran = subprocess.run(
            ["qpdf", "--check", str(path)], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
