"""Words that say how many entries a list has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from toolkit.execute.prepare import sketch_all
from toolkit.i18n.numerals import said
from toolkit.media.reading import read_project
from toolkit.plan.counts import misnumbered

SHIPPED = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Poster with six myths", "en", {6}),
        ("Ten steps", "en-GB", {10}),
        ("Step {n} of ten, of 12", "en", {10, 12}),
        ("Often, tend, sixth, phone 999", "en", {999}),
        ("Poster gyda chwe myth", "cy", {6}),
        ("Y deg cam; dwy ferch, tair cath, un ar ddeg o gamau", "cy", {10, 2, 3, 11}),
        ("degfed, chwech ohonynt", "cy", {6}),
        ("siedem mitów, dziesięć kroków", "pl", {7, 10}),
        ("seitsemän askelta, 7 askelta", "fi", {7}),
    ],
)
def test_numbers_in_words(text: str, language: str, numbers: set[int]) -> None:
    assert set(said(text, language).values()) == numbers


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped campaign, with a string in both languages that says six myths."""
    root = tmp_path_factory.mktemp("counts")
    for folder in ("assets", "locales"):
        shutil.copytree(SHIPPED / folder, root / folder)
    words, catalogue = (
        root / "assets/content/myths.toml",
        root / "locales/cy/LC_MESSAGES/campaign.po",
    )
    said_in = '\n[summary]\nline = "Poster with six common myths"\n'
    words.write_text(words.read_text("utf-8") + said_in, "utf-8")
    entry = (
        '\nmsgctxt "myths/summary/line"\nmsgid "Poster with six common myths"\n'
        'msgstr "Poster gyda chwe myth cyffredin"\n'
    )
    catalogue.write_text(catalogue.read_text("utf-8") + entry, "utf-8")
    return root


def warnings(root: Path) -> list[tuple[str, str, str]]:
    project = read_project(root)
    found = misnumbered(project, sketch_all(project))
    return [
        (problem.message, problem.where.path if problem.where else "", problem.hint)
        for problem in found
    ]


def test_the_shipped_campaign_says_what_there_is(campaign: Path) -> None:
    assert warnings(campaign) == []


def test_a_seventh_entry_warns_of_each_string_that_says_six(campaign: Path) -> None:
    file = campaign / "assets/content/myths.toml"
    before = file.read_text("utf-8")
    file.write_text(f'{before}\n[[myth]]\nid = "new"\nmyth = "A."\nfact = "B."\n', "utf-8")
    try:
        found = warnings(campaign)
    finally:
        file.write_text(before, "utf-8")
    about = [(message, path) for message, path, _ in found if "'myths/summary/line'" in message]
    assert [path for _, path in about] == [
        "assets/content/myths.toml",
        "locales/cy/LC_MESSAGES/campaign.po",
    ]
    assert (
        about[0][0].startswith("the English of")
        and "says 6; of [[myth]] there are 7" in about[0][0]
    )
    assert about[1][0].startswith("the Welsh of") and all("{count}" in hint for *_, hint in found)


def test_an_eleventh_step_warns_in_every_file(campaign: Path) -> None:
    file = campaign / "assets/content/steps.toml"
    before = file.read_text("utf-8")
    file.write_text(f'{before}\n[[step]]\nid = "new"\ntitle = "A"\nbody = "B"\n', "utf-8")
    try:
        found = warnings(campaign)
    finally:
        file.write_text(before, "utf-8")
    assert {path for _, path, _ in found} > {
        "assets/content/artworks.toml",
        "assets/content/briefing.toml",
        "locales/cy/LC_MESSAGES/campaign.po",
    }
    assert all("says 10; of [[step]] there are 11" in message for message, *_ in found)
