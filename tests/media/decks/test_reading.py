"""Storyboards and the slides' master with something else in place of each of their values."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE, house

from toolkit.media.decks.read_board import read_deck
from toolkit.media.decks.read_master import read_master
from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid
from toolkit.read.known import Known
from toolkit.read.toml import Document, read_toml

MASTER = "assets/brand/slides.toml"
LETTERS = "assets/data/arial.toml"
BOARD = "assets/decks/staff-briefing.toml"
FIELDS = ("board", "chalk", "pencil", "sugar")
DRAWN = ("circle", "mark", "quarter", "square")
ODD: list[Any] = [7, -1, 1.5, float("nan"), True, "odd", "", [], [[]], ["odd", 7], {}, {"odd": 7}]


def document(path: str) -> Document:
    return read_toml(path, (HERE / path if (HERE / path).is_file() else house(path)).read_bytes())[
        0
    ]


def with_odd_values(whole: Any, odd: Any) -> Iterator[Any]:
    """The values over and over, each time with another of them replaced or taken away."""
    for keys in _paths(whole):
        for gone in (False, True):
            values = copy.deepcopy(whole)
            inner = values
            for key in keys[:-1]:
                inner = inner[key]
            if gone:
                del inner[keys[-1]]
            else:
                inner[keys[-1]] = odd
            yield values


def _paths(value: Any) -> Iterator[tuple[Any, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in pairs:
        yield (key,)
        if isinstance(part, dict | list):
            yield from ((key, *rest) for rest in _paths(part))


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_a_master_is_understood_or_refused(odd: Any) -> None:
    whole, letters = document(MASTER), document(LETTERS)
    table = whole.values["layout"]
    few = {name: table[name] for name in ("cover", "step", "flow")}
    for values in with_odd_values(whole.values | {"layout": few}, odd):
        master, problems = read_master(
            Document(MASTER, values, whole.lines), letters, FIELDS, DRAWN
        )
        assert master or problems or not values
        for problem in problems:
            assert problem.where and problem.where.path == MASTER and problem.hint


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_a_storyboard_is_understood_or_refused(odd: Any) -> None:
    whole = document(BOARD)
    master, _ = read_master(document(MASTER), document(LETTERS), FIELDS, DRAWN)
    known = Known({}, {}, {})
    slides = {"slide": whole.values["slide"][:3]}
    for values in with_odd_values(whole.values | slides, odd):
        deck, problems = read_deck(
            Document(BOARD, values, whole.lines), master, known, ("cy", "en", "cy-en"), DRAWN
        )
        assert deck or problems
        for problem in problems:
            assert problem.where and problem.where.path == BOARD and problem.hint


def test_a_brand_without_a_colour_of_the_theme_is_told(tmp_path: Path) -> None:
    tokens = "assets/brand/tokens.toml"
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, tmp_path / folder)
    file = tmp_path / tokens
    file.write_text(file.read_text("utf-8").replace("desk ", "shelf ").replace('"desk"', '"shelf"'))
    with pytest.raises(Invalid) as error:
        read_project(tmp_path)
    assert "slides need the colour 'desk', which the brand does not have" in str(error.value)
