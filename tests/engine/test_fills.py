"""Outlines as coverage, against areas that are known and pictures drawn at eight times the size."""

from __future__ import annotations

from math import pi

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import circle, polygon
from PIL import Image, ImageDraw

from toolkit.engine.film.fills import bounds, edges, filled
from toolkit.model.picture import Step

SIDE, FINE = 96, 8
FRAME = (0, 0, SIDE, SIDE)


def drawn(outline: tuple[Step, ...], box: tuple[int, int, int, int] = FRAME) -> np.ndarray:
    return filled(edges(outline, 0.001, 0.001, 0, 0), box)


@given(
    st.floats(-20, 90), st.floats(-20, 90), st.floats(0.2, 120), st.floats(0.2, 120), st.booleans()
)
@settings(max_examples=200, deadline=None)
def test_a_rectangle_covers_what_of_it_lies_on_the_frame(
    x: float, y: float, w: float, h: float, leftward: bool
) -> None:
    x, y, w, h = (round(v, 3) for v in (x, y, w, h))
    corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    outline = polygon(*(reversed(corners) if leftward else corners))
    edge = np.arange(SIDE)
    across = np.clip(np.minimum(edge + 1, x + w) - np.maximum(edge, x), 0, 1)
    down = np.clip(np.minimum(edge + 1, y + h) - np.maximum(edge, y), 0, 1)
    assert np.abs(drawn(outline) - down[:, None] * across[None, :]).max() < 0.002


@given(st.lists(st.tuples(st.floats(1, 95), st.floats(1, 95)), min_size=3, max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_triangle_covers_its_area(points: list[tuple[float, float]]) -> None:
    points = [(round(x, 3), round(y, 3)) for x, y in points]
    (ax, ay), (bx, by), (cx, cy) = points
    area = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
    found = drawn(polygon(*points))
    assert found.sum() == pytest.approx(area, abs=0.01)
    assert found.min() >= 0 and found.max() <= 1 + 1e-6


@pytest.mark.parametrize(("x", "y", "r"), [(48, 48, 30), (10.25, 80.5, 45.375), (50, 50, 3.875)])
def test_a_circle_is_one(x: float, y: float, r: float) -> None:
    large = Image.new("L", (SIDE * FINE, SIDE * FINE), 0)
    box = [(x - r) * FINE, (y - r) * FINE, (x + r) * FINE - 1, (y + r) * FINE - 1]
    ImageDraw.Draw(large).ellipse(box, fill=255)
    expected = np.asarray(large.resize((SIDE, SIDE), Image.Resampling.BOX)) / 255
    difference = np.abs(drawn(circle(x, y, r)) - expected)
    assert difference.max() < 0.1 and difference.mean() < 0.003


def test_what_is_wound_around_twice_is_a_hole() -> None:
    ring = circle(48, 48, 40) + circle(48, 48, 20)
    found = drawn(ring)
    assert found[48, 48] == 0 and found[48, 20] == 1
    assert found.sum() == pytest.approx(pi * (40**2 - 20**2), rel=0.001)


def test_a_box_shows_its_part_of_the_whole() -> None:
    outline = circle(20, 30, 50) + polygon((5, 5), (90, 40), (10, 90))
    whole = drawn(outline)
    part = drawn(outline, (30, 10, 70, 90))
    assert np.abs(whole[10:90, 30:70] - part).max() < 1e-6


def test_an_outline_that_is_not_closed_is_closed_and_nothing_is_nothing() -> None:
    open_ = polygon((10, 10), (50, 10), (50, 50))[:-1]
    assert (drawn(open_) == drawn((*open_, ("Z", ())))).all()
    assert drawn(()).sum() == 0 and drawn(polygon((200, 200), (300, 200), (300, 300))).sum() == 0
    assert bounds(edges(circle(20, 30, 10), 0.001, 0.001, 1, 2)) == (11, 22, 31, 42)
