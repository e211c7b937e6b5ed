"""Events and problems as lines, for people and for programs."""

from __future__ import annotations

import json

import pytest

from toolkit.model.event import Entry, Event, Failed, Made, Reused
from toolkit.model.problem import Problem, Span
from toolkit.report.lines import Tally, by_problem, event_value, json_line, problem_value
from toolkit.report.problems import problem_lines

PLACED = Problem(
    "fit", "it is too long", Span("locales/cy/LC_MESSAGES/campaign.po", 12), "cut ten characters"
)
BARE = Problem("disk", "there is no room")
ENTRY = Entry("k" * 64, "0" * 64, 1234)


def test_a_problem_says_what_where_how_to_mend_it_and_what_it_stops() -> None:
    assert problem_lines(PLACED, "error", ["a.pdf", "b.pdf", "c.pdf"]) == [
        "error: it is too long",
        "  at locales/cy/LC_MESSAGES/campaign.po:12",
        "  hint: cut ten characters",
        "  stops 3 artefacts, a.pdf first",
    ]
    assert problem_lines(PLACED, "warning", ["a.pdf"])[0::3] == [
        "warning: it is too long",
        "  stops a.pdf",
    ]


@pytest.mark.parametrize("stops", [[], [""]])
def test_a_bare_problem_is_one_line(stops: list[str]) -> None:
    assert problem_lines(BARE, stops=stops) == ["error: there is no room"]


def test_a_problem_is_told_once_with_all_that_it_stops() -> None:
    found = by_problem([Failed("a.pdf", (PLACED, BARE)), Failed("b.pdf", (PLACED,))])
    assert found == {PLACED: ["a.pdf", "b.pdf"], BARE: ["a.pdf"]}


def test_a_problem_for_programs() -> None:
    assert problem_value(PLACED) == {
        "code": "fit",
        "message": "it is too long",
        "where": {"path": "locales/cy/LC_MESSAGES/campaign.po", "line": 12},
        "hint": "cut ten characters",
    }
    assert problem_value(BARE)["where"] is None


@pytest.mark.parametrize(
    ("event", "value"),
    [
        (
            Made("a", ENTRY, 0.123456),
            {"event": "made", "path": "a", "sha256": "0" * 64, "bytes": 1234, "seconds": 0.1235},
        ),
        (Reused("a", ENTRY), {"event": "reused", "path": "a", "sha256": "0" * 64, "bytes": 1234}),
        (
            Failed("a", (BARE,)),
            {
                "event": "failed",
                "path": "a",
                "problems": [
                    {"code": "disk", "message": "there is no room", "where": None, "hint": ""}
                ],
            },
        ),
    ],
)
def test_every_event_for_programs(event: Event, value: dict[str, object]) -> None:
    assert event_value(event) == value
    assert json.loads(json_line(event_value(event))) == value


def test_a_line_of_json_is_one_line_with_real_letters_and_sorted_keys() -> None:
    assert json_line({"b": "dŵr\n", "a": 1}) == '{"a": 1, "b": "dŵr\\n"}'


def test_a_tally_counts_each_kind_of_event() -> None:
    tally = Tally()
    for event in (Made("a", ENTRY), Made("b", ENTRY), Reused("c", ENTRY), Failed("d", ())):
        tally.count(event)
    assert str(tally) == "2 made, 1 reused, 1 failed"
