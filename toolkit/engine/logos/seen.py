"""Can a logo be seen on the ground that it stands on?"""

from __future__ import annotations

from enum import Enum

from PIL import Image, ImageFilter, ImageOps

from toolkit.engine.logos.logo import Logo

SIDE = 400  # pixels at which it is looked at
LOST = 1.5  # contrast: below it an edge can hardly be seen
LEAST = 0.004  # of what a logo covers has to stand out: thin letters on a white plate are few
SHARES = (0.2126, 0.7152, 0.0722)  # of red, green and blue in how light a colour is
PART = 0.15  # of its outer edge may be lost


class Seen(Enum):
    """All of it, all but some of its parts, or nothing."""

    ALL = "all"
    PARTLY = "partly"
    NOT = "not"


def seen(logo: Logo, ground: tuple[int, int, int]) -> Seen:
    """How it shows on a ground of that colour.

    A plate of the ground's colour behind a mark is no matter, so its edge may be lost as a whole
    while something on it stands out. Where some of the edge is lost and some is not, letters are.
    """
    image = _small(logo)
    cover = image.getchannel("A").point([0] * 128 + [255] * 128)
    covered = cover.histogram()[255]
    like = _like(image, ground)
    apart = sum(1 for c, l in zip(cover.tobytes(), like, strict=True) if c and not l)
    if apart <= covered * LEAST:
        return Seen.NOT
    if cover.getextrema()[0] == 255:
        return Seen.ALL
    around = ImageOps.expand(cover, 1, 0).filter(ImageFilter.MinFilter(3))
    inner = around.crop((1, 1, cover.width + 1, cover.height + 1))
    both = zip(cover.tobytes(), inner.tobytes(), like, strict=True)
    edge = [l for c, i, l in both if c and not i]
    lost = sum(1 for l in edge if l) / max(1, len(edge))
    return Seen.PARTLY if PART < lost < 1 - PART else Seen.ALL


def _small(logo: Logo) -> Image.Image:
    pixels = logo.pixels
    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.rgba)
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return image


def _like(image: Image.Image, ground: tuple[int, int, int]) -> bytes:
    """A byte for each pixel: 255 where it is as light as the ground, or nearly."""
    linear = image.convert("RGB").point([round(_linear(v) * 255) for v in range(256)] * 3)
    light = linear.convert("L", (*SHARES, 0))
    back = sum(_linear(part) * share for part, share in zip(ground, SHARES, strict=True))
    return light.point([255 if _ratio(v / 255, back) < LOST else 0 for v in range(256)]).tobytes()


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _ratio(first: float, second: float) -> float:
    """WCAG's contrast of two luminances."""
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
