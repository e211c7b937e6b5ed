"""Decks in a language that runs from right to left: the same boxes mirrored, every paragraph
marked, and readable in an office suite.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

Run = Callable[..., Any]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def decks(leftward: Callable[..., Path], run: Run) -> Path:
    root = leftward("ar")
    ran = run(
        "build",
        "staff-briefing",
        "--edition",
        "ar",
        "--edition",
        "en",
        "--edition",
        "ar-en",
        "--project",
        root,
    )
    assert ran.code == 0, ran.out + ran.err
    return root / "build/decks/staff-briefing"


def paragraphs(path: Path) -> list[tuple[str, bool]]:
    """The language of each paragraph, and whether it is marked as running leftward; notes and
    tables too.
    """
    found = []
    for slide in Presentation(str(path)).slides:
        for part in (slide._element, slide.notes_slide._element):
            for p in part.iter(f"{A}p"):
                run = p.find(f"{A}r/{A}rPr")
                if run is not None and (p.findtext(f"{A}r/{A}t") or "").strip("‹#›"):
                    properties = p.find(f"{A}pPr")
                    found.append(
                        (run.get("lang"), properties is not None and properties.get("rtl") == "1")
                    )
    return found


@pytest.mark.parametrize("edition", ["ar", "ar-en"])
def test_every_paragraph_says_where_it_runs(decks: Path, edition: str) -> None:
    said = paragraphs(decks / f"staff-briefing.{edition}.pptx")
    assert {code for code, _ in said} == ({"ar"} if edition == "ar" else {"ar", "en-GB"})
    assert all(leftward == (code == "ar") for code, leftward in said)
    assert not any(leftward for _, leftward in paragraphs(decks / "staff-briefing.en.pptx"))


def test_boxes_are_mirrored(decks: Path) -> None:
    english, arabic = (
        Presentation(str(decks / f"staff-briefing.{code}.pptx")) for code in ("en", "ar")
    )
    for one, other in zip(english.slide_layouts, arabic.slide_layouts, strict=True):
        for mine, theirs in zip(one.placeholders, other.placeholders, strict=True):
            assert abs(mine.left + theirs.left + mine.width - english.slide_width) < 5, (
                one.name,
                mine.name,
            )
    assert arabic.part._element.get("rtl") == "1" and english.part._element.get("rtl") is None
    tables = [
        shape.table._tbl.tblPr.get("rtl")
        for slide in arabic.slides
        for shape in slide.shapes
        if shape.has_table
    ]
    assert tables == ["1"]


@pytest.mark.parametrize("edition", ["ar", "ar-en"])
def test_the_file_is_valid_and_names_a_typeface_for_its_letters(decks: Path, edition: str) -> None:
    path = decks / f"staff-briefing.{edition}.pptx"
    verdict = validate_pptx(path)
    assert verdict.is_valid, verdict.errors[:5]
    theme = next(
        part.target_part
        for part in Presentation(str(path)).slide_master.part.rels.values()
        if part.reltype.endswith("/theme")
    )
    assert b'<a:cs typeface="Arial"/>' in theme.blob


def test_the_slogan_stands_in_words_that_the_brands_letters_cannot_draw(decks: Path) -> None:
    cover = Presentation(str(decks / "staff-briefing.ar-en.pptx")).slides[0]
    said = [
        shape
        for shape in cover.shapes
        if shape.has_text_frame and shape.text_frame.text == "فكّر.\nتحقّق.\nشارك."
    ]
    assert len(said) == 1 and all(p._p.pPr.get("rtl") == "1" for p in said[0].text_frame.paragraphs)
    assert [shape.name for shape in cover.shapes if shape.name == "Think. Check. Share."], (
        "English is drawn in the brand's letters"
    )
