"""Logos made for their places: no more pixels than they show, few bytes; and seen there."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from samples import BOX, RED, WHITE, flat, noise, saved, svg

from toolkit.engine.logos.logo import Logo, opened
from toolkit.engine.logos.prepare import LARGEST, prepared
from toolkit.engine.logos.seen import Seen, seen


def image_of(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def mark(colour: tuple[int, ...], ground: tuple[int, ...] = (0, 0, 0, 0)) -> Logo:
    """A disc."""
    image = Image.new("RGBA", (300, 200), ground)
    ImageDraw.Draw(image).ellipse((20, 20, 180, 180), fill=colour)
    return opened("a.png", saved(image))


def test_a_picture_has_no_more_pixels_than_its_place_and_none_are_made_up() -> None:
    large, _ = prepared(opened("a.png", saved(flat("RGBA", (*RED, 128), (900, 300)))), 90, 90)
    assert image_of(large).size == (90, 30)
    small, _ = prepared(opened("a.png", saved(flat("RGB", RED, (9, 3)))), 90, 90)
    assert image_of(small).size == (9, 3)
    drawn, _ = prepared(opened("a.svg", svg(BOX)), 90, 90)
    assert image_of(drawn).size == (90, 45)


@pytest.mark.parametrize("alpha", [None, 200])
def test_a_photograph_adds_less_than_a_megabyte(alpha: int | None) -> None:
    picture = noise(1500)
    if alpha:
        picture.putalpha(alpha)
    data, ending = prepared(opened("a.png", saved(picture, compress_level=1)), 2000, 2000)
    assert len(data) <= LARGEST
    if ending == "png":  # a PDF holds the pixels, not the file
        assert len(zlib.compress(image_of(data).tobytes(), 6)) <= LARGEST


@pytest.mark.parametrize(
    ("logo", "ground", "expected"),
    [
        (mark((255, 255, 255, 255)), WHITE, Seen.NOT),
        (mark((255, 255, 0, 255)), WHITE, Seen.NOT),
        (mark((0, 0, 0, 255)), (10, 30, 20), Seen.NOT),
        (mark((255, 255, 255, 255)), (6, 55, 45), Seen.ALL),
        (mark((*RED, 255)), WHITE, Seen.ALL),
        (mark((*RED, 255), (255, 255, 255, 255)), WHITE, Seen.ALL),
        (opened("a.png", saved(flat("RGB", WHITE))), WHITE, Seen.NOT),
        (opened("a.svg", svg(BOX)), WHITE, Seen.ALL),
        (opened("a.svg", svg(BOX.replace("#c81e28", "#fff"))), WHITE, Seen.NOT),
    ],
)
def test_a_logo_of_its_ground_s_colour_is_not_seen(
    logo: Logo, ground: tuple[int, int, int], expected: Seen
) -> None:
    assert seen(logo, ground) == expected


def test_white_letters_beside_a_mark_are_missed_and_white_within_it_is_not() -> None:
    image = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((0, 0, 99, 99), fill=(*RED, 255))
    draw.ellipse((30, 30, 70, 70), fill=(255, 255, 255, 255))
    assert seen(opened("a.png", saved(image)), WHITE) == Seen.ALL
    draw.rectangle((120, 30, 300, 70), fill=(255, 255, 255, 255))
    assert seen(opened("a.png", saved(image)), WHITE) == Seen.PARTLY
    plate = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    draw = ImageDraw.Draw(plate)
    draw.rounded_rectangle((0, 0, 299, 99), 20, fill=(255, 255, 255, 255))
    draw.rectangle((40, 40, 260, 60), fill=(*RED, 255))
    assert seen(opened("a.png", saved(plate)), WHITE) == Seen.ALL, "a plate may vanish"
