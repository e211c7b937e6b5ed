"""The campaign's worked examples: short, and each ends with whom to tell and what to write down."""

from __future__ import annotations

import pytest
from minimal import HERE

from toolkit.media.reading import read_project
from toolkit.model.campaign import Item, Project

LINES = ("story", "think", "check", "share", "told", "record")
ROLE = "{safeguarding_role}"


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(HERE)


@pytest.fixture(scope="module")
def examples(project: Project) -> tuple[Item, ...]:
    return project.members("examples/*")


def test_they_are_read_in_a_minute(project: Project, examples: tuple[Item, ...]) -> None:
    role = project.facts["safeguarding_role"].values["en"]
    for example in examples:
        said = " ".join(example.fields[line].text for line in LINES).replace(ROLE, str(role))
        assert 60 <= len(said.split()) <= 90, example.path


def test_each_says_who_was_told_and_what_was_written_down(
    project: Project, examples: tuple[Item, ...]
) -> None:
    welsh = project.catalogues["cy"].messages
    assert len(examples) == 4
    for example in examples:
        assert ROLE in example.fields["told"].text
        assert example.fields["record"].text.startswith("Written down:")
        assert ROLE in welsh[f"{example.path}/told"].text
        assert welsh[f"{example.path}/record"].text.startswith("Cofnodwyd:")


def test_each_has_a_sheet_a_slide_and_a_post(project: Project, examples: tuple[Item, ...]) -> None:
    made = {resource.id for resource in project.resources}
    deck = (HERE / "assets/decks/worked-examples.toml").read_text("utf-8")
    for example in examples:
        name = example.path.rpartition("/")[2]
        assert f"example-{name}" in made
        assert f'id = "{name}"' in deck
        assert f"posts/{name}" in project.items
