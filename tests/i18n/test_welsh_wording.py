"""What is planted is found: false friends, English turns, words that should have changed, strings
that do not agree with each other. The shipped words have none of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, FILES, HERE

from toolkit.i18n.merge import new_catalogue
from toolkit.i18n.po import parse
from toolkit.i18n.welsh.avoided import Avoided, read_avoided
from toolkit.i18n.welsh.checks import check
from toolkit.i18n.welsh.glossary import Term, doubled, read_terms
from toolkit.model.problem import Problem, Span

HEADER = new_catalogue("cy", "test", "Welsh").decode()
GLOSSARY = "locales/glossary.toml"
TABLE = tomllib.loads((HERE / GLOSSARY).read_text("utf-8"))
TERMS = read_terms(GLOSSARY, TABLE, [])[0]
AVOIDED = read_avoided(GLOSSARY, TABLE, [], "en", "cy")[0]


def look(*pairs: tuple[str, str], note: str = "") -> list[Problem]:
    entries = "".join(
        f'\n{note}msgctxt "{number}"\nmsgid "{english}"\nmsgstr "{welsh}"\n'
        for number, (english, welsh) in enumerate(pairs)
    )
    document, problems = parse("cy.po", HEADER + entries)
    assert problems == []
    return check(document, TERMS, ("ICO",), avoided=AVOIDED)


PLANTED = {
    "another word for a term": ("A staff briefing.", "Cyfarfod i staff.", "W-GLOSSARY"),
    "a form that no dictionary has": (
        "A staff briefing.",
        "Briffiad i staff.",
        "W-GLOSSARY W-AVOID",
    ),
    "danger for risk": ("A risk to sharing.", "Perygl i rannu.", "W-GLOSSARY"),
    "risk for danger": ("In danger now.", "Mewn risg nawr.", "W-GLOSSARY"),
    "a haemorrhage": ("3 mm around it.", "3 mm o waedlif o’i gwmpas.", "W-AVOID"),
    "the news media": ("Files to print.", "Ffeiliau i’r wasg.", "W-AVOID"),
    "a summary": ("Of each file.", "Crynodeb pob ffeil.", "W-AVOID"),
    "carried by hand": ("Colours with words.", "Lliwiau sy’n cario geiriau.", "W-AVOID"),
    "links for people": ("Add your contacts.", "Ychwanegwch gysylltiadau.", "W-AVOID"),
    "a film that catches": ("An upright one.", "Y ffilm dal.", "W-AVOID"),
    "house building": ("It stops.", "Mae’n atal y gwaith adeiladu.", "W-AVOID"),
    "people who are needed": ("Those who ask.", "Y bobl sydd ei angen.", "W-IDIOM"),
    "teachers who are needed": ("Those who ask.", "Athrawon hynny sydd ei angen.", "W-IDIOM"),
    "what not": ("Not looked at.", "Beth na chafodd ei wirio.", "W-IDIOM"),
    "what not, softened": ("Not looked at.", "Am feth nad oes modd ei wirio.", "W-IDIOM"),
    "not softened after i": ("For parents.", "I rhieni.", "I-MUTATION"),
    "not softened after o": ("Of words.", "Llawer o cwestiynau.", "I-MUTATION"),
    "not softened after ar": ("On paper.", "Ar papur.", "I-MUTATION"),
    "not softened after am": ("About people.", "Am pobl.", "I-MUTATION"),
    "not breathed after a": ("Cats and dogs.", "Cŵn a cathod.", "I-MUTATION"),
    "a number added": ("Call at once.", "Ffoniwch 999 ar unwaith.", "W-NUMBER"),
    "softened after eich": ("Your home.", "Eich ddarllen.", "I-MUTATION"),
}


@pytest.mark.parametrize(("english", "welsh", "codes"), PLANTED.values(), ids=PLANTED.keys())
def test_what_is_planted_is_found_and_can_be_left(english: str, welsh: str, codes: str) -> None:
    found = look((english, welsh))
    assert [problem.code for problem in found] == codes.split()
    assert all(problem.hint and problem.where and problem.where.line for problem in found)
    notes = "".join(f"# toolkit: ignore {code} it is a play of words\n" for code in codes.split())
    assert look((english, welsh), note=notes) == []


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("What is needed.", "Yr hyn sydd ei angen."),
        ("The people who need it.", "Y bobl y mae arnynt ei angen."),
        ("Anything that should not be there.", "Unrhyw beth na ddylai fod yno."),
        ("A child in danger is at risk.", "Mae plentyn mewn perygl yn wynebu risg."),
        ("The newspapers.", "Y wasg."),
        ("A summary.", "Crynodeb."),
        ("Into the house, to me.", "I mewn i’r tŷ, i mi."),
        ("To PowerPoint.", "I PowerPoint."),
        ("For children, of people.", "I blant, o bobl."),
        ("Your question and your sister.", "Eich cwestiwn a’ch chwaer."),
        ("Read or copy.", "Darllenwch neu copïwch."),
        ("Whoever sent it.", "Y sawl a anfonodd hwn."),
        ("Because it is so.", "Gan mai felly y mae."),
        ("staff-briefing", "sesiwn-friffio-i-staff"),
    ],
)
def test_good_welsh_is_left_alone(english: str, welsh: str) -> None:
    assert look((english, welsh)) == []


def test_strings_are_compared_with_each_other() -> None:
    said = [("Yes", "Oes"), ("Yes", "Ydy")]
    assert [problem.code for problem in look(*said)] == ["I-DIFFERENT"]
    said = [("Read", "Darllen"), ("Reading", "Darllen"), ("read", "darllen")]
    assert [problem.code for problem in look(*said)] == ["I-SAME"]
    said = [
        ("For you.", "I chi."),
        ("From it for you.", "Ohono ichi."),
        ("So you.", "Felly i chi."),
    ]
    (mixed,) = look(*said)
    assert (mixed.code, mixed.message.split()[0]) == ("W-MIXED", "'1'")
    assert look(*said, note="# toolkit: ignore W-MIXED a verse\n") == []


def test_one_word_for_two_terms_is_said_of_the_glossary() -> None:
    here = Span(GLOSSARY, 3)
    terms = [Term(("risk",), "perygl", here), Term(("danger", "Risk"), "perygl", here)]
    assert [problem.code for problem in doubled(terms)] == ["W-SENSES"] * 2
    assert list(doubled(TERMS)) == []


@pytest.mark.parametrize("row", [{"cy": "a"}, {"cy": "a", "say": "b"}, {"say": 1, "why": "c"}, 7])
def test_words_to_avoid_without_a_reason_are_refused(row: object) -> None:
    _, (problem,) = read_avoided("g", {"avoid": [row]}, [5], "en", "cy")
    assert problem.code == "E-GLOSSARY" and problem.where == Span("g", 5)


def test_words_to_avoid_of_another_language_do_not_mutate() -> None:
    rows = {"avoid": [{"pl": ["prasa"], "say": "drukarnia", "why": "that is the newspapers"}]}
    ((avoided,), problems) = read_avoided("g", rows, [1], "en", "pl")
    assert problems == [] and avoided.found.search("prasa") and not avoided.mutates
    assert read_avoided("g", rows, [1], "en", "cy") == ([], [])
    assert Avoided(("prasa",), "", "", Span("g", 1)).found.search("brasa")


def test_the_campaign_s_own_welsh_has_none_of_it(run: Callable[..., Any]) -> None:
    ran = run("i18n", "check", "--project", HERE)
    assert "Welsh: 0 errors, 0 warnings, 0 notes" in ran.out, ran.out


@pytest.mark.parametrize("path", ["toolkit/house/locales/cy.po", "toolkit/starter/locales/cy.po"])
def test_no_lent_welsh_has_any_of_it(path: str) -> None:
    document, _ = parse(path, (HERE / path).read_text("utf-8"))
    keep = TABLE["keep"]["words"]
    assert check(document, TERMS, keep, avoided=AVOIDED) == []


def test_the_command_names_file_line_and_what_to_say_instead(
    project: Callable[..., Path], run: Callable[..., Any]
) -> None:
    files = FILES | {
        CATALOGUE: FILES[CATALOGUE].replace('msgstr "', 'msgstr "Y wasg. ', 2),
        GLOSSARY: '[[avoid]]\ncy = ["y wasg"]\nsay = "argraffu"\nwhy = "the news media"\n',
    }
    ran = run("i18n", "check", "--project", project(files))
    assert "W-AVOID" in ran.out and "argraffu (locales/glossary.toml:1)" in ran.out
    assert f"{CATALOGUE}:" in ran.out
