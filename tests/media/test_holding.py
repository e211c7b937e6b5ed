"""Layouts say what they hold. Whatever they are given is printed, or refused before it is drawn:
the shipped campaign with more and fewer myths, steps and times, and with other slogans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from minimal import HERE, line_of

from media.conftest import Edit, Edited
from toolkit.engine.payload import loads
from toolkit.execute.prepare import sketch_all
from toolkit.execute.store import Store
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.plan.sketch import Sketch

Run = Callable[..., Any]
POSTERS, INFOGRAPHICS = "assets/resources/posters.toml", "assets/resources/infographics.toml"
SHEETS, FACTS = "assets/resources/sheets.toml", "assets/data/facts.toml"


def entries(name: str, count: int) -> str:
    """So many entries of a list, as a slot names them; the first ones again where it has fewer."""
    found = re.findall(
        r'(?m)^\[\[\w+\]\]\nid = "([^"]+)"', (HERE / f"assets/content/{name}.toml").read_text()
    )
    paths = (f'"{name}/{found[n % len(found)]}"' for n in range(count))
    return f"[{', '.join(paths)}]"


def given(name: str, count: int) -> Edit:
    """Resources that are given so many entries of a list."""
    slot = re.compile(rf'(?m)^((?!each)\w+ = )"{name}/\*"$')
    return lambda text: slot.sub(lambda found: found[1] + entries(name, count), text)


def strings(words: Any) -> Iterator[str]:
    """The path of every string that a page is given; a code is no string."""
    if isinstance(words, list):
        for each in words:
            yield from strings(each)
    elif isinstance(words, dict) and isinstance(words.get("text"), str):
        yield words["id"]
    elif isinstance(words, dict):
        for each in words.values():
            yield from strings(each)


def said(**slogans: str) -> Edit:
    """The facts with another slogan."""

    def edit(text: str) -> str:
        for code, words in slogans.items():
            text = re.sub(
                rf"(?m)^{code} = \[.*\]$", lambda _, all=f"{code} = {words}": all, text, count=1
            )
        return text

    return edit


def one_word(text: str) -> str:
    """Slides and scenes that name the second and the third word of the slogan name the first."""
    return re.sub("facts/slogan/[23]", "facts/slogan/1", text)


NAMED: dict[str, Edit] = {
    "assets/data/coverage.toml": one_word,
    "assets/decks/staff-briefing.toml": one_word,
    "assets/videos/in-an-emergency.toml": one_word,
    "assets/videos/think-check-share.toml": one_word,
}


def refused(sketches: tuple[Sketch, ...]) -> dict[str, list[str]]:
    """What has no room, by output."""
    return {
        sketch.output: [problem.message for problem in sketch.found.problems]
        for sketch in sketches
        if any(problem.code == "room" for problem in sketch.found.problems)
    }


def test_seven_where_six_fit_stops_only_that_layout_and_says_where(edited: Edited) -> None:
    root = edited({POSTERS: given("myths", 7)})
    sketches = sketch_all(read_project(root))
    stopped = refused(sketches)
    made = {output for output in stopped if output.startswith("posters/")}
    assert made and all(output.startswith("posters/myths/") for output in made)
    (problem,) = {
        problem
        for sketch in sketches
        if sketch.output == "posters/myths/myths-a4-screen.cy-en.pdf"
        for problem in sketch.found.problems
    }
    assert "this layout takes 2 to 6 myths; 7 are given" in problem.message
    text = (root / POSTERS).read_text("utf-8")
    assert problem.where and problem.where.path == POSTERS
    assert problem.where.line == line_of(text, 'myths = ["myths/')
    assert 'myths = "myths/1..6"' in problem.hint and "infographic-myths" in problem.hint


# What is drawn, and of which list: (resource, its file, list, formats).
LISTS = [
    ("posters/ten-steps", POSTERS, "steps", "a4-screen"),
    ("posters/myths", POSTERS, "myths", "a4-screen"),
    ("posters/when-you-can-share", POSTERS, "sharing", "a4-screen"),
    ("posters/hero", POSTERS, "sharing", "a4-screen"),
    ("infographics/ten-steps", INFOGRAPHICS, "steps", "web a4-screen"),
    ("infographics/myths-and-facts", INFOGRAPHICS, "myths", "web a4-screen"),
    ("sheets/record-sheet", SHEETS, "record", "a4-screen"),
    ("sheets/briefing-plan", SHEETS, "plan", "a4-screen"),
]


@cache
def shipped() -> Project:
    return read_project(HERE)


def amounts(resource: str, together: int) -> tuple[int, int]:
    """The fewest and the most that the resource's layouts take."""
    project = shipped()
    (found,) = [r for r in project.resources if f"{r.kind}/{r.id}" == resource]
    template = project.templates[found.template]
    taken = {
        layout.amount(slot, together)
        for layout in template.layouts.values()
        for slot in template.slots.values()
        if slot.shape == "items"
    }
    (amount,) = taken
    assert amount
    return amount


@pytest.mark.parametrize(("resource", "path", "name", "formats"), LISTS)
@pytest.mark.parametrize("editions", [("cy", "en"), ("cy-en",)])
@pytest.mark.parametrize("which", [0, 1])
def test_the_fewest_and_the_most_that_a_layout_takes_are_drawn_whole(
    edited: Edited,
    run: Run,
    resource: str,
    path: str,
    name: str,
    formats: str,
    editions: tuple[str, ...],
    which: int,
) -> None:
    together = len(editions[0].split("-"))
    count = amounts(resource, together)[which]
    root = edited({path: given(name, count)})
    asked = [arg for edition in editions for arg in ("--edition", edition)]
    asked += [arg for format in formats.split() for arg in ("--format", format)]
    ran = run("build", resource, *asked, "--project", root)
    assert ran.code == 0, ran.err
    store = Store(root / "build/.store")
    drawn = 0
    for key in (path.stem for path in (store.root / "keys").rglob("*.json")):
        job = store.job(key)
        if job is not None and job.kind == "page":
            printed = {landing.context for landing in store.landings(key)}
            assert set(strings(loads(job.data)["words"])) <= printed, job.output
            drawn += 1
    assert drawn == len(editions) * len(formats.split())


@pytest.mark.parametrize(("resource", "path", "name", "formats"), LISTS)
def test_one_more_is_refused_before_anything_is_drawn(
    edited: Edited, resource: str, path: str, name: str, formats: str
) -> None:
    _, most = amounts(resource, 1)
    sketches = sketch_all(read_project(edited({path: given(name, most + 1)})))
    stopped = refused(sketches)
    mine = [s.output for s in sketches if s.output.startswith(f"{resource}/")]
    assert mine and set(mine) <= stopped.keys()
    assert all(f"; {most + 1} are given" in stopped[output][-1] for output in mine)


def test_a_slogan_has_one_to_four_words_in_each_language(edited: Edited, run: Run) -> None:
    for slogans in (
        {"en": '["Think", "Check", "Share", "Protect"]', "cy": '["Meddwl", "Rhannu nawr"]'},
        {"en": '["Share"]', "cy": '["Oszczędzajmy"]'},
    ):
        root = edited({FACTS: said(**slogans)} | NAMED)
        asked = ("--format", "1080x1080", "--format", "1080x1350", "--format", "a4-screen")
        ran = run("build", "cards/slogan", "posters/hero", *asked, "--project", root)
        assert ran.code == 0, ran.err


def test_a_word_that_is_too_long_for_its_box_is_refused_with_how_much(
    edited: Edited, run: Run
) -> None:
    word = "Gwrth" * 12
    root = edited({FACTS: said(en='["Share"]', cy=f'["{word}"]')} | NAMED)
    ran = run("build", "cards/slogan", "--format", "1080x1080", "--project", root)
    assert ran.code == 1 and "is wider than its box by" in ran.err and "of at most about" in ran.err


def test_alt_texts_count_and_words_that_count_otherwise_warn(edited: Edited) -> None:
    root = edited({INFOGRAPHICS: given("myths", 2)})
    found = {
        sketch.output: sketch.found
        for sketch in sketch_all(read_project(root))
        if sketch.output.startswith("infographics/myths-and-facts/myths-and-facts-web.")
    }
    english = found["infographics/myths-and-facts/myths-and-facts-web.en.png"]
    welsh = found["infographics/myths-and-facts/myths-and-facts-web.cy.png"]
    assert english.title.startswith("2 myths and 2 facts") and welsh.title.startswith("2 fyth")
    root = edited(
        {"assets/content/steps.toml": lambda text: text.replace("count = 10", "count = 9")}
    )
    (warning,) = [w for w in read_project(root).warnings if w.code == "count"]
    assert "say 9; the list steps/* has 10" in warning.message
