"""The profile of a press: inks for colours, colours for inks."""

from __future__ import annotations

import hashlib

import pytest
from minimal import HERE
from PIL import Image

from toolkit.engine.press.profile import Profile, profile, shown
from toolkit.model.inks import MOST_INK, difference

FOLDER = HERE / "toolkit/house/brand/profiles"
DATA = (FOLDER / "FOGRA39.icc").read_bytes()
FOGRA39 = profile(DATA)


def test_the_profile_is_the_one_that_its_readme_names() -> None:
    assert hashlib.sha256(DATA).hexdigest() in (FOLDER / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("colour", "inks"),
    [("#ffffff", (0, 0, 0, 0)), ("#000000", (0, 0, 0, 1000)), ("#808080", (0, 0, 0, 570))],
)
def test_greys_are_black_ink_alone(colour: str, inks: tuple[int, ...]) -> None:
    assert FOGRA39.inks(colour) == inks


@pytest.mark.parametrize("colour", ["#06372d", "#ffcb1f", "#db2f14", "#1b2a41", "#8fd6c4"])
def test_inks_print_the_colour_that_they_were_worked_out_for(colour: str) -> None:
    inks = FOGRA39.inks(colour)
    assert difference(FOGRA39.printed(inks), shown(colour)) < 3.5
    assert sum(inks) <= MOST_INK and all(not 0 < ink < 20 for ink in inks)


def test_no_colour_of_a_screen_asks_for_more_ink_than_dries() -> None:
    steps = range(0, 256, 17)
    data = bytes(v for r in steps for g in steps for b in steps for v in (r, g, b))
    pixels = FOGRA39.picture(Image.frombytes("RGB", (16, 256), data)).tobytes()
    most = max(sum(pixels[at : at + 4]) for at in range(0, len(pixels), 4))
    assert 290 < most * 100 / 255 <= 300


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is no ICC profile"),
        (b"%PDF-1.7" * 100, "is no ICC profile"),
        (DATA[:5000], "is cut off"),
        (DATA[:12] + b"mntrRGB " + DATA[20:], "not the profile of a press with four inks"),
        (DATA[:8] + b"\x05" + DATA[9:], "ICC version 5"),
        (DATA[:128] + b"\xff" * (len(DATA) - 128), "is damaged"),
        (DATA + bytes(9_000_000), "is too large"),
    ],
)
def test_what_is_no_profile_of_a_press_is_said(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Profile(data)
