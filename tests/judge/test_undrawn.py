"""What a page is given besides words is drawn: pictures, logos, codes to scan."""

from __future__ import annotations

import shutil
from pathlib import Path

from minimal import HERE
from running import Run

from toolkit.execute.prepare import sketch_all
from toolkit.judge.undrawn import undrawn
from toolkit.media.reading import read_project
from toolkit.model.page import Page
from toolkit.model.trace import Drawn, LogoPlace

HERO = Path("assets/templates/poster-hero/poster-hero.typ")
POSTERS = Path("assets/resources/posters.toml")
GIVEN = {
    "code": {"qr": "https://example.org"},
    "picture": {"picture": "mug"},
    "steps": [{"id": "steps/a", "n": 1, "picture": "fridge", "title": {"id": "t", "text": "A"}}],
    "partners": [{"image": "/taken/abc.png", "name": {"id": "partners/1", "text": "Food Bank"}}],
    "school": {"logo": {"image": "/taken/def.png"}, "name": {"id": "school/name", "text": "Ysgol"}},
    "title": {"id": "talk/title", "text": "Hello"},
}


def page() -> Page:
    return Page(
        name="posters/talk on a4",
        entry="assets/templates/talk/talk.typ",
        sheet="a4",
        unit="mm",
        width=1,
        height=1,
        body_min=1,
        small_min=1,
        safe=(0, 0, 0, 0),
        locales=("cy", "en"),
        regions={},
        tags={},
        words={"cy": GIVEN, "en": GIVEN},
    )


def test_what_is_not_drawn_is_named_once() -> None:
    found = [problem.message.partition(": ")[2] for problem in undrawn(page(), [])]
    assert found == [
        f"{what} is given to the template and not drawn"
        for what in (
            "the code to scan for https://example.org, in the slot 'code',",
            "the picture mug, in the slot 'picture',",
            "the picture fridge, in the slot 'steps',",
            "the logo Food Bank, in the slot 'partners',",
            "the logo, in the slot 'school',",
        )
    ]


def test_what_is_drawn_is_right() -> None:
    names = ("https://example.org", "mug", "fridge")
    logos = ("/taken/abc.png", "/taken/def.png")
    trace = [
        *(Drawn(page=1, x=0, y=0, drawn=name) for name in names),
        *(LogoPlace(page=1, x=0, y=0, logo=name, w=1, h=1, on="#ffffff") for name in logos),
    ]
    assert undrawn(page(), trace) == []


def test_a_code_that_the_real_poster_forgets_stops_it(tmp_path: Path, run: Run) -> None:
    """Its version for little ink has no place for a code, and says so."""
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, tmp_path / folder)
    text = (tmp_path / HERO).read_text("utf-8")
    draws = 'if "code" in job.words.at(first-locale) and not low {'
    assert draws in text
    (tmp_path / HERO).write_text(text.replace(draws, "if false {"), "utf-8")
    posters = (tmp_path / POSTERS).read_text("utf-8")
    start = posters.index('id = "hero-low-ink"')
    low = posters[start:].replace("[resource.slots]", '[resource.slots]\ncode = "facts/web"', 1)
    (tmp_path / POSTERS).write_text(posters[:start] + low, "utf-8")
    ran = run(
        "build", "--project", tmp_path, "posters/hero*", "--format", "a4-screen", "--edition", "en"
    )
    assert ran.code == 1 and "1 made, 0 reused, 1 failed" in ran.out
    assert "the code to scan for https://" in ran.err and "poster-hero.typ" in ran.err
    assert (tmp_path / "build/posters/hero-low-ink/hero-low-ink-a4-screen.en.pdf").exists()


def test_logos_of_partners_are_given_to_paper_alone() -> None:
    project = read_project(HERE / "tests/campaigns/waste-less")
    given = {
        bool(sketch.page.images): sketch.page.unit
        for sketch in sketch_all(project)
        if sketch.page and sketch.resource.template in ("list", "quote", "picture")
    }
    assert given == {True: "mm", False: "px"}
