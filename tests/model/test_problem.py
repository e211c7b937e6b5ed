from __future__ import annotations

import pytest

from toolkit.model.problem import (
    Invalid,
    Problem,
    RenderFailed,
    Span,
    StoreFailed,
    ToolkitError,
)


def test_a_problem_says_what_where_and_how_to_mend_it() -> None:
    problem = Problem(
        "missing",
        "'steps/law/title' has no Welsh",
        Span("locales/cy/LC_MESSAGES/campaign.po", 112),
        "translate it",
    )
    assert (
        str(problem)
        == "'steps/law/title' has no Welsh\n  at locales/cy/LC_MESSAGES/campaign.po:112\n  hint:"
        " translate it"
    )


def test_a_problem_without_a_place_or_a_hint_is_one_line() -> None:
    assert str(Problem("pattern", "nothing is called 'psters'")) == "nothing is called 'psters'"


def test_a_span_of_a_whole_file_has_no_line() -> None:
    assert str(Span("assets/campaign.toml")) == "assets/campaign.toml"


def test_a_problem_about_a_string_is_located_where_the_string_can_be_edited() -> None:
    places = {"cy notes/hello/title": Span("campaign.po", 7)}
    assert Problem("fit", "too long", about="cy notes/hello/title").located(places).where == Span(
        "campaign.po", 7
    )
    assert Problem("fit", "too long", about="en notes/hello/title").located(places).where is None
    known = Problem("fit", "too long", Span("a.typ", 3), about="cy notes/hello/title")
    assert known.located(places) is known


@pytest.mark.parametrize(("kind", "code"), [(Invalid, 2), (RenderFailed, 1), (StoreFailed, 1)])
def test_each_error_carries_its_problems_and_its_exit_code(
    kind: type[ToolkitError], code: int
) -> None:
    problems = [Problem("a", "first"), Problem("b", "second", Span("x.toml", 2))]
    error = kind(iter(problems))
    assert (error.problems, error.exit_code) == (tuple(problems), code)
    assert str(error) == "first\nsecond\n  at x.toml:2"
