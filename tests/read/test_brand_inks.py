"""[cmyk] and [color] of the brand's tokens: one brand on paper and on screens, or a problem."""

from __future__ import annotations

import pytest
from minimal import HERE

from toolkit.model.campaign import Format, Resource
from toolkit.model.problem import Problem, Span
from toolkit.read.files import Files
from toolkit.read.inks import Brands, read_inks
from toolkit.read.toml import read_toml

TOKENS = "assets/brand/tokens.toml"
SHIPPED = (HERE / TOKENS).read_text("utf-8")
CAMPAIGNS = ["", "toolkit/starter/", "tests/campaigns/waste-less/", "tests/upgrade/format-1/"]


def read(
    text: str, condition: str = "FOGRA39", formats: tuple[str, ...] = ("a4-print",)
) -> tuple[Brands, list[Problem], list[Problem]]:
    """The inks, errors and warnings of tokens, for a resource in these formats."""
    files = Files(HERE)
    document, _ = read_toml(TOKENS, text.encode())
    made = [Format("a4-print", "a4", "print", condition=condition), Format("a4", "a4", "screen")]
    resource = Resource.of_its_own(
        "posters", "hello", describe="", formats=formats, editions=(), where=Span(TOKENS)
    )
    brands, warnings = read_inks(files, document, made, [resource])
    return brands, files.problems, warnings


def changed(old: str, new: str) -> str:
    assert old in SHIPPED
    return SHIPPED.replace(old, new)


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_brands_that_stand_are_taken_as_they_are(campaign: str) -> None:
    brands, errors, warnings = read((HERE / campaign / TOKENS).read_text("utf-8"))
    assert (errors, warnings) == ([], [])
    assert brands["FOGRA39"].keys() >= {"board", "chalk", "pencil", "sugar", "pen", "desk"}


def test_given_inks_stand_and_others_follow_the_colour() -> None:
    brands, errors, _ = read(changed("board = [92, 40, 76, 62]\n", ""))
    assert errors == []
    assert brands["FOGRA39"]["board"] == (930, 480, 750, 640)
    assert brands["FOGRA39"]["pencil"] == (0, 200, 1000, 0)
    navy, errors, _ = read(
        changed("board = [92, 40, 76, 62]\n", "").replace('"#06372D"', '"#0A2A5E"')
    )
    assert errors == [] and navy["FOGRA39"]["board"] == (970, 750, 0, 510)


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('"#06372D"', '"#0A2A5E"', "board"),
        ('"#FFCB1F"', '"#FF9E1F"', "pencil"),
        ('"#CDD3FF"', '"#D8F0D0"', "sugar"),
        ('"#DB2F14"', '"#2F5FDB"', "pen"),
        ('"#FFFFFF"', '"#FFF0C8"', "chalk"),
    ],
)
def test_a_colour_changed_alone_is_refused_with_both_lines_and_what_would_fit(
    old: str, new: str, name: str
) -> None:
    text = changed(old, new)
    _, errors, _ = read(text)
    assert [problem.code for problem in errors] == ["inks"]
    (problem,) = errors
    lines = text.splitlines()
    inks = next(n for n, line in enumerate(lines, 1) if line.startswith(f"{name} = ["))
    colour = next(n for n, line in enumerate(lines, 1) if new in line)
    assert str(problem.where) == f"{TOKENS}:{inks}"
    assert f"(line {colour})" in problem.message and new in problem.message
    fitting = problem.hint.partition("write ")[2].partition("]")[0] + "]"
    assert fitting.startswith(f"{name} = [")
    _, errors, warnings = read(text.replace(lines[inks - 1], fitting))
    assert (errors, warnings) == ([], [])


def test_inks_changed_alone_are_refused_too() -> None:
    _, errors, _ = read(changed("pen = [5, 95, 100, 0]", "pen = [95, 70, 0, 0]"))
    assert [problem.code for problem in errors] == ["inks"]


def test_a_small_difference_is_said_and_taken() -> None:
    brands, errors, warnings = read(changed('"#FFCB1F"', '"#FFE01F"'))
    assert errors == [] and brands["FOGRA39"]["pencil"] == (0, 200, 1000, 0)
    assert ["a little unlike" in warning.message for warning in warnings] == [True]


def test_richer_inks_for_black_are_a_brand_s_own_choice() -> None:
    black = changed('"#06372D"', '"#000000"')
    for inks in ("[0, 0, 0, 100]", "[60, 40, 40, 100]", "[75, 68, 67, 90]"):
        _, errors, warnings = read(black.replace("[92, 40, 76, 62]", inks))
        assert (errors, warnings) == ([], []), inks


@pytest.mark.parametrize(
    ("inks", "said"),
    [
        ("[92, 40, 76]", "are [92, 40, 76]"),
        ("[92, 40, 76, 101]", "are [92, 40, 76, 101]"),
        ("[92, 40, 76, -1]", "are [92, 40, 76, -1]"),
        ('"C92 M40"', "are 'C92 M40'"),
        ("[true, 40, 76, 62]", "are [True, 40, 76, 62]"),
        ("[92, 80, 76, 82]", "are 330 % together"),
    ],
)
def test_what_are_no_inks_is_said_and_nothing_else(inks: str, said: str) -> None:
    _, errors, warnings = read(changed("[92, 40, 76, 62]", inks))
    assert len(errors) == 1 and said in errors[0].message and warnings == []


def test_inks_of_no_colour_are_named() -> None:
    _, errors, _ = read(changed("board = [92", "borad = [92"))
    assert [problem.hint for problem in errors] == ["did you mean 'board'?"]


@pytest.mark.parametrize("condition", ["FOGRA52", "../secret", "FOGRA39.icc/x"])
def test_a_condition_without_a_profile_is_refused(condition: str) -> None:
    brands, errors, _ = read(SHIPPED, condition)
    assert brands == {} and [problem.code for problem in errors] == ["profile"]


def test_who_prints_nothing_needs_no_profile() -> None:
    assert read(SHIPPED, "FOGRA52", ("a4",)) == ({}, [], [])
