"""Frames composed on planes, against pictures drawn at eight times the size."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
import pytest
from PIL import Image, ImageDraw

from toolkit.engine.film.parts import Geometry, Move, Shape
from toolkit.engine.film.planes import Canvas, Scene, Words, paint, yuv

SIDE, FINE = 96, 8
WHITE, BLACK = "#FFFFFF", "#000000"


def block(
    x: float, y: float, w: float, h: float, *radii: float, open: float = 90
) -> tuple[int, ...]:
    corners = radii or (0, 0, 0, 0)
    return tuple(round(v * 1000) for v in (x, y, w, h, *corners, open))


def drawn(
    shape: str, geometry: tuple[int, ...], inside: tuple[int, ...] | None = None
) -> np.ndarray:
    canvas = Canvas(SIDE, SIDE)
    canvas.fill(WHITE)
    paint(canvas, shape, geometry, BLACK, inside)
    return canvas.planes[0][0].astype(int)


def reference(draw: object) -> np.ndarray:
    """Luma of black on white, drawn large and made small."""
    image = Image.new("L", (SIDE * FINE, SIDE * FINE), 235)
    draw(ImageDraw.Draw(image))  # type: ignore[operator]
    return np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BOX)).astype(int)


def ellipse(x: float, y: float, d: float) -> object:
    return lambda pen: pen.ellipse(
        [x * FINE, y * FINE, (x + d) * FINE - 1, (y + d) * FINE - 1], fill=16
    )


def polygon(*points: tuple[float, float]) -> object:
    return lambda pen: pen.polygon([(x * FINE, y * FINE) for x, y in points], fill=16)


def off_by(actual: np.ndarray, expected: np.ndarray) -> tuple[int, float]:
    difference = np.abs(actual - expected)
    return int(difference.max()), float(difference.mean())


@pytest.mark.parametrize(("x", "y", "d"), [(10, 10, 60), (-30.25, 20.5, 90.75), (33.3, 44.4, 7.7)])
def test_a_circle_of_any_place_and_size(x: float, y: float, d: float) -> None:
    worst, mean = off_by(
        drawn("block", block(x, y, d, d, *[d / 2] * 4)), reference(ellipse(x, y, d))
    )
    assert worst <= 30 and mean < 0.5, (
        "edges differ by the way in which they are smoothed, and by no more"
    )


@pytest.mark.parametrize(
    ("x", "y", "w", "h"),
    [(10, 10, 30, 40), (5.25, 7.75, 50.5, 20.25), (-10, -10, 200, 200), (40.125, 40.125, 6.75, 30)],
)
def test_a_block_of_any_place_and_size(x: float, y: float, w: float, h: float) -> None:
    worst, mean = off_by(
        drawn("block", block(x, y, w, h)),
        reference(polygon((x, y), (x + w, y), (x + w, y + h), (x, y + h))),
    )
    assert worst <= 35 and mean < 0.6


@pytest.mark.parametrize("angle", [0, 20, 45, 80, 90])
def test_a_quarter_opens_about_its_square_corner(angle: float) -> None:
    steps = [
        (20 + 60 * cos(radians(angle * n / 60)), 80 - 60 * sin(radians(angle * n / 60)))
        for n in range(61)
    ]
    actual = drawn("block", block(20, 20, 60, 60, 0, 60, 0, 0, open=angle))
    expected = reference(polygon((20, 80), *steps)) if angle else np.full((SIDE, SIDE), 235)
    worst, mean = off_by(actual, expected)
    assert (
        worst <= 75 and mean < 0.6
    )  # the pivot and the ends of the arc are softer than a polygon's


def test_a_line_from_corner_to_corner() -> None:
    worst, mean = off_by(
        drawn("line", (20_000, 20_000, 70_000, 70_000, 8_000)),
        reference(
            lambda pen: pen.line(
                [20 * FINE, 20 * FINE, 70 * FINE, 70 * FINE], fill=16, width=8 * FINE
            )
        ),
    )
    assert worst <= 60 and mean < 0.6  # Pillow draws the last point of an edge as well


def test_inside_another_shape_only_the_common_part_is_drawn() -> None:
    both = drawn("block", block(10, 10, 60, 60), block(40, 0, 90, 90, *[45] * 4))
    assert both[40, 20] == 235 and both[40, 60] == 16


def test_nothing_wide_or_open_is_drawn_of_a_shape_without_area() -> None:
    for geometry in (
        block(10, 10, 0, 30),
        block(10, 10, 30, 0),
        block(10, 10, 30, 30, 0, 30, 0, 0, open=0),
    ):
        assert (drawn("block", geometry) == 235).all()


def test_colours_are_those_of_bt_709_in_limited_range() -> None:
    assert yuv("#FFFFFF") == (235, 128, 128)
    assert yuv("#000000") == (16, 128, 128)
    assert yuv("#FF0000") == (63, 102, 240)


def test_words_are_blended_as_pillow_blends_them() -> None:
    rng = np.random.default_rng(1)
    mask = rng.integers(0, 256, (20, 40), np.uint8)
    canvas = Canvas(SIDE, SIDE)
    canvas.fill("#FFCB1F")
    Words([10, 12, 40, 20], mask.tobytes()).paint(canvas, "#06372D")
    expected = Image.new("L", (SIDE, SIDE), yuv("#FFCB1F")[0])
    expected.paste(yuv("#06372D")[0], (10, 12), Image.fromarray(mask))
    assert np.abs(canvas.planes[0][0].astype(int) - np.asarray(expected).astype(int)).max() <= 2


def shape(
    colour: str, geometry: Geometry, *moves: Move[Geometry], inside: int | None = None
) -> Shape[Geometry]:
    """A block that is there for sixty frames."""
    return Shape(
        id="block",
        shape="block",
        colour=colour,
        geometry=geometry,
        moves=moves,
        start=0,
        end=60,
        inside=inside,
    )


def test_what_stands_still_is_composed_once() -> None:
    move = Move(start=5, frames=10, curve=(600, 0, 200, 1000), geometry=block(50, 10, 20, 20))
    layers = [shape(BLACK, block(10, 10, 20, 20), move)]
    scene = Scene(SIDE, SIDE, WHITE, layers, [])
    changed = [scene.frame(n)[1] for n in range(60)]
    assert changed == [True] + [False] * 4 + [True] * 10 + [False] * 45
    assert scene.composed == 11


def test_frames_are_the_same_in_any_order() -> None:
    far = block(50, 10, 30, 30, *[15] * 4)
    move = Move(start=2, frames=10, curve=(600, 0, 200, 1000), geometry=far)
    layers = [
        shape("#FFCB1F", block(0, 0, 50, 96)),
        shape(BLACK, block(10, 10, 20, 20, *[10] * 4), move, inside=0),
    ]
    forwards, backwards = Scene(SIDE, SIDE, WHITE, layers, []), Scene(SIDE, SIDE, WHITE, layers, [])
    wanted = [forwards.frame(n)[0].tobytes() for n in range(20)]
    assert [backwards.frame(n)[0].tobytes() for n in reversed(range(20))] == wanted[::-1]
