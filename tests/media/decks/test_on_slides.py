"""What a deck is given stands on its slides: planted faults, in one language and in two."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE
from pptx import Presentation
from running import Run

from media.decks.conftest import Campaign
from toolkit.engine.payload import decode
from toolkit.execute.prepare import sketch_all
from toolkit.judge.on_slides import unplaced
from toolkit.media.decks.payload import DeckFile
from toolkit.media.decks.plan import DeckSketch
from toolkit.media.reading import read_project

Change = Callable[[Any], None]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MASTER = "assets/brand/slides.toml"


@pytest.fixture(scope="module")
def given() -> dict[str, DeckFile]:
    """What each deck of the campaign is given, by name and edition."""
    return {
        sketch.name.rsplit("/", 1)[1].removesuffix(".pptx"): decode(DeckFile, sketch.ready.data)
        for sketch in sketch_all(read_project(HERE))
        if isinstance(sketch, DeckSketch) and sketch.ready
    }


def words(deck: Any, slide: int, place: int) -> Any:
    """The placeholder of that number on a slide, which is counted from 1."""
    shapes = deck.slides[slide - 1].placeholders
    return next(shape for shape in shapes if shape.placeholder_format.idx == place)


def lose_a_box(deck: Any) -> None:
    element = words(deck, 5, 26)._element
    element.getparent().remove(element)


def cut(deck: Any) -> None:
    run = words(deck, 3, 22).text_frame.paragraphs[0].runs[0]
    run.text = run.text[:12]


def swap(deck: Any) -> None:
    first, second, *_ = words(deck, 9, 22)._element.iter(f"{A}p")
    second.addnext(first)


def forget(deck: Any) -> None:
    said = list(deck.slides[1].notes_slide.notes_text_frame._element.iter(f"{A}p"))
    said[-1].getparent().remove(said[-1])


def empty_a_cell(deck: Any) -> None:
    words(deck, 19, 22).table.cell(1, 0).text = ""


def say_twice(deck: Any) -> None:
    paragraph = next(words(deck, 3, 22)._element.iter(f"{A}p"))
    paragraph.addnext(copy(paragraph))


def mute_the_chart(deck: Any) -> None:
    words(deck, 2, 24)._element.nvGraphicFramePr.cNvPr.set("descr", "")


def speak_french(deck: Any) -> None:
    words(deck, 3, 22).text_frame.paragraphs[0].runs[0]._r.rPr.set("lang", "fr-FR")


def drop_the_slogan(deck: Any) -> None:
    for shape in list(deck.slides[0].shapes):
        if shape.shape_id >= 1000 and not shape.is_placeholder:
            shape._element.getparent().remove(shape._element)


FAULTS: dict[Change, str] = {
    lose_a_box: "slide 5: 'campaign/line/share' ({code}), “",
    cut: "slide 3: 'briefing/why/body' ({code}), “",
    swap: "” stands on the slide where 'steps/",
    forget: "slide 2: 'slides/label/minutes' (en), “",
    empty_a_cell: "slide 19: 'briefing/who/worry' ({code}), “",
    say_twice: "slide 3: “",
    mute_the_chart: "slide 2: the alt text of its chart",
    speak_french: "marked as 'fr-FR'",
    drop_the_slogan: "slide 1: the slogan “",
}


@pytest.mark.parametrize("edition", ["en", "cy-en"])
def test_what_is_missing_or_elsewhere_is_named(
    built: dict[str, Path], given: dict[str, DeckFile], edition: str
) -> None:
    name = f"staff-briefing.{edition}"
    for change, said in FAULTS.items():
        deck = Presentation(str(built[name]))
        change(deck)
        out = BytesIO()
        deck.save(out)
        found = unplaced(given[name], out.getvalue())
        wanted = said.format(code=edition[:2])
        assert found and wanted in found[0].message, (change.__name__, found)
        slogans = 2 if change is drop_the_slogan and edition == "cy-en" else 1
        assert len(found) == slogans, (change.__name__, found)
        assert f"decks/staff-briefing ({edition}), slide " in found[0].message


def test_the_campaign_s_decks_say_all_that_they_are_given(
    built: dict[str, Path], given: dict[str, DeckFile]
) -> None:
    assert built.keys() == given.keys()
    for name, deck in given.items():
        assert unplaced(deck, built[name].read_bytes()) == []


def test_a_chart_says_itself_in_both_languages(given: dict[str, DeckFile]) -> None:
    said = {code: given[f"staff-briefing.{code}"].slides[1].chart for code in ("cy", "en")}
    assert given["staff-briefing.cy-en"].slides[1].chart == f"{said['cy']} {said['en']}"


def test_words_without_a_box_in_the_second_language_stop_the_deck(
    campaign: Campaign, run: Run
) -> None:
    other = ", box2 = [492, 138, 430, 350], size = [30, 28, 26, 24, 22, 20, 18], gap = 8 }"
    root = campaign((MASTER, other, other.replace("box2 = [492, 138, 430, 350], ", "")))
    ran = run("build", "--project", root, "decks/five-minute-briefing/*.pptx")
    assert ran.code == 1 and "2 made, 0 reused, 1 failed" in ran.out
    assert "(cy-en), slide 3 'when': 'sharing/" in ran.err
    assert "has no place in en: 'body' of the layout 'text' has one box" in ran.err
    assert "at assets/decks/five-minute-briefing.toml:" in ran.err
