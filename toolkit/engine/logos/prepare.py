"""A logo as the bytes that are put into a file: the pixels that its place shows, nothing else."""

from __future__ import annotations

import zlib
from io import BytesIO

from PIL import Image

from toolkit.engine.logos.apart import pixels
from toolkit.engine.logos.logo import Logo

LARGEST = 800_000  # bytes that all logos of a file may add
LOSSLESS = 150_000  # bytes up to which nothing is lost: marks of a few colours are far below
QUALITIES = (95, 90, 85, 75)


def prepared(
    logo: Logo, width: int, height: int, most: int = LARGEST, *, png: bool = False
) -> tuple[bytes, str]:
    """The bytes and the ending of the file's name, for a place that is so many pixels large.

    A photograph without transparency becomes a JPEG, unless it has to be a `png`.
    """
    image = pixels(logo, width, height)
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
