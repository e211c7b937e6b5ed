"""The check of decks: each fault that a school could plant is found on its slide, and nothing else
is.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE
from pptx import Presentation
from pptx.util import Pt
from running import Run

from toolkit.judge.slides import check_slides
from toolkit.media.decks.read import read_letters

TAGS = ("cy-GB", "en-GB")
Fault = Callable[[Any], None]


def _title(deck: Any, n: int) -> Any:
    return deck.slides[n].shapes.title


def _run(deck: Any, n: int, idx: int = 0) -> Any:
    return (
        next(shape for shape in deck.slides[n].placeholders if shape.placeholder_format.idx == idx)
        .text_frame.paragraphs[0]
        .runs[0]
    )


def _frame(deck: Any, n: int) -> Any:
    return next(shape for shape in deck.slides[n].shapes if shape.has_chart or shape.has_table)


def _alt(deck: Any, n: int, text: str) -> None:
    _frame(deck, n)._element.nvGraphicFramePr.cNvPr.set("descr", text)


def _picture(deck: Any) -> Any:
    """The circle of the layout of slide 6, as if somebody had put it on the slide."""
    tree = deck.slides[5].shapes._spTree
    if next(tree.iter("{*}grpSp"), None) is None:
        tree.append(deepcopy(next(deck.slides[5].slide_layout.shapes._spTree.iter("{*}grpSp"))))
    return next(tree.iter("{*}grpSp"))


def _set(element: Any, **values: str) -> None:
    for name, value in values.items():
        element.set(name, value)


def _drop_decoration(deck: Any) -> None:
    mark = next(_picture(deck).iter("{*}decorative"))
    mark.set("val", "0")


def _last(deck: Any) -> None:
    tree = deck.slides[2].shapes._spTree
    tree.append(_title(deck, 2)._element)


def _move(deck: Any) -> None:
    from pptx.oxml import parse_xml

    slide = deck.slides[3]._element
    slide.insert(
        2,
        parse_xml(
            "<p:transition"
            ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:fade/></p:transition>'
        ),
    )


def _section(deck: Any) -> Any:
    return next(
        deck.part._element.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}section")
    )


def _vague(deck: Any) -> None:
    run = _run(deck, 2)
    run.text = "Cliciwch yma"
    run.hyperlink.address = "https://cy.ico.org.uk"


def _merge(deck: Any) -> None:
    table = _frame(deck, 18).table
    table.cell(1, 0).merge(table.cell(1, 1))


def _double(deck: Any) -> None:
    shapes = list(deck.slides[3].shapes)
    _set(shapes[1]._element.nvSpPr.cNvPr, id=str(shapes[0].shape_id))


def _put(deck: Any, n: int, idx: int, down: float) -> None:
    """A placeholder where the title is, or so much of the slide's height below it."""
    title = _title(deck, n)
    box = next(each for each in deck.slides[n].placeholders if each.placeholder_format.idx == idx)
    box.left, box.top = title.left, round(title.top + down * deck.slide_height)
    box.width, box.height = title.width, round(0.3 * deck.slide_height)


FAULTS: dict[str, tuple[Fault, str, int, str]] = {
    "title emptied": (
        lambda deck: setattr(_title(deck, 2).text_frame, "text", " "),
        "title",
        3,
        "there is no title",
    ),
    "title repeated": (
        lambda deck: setattr(
            _run(deck, 3), "text", _title(deck, 2).text_frame.text.replace("\xa0", " ")
        ),
        "title",
        4,
        "is also the title of slide 3",
    ),
    "title last": (_last, "order", 3, "the title is not read first"),
    "chart without alt": (lambda deck: _alt(deck, 1, ""), "alt", 2, "(chart) has no alt text"),
    "alt is a file name": (
        lambda deck: _alt(deck, 1, "IMG_0042.png"),
        "alt",
        2,
        "is “IMG_0042.png”",
    ),
    "alt is a lazy word": (lambda deck: _alt(deck, 1, "Siart"), "alt", 2, "is “Siart”"),
    "picture neither decorative nor described": (
        _drop_decoration,
        "alt",
        6,
        "(group) has no alt text",
    ),
    "decorative and described": (
        lambda deck: _set(next(_picture(deck).iter("{*}cNvPr")), descr="A circle"),
        "alt",
        6,
        "is marked as decoration and has alt text",
    ),
    "run without language": (
        lambda deck: _run(deck, 2)._r.rPr.attrib.pop("lang"),
        "language",
        3,
        "is marked as 'no language'",
    ),
    "American run": (
        lambda deck: _set(_run(deck, 2)._r.rPr, lang="en-US"),
        "language",
        3,
        "is marked as 'en-US'",
    ),
    "American layout": (
        lambda deck: _set(next(deck.slide_layouts[0]._element.iter("{*}rPr")), lang="en-US"),
        "language",
        0,
        "1 layouts, masters or charts are marked as 'en-US'",
    ),
    "no header row": (
        lambda deck: _frame(deck, 18)._element.graphic.graphicData.tbl.tblPr.attrib.pop("firstRow"),
        "table",
        19,
        "has no whole header row",
    ),
    "merged cells": (_merge, "table", 19, "has merged cells"),
    "small words": (
        lambda deck: setattr(_run(deck, 2, 22).font, "size", Pt(12)),
        "size",
        3,
        "are set at 12 pt; the smallest is 18",
    ),
    "pale words": (
        lambda deck: setattr(
            _run(deck, 4, 22).font.color,
            "rgb",
            __import__("pptx.dml.color", fromlist=["x"]).RGBColor(0xFF, 0xFF, 0xFF),
        ),
        "contrast",
        5,
        "have a contrast of 1.5:1",
    ),
    "too many words": (
        lambda deck: setattr(_run(deck, 2, 22), "text", "Mae llawer gormod o eiriau yma. " * 14),
        "fit",
        3,
        "pt higher than their box",
    ),
    "a box over another": (
        lambda deck: _put(deck, 2, 22, 0.0),
        "places",
        3,
        "lie over those of",
    ),
    "a box off the slide": (
        lambda deck: _put(deck, 2, 22, 0.9),
        "places",
        3,
        "pt off the slide",
    ),
    "notes emptied": (
        lambda deck: setattr(deck.slides[5].notes_slide.notes_text_frame, "text", ""),
        "notes",
        6,
        "there are no notes",
    ),
    "a transition": (_move, "motion", 4, "something moves"),
    "vague link": (_vague, "link", 3, "do not say where their link leads"),
    "default section": (
        lambda deck: _set(_section(deck), name="Default Section"),
        "section",
        0,
        "a section is called 'Default Section'",
    ),
    "section of nothing": (
        lambda deck: _set(next(_section(deck).iter("{*}sldId")), id="999"),
        "structure",
        0,
        "lists slides that do not exist",
    ),
    "no document title": (
        lambda deck: setattr(deck.core_properties, "title", ""),
        "title",
        0,
        "the file has no title",
    ),
    "wrong document language": (
        lambda deck: setattr(deck.core_properties, "language", "en-US"),
        "language",
        0,
        "the file says that its language is 'en-US'",
    ),
    "empty placeholder": (
        lambda deck: setattr(
            next(
                s for s in deck.slides[2].placeholders if s.placeholder_format.idx == 22
            ).text_frame,
            "text",
            "",
        ),
        "empty",
        3,
        "the placeholder 'body' is empty",
    ),
    "two shapes of one number": (_double, "structure", 4, "two shapes have the number"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_on_its_slide(built: dict[str, Path], name: str) -> None:
    plant, code, slide, message = FAULTS[name]
    deck = Presentation(str(built["staff-briefing.cy"]))
    plant(deck)
    out = BytesIO()
    deck.save(out)
    found = check_slides("deck.pptx", out.getvalue(), TAGS, read_letters(HERE))
    assert {problem.code for problem in found} >= {code}
    wanted = [problem for problem in found if problem.code == code and message in problem.message]
    assert wanted, [str(problem) for problem in found]
    assert wanted[0].message.startswith(f"deck.pptx, slide {slide}:" if slide else "deck.pptx:")
    assert wanted[0].hint


def test_both_languages_want_notes(built: dict[str, Path]) -> None:
    deck = Presentation(str(built["quiz.cy-en"]))
    notes = deck.slides[1].notes_slide.notes_text_frame
    for p in list(notes.paragraphs):
        if p.runs[0].font.language_id.name != "WELSH":
            p._p.getparent().remove(p._p)
    out = BytesIO()
    deck.save(out)
    assert [problem.message for problem in check_slides("quiz.pptx", out.getvalue(), TAGS)] == [
        "quiz.pptx, slide 2: the notes say nothing in en-GB"
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", b"plain words"],
)
def test_a_file_that_is_no_deck(data: bytes) -> None:
    (problem,) = check_slides("deck.pptx", data, TAGS)
    assert problem.code == "deck"


def test_a_deck_with_a_part_cut_out(built: dict[str, Path]) -> None:
    out = BytesIO()
    with zipfile.ZipFile(built["quiz.cy"]) as whole, zipfile.ZipFile(out, "w") as cut:
        for name in whole.namelist():
            cut.writestr(
                name,
                whole.read(name)[:-40] if name == "ppt/slides/slide3.xml" else whole.read(name),
            )
    (problem,) = check_slides("deck.pptx", out.getvalue(), TAGS)
    assert "is damaged" in problem.message


def test_the_command_checks_a_file_of_yours(
    built: dict[str, Path], run: Run, tmp_path: Path
) -> None:
    ran = run("check", "--project", HERE, built["quiz.cy"])
    assert (ran.code, ran.out) == (0, "1 file checked, 0 findings\n")
    deck = Presentation(str(built["quiz.cy"]))
    _title(deck, 3).text_frame.text = ""
    edited = tmp_path / "ours.pptx"
    deck.save(str(edited))
    ran = run("check", edited, "--project", tmp_path)  # works where there is no campaign, too
    assert ran.code == 1
    assert "slide 4: there is no title" in ran.out
    assert ran.out.endswith("1 file checked, 1 finding\n")
    assert (
        "slide 4: there is no title"
        in run("check", edited, "--project", HERE, "--json").lines[0]["message"]
    )


def test_a_stock_deck_of_somebody_else_is_checked_without_a_crash(run: Run, tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Hello"
    slide.placeholders[1].text = "World"
    deck.save(str(tmp_path / "theirs.pptx"))
    ran = run("check", tmp_path / "theirs.pptx", "--project", HERE)
    assert ran.code == 1
    assert "there are no notes" in ran.out and "is marked as 'no language'" in ran.out
