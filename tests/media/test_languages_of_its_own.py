"""Campaigns in one language, and in others than Welsh and English: every medium, every command."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from running import Run
from spoken import campaign_in

from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project
from toolkit.plan.sketch import Sketch

Campaign = Callable[..., Path]
MEDIA = {"artwork", "decks", "films", "posts", "articles", "packs", "site"}


@pytest.fixture(scope="session")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    """The shipped campaign in other languages, each written once. Only to be looked at."""
    made: dict[tuple[str, ...], Path] = {}

    def make(*codes: str) -> Path:
        if codes not in made:
            made[codes] = campaign_in(tmp_path_factory.mktemp("spoken") / "c", *codes, films=True)
        return made[codes]

    return make


@cache
def everything(root: Path) -> tuple[Sketch, ...]:
    return sketch_all(read_project(root))


ALONE = [("en",), ("pl",), ("cy",)]
OTHERS = [*ALONE, ("pl", "en"), ("cy", "en"), ("en", "pt-BR")]


@pytest.mark.parametrize("codes", OTHERS, ids="-".join)
def test_every_medium_is_made_whole(campaign: Campaign, codes: tuple[str, ...]) -> None:
    sketches = everything(campaign(*codes))
    assert {sketch.medium for sketch in sketches} == MEDIA
    # One language is read faster than two: what a storyboard shows late is then said too early,
    # which its gate tells. Neither that is a matter of languages, nor that this campaign says its
    # English in each of them.
    found = {problem for sketch in sketches for problem in sketch.found.problems}
    ours = ("captions", "unsaid", "copied")
    assert not {problem.message for problem in found if problem.code not in ours}
    assert {code for sketch in sketches for code in sketch.edition.locales} == {*codes}


@pytest.mark.parametrize("codes", ALONE, ids="-".join)
def test_with_one_language_nothing_is_to_choose(campaign: Campaign, codes: tuple[str, ...]) -> None:
    pages = {s.output for s in everything(campaign(*codes)) if s.output.endswith(".html")}
    (code,) = codes
    assert f"site/{code}/index.html" in pages
    assert not [page for page in pages if re.search(rf"site/{code}/(.*-)?(welsh|english)", page)]


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        (("list",), 0, "artefacts"),
        (("i18n", "status"), 0, "it has one language; toolkit i18n add makes another"),
        (("i18n", "lint"), 0, "it has one language"),
        (("i18n", "update", "--dry-run"), 0, "it has one language"),
        (("i18n", "check"), 0, "it has one language"),
        (("i18n", "context"), 2, "it has one language"),
        (("i18n", "export", "words.tmx"), 2, "it has one language"),
        (("i18n", "fit", "--pseudo"), 2, "the campaign has none"),
        (("i18n", "status", "cy"), 2, "nothing is translated into 'cy'"),
        (("i18n", "add", "pl"), 2, "is the language of the content"),
        (("build", "--dry-run", "posters/*", "packs/*"), 1, "would make"),
    ],
)
def test_commands_say_what_there_is_not_to_do(
    campaign: Campaign, run: Run, command: tuple[str, ...], code: int, says: str
) -> None:
    ran = run(*command, "--project", campaign("pl"))
    assert (ran.code, says in ran.out + ran.err) == (code, True), ran.out[-500:] + ran.err[-500:]


def test_a_site_and_packs_of_one_language(
    tmp_path_factory: pytest.TempPathFactory, run: Run
) -> None:
    top = tmp_path_factory.mktemp("built")
    root, out = campaign_in(top / "campaign", "pl"), top / "out"
    ran = run("build", "--project", root, "--out", out)
    assert ran.code == 0, ran.err[-2000:]
    entry, home = (
        (out / f"site/{page}").read_text("utf-8") for page in ("index.html", "pl/index.html")
    )
    assert '<meta http-equiv="refresh" content="0; url=pl/index.html">' in entry
    assert 'class="twin"' not in home and 'rel="alternate" hreflang' not in home
    assert 'data-dim="edition"' not in home and 'data-dim="kind"' in home
    dead = [
        (page.name, link)
        for page in (out / "site").rglob("*.html")
        for link in re.findall(r'(?:href|src|poster)="([^"#?:]+)["#?]', page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert not dead
    assert run("check", "--project", root, "--out", out).code == 0
    assert run("verify", *sorted((out / "packs").glob("*.pl.zip"))).code == 0
    assert run("i18n", "parity", "--project", root, "--store", out / ".store").code == 0
