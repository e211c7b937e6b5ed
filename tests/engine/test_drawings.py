"""Pictures on planes: their colours and holes, how they fade, open, move and stand still."""

from __future__ import annotations

import numpy as np
import pytest
from outlines import circle, polygon

from toolkit.engine.film import drawings
from toolkit.engine.film.parts import Drawing, Fill, Geometry, Move, Shape
from toolkit.engine.film.planes import Scene, yuv

SIDE = 96
WHITE, BLACK, RED = "#FFFFFF", "#000000", "#FF0000"
SQUARE = polygon((0, 0), (10, 0), (10, 10), (0, 10))
EASE = (200, 0, 0, 1000)


def drawing(*fills: Fill, side: str = "below") -> Drawing:
    """A picture of ten by ten units."""
    return Drawing(width=10_000, height=10_000, fills=fills, box=(0, 0, 10_000, 10_000), side=side)


def place(x: float, y: float, size: float, shown: int = 1000, opened: int = 1000) -> Geometry:
    return (*(round(v * 1000) for v in (x, y, size, size)), shown, opened)


def layer(drawn: Drawing, at: Geometry, *moves: Move[Geometry], inside: int | None = None) -> Shape:
    return Shape(
        id="picture",
        shape="picture",
        colour="",
        geometry=at,
        moves=moves,
        start=0,
        end=60,
        inside=inside,
        drawing=drawn,
    )


def frame(*layers: Shape[Geometry], number: int = 0) -> tuple[np.ndarray, ...]:
    scene = Scene(SIDE, SIDE, WHITE, layers, [])
    scene.frame(number)
    return tuple(plane.astype(int) for plane, _ in scene.canvas.planes)


def test_parts_wear_their_colours_and_a_hole_shows_the_field() -> None:
    hole = polygon((2, 2), (4, 2), (4, 4), (2, 4))
    picture = drawing(Fill(BLACK, SQUARE), Fill("", hole), Fill(RED, circle(7, 7, 2)))
    luma, blue, red = frame(layer(picture, place(8, 8, 80)))
    assert luma[12, 12] == 16 and luma[8 + 24, 8 + 24] == 235 and luma[64, 64] == yuv(RED)[0]
    assert (blue[32, 32], red[32, 32]) == yuv(RED)[1:] and blue[16, 16] == 128
    assert luma[4, 4] == 235


def test_where_two_parts_meet_nothing_of_the_field_is_seen() -> None:
    left, right = (
        Fill(BLACK, polygon((0, 0), (5, 0), (5, 10), (0, 10))),
        Fill(BLACK, polygon((4.99, 0), (10, 0), (10, 10), (4.99, 10))),
    )
    luma = frame(layer(drawing(left, right), place(8.25, 8, 79.5)))[0]
    assert luma[40, 12:84].max() == 16


@pytest.mark.parametrize("shown", [0, 250, 500, 1000])
def test_a_picture_that_fades_is_one_thing(shown: int) -> None:
    over = Fill(RED, SQUARE)
    picture = drawing(Fill(BLACK, SQUARE), over)
    luma = frame(layer(picture, place(8, 8, 80, shown)))[0]
    assert luma[48, 48] == round(235 + (yuv(RED)[0] - 235) * shown / 1000)
    assert (luma == frame(layer(drawing(over), place(8, 8, 80, shown)))[0]).all()


OPEN = {
    "left": (0.25, 0.5),
    "right": (0.75, 0.5),
    "above": (0.5, 0.25),
    "below": (0.5, 0.75),
    "bl": (0.75, 0.9),
    "br": (0.25, 0.9),
    "tl": (0.75, 0.1),
    "tr": (0.25, 0.1),
    "middle": (0.5, 0.5),
}  # a place that is seen when half is open, and the one opposite is not


@pytest.mark.parametrize(("side", "seen"), OPEN.items())
def test_a_picture_opens_from_a_side_a_corner_or_its_middle(
    side: str, seen: tuple[float, float]
) -> None:
    picture = drawing(Fill(BLACK, SQUARE), side=side)
    luma = frame(layer(picture, place(8, 8, 80, opened=500)))[0]
    x, y = seen
    hidden = {"middle": (0.03, 0.03), "bl": (0.1, 0.3), "br": (0.9, 0.3)}
    hidden |= {"tl": (0.1, 0.7), "tr": (0.9, 0.7)}
    a, b = hidden.get(side, (1 - x, 1 - y))
    assert luma[round(8 + 80 * y), round(8 + 80 * x)] == 16
    assert luma[round(8 + 80 * b), round(8 + 80 * a)] == 235
    assert (frame(layer(picture, place(8, 8, 80, opened=0)))[0] == 235).all()
    assert (frame(layer(picture, place(8, 8, 80)))[0][8:88, 8:88] == 16).all(), (
        "open is wholly open"
    )


def test_a_picture_inside_a_block_is_seen_there_only() -> None:
    block: Shape[Geometry] = Shape(
        id="block",
        shape="block",
        colour=RED,
        geometry=(0, 0, 48_000, 96_000, 0, 0, 0, 0, 90_000),
        start=0,
        end=60,
    )
    luma = frame(block, layer(drawing(Fill(BLACK, SQUARE)), place(8, 8, 80), inside=0))[0]
    assert luma[48, 40] == 16 and luma[48, 60] == 235


def test_off_the_frame_nothing_is_drawn_and_half_off_half() -> None:
    picture = drawing(Fill(BLACK, SQUARE))
    assert (frame(layer(picture, place(200, 0, 50)))[0] == 235).all()
    assert (frame(layer(picture, place(-60, -60, 50)))[0] == 235).all()
    luma = frame(layer(picture, place(-40, -40, 80)))[0]
    assert (luma[:40, :40] == 16).all() and (luma[40:, :] == 235).all()


def test_masks_are_made_once_for_a_place_and_a_still_frame_costs_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []
    real = drawings.inked
    monkeypatch.setattr(drawings, "inked", lambda *given: made.append(given) or real(*given))
    fade = Move(start=5, frames=10, curve=EASE, geometry=place(8, 8, 80, shown=0))
    slide = Move(start=20, frames=5, curve=EASE, geometry=place(16, 8, 80, shown=0))
    show = Move(start=30, frames=5, curve=EASE, geometry=place(16, 8, 80))
    scene = Scene(
        SIDE,
        SIDE,
        WHITE,
        [layer(drawing(Fill(BLACK, SQUARE)), place(8, 8, 80), fade, slide, show)],
        [],
    )
    changed = [scene.frame(n)[1] for n in range(60)]
    assert changed == [n == 0 or 5 <= n < 15 or 20 <= n < 25 or 30 <= n < 35 for n in range(60)]
    assert len(made) == 2, "one place to fade at, one to come back at; what is not seen is not made"


def test_frames_are_the_same_in_any_order() -> None:
    move = Move(start=2, frames=10, curve=EASE, geometry=place(30, 20, 40, 600))
    picture = drawing(Fill(BLACK, circle(5, 5, 5)), Fill(RED, circle(5, 5, 2)), side="tl")
    layers = [layer(picture, place(8, 8, 80, 1000, 300), move)]
    forwards, backwards = (Scene(SIDE, SIDE, WHITE, layers, []) for _ in range(2))
    wanted = [forwards.frame(n)[0].tobytes() for n in range(20)]
    assert [backwards.frame(n)[0].tobytes() for n in reversed(range(20))] == wanted[::-1]
