"""What LibreOffice loses when it saves a deck is found, and one command puts it back."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE
from openxml_audit import validate_pptx
from pptx import Presentation
from running import Run

from toolkit.engine.slides.mend import mend
from toolkit.engine.slides.read import Document, read
from toolkit.judge.slides import check_slides
from toolkit.media.decks.read import read_letters

TAGS = ("cy-GB", "en-GB")
SAVED = Path(__file__).parent / "saved"
VERSIONS = ["libreoffice-7.4", "libreoffice-25.2"]
EMPTY = {
    "Eich logo",
    "Your logo",
}  # LibreOffice makes nothing, or a picture, of the empty place for a logo


def _read(data: bytes) -> Document:
    document = read(data)
    assert isinstance(document, Document), document
    return document


def _promised(document: Document) -> dict[str, Any]:
    """What a listener or a program learns from a deck, without what each office suite calls its
    shapes.
    """
    return {
        "about": (document.title, document.language),
        "words": [
            [
                (words.text.replace("\xa0", " "), words.language)
                for shape in page.shapes
                if shape.holder != "sldNum"
                for words in shape.words
            ]
            for page in document.pages
        ],
        "links": [
            {words.text for shape in page.shapes for words in shape.words if words.link}
            for page in document.pages
        ],
        "notes": [page.notes for page in document.pages],
        "alt": [
            sorted(shape.alt for shape in page.shapes if shape.alt and shape.alt not in EMPTY)
            for page in document.pages
        ],
        "decoration": [sum(shape.decorative for shape in page.shapes) for page in document.pages],
        "heads": [
            [shape.rows[0] for shape in page.shapes if shape.header] for page in document.pages
        ],
        "sections": [name for name, _ in document.sections],
    }


@pytest.fixture
def small() -> bytes:
    """The deck of which LibreOffice made the saved files."""
    return (SAVED / "small.cy-en.pptx").read_bytes()


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_lost_is_found(version: str) -> None:
    found = {
        problem.message.partition(": ")[2]
        for problem in check_slides("deck", (SAVED / f"{version}.pptx").read_bytes(), TAGS)
    }
    assert {
        "the table 'table (cy)' has no whole header row",
        "'table (en)' (table) has no alt text",
    } <= found
    assert any("(chart) has no alt text" in message for message in found)
    assert any("marked as 'en-US'" in message for message in found)
    assert any("(line) has no alt text" in message for message in found) == (
        version == "libreoffice-7.4"
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_one_command_puts_all_of_it_back(
    version: str, small: bytes, run: Run, tmp_path: Path
) -> None:
    deck = shutil.copy(SAVED / f"{version}.pptx", tmp_path / "ours.pptx")
    before = Path(deck).read_bytes()
    checked = run("check", "--project", HERE, deck)
    assert checked.code == 1 and f"`toolkit mend {deck}` puts " in checked.out
    ran = run("mend", "--project", HERE, deck)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(" mended, 0 left\n")
    assert Path(deck).read_bytes() == before
    mended = tmp_path / "ours-mended.pptx"
    assert check_slides("ours", mended.read_bytes(), TAGS, read_letters(HERE)) == []
    assert not any(
        shape.kind == "picture"
        for page in _read(mended.read_bytes()).pages
        for shape in page.shapes
    )
    assert _promised(_read(mended.read_bytes())) == _promised(_read(small))
    assert not [
        error
        for error in validate_pptx(str(mended)).errors
        if error not in validate_pptx(deck).errors
    ]


def test_a_whole_deck_has_nothing_to_mend(built: dict[str, Path]) -> None:
    for path in built.values():
        data = path.read_bytes()
        mended = mend(data, TAGS)
        assert not isinstance(mended, str) and mended[1] == ()
        assert _promised(_read(mended[0])) == _promised(_read(data))


def test_mending_twice_changes_nothing_more(tmp_path: Path) -> None:
    once = mend((SAVED / "libreoffice-7.4.pptx").read_bytes(), TAGS)
    assert not isinstance(once, str) and once[1]
    again = mend(once[0], TAGS)
    assert not isinstance(again, str) and again == (once[0], ())


def test_what_a_school_drew_is_left_to_the_school(
    built: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    deck = Presentation(str(built["staff-briefing.en"]))
    slide = deck.slides[2]
    slide.shapes.add_shape(1, 0, 0, 99, 99).name = "Rectangle 3"
    slide.shapes.add_connector(1, 0, 0, 99, 99).name = "Line 4"
    frame = slide.shapes.add_table(2, 2, 0, 0, 99, 99)  # no words in its header row
    frame.table.first_row = False
    deck.save(str(tmp_path / "ours.pptx"))
    ran = run("mend", "--project", HERE, tmp_path / "ours.pptx", "-o", tmp_path / "out.pptx")
    assert ran.code == 1
    for message in (
        "'Rectangle 3' (drawing) has no alt text",
        "'Line 4' (line) has no alt text",
        "has no whole header row",
    ):
        assert message in ran.out
    assert (
        sum(
            shape.decorative
            for shape in _read((tmp_path / "out.pptx").read_bytes()).pages[2].shapes
        )
        == 0
    )


def test_words_typed_on_an_american_computer(built: dict[str, Path]) -> None:
    from io import BytesIO

    for name, left in (
        ("quiz.en", set()),
        ("quiz.cy-en", {"en-US"}),
    ):  # in a deck of two languages nobody knows which it is
        deck = Presentation(str(built[name]))
        box = deck.slides[1].shapes.add_textbox(0, 0, 99, 99)
        box.text_frame.text = "Ask the head"
        box.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", "en-US")
        out = BytesIO()
        deck.save(out)
        mended = mend(out.getvalue(), TAGS)
        assert not isinstance(mended, str)
        assert {
            words.language for shape in _read(mended[0]).pages[1].shapes for words in shape.words
        } - set(TAGS) == left


def test_a_deck_in_none_of_our_languages_keeps_its_own() -> None:
    from io import BytesIO

    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Hello"
    slide.shapes.add_table(2, 2, 0, 0, 99, 99).table.cell(1, 1).text = "World"
    out = BytesIO()
    deck.save(out)
    mended = mend(out.getvalue(), TAGS)
    assert not isinstance(mended, str)
    assert mended[1] == ("slide 1: the table says again what it holds",)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"plain words"])
def test_a_file_that_is_no_deck_is_refused(data: bytes, tmp_path: Path, run: Run) -> None:
    (tmp_path / "ours.pptx").write_bytes(data)
    ran = run("mend", "--project", HERE, tmp_path / "ours.pptx")
    assert ran.code == 2 and "is damaged" in ran.err and "Traceback" not in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["ours.pptx"]


@pytest.mark.skipif(
    not shutil.which("soffice"),
    reason="LibreOffice is not installed; the files in saved/ were made by two versions of it",
)
def test_the_installed_libreoffice(built: dict[str, Path], tmp_path: Path) -> None:
    name = "staff-briefing.cy-en"
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "pptx:Impress MS PowerPoint 2007 XML",
        "--outdir",
        str(tmp_path),
        str(built[name]),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    mended = mend((tmp_path / f"{name}.pptx").read_bytes(), TAGS)
    assert not isinstance(mended, str)
    assert check_slides(name, mended[0], TAGS, read_letters(HERE)) == []
    assert _promised(_read(mended[0])) == _promised(_read(built[name].read_bytes()))
