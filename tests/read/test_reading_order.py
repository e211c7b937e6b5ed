"""[reading] of template.toml: slots and fields that exist, or a line and a hint."""

from __future__ import annotations

import pytest

from toolkit.model.problem import Problem
from toolkit.model.template import Reading, Slot
from toolkit.read.reading_order import read_reading
from toolkit.read.table import Table
from toolkit.read.toml import read_toml

SLOTS = {
    "pairs": Slot("pairs", "items", ("wrong", "right")),
    "label": Slot("label", "text"),
    "ask": Slot("ask", "item", ("text", "yes", "then")),
}


def read(text: str) -> tuple[Reading, list[Problem]]:
    document, problems = read_toml("assets/templates/x/template.toml", text.encode())
    return read_reading(Table(document, problems), SLOTS), problems


def test_slots_fields_and_answers_are_read() -> None:
    reading, problems = read(
        'large = true\nnumbered = { pairs = { marks = ["numbers"] } }\n'
        'labels = { "pairs.wrong" = "label" }\nanswers = { ask = { yes = "then" } }\n'
    )
    assert problems == [] and reading.large
    assert reading.numbered == {"pairs": {"marks": ("numbers",)}}
    assert reading.labels == {"pairs.wrong": "label"}
    assert reading.answers == {"ask": {"yes": "then"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("numbered = { pears = {} }", "'pears' is no slot"),
        ('labels = { "pairs.wrng" = "label" }', "'pairs.wrng' is no slot, and no field of one"),
        ('labels = { "pairs.wrong" = "labl" }', "'labl' is no slot"),
        ('answers = { ask = { yes = "than" } }', "'than' is no slot, and no field of one"),
        ("order = 1", "[reading] has no key 'order'"),
    ],
)
def test_what_does_not_exist_is_said_with_its_line(text: str, said: str) -> None:
    _, (problem,) = read(text)
    assert said in problem.message and problem.hint
    assert problem.where is not None and problem.where.line == 1
