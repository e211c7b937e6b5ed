"""The web address of the real campaign, and a school's contact."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid
from toolkit.plan.words import Gathered, Speaker

SHIPPED = Path(__file__).resolve().parents[2]
FACTS, CAMPAIGN = "assets/data/facts.toml", "assets/campaign.toml"


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("addresses")
    for folder in ("assets", "locales"):
        shutil.copytree(SHIPPED / folder, root / folder)
    return root


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        (FACTS, 'en = "ico.org.uk"', 'en = "see our website"', "of the fact 'web' has a space"),
        (FACTS, 'cy = "cy.ico.org.uk"', 'cy = "cy.ico.org.uk."', "of the fact 'web' ends with ."),
        (CAMPAIGN, 'email = ""', 'email = "office.ysgol.cymru"', "has no @"),
        (CAMPAIGN, 'phone = ""', 'phone = "ask Siân"', "letters"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_at_its_line(
    campaign: Path, path: str, old: str, new: str, says: str
) -> None:
    file = campaign / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    try:
        with pytest.raises(Invalid) as wrong:
            read_project(campaign)
    finally:
        file.write_text(text, "utf-8")
    [problem] = wrong.value.problems
    assert says in problem.message and problem.where
    assert problem.where.line == text[: text.index(old)].count("\n") + 1


def changed(root: Path, path: str, old: str, new: str) -> list[str]:
    """What reading the campaign says after a change, which is undone."""
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    try:
        with pytest.raises(Invalid) as wrong:
            read_project(root)
    finally:
        file.write_text(text, "utf-8")
    assert all(problem.where and problem.where.line for problem in wrong.value.problems)
    return [f"{problem.message}; {problem.hint}" for problem in wrong.value.problems]


def test_a_home_page_is_refused_where_a_page_of_that_site_is_known(campaign: Path) -> None:
    said = changed(campaign, FACTS, 'leads = "guide"', "")
    assert len(said) == 2 and all("leads to the home page" in each for each in said)
    assert 'leads = "guide"' in said[0]


def test_a_fact_leads_to_a_fact(campaign: Path) -> None:
    [said] = changed(campaign, FACTS, 'leads = "guide"', 'leads = "guides"')
    assert "'guides', which is no fact" in said and "'guide'" in said


def test_links_lead_to_the_page_in_their_language(campaign: Path) -> None:
    project = read_project(campaign)
    for code, host in (("en", "https://ico.org.uk/"), ("cy", "https://cy.ico.org.uk/")):
        speaker = Speaker(project, code, False, Gathered())
        said = speaker.fact("web")
        assert isinstance(said, dict) and said["text"] in host
        assert said["leads"] == speaker.page("web") == speaker.page("guide")
        assert said["leads"].startswith(f"{host}for-organisations/") and "10-step" in said["leads"]
