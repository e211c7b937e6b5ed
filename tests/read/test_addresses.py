"""The web address of the real campaign, and a school's contact."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid

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
