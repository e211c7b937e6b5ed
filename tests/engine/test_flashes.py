"""Flashes and contrast: what WCAG forbids is found, what it allows passes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

np = pytest.importorskip("numpy")

from toolkit.engine.film import contrast  # noqa: E402
from toolkit.engine.film.flashes import GRID, Flashes, blocks, worst  # noqa: E402

BLACK, WHITE, RED, BLUE, GREY, GREEN = (
    (0, 0, 0),
    (255, 255, 255),
    (255, 0, 0),
    (0, 0, 255),
    (99, 99, 99),
    (6, 55, 45),
)


def grid(colour: tuple[int, int, int], on: tuple[int, int, int] = BLACK, side: int = GRID) -> Any:
    """A picture of one colour, or a square of it in the corner of another."""
    picture = np.full((GRID, GRID, 3), on, np.uint8)
    picture[:side, :side] = colour
    return picture


def blinking(hertz: float, a: Any, b: Any, seconds: float = 3) -> Iterator[Any]:
    """One and the other picture, so many pairs a second."""
    return (a if int(n * hertz * 2 / 30) % 2 == 0 else b for n in range(round(seconds * 30)))


@pytest.mark.parametrize(
    ("pictures", "found"),
    [
        (blinking(4, grid(BLACK), grid(WHITE)), Flashes(4, 0)),
        (blinking(3, grid(BLACK), grid(WHITE)), Flashes(3, 0)),
        (blinking(1, grid(BLACK), grid(WHITE)), Flashes(1, 0)),
        (blinking(4, grid(BLACK), grid(RED)), Flashes(4, 4)),
        (blinking(4, grid(BLUE), grid(RED)), Flashes(4, 4)),
        (blinking(4, grid(BLUE), grid(BLACK)), Flashes(0, 0)),  # blue's luminance is 0.07
        (blinking(4, grid(WHITE), grid((240, 240, 240))), Flashes(0, 0)),
        (
            blinking(5, grid(WHITE), grid((230, 240, 235))),
            Flashes(0, 0),
        ),  # the darker is brighter than 0.80
        (blinking(4, grid(WHITE, side=4), grid(BLACK)), Flashes(0, 0)),  # 16 of 729 blocks: 2.2 %
        (blinking(4, grid(WHITE, side=5), grid(BLACK)), Flashes(4, 0)),  # 25: 3.4 %
        ([grid(GREEN)] * 90, Flashes(0, 0)),
        ([], Flashes(0, 0)),
        ([grid(WHITE)], Flashes(0, 0)),
    ],
)
def test_flashes_are_counted_in_the_worst_second(pictures: Iterable[Any], found: Flashes) -> None:
    assert worst(pictures) == found


def test_four_a_second_are_too_many_and_three_are_not() -> None:
    assert (
        worst(blinking(4, grid(BLACK), grid(WHITE))).too_many
        and worst(blinking(4, grid(GREY), grid(RED))).too_many
    )
    assert not worst(blinking(3, grid(BLACK), grid(WHITE))).too_many


def test_a_flash_that_fades_counts_and_one_fade_does_not() -> None:
    waves = (grid((round(127 + 127 * np.cos(n / 30 * 2 * np.pi * 4)),) * 3) for n in range(90))
    assert worst(waves).general == 4
    assert worst(grid((round(n * 255 / 29),) * 3) for n in range(30)).general == 0


def test_a_shape_that_crosses_the_picture_is_no_flash() -> None:
    def crossing() -> Iterator[Any]:
        for n in range(60):
            picture = grid(GREEN, GREEN)
            picture[:, max(0, n - 12) : n] = (255, 203, 31)
            yield picture

    assert worst(crossing()).general <= 1


def test_flashes_of_long_ago_do_not_add_up() -> None:
    slow = [grid(BLACK)] * 20 + [grid(WHITE)] * 20
    assert worst(slow * 6).general == 1


def test_blocks_of_a_picture_in_planes_have_its_colours() -> None:
    planes: Callable[[int], Any] = lambda value: np.full((108, 108), value, np.uint8)  # noqa: E731
    assert (
        np.abs(
            blocks(
                planes(76), np.full((54, 54), 133, np.uint8), np.full((54, 54), 89, np.uint8)
            ).astype(int)[3, 3]
            - (0, 98, 80)
        ).max()
        <= 12
    )
    assert blocks(planes(16), planes(128)[:54, :54], planes(128)[:54, :54])[0, 0].tolist() == [
        0,
        0,
        0,
    ]
    assert blocks(planes(235), planes(128)[:54, :54], planes(128)[:54, :54])[26, 26].tolist() == [
        255,
        255,
        255,
    ]
    halves = planes(16)
    halves[:, 54:] = 235
    found = blocks(halves, planes(128)[:54, :54], planes(128)[:54, :54])
    assert (
        found[5, 0].tolist() == [0, 0, 0]
        and found[5, 26].tolist() == [255, 255, 255]
        and 100 < found[5, 13, 0] < 150
    )


def test_contrast_is_as_wcag_computes_it() -> None:
    assert contrast.worst(grid(WHITE), BLACK) == pytest.approx(21)
    assert contrast.worst(grid(WHITE), (118, 118, 118)) == pytest.approx(4.54, abs=0.01)
    assert contrast.worst(grid(WHITE), WHITE) == pytest.approx(1)
    assert contrast.worst(np.zeros((0, 0, 3), np.uint8), BLACK) == 21


def test_the_worst_twentieth_of_the_pixels_decides() -> None:
    ground = np.full((100, 100, 3), 255, np.uint8)
    ground[:4] = 60
    assert contrast.worst(ground, BLACK) == pytest.approx(21)
    ground[:6] = 60
    assert contrast.worst(ground, BLACK) < 2
