"""Polish is added to the campaign as `toolkit i18n add pl` says: nothing that was made before is
lost, nothing is dropped in silence, and what is missing has a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from media.conftest import Edit, Edited
from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project
from toolkit.media.site.payload import PageFile
from toolkit.media.site.sketch import FileSketch
from toolkit.plan.sketch import Sketch

CAMPAIGN, FACTS = "assets/campaign.toml", "assets/data/facts.toml"
NATIONS = "assets/data/nations.toml"
LANGUAGE = '[language.pl]\nname = "polski"\nenglish = "Polish"\nregion = ""\n\n'
EDITIONS = """pl = { languages = ["pl"], like = "en" }
en-pl = { languages = ["en", "pl"], like = "cy-en" }
"""
MakePolish = Callable[[dict[str, Edit]], dict[str, Sketch]]


def with_polish(text: str) -> str:
    return text.replace("[edition]\n", f"{LANGUAGE}[edition]\n{EDITIONS}")


def facts(text: str) -> str:
    """Every fact in Polish: a list where it is a list in English."""
    listed = re.sub(r"(?m)^(en = \[.*\])$", r'\1\npl = ["Pomyśl", "Sprawdź", "Podziel"]', text)
    whole = re.sub(r'(?m)^(en = ".*")$', r'\1\npl = "www.przyklad.pl"', listed)
    return whole.replace("verified = {", "verified = { pl = false,")


def nations(text: str) -> str:
    """Every nation's facts in Polish."""
    named = re.sub(r'(?m)^(en = ".*")$', r'\1\npl = "Osoba do spraw ochrony dzieci"', text)
    return named.replace("verified = {", "verified = { pl = false,")


POLISH: dict[str, Edit] = {CAMPAIGN: with_polish, FACTS: facts, NATIONS: nations}


@pytest.fixture
def polish(edited: Edited, run: Callable[..., Any]) -> MakePolish:
    """Everything that is asked of the campaign with Polish and these edits, by output."""

    def make(edits: dict[str, Edit]) -> dict[str, Sketch]:
        root = edited(POLISH | edits)
        assert run("i18n", "add", "pl", "--project", root).code == 0
        return {sketch.output: sketch for sketch in sketch_all(read_project(root))}

    return make


def test_nothing_that_was_made_before_is_lost(
    polish: MakePolish,
    shipped: tuple[object, tuple[Sketch, ...]],
) -> None:
    everything = polish({})
    assert everything.keys() >= {sketch.output for sketch in shipped[1]}
    assert {"packs/primary.pl.zip", "posts/social-posts/social-posts.pl.csv"} <= everything.keys()
    assert "site/pl/index.html" in everything
    for sketch in everything.values():
        for problem in sketch.found.problems:
            assert problem.where is not None, problem


def test_while_a_language_is_a_draft_what_is_finished_does_not_lead_to_it(
    edited: Edited, run: Callable[..., Any]
) -> None:
    draft = {CAMPAIGN: lambda text: with_polish(text).replace('"Polish"', '"Polish"\ndraft = true')}
    root = edited(POLISH | draft)
    assert run("i18n", "add", "pl", "--project", root).code == 0
    finished = {sketch.output: sketch for sketch in sketch_all(read_project(root).finished())}
    shipped = {sketch.output for sketch in sketch_all(read_project(edited({})))}
    assert finished.keys() == shipped
    assert not [name for name, sketch in finished.items() if sketch.found.problems]
    ran = run("build", "--dry-run", "--project", root)
    assert ran.code == 0 and ".pl." not in ran.out and "/pl/" not in ran.out
    ran = run("build", "--dry-run", "--edition", "pl", "--project", root)
    assert ran.code == 2 and "the edition 'pl' is a draft" in ran.err and "Traceback" not in ran.err
    assert "Polish is a draft" in run("doctor", "--project", root).out


def test_a_draft_of_a_language_without_a_word_holds_every_medium(
    edited: Edited, run: Callable[..., Any]
) -> None:
    draft = {CAMPAIGN: lambda text: with_polish(text).replace('"Polish"', '"Polish"\ndraft = true')}
    root = edited(POLISH | draft)
    assert run("i18n", "add", "pl", "--project", root).code == 0
    everything = sketch_all(read_project(root), draft=True)
    stopped = {problem for sketch in everything for problem in sketch.found.problems}
    assert not stopped
    made = {sketch.output for sketch in everything}
    assert "site/pl/index.html" in made and "packs/primary.pl.zip" in made
    assert "videos/think-check-share/think-check-share-1920x1080.pl.mp4" in made
    assert "decks/quiz/quiz.en-pl.pptx" in made and "articles/newsletter/newsletter.pl.html" in made


def test_the_new_editions_are_called_after_their_languages(polish: MakePolish) -> None:
    page = polish({})["site/cy/index.html"]
    assert not [problem for problem in page.found.problems if problem.code == "site"]
    assert isinstance(page, FileSketch) and isinstance(page.told, PageFile)
    shown = repr(page.told.values["filters"])
    assert "'Pwyleg'" in shown and "'Saesneg / Pwyleg'" in shown and "'Dwyieithog'" in shown


def test_a_resource_that_names_the_new_language_changes_no_other(
    polish: MakePolish,
) -> None:
    before = polish({})
    path = "assets/resources/posters.toml"

    def named(text: str) -> str:
        head, found, rest = text.partition('id = "ten-steps"')
        return (
            head + found + re.sub(r"editions = \[.*?\]", 'editions = ["en", "pl"]', rest, count=1)
        )

    after = polish({path: named})
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    assert not come
    assert gone and all("posters/ten-steps/" in name or "pictures/" in name for name in gone)
    assert {name.split(".")[-2] for name in gone if name.startswith("posters/")} == {
        "cy",
        "cy-en",
        "en-pl",
    }
