"""Lists that a piece shows in parts: their last entries are missed when they grow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from minimal import HERE

from toolkit.media.reading import read_project
from toolkit.model.campaign import Item, Project, Resource
from toolkit.model.chosen import chosen
from toolkit.model.problem import Span
from toolkit.read.divided import cut_short, cut_short_in_pages

LISTED = tuple(f"tips/{letter}" for letter in "abcdefghijk")
LISTS = {"tips": LISTED}
ITEMS = {path: Item(path, n, {}, noun="tip") for n, path in enumerate(LISTED, 1)}


@pytest.mark.parametrize(
    ("choice", "positions"),
    [
        ("*", range(1, 12)),
        ("6..", range(6, 12)),
        ("2..5", range(2, 6)),
        ("1of2", range(1, 7)),
        ("2of2", range(7, 12)),
        ("6..12", range(0)),
        ("0..3", range(0)),
        ("5..3", range(0)),
        ("a", None),
        ("3of2", None),
    ],
)
def test_a_choice_is_positions(choice: str, positions: range | None) -> None:
    assert chosen(choice, 11) == positions


@pytest.mark.parametrize(
    ("paths", "missing"),
    [
        (("1..5", "6..10"), "shows 10 of 11 of [[tip]], without 'tips/k'"),
        (("a", "2..6", "7..10"), "shows 10 of 11 of [[tip]], without 'tips/k'"),
        (("1..5", "7..11"), "shows 10 of 11 of [[tip]], without 'tips/f'"),
        (("1of2",), "shows 6 of 11 of [[tip]], without 'tips/g'"),
        (("1..5", "6.."), ""),
        (("1of2", "2of2"), ""),
        (("1..5", "6..10", "k"), ""),
        (("1..5", "*"), ""),
        (("4..6",), ""),
        (("a", "b", "c"), ""),
    ],
)
def test_a_deck_that_stops_short(paths: tuple[str, ...], missing: str) -> None:
    shown = [(f"tips/{path}/title", Span("d.toml", n)) for n, path in enumerate(paths, 1)]
    found = [problem.message for problem in cut_short("it shows", shown, LISTS, ITEMS)]
    assert found == ([f"it {missing}"] if missing else [])


def _page(id: str, **slots: str) -> Resource:
    where = Span("r.toml", 1)
    made = Resource.of_its_own("sheets", id, describe="", formats=(), editions=(), where=where)
    return Resource(**{name: getattr(made, name) for name in made.__slots__} | {"slots": slots})


def _with(*resources: Resource) -> Project:
    return replace(read_project(HERE), resources=resources, lists=LISTS, items=ITEMS)


def test_pages_that_share_a_list() -> None:
    two = (_page("one", items="tips/1..5"), _page("two", items="tips/6..10"))
    (short,) = cut_short_in_pages(_with(*two))
    assert short.message.startswith("'sheets/one' and 'sheets/two' show 10 of 11 of [[tip]]")
    assert short.hint.startswith('write "tips/6.." to show all')
    one = (_page("one", first="tips/1..5", second="tips/6..10"),)
    assert len(list(cut_short_in_pages(_with(*one)))) == 1
    for chosen_only in (
        (_page("one", items="tips/1..5"),),
        (_page("one", items="tips/1..5"), _page("two", items="tips/1..3")),
    ):
        assert list(cut_short_in_pages(_with(*chosen_only))) == []


def test_the_campaign_shows_its_lists_to_the_end() -> None:
    assert not [p for p in read_project(HERE).warnings if p.code == "short"]
