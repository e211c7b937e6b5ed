"""One slip in any file that people write gives one error, at its place, and no echoes of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid, Problem

SHIPPED = Path(__file__).resolve().parents[2]
READ = (".toml", ".po", ".svg", ".typ")
CAMPAIGN = "assets/campaign.toml"
NOBODY_READS = ("assets/babel.toml", "locales/glossary.toml")  # a build does not


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped campaign, to make slips in and take them back."""
    root = tmp_path_factory.mktemp("slips")
    for folder in ("assets", "locales"):
        shutil.copytree(SHIPPED / folder, root / folder)
    return root


def found(root: Path) -> tuple[Problem, ...]:
    try:
        read_project(root)
    except Invalid as wrong:
        return wrong.problems
    return ()


def with_slip(root: Path, path: str, slip: Callable[[str], str]) -> tuple[Problem, ...]:
    file = root / path
    raw = file.read_bytes()
    file.write_text(slip(raw.decode()), "utf-8", newline="")
    try:
        return found(root)
    finally:
        file.write_bytes(raw)


def places(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.where.path for problem in problems if problem.where]


TORN = "<<<<<<< HEAD\n"


def test_every_file_that_is_torn_gives_one_error(campaign: Path, tmp_path: Path) -> None:
    """All files of assets/ and locales/ at once: each is an error, and nothing else is."""
    root = tmp_path / "torn"
    shutil.copytree(campaign, root)
    torn = []
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root).as_posix()
        if file.suffix in READ and path not in (*NOBODY_READS, CAMPAIGN):
            file.write_bytes(TORN.encode() + file.read_bytes())
            torn.append(path)
    assert len(torn) > 60
    assert sorted(places(found(root))) == torn


@pytest.mark.parametrize(
    "path",
    [
        CAMPAIGN,
        "assets/content/steps.toml",
        "assets/content/site.toml",
        "assets/data/facts.toml",
        "assets/brand/tokens.toml",
        "assets/brand/pictures/mark.svg",
        "assets/templates/card-myth/template.toml",
        "assets/decks/staff-briefing.toml",
        "locales/cy/LC_MESSAGES/campaign.po",
    ],
)
def test_what_others_lean_on_is_the_only_error_when_it_is_torn(campaign: Path, path: str) -> None:
    assert places(with_slip(campaign, path, lambda text: TORN + text)) == [path]


def first(pattern: str, instead: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, instead, text, count=1, flags=re.MULTILINE)


SLIPS = {
    "a heading without its bracket": first(r"^(\[+\w[\w.-]*)\]+", r"\1"),
    "a number for words": first(r'^(\w+) = "[^"]*"', r"\1 = 5"),
    "a key that nobody knows": first(r"^(\w+) = ", r"\1x = "),
    "a heading that nobody knows": first(r"^(\[+)(\w+)", r"\1\2x"),
}


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize(
    "path",
    [
        CAMPAIGN,
        "assets/resources/cards.toml",
        "assets/decks/quiz.toml",
        "assets/packs/primary.toml",
        "assets/videos/one-myth.toml",
        "assets/site/site.toml",
        "assets/data/posting.toml",
        "assets/articles/newsletter.toml",
        "assets/templates/poster-hero/template.toml",
        "assets/brand/tokens.toml",
    ],
)
def test_a_key_or_a_value_of_another_kind_is_one_error(
    campaign: Path, path: str, name: str
) -> None:
    problems = with_slip(campaign, path, SLIPS[name])
    assert places(problems) == [path], problems


@pytest.mark.parametrize(
    ("path", "slip", "says", "more"),
    [
        (
            "assets/content/campaign.toml",
            first(r"^\[line\]", "[lines]"),
            "'campaign/line/",
            "more places need it too",
        ),
        (
            CAMPAIGN,
            first(r'^cy-en = \["cy", "en"\]', 'both = ["cy", "en"]'),
            "the unknown edition 'cy-en'",
            "more places need it too",
        ),
    ],
    ids=["a block of words", "an edition"],
)
def test_what_many_places_name_and_nobody_has_is_one_error(
    campaign: Path, path: str, slip: Callable[[str], str], says: str, more: str
) -> None:
    problems = [p for p in with_slip(campaign, path, slip) if says in p.message]
    assert len(problems) == 1 and more in problems[0].hint, problems


def test_a_whole_file_of_words_that_is_gone_is_one_error(campaign: Path) -> None:
    file = campaign / "assets/content/artworks.toml"
    raw = file.read_bytes()
    file.unlink()
    try:
        problems = found(campaign)
    finally:
        file.write_bytes(raw)
    assert len(problems) == 1
    assert "no file of assets/content/ is called artworks.toml" in problems[0].hint


def test_all_files_that_are_wrong_by_themselves_are_told_together(campaign: Path) -> None:
    steps = campaign / "assets/content/steps.toml"
    raw = steps.read_bytes()
    steps.write_bytes(raw + b"[open\n")
    try:
        problems = with_slip(campaign, "assets/decks/quiz.toml", lambda text: f"{text}\n[open")
    finally:
        steps.write_bytes(raw)
    assert places(problems) == ["assets/content/steps.toml", "assets/decks/quiz.toml"]


@pytest.mark.parametrize(
    ("slip", "says", "mends"),
    [
        (first('^id = "consent"', 'id = "My Consent"'), "'My Consent'", 'id = "my-consent"'),
        (first('^id = "consent"', 'id = "Cydsyniad Tŷ’r plant"'), "Tŷ", '"cydsyniad-ty'),
        (first('^id = "consent"\n', ""), "has no id", 'write id = "'),
        (
            first('^id = "consent"', 'id = "consent"\npicture = "myths-consentt"'),
            "the unknown picture 'myths-consentt'",
            "did you mean 'myths-consent'?",
        ),
    ],
    ids=["capitals and a space", "letters with accents", "none", "a picture that nobody drew"],
)
def test_an_entry_says_what_its_id_and_its_picture_may_be(
    campaign: Path, slip: Callable[[str], str], says: str, mends: str
) -> None:
    problems = with_slip(campaign, "assets/content/myths.toml", slip)
    assert places(problems) == ["assets/content/myths.toml"]
    assert says in problems[0].message and mends in problems[0].hint


@pytest.mark.parametrize(
    ("path", "slip", "says", "mends"),
    [
        (
            "assets/resources/posters.toml",
            first("^strapline = ", "straplin = "),
            "the slot 'straplin'",
            "did you mean 'strapline'?",
        ),
        (
            "assets/decks/quiz.toml",
            first('^id = "answer-1"', 'id = "question-1"'),
            "the id 'question-1' is used twice",
            "its own id",
        ),
        (
            "assets/data/facts.toml",
            first("^verified = .*$", 'verified = "yes"'),
            "whether its cy and en is verified",
            "cy = false, en = false",
        ),
        (
            "assets/content/steps.toml",
            first(r"^\[heading\]", '[heading]\nsource = "welsh"'),
            "the unknown language 'welsh'",
            "source is one of",
        ),
        (
            "assets/site/site.toml",
            first('^pack = "secondary"', 'pack = "secondry"'),
            "'secondry'",
            "did you mean 'secondary'?",
        ),
    ],
    ids=["a slot", "an id twice", "a table that is a word", "a language", "a pack of the site"],
)
def test_one_slip_that_two_readers_meet_is_one_error(
    campaign: Path, path: str, slip: Callable[[str], str], says: str, mends: str
) -> None:
    problems = with_slip(campaign, path, slip)
    assert places(problems) == [path], problems
    assert says in problems[0].message and mends in problems[0].hint


def test_a_key_with_a_capital_is_said_once_however_many_layouts_print_it(campaign: Path) -> None:
    problems = with_slip(
        campaign, "assets/content/steps.toml", first('^(id = "law"\ntitle)', 'id = "law"\nTitle')
    )
    (said,) = [problem for problem in problems if "has no 'title'" in problem.message]
    assert "write 'title' for 'Title': capitals count" in said.hint


def test_where_the_campaign_is_wrong_nobody_says_that_a_catalogue_is_not_wanted(
    campaign: Path,
) -> None:
    file = campaign / CAMPAIGN
    raw = file.read_bytes()
    file.write_text(re.sub(r"date = \d{4}-\d\d-\d\d", 'date = "soon"', raw.decode()), "utf-8")
    try:
        with pytest.raises(Invalid) as wrong:
            read_project(campaign)
    finally:
        file.write_bytes(raw)
    assert places(wrong.value.problems) == [CAMPAIGN] and not wrong.value.beside
