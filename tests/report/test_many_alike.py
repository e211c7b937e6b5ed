"""Many problems of one kind are told as one; those of other kinds by themselves."""

from __future__ import annotations

from toolkit.model.problem import Problem, Span
from toolkit.report.problems import all_lines


def missing(number: int) -> Problem:
    return Problem(
        "missing",
        f"'posts/{number}/title' is not translated into Polish",
        Span("locales/pl/LC_MESSAGES/campaign.po", number),
        f"translate “Title {number}”",
        many="toolkit i18n status pl counts them",
    )


def test_ten_of_a_kind_are_told_one_by_one() -> None:
    assert len(list(all_lines(map(missing, range(10))))) == 10


def test_more_are_told_once_with_their_command_and_all_that_they_stop() -> None:
    other = Problem("file", "x is missing", Span("x"), "restore it")
    problems = [missing(1), other, *map(missing, range(2, 100))]
    stops = {problem: [f"{problem.message}.pdf"] for problem in problems}
    first, second = all_lines(problems, "error", stops)
    lines = first.split("\n")
    assert lines[0] == "error: 'posts/1/title' is not translated into Polish"
    assert lines[1].endswith("campaign.po:1")
    assert lines[2].startswith("  and 98 more like this, at locales/pl/") and lines[2].endswith("…")
    assert lines[3] == "  hint: toolkit i18n status pl counts them"
    assert lines[4].startswith("  stops 99 artefacts")
    assert second.startswith("error: x is missing")
