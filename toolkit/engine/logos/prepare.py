"""A logo as the bytes that are put into a file: no more pixels than its place shows, nothing else.

For screens a PNG with its transparency. For the press it is flattened on the ground that it stands
on, in black ink alone when it has no colours, else in four: no RGB, no mask.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageChops

from toolkit.engine.logos.logo import Logo

LARGEST = 800_000  # bytes that all logos of a file may add
LOSSLESS = 150_000  # bytes up to which nothing is lost: marks of a few colours are far below
GREY = 6  # of 255: channels that differ by less are one grey
QUALITIES = (95, 90, 85, 75)
Inks = Callable[[Image.Image], Image.Image]  # sRGB → CMYK


def for_screens(
    logo: Logo, width: int, height: int, most: int = LARGEST, *, png: bool = False
) -> tuple[bytes, str]:
    """The bytes and the ending of the file's name, for a place that is so many pixels large.

    A photograph becomes a JPEG, unless it has to be a `png`.
    """
    image = _fitted(logo, width, height)
    opaque = not any(image.getchannel("A").histogram()[:255])
    if opaque:
        image = image.convert("RGB")
        if not png and _weight(image) > LOSSLESS:
            return _jpeg(image, most), "jpg"
    while (weight := _weight(image)) > most:
        share = (most / weight) ** 0.5 * 0.95
        image = image.resize(
            (max(1, int(image.width * share)), max(1, int(image.height * share))),
            Image.Resampling.LANCZOS,
        )
    out = BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue(), "png"


def for_press(
    logo: Logo, size: tuple[int, int], ground: tuple[int, int, int, int], inks: Inks, most: int
) -> tuple[bytes, str]:
    """As JPEG in grey or in four inks. `ground` is cyan, magenta, yellow and black, of 255."""
    image = _fitted(logo, *size)
    alpha = image.getchannel("A")
    colours = image.convert("RGB")
    if _is_grey(image):
        black = ImageChops.invert(colours.convert("L"))
        if not any(ground[:3]):
            flat = Image.composite(black, Image.new("L", image.size, ground[3]), alpha)
            return _jpeg(ImageChops.invert(flat), most), "jpg"
        none = Image.new("L", image.size, 0)
        inked = Image.merge("CMYK", (none, none, none, black))
    else:
        inked = inks(colours)
    flat = Image.composite(inked, Image.new("CMYK", image.size, ground), alpha)
    return _jpeg(flat, most), "jpg"


def _fitted(logo: Logo, width: int, height: int) -> Image.Image:
    """Its pixels, at most as many as asked for, in its own proportions."""
    image = logo.image(width, height)
    share = min(1, width / image.width, height / image.height)
    if image.width - 1 <= width and image.height - 1 <= height:  # a drawing's size is rounded
        return image
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _weight(image: Image.Image) -> int:
    """How many bytes it has in a PDF."""
    return len(zlib.compress(image.tobytes(), 6))


def _jpeg(image: Image.Image, most: int) -> bytes:
    """As good as can be within `most` bytes; flat colours stay what they are."""
    for quality in (100, *QUALITIES):
        out = BytesIO()
        image.save(out, "JPEG", quality=quality, subsampling=0)
        if out.tell() <= most:
            return out.getvalue()
    smaller = image.resize((image.width * 2 // 3, image.height * 2 // 3), Image.Resampling.LANCZOS)
    return _jpeg(smaller, most)


def _is_grey(image: Image.Image) -> bool:
    """Has what can be seen of it no colour?"""
    red, green, blue, alpha = image.split()
    seen = alpha.point([0] * 64 + [255] * 192)
    apart = ImageChops.lighter(
        ImageChops.difference(red, green), ImageChops.difference(green, blue)
    )
    shown = Image.composite(apart, Image.new("L", image.size, 0), seen)
    return not any(shown.histogram()[GREY:])
