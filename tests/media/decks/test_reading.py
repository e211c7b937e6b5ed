"""Storyboards and the slides' master with something else in place of each of their values."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE, house

from toolkit.media.decks.model import Decks
from toolkit.media.decks.read_board import read_deck
from toolkit.media.decks.read_master import Ground, read_master
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
        ground = Ground(letters=letters, house=whole, fields=FIELDS, pictures=DRAWN)
        master, problems = read_master(Document(MASTER, values, whole.lines), ground)
        assert master or problems or not values
        for problem in problems:
            assert problem.where and problem.where.path == MASTER and problem.hint


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_a_storyboard_is_understood_or_refused(odd: Any) -> None:
    whole = document(BOARD)
    lent = document(MASTER)
    ground = Ground(letters=document(LETTERS), house=lent, fields=FIELDS, pictures=DRAWN)
    master, _ = read_master(lent, ground)
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


def _campaign(root: Path, **changed: tuple[str, str]) -> Path:
    """The shipped campaign with slides of its own, and files in which a string stands otherwise."""
    for folder in ("assets", "locales"):
        shutil.copytree(HERE / folder, root / folder)
    slides = root / MASTER
    slides.write_bytes(house(MASTER).read_bytes())
    for name, (old, new) in changed.items():
        file = {"slides": slides, "deck": root / BOARD}[name]
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    return root


def test_a_colour_without_a_slot_of_the_theme_is_told(tmp_path: Path) -> None:
    root = _campaign(tmp_path, slides=('"sugar"\naccent', '"chalk"\naccent'))
    text = (root / MASTER).read_text("utf-8")
    (root / MASTER).write_text(text.replace('3 = "sugar"', '3 = "board"'), "utf-8")
    with pytest.raises(Invalid) as error:
        read_project(root)
    (problem,) = error.value.problems
    assert "drawn in the colour 'sugar', which no slot of their theme has" in problem.message
    assert problem.where and problem.where.path == MASTER


def test_slides_of_ones_own_may_leave_theme_and_agenda_to_the_house(tmp_path: Path) -> None:
    root = _campaign(tmp_path)
    text = (root / MASTER).read_text("utf-8")
    start, end = text.index("\n[theme]\n"), text.index("\n[layout.cover]")
    (root / MASTER).write_text(text[:start] + text[end:], "utf-8")
    own, shipped = (read_project(where).part(Decks) for where in (root, HERE))
    assert own and shipped and own.master.scheme == shipped.master.scheme
    assert own.master.do == shipped.master.do


def test_a_deck_says_where_its_parts_say_what_to_do(tmp_path: Path) -> None:
    root = _campaign(tmp_path, deck=("minutes = 25\n", 'minutes = 25\ndo = "talk/*/do"\n'))
    with pytest.raises(Invalid) as error:
        read_project(root)
    assert "needs the words 'talk/close/do', which do not exist" in str(error.value)
    text = (root / BOARD).read_text("utf-8")
    (root / BOARD).write_text(text.replace("talk/*/do", "talk/do"), "utf-8")
    with pytest.raises(Invalid) as error:
        read_project(root)
    assert "does not say where a part's own name stands" in str(error.value)
