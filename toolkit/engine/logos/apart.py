"""Reads logos in a process apart: their readers may break off, and a file may be meant to."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image

from toolkit.engine import apart, typst
from toolkit.engine.logos import logo
from toolkit.engine.logos.decode import NotTaken
from toolkit.engine.logos.logo import Logo

SECONDS = 15
HINT = "open it in the program that made it, and save it again as PNG"


@lru_cache(maxsize=8)
def opened(path: str, data: bytes) -> Logo:
    """The logo of a file; `path` is its name. Raises NotTaken."""
    try:
        return apart.apart(logo.opened, path, data, seconds=SECONDS)
    except apart.Overrun as why:
        raise NotTaken(str(why), HINT) from None


def pixels(one: Logo, width: int, height: int) -> Image.Image:
    """Its pixels for a place of that size, at most as many as asked for, in its own proportions."""
    if not one.svg:
        return _fitted(logo.image_of(one.pixels), width, height)
    sides, box = one.enlarged(width, height)
    try:
        png = apart.apart(typst.draw_picture, one.svg, *sides, seconds=SECONDS)
    except apart.Overrun as why:
        raise NotTaken(str(why), HINT) from None
    with Image.open(BytesIO(png), formats=("PNG",)) as image:
        return image.convert("RGBA").crop(box)


def _fitted(image: Image.Image, width: int, height: int) -> Image.Image:
    share = min(1, width / image.width, height / image.height)
    if share == 1:
        return image
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
