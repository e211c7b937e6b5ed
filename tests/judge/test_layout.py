"""Judging a layout, on traces written by hand: lengths in 1/1000 pt."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.judge.layout import (
    TOLERANCE,
    boxes,
    landings,
    outside,
    overflowing,
    parity,
    too_small,
)
from toolkit.model.job import Landing


def said(
    context: str = "notes/a/title", locale: str = "cy", text: str = "Rhannwch", **more: int
) -> dict[str, Any]:
    return {
        "say": context,
        "locale": locale,
        "text": text,
        "page": 1,
        "x": 0,
        "y": 0,
        "w": 50_000,
        "h": 10_000,
        "size": 12_000,
        "lines": 1,
    } | more


def box(
    key: str = "title", high: int = 20_000, over: int = 0, k: int = 1000, y: int = 0
) -> dict[str, Any]:
    return {"fit": key, "k": k, "w": 60_000, "h": high, "over": over, "page": 1, "x": 0, "y": y}


def landed(
    context: str = "notes/a/title",
    locale: str = "cy",
    page: int = 1,
    x: int = 0,
    y: int = 0,
    width: int = 50_000,
    height: int = 10_000,
    size: int = 12_000,
) -> Landing:
    return Landing(context, locale, "Rhannwch", page, x, y, width, height, size, 1)


END = {"end": "title"}


def test_landings_are_the_strings_in_order_with_plain_spaces() -> None:
    found = landings(
        [box(), said(text="i\u00a0ddiogelu", x=1, y=2), END, said("notes/a/body", "en")]
    )
    assert [(l.context, l.locale, l.text) for l in found] == [
        ("notes/a/title", "cy", "i ddiogelu"),
        ("notes/a/body", "en", "Rhannwch"),
    ]
    assert (found[0].x, found[0].y, found[0].width, found[0].height) == (1, 2, 50_000, 10_000)


def test_a_box_drawn_twice_has_its_smaller_scale() -> None:
    assert boxes([box(k=1000), END, box(k=820), END, box("body", k=1300), END]) == {
        "title": 820,
        "body": 1300,
    }


def test_words_that_fit_are_no_problem() -> None:
    assert overflowing([box(), said(), END], "it") == []


@pytest.mark.parametrize(
    ("bottom", "found"),
    [(20_000, 0), (20_000 + TOLERANCE, 0), (20_001 + TOLERANCE, 1), (40_000, 1)],
)
def test_words_may_be_a_hair_higher_than_their_box_and_no_more(bottom: int, found: int) -> None:
    assert (
        len(overflowing([box(high=20_000, y=5_000), said(y=5_000, h=bottom), END], "it")) == found
    )


def test_too_long_names_the_longest_string_how_much_and_what_to_cut() -> None:
    (problem,) = overflowing(
        [
            box(high=30_000, over=10_000),
            said("notes/a/title", text="Byr"),
            said("notes/a/body", text="x" * 97),
            END,
        ],
        "posters/a on a4 (cy)",
    )
    assert problem.code == "fit"
    assert problem.about == "cy notes/a/body"
    assert "posters/a on a4 (cy)" in problem.message
    assert "'notes/a/body' (cy)" in problem.message
    assert "10 pt higher than their box (30 pt)" in problem.message
    assert problem.hint == "cut about 25 of its 97 characters"  # a quarter of 100


def test_what_to_cut_is_never_more_than_there_is_nor_nothing() -> None:
    (much,) = overflowing([box(high=1_000, over=900_000), said(text="abc"), END], "it")
    assert "cut about 3 of its 3" in much.hint
    (little,) = overflowing([box(high=900_000, over=400), said(text="abc"), END], "it")
    assert "cut about 1 of its 3" in little.hint


def test_a_word_wider_than_its_box_is_named() -> None:
    (problem,) = overflowing(
        [box(over=4_000_000), said(text="y Llanfairpwllgwyngyll bach"), END], "it"
    )
    assert "“Llanfairpwllgwyngyll”" in problem.message
    assert "wider than its box" in problem.message


def test_each_box_is_judged_by_itself() -> None:
    found = overflowing(
        [
            box(over=10_000),
            said("a"),
            END,
            box("body"),
            said("b"),
            END,
            box("foot", over=10_000),
            said("c"),
            END,
        ],
        "it",
    )
    assert [problem.about for problem in found] == ["cy a", "cy c"]


@pytest.mark.parametrize(("size", "found"), [(9_000, 0), (8_981, 0), (8_979, 1), (4_000, 1)])
def test_type_below_the_smallest_is_a_problem(size: int, found: int) -> None:
    problems = too_small([said(size=size)], 9_000, 12_000, "it")
    assert len(problems) == found
    assert all(
        (p.code, p.about) == ("size", "cy notes/a/title") and "the smallest here is 9" in p.message
        for p in problems
    )


@pytest.mark.parametrize(("size", "found"), [(12_000, 0), (11_981, 0), (11_979, 1), (9_000, 1)])
def test_running_text_has_a_smallest_size_of_its_own(size: int, found: int) -> None:
    problems = too_small([said(size=size, body=True), said(size=size)], 9_000, 12_000, "it")
    assert len(problems) == found
    assert all("the smallest running text here is 12" in problem.message for problem in problems)


def test_running_text_below_every_minimum_is_told_once() -> None:
    (problem,) = too_small([said(size=4_000, body=True)], 9_000, 12_000, "it")
    assert "the smallest here is 9" in problem.message


@pytest.mark.parametrize(
    ("size", "message"),
    [
        (12_000, ""),
        (11_981, ""),
        (11_979, "the smallest running text here is 12"),
        (9_000, "the smallest running text here is 12"),
        (8_979, "the smallest here is 9"),
    ],
)
def test_running_text_has_a_minimum_of_its_own(size: int, message: str) -> None:
    problems = too_small([said(size=size, body=True)], 9_000, 12_000, "it")
    assert [message in p.message for p in problems] == [True] * bool(message)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ({}, 0),
        ({"x": 50_000, "y": 90_000}, 0),
        ({"x": 50_000 + TOLERANCE}, 0),
        ({"x": 50_001 + TOLERANCE}, 1),
        ({"y": 90_001 + TOLERANCE}, 1),
        ({"x": -1 - TOLERANCE}, 1),
        ({"y": -1 - TOLERANCE}, 1),
        ({"page": 2, "x": 60_000}, 1),
    ],
)
def test_words_over_the_edge_are_outside(place: dict[str, int], found: int) -> None:
    problems = outside([landed(**place)], 100_000, 100_000, 0, (0, 0, 0, 0), "it")
    assert [p.code for p in problems] == ["outside"] * found
    assert all("the edge of the sheet" in p.message for p in problems)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ({"x": 10_000, "y": 20_000}, 0),
        ({"x": 10_000, "y": 19_000}, 1),
        ({"x": 9_000, "y": 20_000}, 1),
        ({"x": 46_000, "y": 20_000}, 1),
        ({"x": 45_000, "y": 60_000}, 0),
        ({"x": 45_000, "y": 61_000}, 1),
    ],
)
def test_words_under_a_platforms_buttons_are_outside(place: dict[str, int], found: int) -> None:
    problems = outside(
        [landed(**place)], 100_000, 100_000, 0, (20_000, 5_000, 30_000, 10_000), "it"
    )
    assert len(problems) == found
    assert all("platforms cover" in p.message for p in problems)


def test_in_print_the_edge_is_the_trim_and_not_the_sheet() -> None:
    assert outside([landed(x=28_346, y=28_346)], 100_000, 100_000, 28_346, (0, 0, 0, 0), "it") == []
    assert (
        len(outside([landed(x=20_000, y=28_346)], 100_000, 100_000, 28_346, (0, 0, 0, 0), "it"))
        == 1
    )


def test_one_language_has_no_parity_to_keep() -> None:
    assert parity((landed(),), ("cy",), "it") == []


BOTH = ("cy", "en")


@pytest.mark.parametrize(
    ("welsh", "english"),
    [
        ({}, {"x": 60_000}),
        ({}, {"y": 20_000}),
        ({"y": 5_000}, {"x": 60_000}),
        ({"size": 14_000}, {"x": 60_000}),
        ({"y": 90_000}, {"page": 2, "y": 0}),
    ],
    ids=["left", "above", "left-and-lower", "larger", "page-before"],
)
def test_welsh_first_and_no_smaller_is_parity(
    welsh: dict[str, int], english: dict[str, int]
) -> None:
    assert parity((landed(**welsh), landed(locale="en", **english)), BOTH, "it") == []


@pytest.mark.parametrize(
    ("welsh", "english", "words"),
    [
        ({"size": 11_000}, {"x": 60_000}, "smaller in cy"),
        ({"x": 60_000}, {}, "stands in en before"),
        ({"y": 20_000}, {}, "stands in en before"),
        ({"page": 2}, {"x": 60_000}, "stands in en before"),
    ],
)
def test_welsh_smaller_or_after_is_no_parity(
    welsh: dict[str, int], english: dict[str, int], words: str
) -> None:
    (problem,) = parity((landed(**welsh), landed(locale="en", **english)), BOTH, "it")
    assert (problem.code, problem.about) == ("parity", "cy notes/a/title")
    assert words in problem.message


@pytest.mark.parametrize(("only", "about"), [("cy", "cy notes/a/body"), ("en", "en notes/a/body")])
def test_a_string_in_one_language_only_is_no_parity(only: str, about: str) -> None:
    (problem,) = parity(
        (landed(), landed(locale="en", x=60_000), landed("notes/a/body", only)), BOTH, "it"
    )
    assert (problem.code, problem.about) == ("parity", about)
    assert f"printed in {only} only" in problem.message


def test_every_fault_is_told() -> None:
    trace = (landed("a", size=9_000, x=60_000), landed("a", "en"), landed("b"), landed("c", "en"))
    assert len(parity(trace, BOTH, "it")) == 4


def test_a_string_said_twice_is_judged_both_times() -> None:
    """The second time, the Welsh is smaller."""
    trace = (
        landed("a", size=20_000),
        landed("a", "en", x=60_000, size=20_000),
        landed("a", y=50_000, size=9_000),
        landed("a", "en", x=60_000, y=50_000, size=14_000),
    )
    (problem,) = parity(trace, BOTH, "it")
    assert "smaller in cy" in problem.message


def test_an_outer_box_answers_for_the_boxes_in_it() -> None:
    inner = [box("inner", high=30_000, y=10_000), said(y=10_000, h=25_000), {"end": "inner"}]
    (problem,) = overflowing([box("outer", high=20_000), *inner, {"end": "outer"}], "a")
    assert "the words are 15 pt higher than their box (20 pt)" in problem.message
    assert overflowing([box("outer", high=36_000), *inner, {"end": "outer"}], "a") == []


def test_a_box_around_one_that_overflows_is_not_told_as_well() -> None:
    inner = [box("inner", high=10_000), said(h=25_000), {"end": "inner"}]
    (problem,) = overflowing([box("outer", high=20_000), *inner, {"end": "outer"}], "a")
    assert "(10 pt)" in problem.message
