"""[school]: who stands in, and whom to call when the school is closed."""

from __future__ import annotations

from toolkit.read.tables import read_school
from toolkit.read.toml import read_toml

PATH = "assets/campaign.toml"


def test_a_deputy_and_a_number_out_of_hours_are_lines_of_the_school() -> None:
    text = '[school]\ndeputy = "Siân Ŵyn"\nout_of_hours = "0300 123 4567"\n'
    school, problems = read_school(read_toml(PATH, text.encode())[0])
    assert not problems and school
    assert {key: line.text for key, line in school.lines.items()} == {
        "deputy": "Siân Ŵyn",
        "out_of_hours": "0300 123 4567",
    }


def test_a_number_out_of_hours_that_nobody_can_call_is_refused_with_its_line() -> None:
    text = '[school]\nname = "Ysgol"\nout_of_hours = "after five"\n'
    _, problems = read_school(read_toml(PATH, text.encode())[0])
    assert [problem.where.line for problem in problems if problem.where] == [3]
    assert "out_of_hours =" in problems[0].hint
