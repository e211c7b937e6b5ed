"""Movement is a pure function of the frame's number: it starts, arrives and stops."""

from __future__ import annotations

import pytest

from toolkit.engine.film.motion import eased, geometry, state
from toolkit.engine.film.parts import Geometry, Move, Shape

LAND, MOVE = (200, 0, 0, 1000), (600, 0, 200, 1000)


def shape(start: int = 0, end: int = 100) -> Shape[Geometry]:
    move = Move(
        start=10,
        frames=20,
        curve=MOVE,
        geometry=(50_000, 0, 10_000, 10_000, 0, 0, 0, 0, 90_000),
    )
    return Shape(
        id="block",
        shape="block",
        colour="#000000",
        geometry=(0, 0, 10_000, 10_000, 0, 0, 0, 0, 90_000),
        moves=(move,),
        start=start,
        end=end,
    )


@pytest.mark.parametrize("curve", [LAND, MOVE])
def test_an_ease_never_turns_back_and_ends_where_it_should(
    curve: tuple[int, int, int, int],
) -> None:
    steps = [eased(curve, n / 60) for n in range(61)]
    assert steps == sorted(steps)
    assert steps[0] == pytest.approx(0, abs=1e-6) and steps[-1] == pytest.approx(1, abs=1e-6)
    assert steps[30] > 0.5  # both arrive slowly


def test_a_shape_stands_moves_and_stands() -> None:
    xs = [geometry(shape(), n)[0] for n in range(40)]
    assert set(xs[:10]) == {0}
    assert xs[10:30] == sorted(xs[10:30]) and xs[10] > 0
    assert set(xs[29:]) == {50_000}


def test_a_frame_does_not_depend_on_the_frames_before() -> None:
    layers = [shape(), shape(5, 20)]
    forwards = [state(layers, n) for n in range(40)]
    assert [state(layers, n) for n in reversed(range(40))] == forwards[::-1]


def test_frames_in_which_nothing_changes_are_equal() -> None:
    states = [state([shape()], n) for n in range(40)]
    assert (
        len(set(states)) == 21
    )  # ten at rest, twenty on the way, of which the last is the rest to come


def test_a_layer_is_there_only_from_its_first_frame_to_its_last() -> None:
    assert [len(state([shape(3, 6)], n)) for n in range(8)] == [
        0,
        0,
        0,
        1,
        1,
        1,
        0,
        0,
    ]
