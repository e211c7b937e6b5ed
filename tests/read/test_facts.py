"""Facts: what goes out of date or waits for somebody, and what each nation has otherwise."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import CAMPAIGN, CATALOGUE, CONTENT, FILES, HERE, WORDS, catalogue

from toolkit.media.reading import read_project
from toolkit.model.fact import Fact
from toolkit.model.problem import Invalid, Span
from toolkit.plan.words import Gathered, Speaker
from toolkit.read.facts import NATIONS as NATIONS_FILE
from toolkit.read.facts import read_facts
from toolkit.read.toml import read_toml
from toolkit.read.wording import read_wording

FACTS = "assets/data/facts.toml"


def facts(text: str) -> tuple[dict[str, Fact], list[tuple[str, int]]]:
    found, problems = read_facts(read_toml(FACTS, text.encode())[0], ("cy", "en"))
    assert all(
        problem.where and problem.where.path == FACTS and problem.hint for problem in problems
    )
    return found, [(problem.code, problem.where.line) for problem in problems if problem.where]


def test_a_fact_has_a_value_in_each_language_and_says_which_are_verified() -> None:
    found, problems = facts(
        '[web]\nen = "ico.org.uk"\ncy = "cy.ico.org.uk"\nverified = { en = true, cy = false'
        ' }\n\n[slogan]\nen = ["Think"]\ncy = ["Meddwl"]\nverified = { en = true, cy = true'
        ' }\nsource = "x"\n'
    )
    assert problems == []
    assert found["web"] == Fact(
        "web",
        {"en": "ico.org.uk", "cy": "cy.ico.org.uk"},
        {"en": True, "cy": False},
        Span(FACTS, 1),
    )
    assert found["slogan"].values == {"en": ("Think",), "cy": ("Meddwl",)}


def test_a_fact_in_decomposed_letters_is_composed() -> None:
    welsh = unicodedata.normalize("NFD", "Dŵr")
    found, _ = facts(f'[a]\nen = "Water"\ncy = "{welsh}"\nverified = {{ en = true, cy = true }}\n')
    assert found["a"].values["cy"] == "Dŵr"


@pytest.mark.parametrize(
    ("verified", "wanted"),
    [
        ("", [("fact", 1)]),
        ("verified = true\n", [("fact", 4)]),
        ("verified = { en = true }\n", [("fact", 4)]),
        ('verified = { en = true, cy = "yes" }\n', [("fact", 4)]),
        ("verified = {}\n", [("fact", 4)]),
    ],
    ids=["absent", "for all", "one language only", "not yes or no", "empty"],
)
def test_a_fact_that_does_not_say_whether_it_is_verified_is_refused(
    verified: str, wanted: list[tuple[str, int]]
) -> None:
    assert facts(f'[web]\nen = "ico.org.uk"\ncy = "cy.ico.org.uk"\n{verified}')[1] == wanted


def test_a_fact_without_a_language_is_refused() -> None:
    assert facts('\n[web]\nen = "ico.org.uk"\nverified = { en = true, cy = true }\n')[1] == [
        ("fact", 2)
    ]


@pytest.mark.parametrize("value", ['""', '"  "', "[]", '["Meddwl", ""]', "7", "[1]", "{ a = 1 }"])
def test_a_fact_that_says_nothing_in_a_language_is_refused(value: str) -> None:
    assert [
        code
        for code, _ in facts(
            f'[web]\nen = "ico.org.uk"\ncy = {value}\nverified = {{ en = true, cy = true }}\n'
        )[1]
    ] == ["fact"]


def test_a_fact_outside_a_table_is_refused() -> None:
    assert facts('web = "ico.org.uk"\n')[1] == [("fact", 1)]


MakeProject = Callable[..., Path]
NATIONS = """[land.role]
en = "keeper"
cy = "ceidwad"
verified = { en = true, cy = true }
until = 2030-01-31

[isle.role]
en = "warden"
cy = "warden ynys"
verified = { en = false, cy = true }
until = 2030-02-28
"""
ASKS = FILES[CONTENT].replace("the person you trust", "your {role}")
WELSH = catalogue(
    {
        **WORDS,
        "notes/hello/body": (
            "Tell your {role}. Read more at {web}.",
            "Dywedwch wrth eich {role}. Darllenwch fwy yn {web}.",
        ),
    }
)
OF_NATIONS = {NATIONS_FILE: NATIONS, CONTENT: ASKS, CATALOGUE: WELSH}


def body(root: Path, locale: str) -> str:
    """What the note says."""
    found = Gathered()
    return Speaker(read_project(root), locale, False, found).plain("notes/hello/body")


def test_the_first_nation_holds_where_nobody_names_one(project: MakeProject) -> None:
    root = project(OF_NATIONS)
    assert body(root, "en") == "Tell your keeper. Read more at ico.org.uk."
    assert "eich ceidwad." in body(root, "cy")
    assert [expiry.name for expiry in read_project(root).expiries] == ["land/role"]
    assert read_wording(root).facts["role"].values["en"] == "keeper"


def test_one_line_chooses_another_nation(project: MakeProject) -> None:
    named = FILES[CAMPAIGN] + '\n[school]\nnation = "isle"\n'
    root = project({**OF_NATIONS, CAMPAIGN: named})
    assert "your warden." in body(root, "en") and "eich warden ynys." in body(root, "cy")
    read = read_project(root)
    assert read.recipients == () and [one.name for one in read.expiries] == ["isle/role"]
    assert not read.facts["role"].verified["en"] and read.facts["role"].where.path == NATIONS_FILE


@pytest.mark.parametrize(
    ("files", "says", "hint"),
    [
        ({CAMPAIGN: '[school]\nnation = "isel"\n'}, "the nation 'isel'", "'isle'"),
        ({CAMPAIGN: "[school]\nnation = 3\n"}, "'nation' is a whole number", "as text"),
        ({NATIONS_FILE: "[isle.home]\n"}, "[isle] has no key 'home'", "role"),
        ({NATIONS_FILE: "[hill]\n"}, "the nation 'hill' does not say its 'role'", "[hill.role]"),
        ({NATIONS_FILE: "[land.web]\n"}, "the fact 'web' has no value for en", "en ="),
    ],
    ids=["misspelt", "no name", "a fact of one", "a nation without facts", "a fact without words"],
)
def test_a_nation_that_nobody_can_use_is_refused_at_its_line(
    project: MakeProject, files: dict[str, str], says: str, hint: str
) -> None:
    [(path, more)] = files.items()
    text = ({**FILES, **OF_NATIONS}[path]) + "\n" + more
    with pytest.raises(Invalid) as wrong:
        read_project(project({**OF_NATIONS, path: text}))
    found = [problem for problem in wrong.value.problems if says in problem.message]
    assert found and hint in found[0].hint, wrong.value.problems
    assert found[0].where and found[0].where.path == path and found[0].where.line


def test_a_nation_without_nations_is_refused(project: MakeProject) -> None:
    with pytest.raises(Invalid, match="of which assets"):
        read_project(project({CAMPAIGN: FILES[CAMPAIGN] + '\n[school]\nnation = "isle"\n'}))


def test_a_fact_of_a_nation_is_no_fact_of_all(project: MakeProject) -> None:
    twice = NATIONS.replace(".role]", ".web]")
    with pytest.raises(Invalid, match="stands here and in"):
        read_project(project({NATIONS_FILE: twice}))


def test_a_fact_is_not_good_until_a_day_before_it_was_checked(project: MakeProject) -> None:
    text = FILES[FACTS].replace("checked = 2026-11-01", "checked = 2026-11-01\nuntil = 2026-10-31")
    with pytest.raises(Invalid) as wrong:
        read_project(project({FACTS: text}))
    [problem] = wrong.value.problems
    assert problem.message == "'web' was checked on 2026-11-01, and is good until 2026-10-31 only"
    assert problem.where and problem.where.line == text.split("until")[0].count("\n") + 1


def test_the_shipped_facts_say_whence_they_are_and_until_when_they_hold() -> None:
    for name in ("facts", "nations"):
        tables = list(tomllib.loads((HERE / f"assets/data/{name}.toml").read_text()).values())
        if name == "nations":
            tables = [fact for nation in tables for fact in nation.values()]
        assert all({"source", "checked", "until", "verified"} <= {*fact} for fact in tables)
