"""The shipped campaign says what its nation calls things: one line makes it say another's."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from minimal import CAMPAIGN, HERE

from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.plan.sketch import Sketch

NATIONS = tomllib.loads((HERE / "assets/data/nations.toml").read_text("utf-8"))
AFTER = re.compile(r"(?:(?:eich|[’'](?:ch|r)|[:,.?!]|yw) |^)\{safeguarding_role\}", re.IGNORECASE)


def in_nation(root: Path, nation: str) -> Project:
    """The shipped campaign with the one line changed."""
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, root / folder)
    file = root / CAMPAIGN
    text = file.read_text("utf-8")
    assert 'nation = "wales"' in text
    file.write_text(text.replace('nation = "wales"', f'nation = "{nation}"'), "utf-8")
    return read_project(root)


def said(sketch: Sketch) -> str:
    """All that a piece says: its words, title and alt text."""
    drawn = repr(sketch.ready.data) if sketch.ready else repr(sketch.page)
    return f"{sketch.found.title} {sketch.found.alt} {sketch.found.words!r} {drawn}"


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sketch, ...]:
    return sketch_all(in_nation(tmp_path_factory.mktemp("england"), "england"))


def test_no_piece_names_the_role_of_another_nation(english: tuple[Sketch, ...]) -> None:
    own = {str(value) for fact in NATIONS["wales"].values() for value in (fact["en"], fact["cy"])}
    own |= {"DSP"}
    wrong = [(sketch.output, name) for sketch in english for name in own if name in said(sketch)]
    assert not wrong, wrong[:5]


def test_every_kind_of_piece_names_its_own(english: tuple[Sketch, ...]) -> None:
    role = NATIONS["england"]["safeguarding_role"]
    for code in ("en", "cy"):
        kinds = {s.resource.kind for s in english if role[code] in said(s)}
        assert {"posters", "cards", "sheets", "decks", "videos", "articles", "packs"} <= kinds


def test_all_that_it_says_of_roles_waits_for_confirmation(english: tuple[Sketch, ...]) -> None:
    waits = {name for sketch in english for name in sketch.found.unverified}
    assert {("en", "safeguarding_role"), ("cy", "safeguarding_role")} <= waits


def test_in_welsh_nothing_changes_the_first_letter_of_the_role() -> None:
    messages = read_project(HERE).catalogues["cy"].messages.values()
    for message in messages:
        for form in message.forms or (message.text,):
            assert len(AFTER.findall(form)) == form.count("{safeguarding_role}"), message
