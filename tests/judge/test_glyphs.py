"""Every character must have a glyph, on pages and in films alike; a damaged font is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import HERE

from toolkit.engine.payload import encode
from toolkit.judge.glyphs import FONTS, check_glyphs
from toolkit.media.films.payload import FilmPage
from toolkit.media.films.render import layers
from toolkit.model.job import Job
from toolkit.model.page import Page, Script
from toolkit.model.problem import RenderFailed
from toolkit.render import page

ARABIC = "assets/brand/fonts/ar/NotoSansArabic-Regular.ttf"
MakeRoom = Callable[..., Path]


@pytest.fixture
def room(tmp_path: Path) -> MakeRoom:
    """A room with the brand's fonts; those that are named are damaged."""

    def make(*damaged: str) -> Path:
        shutil.copytree(HERE / FONTS, tmp_path / FONTS, ignore=shutil.ignore_patterns("*.txt"))
        for name in damaged:
            path = tmp_path / FONTS / name
            path.write_bytes(path.read_bytes()[:2000])
        return tmp_path

    return make


def said(text: str, kind: type[Page] = Page, **more: object) -> Page:
    """A page that says a text in Welsh, as a string of an item in a list."""
    string = {"id": "notes/hello/title", "text": text, "joined": text, "longest": text}
    values = {
        "name": "notes/hello",
        "entry": "assets/templates/note/note.typ",
        "sheet": "a4",
        "unit": "mm",
        "width": 210_000,
        "height": 297_000,
        "body_min": 12_000,
        "small_min": 9_000,
        "safe": (0, 0, 0, 0),
        "locales": ("cy",),
        "regions": {"cy": "GB"},
        "tags": {"cy": "cy-GB"},
        "words": {"cy": {"steps": [{"id": "steps/one", "n": 1, "title": string}]}},
    }
    return kind(**values | more)  # type: ignore[arg-type]  # by name, checked by the class


def test_welsh_letters_are_there(room: MakeRoom) -> None:
    check_glyphs(said("Ŵyr ŷd â’r tŷ"), room())


def test_a_character_without_a_glyph_is_named_with_its_string(room: MakeRoom) -> None:
    with pytest.raises(RenderFailed) as failed:
        check_glyphs(said("字"), room())
    (problem,) = failed.value.problems
    assert (problem.code, problem.about) == ("glyph", "cy notes/hello/title")
    assert "have no 字 (U+5B57), which 'notes/hello/title' (cy) needs" in problem.message


def test_a_language_may_have_fonts_of_its_own(room: MakeRoom) -> None:
    folder = room()
    (folder / ARABIC).parent.mkdir()
    shutil.copy(HERE / "tests/rtl/fonts" / Path(ARABIC).name, folder / ARABIC)
    script = Script(rtl=True, family="Own", lead=0, fonts=(ARABIC,))
    check_glyphs(said("ش", scripts={"cy": script}), folder)
    with pytest.raises(RenderFailed) as failed:
        check_glyphs(said("ش"), folder)
    assert "U+0634" in failed.value.problems[0].message


@pytest.mark.parametrize(
    ("render", "kind", "told"),
    [
        (page.render, "page", said("Rhannwch")),
        (layers.render, "layers", said("Rhannwch", FilmPage, blocks=())),
    ],
)
def test_a_damaged_font_is_a_problem_on_pages_and_in_films(
    room: MakeRoom, render: Callable[..., object], kind: str, told: Page
) -> None:
    name = sorted(path.name for path in (HERE / FONTS).glob("*.ttf"))[0]
    job = Job("it", kind, encode(told), (), (), "")
    with pytest.raises(RenderFailed) as failed:
        render(job, room(name))
    (problem,) = failed.value.problems
    assert (problem.code, str(problem.where)) == ("font", f"{FONTS}/{name}")
    assert "is not a font" in problem.message and problem.hint == "restore the file"
