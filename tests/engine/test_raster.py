"""Pillow: small pictures with exact colours."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from toolkit.engine.raster import encode_jpeg, encode_png, thumbnail

BOARD, CHALK, PENCIL, SUGAR, PEN, DESK = (
    (6, 55, 45),
    (255, 255, 255),
    (255, 203, 31),
    (205, 211, 255),
    (219, 47, 20),
    (237, 240, 238),
)
BRAND = (BOARD, CHALK, PENCIL, SUGAR, PEN, DESK)


def flags() -> Image.Image:
    """Six stripes in the brand's colours, and a disc with soft edges."""
    image = Image.new("RGB", (240, 60))
    for n, colour in enumerate(BRAND):
        image.paste(colour, (n * 40, 0, n * 40 + 40, 60))
    big = Image.new("RGB", (160, 160), PENCIL)
    ImageDraw.Draw(big).ellipse((0, 0, 159, 159), fill=BOARD)
    image.paste(big.resize((30, 30), Image.Resampling.LANCZOS), (85, 15))
    return image


def noise(size: int) -> Image.Image:
    """A picture that does not compress; the same every time."""
    values, state = bytearray(), 1
    for _ in range(size * size * 3):
        state = (state * 1103515245 + 12345) % 2**31
        values.append(state >> 16 & 255)
    return Image.frombytes("RGB", (size, size), bytes(values))


def png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def chunks(data: bytes) -> dict[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = {}
    place = 8
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        found.setdefault(kind, []).append(data[place + 8 : place + 8 + length])
        place += 12 + length
    return found


def test_flat_brand_colours_are_exact() -> None:
    made = Image.open(BytesIO(encode_png(flags(), BRAND, 72, {}))).convert("RGB")
    assert [made.getpixel((n * 40 + 2, 5)) for n in range(6)] == list(BRAND)


def test_soft_edges_stay_soft_and_near_what_they_were() -> None:
    before, after = flags(), Image.open(BytesIO(encode_png(flags(), BRAND, 72, {}))).convert("RGB")
    between = 0
    for x in range(85, 115):
        for y in range(15, 45):
            old, new = before.getpixel((x, y)), after.getpixel((x, y))
            assert isinstance(old, tuple) and isinstance(new, tuple)
            assert max(abs(a - b) for a, b in zip(old, new, strict=True)) <= 16
            between += new not in BRAND
    assert between > 20


def test_a_png_says_its_title_its_description_and_its_colour_space() -> None:
    data = encode_png(flags(), BRAND, 144, {"Title": "Rhannu", "Description": "Ŵy a dŵr"})
    found = chunks(data)
    assert found[b"sRGB"] == [b"\0"]
    with Image.open(BytesIO(data)) as image:
        assert image.info["Title"] == "Rhannu"
        assert image.info["Description"] == "Ŵy a dŵr"
        assert image.info["dpi"] == pytest.approx((144, 144), abs=0.1)
        assert image.mode == "P"
    assert b"tIME" not in found


def test_without_brand_colours_a_png_keeps_every_colour() -> None:
    image = noise(16)
    with Image.open(BytesIO(encode_png(image, (), 72, {}))) as made:
        assert made.mode == "RGB"
        assert made.tobytes() == image.tobytes()


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert encode_png(flags(), BRAND, 72, {"B": "2", "A": "1"}) == encode_png(
        flags(), BRAND, 72, {"A": "1", "B": "2"}
    )
    assert encode_jpeg(flags(), 0, 72) == encode_jpeg(flags(), 0, 72)
    assert thumbnail(png(flags()), 50, 50) == thumbnail(png(flags()), 50, 50)


def test_a_jpeg_keeps_to_its_limit_at_the_best_quality_that_does() -> None:
    image = noise(120)
    best = encode_jpeg(image, 0, 72)
    assert best is not None
    limit = len(best) * 3 // 4
    smaller = encode_jpeg(image, limit, 72)
    assert smaller is not None
    assert len(smaller) <= limit
    assert encode_jpeg(image, len(best), 72) == best
    with Image.open(BytesIO(smaller)) as made:
        assert (made.format, made.size, made.mode) == ("JPEG", (120, 120), "RGB")


def test_no_jpeg_is_none_and_not_a_bad_one() -> None:
    assert encode_jpeg(noise(120), 1000, 72) is None


def test_a_jpeg_keeps_the_colour_of_fine_lines() -> None:
    lines = Image.new("RGB", (64, 64), PENCIL)
    for x in range(3, 64, 8):
        lines.paste(
            PEN, (x, 0, x + 1, 64)
        )  # one pixel wide: half the colour resolution would wash them out
    made = encode_jpeg(lines, 0, 72)
    assert made is not None
    with Image.open(BytesIO(made)) as image:
        pixel = image.getpixel((35, 30))
    assert isinstance(pixel, tuple)
    assert max(abs(a - b) for a, b in zip(pixel, PEN, strict=True)) <= 15


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((400, 200), (100, 50)),
        ((200, 400), (50, 100)),
        ((100, 100), (100, 100)),
        ((40, 20), (40, 20)),
    ],
)
def test_a_thumbnail_fits_its_box_and_keeps_its_shape(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    data, width, height = thumbnail(png(Image.new("RGB", size, PENCIL)), 100, 100)
    assert (width, height) == expected
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size) == ("WEBP", expected)
