"""Pictures of the real campaign, small, as they should look.

A changed template, font or tool shows here first.

When the new look is wanted: python -m pytest tests/render/test_golden.py --refresh-golden, look at
them, keep them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

GOLDEN = Path(__file__).with_name("golden")
WIDTH = 200  # pixels
LARGEST = 25_000  # bytes of one golden picture
BLOCK = 10  # pixels: about the size of a letter of a heading
# Of 255, in the mean of the worst block: more than rounding and fewer colours make, less than a
# moved word does.
TOLERANCE = 12

PICTURES = [
    "posters/hero/hero-a4-preview.cy.png",
    "posters/ten-steps/ten-steps-a4-preview.cy-en.png",
    "posters/when-you-can-share/when-you-can-share-a4-preview.en.png",
    "posters/your-contact/your-contact-a4-preview.cy-en.png",
    "cards/slogan/slogan-1200x630.cy.png",
    "cards/myth-1-law-stops-me/myth-1-law-stops-me-1080x1080.cy.png",
    "cards/step-9-emergency/step-9-emergency-1080x1350.en.png",
    "cards/emergency/emergency-1080x1920.cy-en.png",
    "infographics/should-i-share/should-i-share-web.en.png",
]


def shrunk(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB").resize(
            (WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.BOX
        )


def keep(picture: Image.Image, path: Path) -> None:
    """Flat artwork needs few colours: a third of the bytes, and no colour is off by more than one
    or two.
    """
    path.parent.mkdir(exist_ok=True)
    picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        path, optimize=True
    )


def worst_block(first: Image.Image, second: Image.Image) -> float:
    """The mean difference of the block of pixels that differs most, 0 to 255."""
    difference = ImageChops.difference(first, second).convert("RGB")
    channels = difference.split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    blocks = most.resize(
        (max(1, -(-most.width // BLOCK)), max(1, -(-most.height // BLOCK))), Image.Resampling.BOX
    )
    return float(max(blocks.tobytes()))


def side_by_side(expected: Image.Image, actual: Image.Image, path: Path) -> None:
    """expected | difference | actual"""
    same = expected.size == actual.size
    difference = (
        ImageChops.invert(ImageChops.difference(expected, actual))
        if same
        else Image.new("RGB", expected.size)
    )
    sheet = Image.new("RGB", (WIDTH * 3 + 20, max(expected.height, actual.height)), "white")
    for n, picture in enumerate((expected, difference, actual)):
        sheet.paste(picture, (n * (WIDTH + 10), 0))
    sheet.save(path)


@pytest.mark.parametrize("path", PICTURES)
def test_it_looks_as_it_should(
    whole: Any, path: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    actual = shrunk(whole.out / path)
    golden = GOLDEN / Path(path).name
    if request.config.getoption("--refresh-golden"):
        keep(actual, golden)
    assert golden.is_file(), "draw it with --refresh-golden"
    assert golden.stat().st_size < LARGEST
    with Image.open(golden) as image:
        expected = image.convert("RGB")
    worst = worst_block(expected, actual) if expected.size == actual.size else 255.0
    if worst > TOLERANCE:
        shown = tmp_path / golden.name
        side_by_side(expected, actual, shown)
        pytest.fail(
            f"{path} looks different (worst block {worst:.0f} of 255, {TOLERANCE} allowed): see"
            f" expected | difference | actual in {shown}; if it should look so, --refresh-golden"
        )


def test_nothing_lies_among_the_golden_pictures_that_no_test_looks_at() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {Path(path).name for path in PICTURES}


def test_a_moved_word_is_noticed_and_fewer_colours_are_not(tmp_path: Path) -> None:
    picture = shrunk(GOLDEN / Path(PICTURES[0]).name)
    keep(picture, tmp_path / "again.png")
    assert worst_block(picture, shrunk(tmp_path / "again.png")) < TOLERANCE / 2
    moved = picture.copy()
    word = picture.crop((10, 10, 60, 30))
    moved.paste(picture.getpixel((2, 2)), (10, 10, 60, 30))
    moved.paste(word, (14, 10))
    assert worst_block(picture, moved) > TOLERANCE
