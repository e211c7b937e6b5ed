"""Which drawing stands for an entry, and what is made anew when a drawing changes."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from minimal import HERE
from planning import setting, sketches

from toolkit.media.decks.medium import DECKS
from toolkit.media.reading import read_project
from toolkit.media.site.model import Site
from toolkit.media.site.payload import IconFile
from toolkit.media.site.plan import _icon
from toolkit.media.site.sketch import FileSketch
from toolkit.model.campaign import Item, Project
from toolkit.model.picture import SIGN, Part, Picture
from toolkit.plan.pictures import named, picture_of, used

OTHER = Part("ink", "", (("M", (0, 0)), ("L", (35_000, 0)), ("L", (0, 35_000)), ("Z", ())))


@pytest.fixture(scope="module")
def campaign() -> Project:
    return read_project(HERE)


def redrawn(project: Project, name: str) -> Project:
    """The campaign with another drawing of that name."""
    drawing = Picture(name, 35_000, 35_000, (OTHER,))
    return replace(project, pictures={**project.pictures, name: drawing})


def item(path: str, picture: str = "") -> Item:
    return Item(path, 1, {}, picture)


def test_an_entry_says_its_drawing_or_has_the_file_of_its_name_or_the_sign(
    campaign: Project,
) -> None:
    assert picture_of(campaign, item("steps/law")) == "steps-law"
    assert picture_of(campaign, item("steps/law", "circle")) == "circle"
    assert picture_of(redrawn(campaign, "law"), item("steps/law")) == "steps-law"
    assert picture_of(redrawn(campaign, "new"), item("steps/new")) == "new"
    assert picture_of(campaign, item("steps/new")) == SIGN
    assert named(campaign, "steps/emergency") == "steps-emergency"
    assert named(campaign, "circle") == named(campaign, "shapes/circle") == "circle"


def test_a_state_of_the_sign_that_nobody_drew_is_the_sign(campaign: Project) -> None:
    found = used(campaign, ("mark", "mark-worried", "mark-myth"), {})
    assert found["mark-worried"] == found["mark"] != found["mark-myth"]


def changed(campaign: Project, name: str) -> set[str]:
    """The pieces whose pages are told of another drawing."""
    before = {sketch.output: sketch for sketch in sketches(campaign)}
    after = {sketch.output: sketch for sketch in sketches(redrawn(campaign, name))}
    assert before.keys() == after.keys()
    assert all(before[o].measure == after[o].measure for o in before), "nothing is measured anew"
    return {after[o].resource.id for o in before if before[o].page != after[o].page}


def test_a_changed_drawing_changes_what_prints_it_and_nothing_else(campaign: Project) -> None:
    everything = {resource.id for resource in campaign.resources}
    assert changed(campaign, "steps-law") == {"ten-steps", "step-1-law"}
    assert changed(campaign, "myths-consent") == {"myths", "myths-and-facts"}
    assert changed(campaign, "steps-emergency") >= {"ten-steps", "emergency"}
    assert changed(campaign, "circle") == set()
    sign = changed(campaign, SIGN)
    assert {"hero", "hero-low-ink", "ten-steps", "slogan"} <= sign < everything


def test_decks_and_the_icon_draw_the_sign_that_there_is(campaign: Project) -> None:
    other = redrawn(campaign, SIGN)
    decks = [sketch for sketch in DECKS.sketch(other, setting()) if sketch.ready]
    assert decks
    for sketch in decks:
        assert sketch.ready
        drawn = json.loads(sketch.ready.data)["pictures"][SIGN]["parts"]
        assert drawn == [
            {"id": "", "outline": [[k, [*v]] for k, v in OTHER.outline], "role": "ink"}
        ]
    site = other.part(Site)
    assert site is not None
    icon = _icon(other, site)
    assert isinstance(icon, FileSketch) and isinstance(icon.told, IconFile)
    assert icon.output == "site/icon.svg" and icon.told.sign.parts == (OTHER,)
    assert icon.told.colours == {"ink": "#06372D", "child": "#DB2F14", "paper": "#FFFFFF"}
