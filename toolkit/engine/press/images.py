"""Pictures from outside, such as logos, as the press takes them: inks, on the ground where they
stand, without transparency.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops

from toolkit.engine.press.profile import Profile
from toolkit.model.inks import Inks

_GREYISH = 8  # of 255: channels as close as this are a grey that a program has tinted


@dataclass(frozen=True, slots=True)
class Pressed:
    """A picture in inks: `grey` has one byte a pixel, 255 for paper; else cyan, magenta, yellow and
    black, 255 for full ink.
    """

    grey: bool
    width: int
    height: int
    data: bytes


def to_press(image: Image.Image, ground: Inks, profile: Profile) -> Pressed:
    """A picture in sRGB, with or without transparency, as it stands on a flat ground.

    Where it is transparent it is the ground, in exactly its inks, so that no edge shows. A grey
    picture is black ink alone. No pixel has more ink than dries. Equal pictures give equal bytes.
    """
    whole = image.convert("RGBA")
    alpha = whole.getchannel("A")
    colours = whole.convert("RGB")
    if _grey(colours, alpha):
        tones = colours.convert("L").point(list(profile.greys))
        if not any(ground[:3]):
            paper = Image.new("L", whole.size, _byte(ground[3]))
            flat = Image.composite(tones, paper, alpha)
            return Pressed(True, *whole.size, ImageChops.invert(flat).tobytes())
        none = Image.new("L", whole.size, 0)
        inks = Image.merge("CMYK", (none, none, none, tones))
    else:
        inks = profile.picture(colours)
    below = Image.new("CMYK", whole.size, tuple(_byte(ink) for ink in ground))
    return Pressed(False, *whole.size, Image.composite(inks, below, alpha).tobytes())


def _byte(ink: int) -> int:
    return round(ink * 255 / 1000)


def _grey(colours: Image.Image, alpha: Image.Image) -> bool:
    """Is all of it that can be seen grey?"""
    red, green, blue = colours.split()
    spread = ImageChops.subtract(
        ImageChops.lighter(ImageChops.lighter(red, green), blue),
        ImageChops.darker(ImageChops.darker(red, green), blue),
    )
    seen = ImageChops.multiply(spread, alpha)
    return not any(seen.histogram()[_GREYISH + 1 :])
