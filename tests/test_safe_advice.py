"""What this campaign advises is safe: no worry ends with nobody told and nothing written down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minimal import HERE

from toolkit.execute.prepare import sketch_all
from toolkit.media.packs.plan import PackSketch
from toolkit.media.reading import read_project
from toolkit.model.campaign import AUDIENCES, Project
from toolkit.plan.words import Gathered, Speaker

Say = Callable[[str, str], str]
PERSON = {"en": "Designated Safeguarding Person", "cy": "Person Diogelu Dynodedig"}
WRITTEN = {"en": ("write it down", "write down"), "cy": ("chofnodwch",)}
ALONE = {"en": ("keep watching",), "cy": ("daliwch ati i wylio",)}


@pytest.fixture(scope="module")
def campaign() -> Project:
    return read_project(HERE)


@pytest.fixture(scope="module")
def say(campaign: Project) -> Say:
    """The words of a content path in a language, as they are printed."""
    speakers = {code: Speaker(campaign, code, False, Gathered()) for code in PERSON}
    return lambda path, code: speakers[code].plain(path).replace("\xa0", " ")


def ends(campaign: Project) -> list[str]:
    """Where the answers of the flow chart lead that lead to no other question."""
    asked = [campaign.items[path] for path in campaign.lists["decision"]]
    return [
        *(f"{item.path}/{key}" for item in asked for key in item.fields if key.endswith("_then")),
        "decision/answer/body",
    ]


@pytest.mark.parametrize("code", PERSON)
def test_every_branch_of_the_chart_tells_the_safeguarding_person_and_is_written_down(
    campaign: Project, say: Say, code: str
) -> None:
    assert len(ends(campaign)) == len(campaign.lists["decision"]) + 1
    for path in ends(campaign):
        said = say(path, code)
        assert PERSON[code] in said, path
        assert any(words in said for words in WRITTEN[code]), path


def test_whoever_draws_the_chart_draws_all_its_ends(campaign: Project) -> None:
    """The picture has each question with its ends; the slides name every end by its path."""
    chart = next(each for each in campaign.resources if each.id == "should-i-share")
    template = campaign.templates[chart.template]
    drawn = {
        f"{chart.slots[name]}/{field}"
        for name, slot in template.slots.items()
        if slot.fields
        for field in slot.fields
    }
    slides = (HERE / "assets/decks/staff-briefing.toml").read_text("utf-8")
    for path in ends(campaign):
        assert path in drawn
        assert f'"{path}"' in slides


def test_nothing_says_to_wait_and_see(campaign: Project, say: Say) -> None:
    for item in campaign.items.values():
        for text in item.fields.values():
            for code, words in ALONE.items():
                if not (text.forms or text.twins):
                    assert not any(word in say(text.context, code).casefold() for word in words)


@pytest.mark.parametrize("code", PERSON)
def test_in_an_emergency_999_comes_first_and_the_safeguarding_person_after(
    say: Say, code: str
) -> None:
    for path in (
        "decision/danger/yes_then",
        "briefing/who/danger_then",
        "steps/emergency/body",
        "site/support/danger_text",
    ):
        said = say(path, code)
        assert 0 <= said.index("999") < said.index(PERSON[code]), path
    assert "999" in say("films/share/wait", code)


RIGHT = {
    "en": ("safeguarding person", "social services", "police"),
    "cy": ("person diogelu", "gwasanaethau cymdeithasol", "heddlu"),
}


@pytest.mark.parametrize("code", PERSON)
def test_the_right_people_are_named(say: Say, code: str) -> None:
    assert all(who in say("myths/certain/fact", code) for who in RIGHT[code])
    table = " ".join(say(f"briefing/who/{row}_then", code) for row in ("worry", "away", "danger"))
    for who in (*RIGHT[code][1:], "101", "999", PERSON[code]):
        assert who.casefold() in table.casefold()


@pytest.mark.parametrize("code", PERSON)
def test_the_promise_is_no_wider_than_it_was_made(say: Say, code: str) -> None:
    within = {
        "en": ("with the relevant authorities", "at risk of serious harm", "ICO"),
        "cy": ("â’r awdurdodau perthnasol", "risg o niwed difrifol", "ICO"),
    }
    for path in ("myths/trouble/fact", "site/support/law_text"):
        assert all(words in say(path, code) for words in within[code])


PUBLIC, STAFF = AUDIENCES
KNOWN_TO_STAFF = ("Data Protection Officer", "lawful basis", "Swyddog Diogelu Data", "sail gyf")
NO_NAMES = {"en": ("name nobody", "Never post a child’s name"), "cy": ("enwi neb", "enw plentyn")}


def test_every_post_and_every_card_but_the_slogan_says_for_whom_it_is(campaign: Project) -> None:
    assert all(campaign.items[path].audience in AUDIENCES for path in campaign.lists["posts"])
    cards = [each for each in campaign.resources if each.kind == "cards"]
    assert {card.id for card in cards if card.audience not in AUDIENCES} == {"slogan"}


@pytest.mark.parametrize("code", PERSON)
def test_what_the_public_reads_says_999_and_whom_to_tell_and_asks_for_no_names(
    campaign: Project, say: Say, code: str
) -> None:
    public = [path for path in campaign.lists["posts"] if campaign.items[path].audience == PUBLIC]
    assert len(public) > 1
    for path in public:
        said = f"{say(f'{path}/headline', code)} {say(f'{path}/body', code)}"
        assert "999" in said and RIGHT[code][1] in said and "?" in said
        assert any(words in said for words in NO_NAMES[code])
        assert PERSON[code] not in said and not any(word in said for word in KNOWN_TO_STAFF)


def test_packs_keep_what_is_for_the_public_apart_from_what_is_for_staff(campaign: Project) -> None:
    sketches = sketch_all(campaign)
    audience = {sketch.output: sketch.resource.audience for sketch in sketches}
    packs = [sketch for sketch in sketches if isinstance(sketch, PackSketch)]
    seen = set()
    for pack in packs:
        for name, output in pack.taken.items():
            folder = name.partition("/")[0]
            if output.startswith(("cards/", "posts/")):
                assert (folder == "cyhoedd-public") == (audience[output] == PUBLIC), name
                assert audience[output] != STAFF or folder == STAFF, name
                seen.add(audience[output])
    assert seen == {PUBLIC, STAFF, ""}
