"""Pictures from outside as the press takes them."""

from __future__ import annotations

import pytest
from minimal import HERE
from PIL import Image, ImageDraw

from toolkit.engine.press.images import to_press
from toolkit.engine.press.profile import profile

FOGRA39 = profile((HERE / "toolkit/house/brand/profiles/FOGRA39.icc").read_bytes())
YELLOW = (20, 200, 1000, 0)


def badge(colour: tuple[int, int, int]) -> Image.Image:
    """A disc with soft edges on nothing."""
    image = Image.new("RGBA", (64, 64), (255, 255, 255, 0))
    ImageDraw.Draw(image).ellipse((8, 8, 56, 56), fill=(*colour, 255))
    return image.resize((32, 32), Image.Resampling.LANCZOS)


def pixel(data: bytes, at: int) -> tuple[int, ...]:
    return tuple(data[at * 4 : at * 4 + 4])


def test_a_logo_is_inks_and_where_it_is_transparent_exactly_its_ground() -> None:
    made = to_press(badge((200, 30, 40)), YELLOW, FOGRA39)
    assert (made.grey, made.width, made.height, len(made.data)) == (False, 32, 32, 4096)
    assert pixel(made.data, 0) == (5, 51, 255, 0)
    red = pixel(made.data, 16 * 32 + 16)
    assert red[1] > 220 and red[0] < 60
    assert made == to_press(badge((200, 30, 40)), YELLOW, FOGRA39)


@pytest.mark.parametrize("colour", [(0, 0, 0), (35, 31, 32)])
def test_a_black_logo_is_black_ink_alone(colour: tuple[int, int, int]) -> None:
    on_paper = to_press(badge(colour), (0, 0, 0, 0), FOGRA39)
    assert on_paper.grey and len(on_paper.data) == 1024
    assert on_paper.data[0] == 255 and on_paper.data[16 * 32 + 16] < 40
    on_yellow = to_press(badge(colour), YELLOW, FOGRA39)
    assert not on_yellow.grey
    middle = pixel(on_yellow.data, 16 * 32 + 16)
    assert middle[:3] == (0, 0, 0) and middle[3] > 215


def test_a_white_logo_on_colour_is_bare_paper() -> None:
    made = to_press(badge((255, 255, 255)), YELLOW, FOGRA39)
    assert pixel(made.data, 16 * 32 + 16) == (0, 0, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_sort_of_picture_is_taken(mode: str) -> None:
    made = to_press(badge((200, 30, 40)).convert("RGB").convert(mode), YELLOW, FOGRA39)
    assert len(made.data) == 4096
