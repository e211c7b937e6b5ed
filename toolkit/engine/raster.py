"""Pillow encodes pictures, small and alike everywhere.

Besides, only engine/pixels.py, which hands images over, and engine/logos/ import it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from toolkit.model.look import NEUTRAL
from toolkit.model.rights import Rights, packet

COPYRIGHT = "Copyright"  # a keyword of the PNG specification, 11.3.3.1
LEVEL = 4  # of zlib: half the time of 6 and 5 % more bytes
Colour = tuple[int, int, int]


@lru_cache(maxsize=8)
def _palette(brand: tuple[Colour, ...]) -> Image.Image:
    """The brand's colours and the mixtures of two of them that edges show, 256 at most.

    Mixtures that lie close to a brand colour are left out, so that flat areas keep their exact
    value.
    """
    pairs = list(itertools.combinations(brand, 2))
    steps = (256 - len(brand)) // max(len(pairs), 1)
    mixed = [
        tuple(round(a + (b - a) * step / (steps + 1)) for a, b in zip(first, second, strict=True))
        for first, second in pairs
        for step in range(1, steps + 1)
    ]
    far = [
        c
        for c in mixed
        if all(max(abs(x - y) for x, y in zip(c, b, strict=True)) > 9 for b in brand)
    ]
    image = Image.new("P", (1, 1))
    image.putpalette([channel for colour in (*brand, *far) for channel in colour])
    return image


def encode_png(
    image: Image.Image,
    brand: tuple[Colour, ...],
    ppi: int,
    texts: dict[str, str],
    rights: Rights | None = None,
) -> bytes:
    """A PNG of flat brand colours: one byte a pixel, half the size of a true-colour one.

    Without `brand` it is in true colour. `texts` (Title, Description …) become iTXt chunks, and
    `rights` one called Copyright; the colour space is marked as sRGB.
    """
    texts = texts | ({COPYRIGHT: rights.whole} if rights else {})
    info = PngInfo()
    info.add(b"sRGB", b"\0")
    for name, value in sorted(texts.items()):
        info.add_itxt(name, value)
    if brand:
        image = image.quantize(palette=_palette(brand), dither=Image.Dither.NONE)
    out = BytesIO()
    image.save(out, "PNG", compress_level=LEVEL, pnginfo=info, dpi=(ppi, ppi))
    return out.getvalue()


def encode_jpeg(
    image: Image.Image, max_bytes: int, ppi: int, rights: Rights | None = None
) -> bytes | None:
    """The best JPEG of at most `max_bytes` (0: no limit), with full colour resolution.

    Its XMP names the `rights`. None when none is small enough.
    """
    about = {"xmp": packet(rights)} if rights else {}
    for quality in (92, 86, 80, 72, 64):
        out = BytesIO()
        image.save(
            out, "JPEG", quality=quality, subsampling=0, optimize=True, dpi=(ppi, ppi), **about
        )
        if not max_bytes or out.tell() <= max_bytes:
            return out.getvalue()
    return None


def thumbnail(data: bytes, width: int, height: int) -> tuple[bytes, int, int]:
    """A WebP that fits the box, and its size in pixels."""
    with Image.open(BytesIO(data)) as image:
        small = image.convert("RGB")
        small.thumbnail((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        out = BytesIO()
        small.save(out, "WEBP", quality=82, method=4)
        return out.getvalue(), small.width, small.height


def preview(image: Image.Image, width: int, height: int, crop: int) -> bytes:
    """A WebP of exactly that size, of the upper `crop` (1/1000) of a picture."""
    small = image.crop((0, 0, image.width, max(1, round(image.height * crop / 1000)))).resize(
        (width, height), Image.Resampling.LANCZOS, reducing_gap=3
    )
    out = BytesIO()
    small.save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture that a build made, in true colour."""
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGB")


Box = tuple[float, float, float, float]  # left, top, right, bottom


def boxed(
    image: Image.Image, part: Box, marks: Sequence[Box], size: tuple[int, int], colour: str
) -> bytes:
    """A part of the picture as WebP of the given size, with a frame around each mark.

    Boxes are left, top, right, bottom as shares of the whole picture.
    """
    w, h = image.size
    left, top, right, bottom = (round(v * s) for v, s in zip(part, (w, h, w, h), strict=True))
    small = image.crop((left, top, max(right, left + 1), max(bottom, top + 1))).resize(
        size, Image.Resampling.LANCZOS, reducing_gap=3
    )
    across, down = size[0] / max(right - left, 1), size[1] / max(bottom - top, 1)
    draw = ImageDraw.Draw(small)
    for mark in marks:
        x0, x1 = (round((share * w - left) * across) for share in (mark[0], mark[2]))
        y0, y1 = (round((share * h - top) * down) for share in (mark[1], mark[3]))
        # White around the colour: one of the two shows on every ground.
        draw.rectangle((x0 - 6, y0 - 6, x1 + 6, y1 + 6), outline="#FFFFFF", width=5)
        draw.rectangle((x0 - 5, y0 - 5, x1 + 5, y1 + 5), outline=colour, width=3)
    out = BytesIO()
    small.save(out, "WEBP", quality=72, method=4)
    return out.getvalue()


def still(data: bytes, width: int) -> tuple[bytes, int, int]:
    """A picture for office programs: a JPEG of at most that width, and its size in pixels."""
    image = opened(data)
    image.thumbnail((width, image.height), Image.Resampling.LANCZOS)
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue(), image.width, image.height


Picture = Image.Image


def picture(pixels: bytes, width: int, height: int) -> Picture:
    """Three bytes a pixel as a picture."""
    return Image.frombytes("RGB", (width, height), pixels)


def smaller(image: Picture, side: int) -> Picture:
    """The picture with its shorter side so many pixels long."""
    share = side / min(image.size)
    return image.resize(
        (round(image.width * share), round(image.height * share)),
        Image.Resampling.LANCZOS,
        reducing_gap=3,
    )


def in_rows(images: Sequence[Picture], across: int, gap: int) -> Picture:
    """Pictures of one size beside and below each other, on the ground that thumbnails have."""
    across = min(across, len(images))
    width, height = images[0].size
    whole = Image.new(
        "RGB",
        (across * (width + gap) + gap, -(-len(images) // across) * (height + gap) + gap),
        NEUTRAL.frame,
    )
    for number, image in enumerate(images):
        whole.paste(
            image, (gap + number % across * (width + gap), gap + number // across * (height + gap))
        )
    return whole


def encode_moving(
    images: Sequence[Picture], ms: int, loops: int, rights: Rights | None = None
) -> bytes:
    """An animated WebP that plays so many times and then rests."""
    about = {"xmp": packet(rights)} if rights else {}
    out = BytesIO()
    images[0].save(
        out,
        "WEBP",
        save_all=True,
        append_images=images[1:],
        duration=ms,
        loop=loops,
        quality=80,
        method=3,
        minimize_size=False,
        allow_mixed=False,
        **about,
    )
    return out.getvalue()


def rights_of(data: bytes) -> str:
    """What a PNG, JPEG or WebP says of its rights, as text; "" where it says nothing."""
    with Image.open(BytesIO(data)) as image:
        said = image.info.get(COPYRIGHT) or image.info.get("xmp", b"")
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
