"""Pillow: small pictures with exact colours, and pictures from outside made safe."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from toolkit.engine.raster import LARGEST_BYTES, encode_jpeg, encode_png, take_in, thumbnail
from toolkit.model.problem import RenderFailed, Span

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


def refusal(data: bytes) -> str:
    with pytest.raises(RenderFailed) as failed:
        take_in("assets/brand/logo.png", data)
    (problem,) = failed.value.problems
    assert problem.code == "image"
    assert problem.where == Span("assets/brand/logo.png")
    assert "assets/brand/logo.png" in problem.message
    assert problem.hint
    return problem.message


def huge(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "size", [(5001, 5000), (60_000, 60_000), (2**31 - 1, 1), (2**31 - 1, 2**31 - 1)]
)
def test_a_picture_that_claims_a_huge_size_is_refused_unopened(size: tuple[int, int]) -> None:
    refusal(huge(*size))


@pytest.mark.parametrize("kept", [10, 40, 60, -40, -200])
def test_a_truncated_png_is_refused(kept: int) -> None:
    refusal(png(noise(20))[:kept])


def test_a_truncated_jpeg_is_refused() -> None:
    whole = encode_jpeg(noise(60), 0, 72)
    assert whole is not None
    refusal(whole[: len(whole) // 2])


def test_a_png_with_a_flipped_bit_is_refused() -> None:
    data = bytearray(png(noise(20)))
    data[len(data) // 2] ^= 1
    refusal(bytes(data))


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP", "PPM", "ICO"])
def test_other_kinds_of_picture_are_refused_whatever_their_name(kind: str) -> None:
    out = BytesIO()
    Image.new("RGB", (32, 32), PENCIL).save(out, kind)
    assert "neither PNG nor JPEG" in refusal(out.getvalue())


@pytest.mark.parametrize(
    "data",
    [b"", b"PNG", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7\n", b"\0" * 1000],
    ids=["empty", "word", "svg", "pdf", "zeros"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert "neither PNG nor JPEG" in refusal(data)


def test_too_many_bytes_are_refused_unopened() -> None:
    assert "5 MB" in refusal(b"\0" * (LARGEST_BYTES + 1))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_every_common_mode_of_png_is_taken_in(mode: str) -> None:
    with Image.open(BytesIO(take_in("a.png", png(Image.new(mode, (3, 2)))))) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "RGBA", (3, 2))


def test_a_cmyk_jpeg_is_taken_in() -> None:
    out = BytesIO()
    Image.new("CMYK", (8, 8), (0, 0, 0, 255)).save(out, "JPEG")
    with Image.open(BytesIO(take_in("a.jpg", out.getvalue()))) as image:
        pixel = image.getpixel((4, 4))
        assert isinstance(pixel, tuple)
        assert max(pixel[:3]) < 60


def test_nothing_but_the_pixels_is_taken_in(tmp_path: Path) -> None:
    secret = Image.new("RGB", (8, 8), PENCIL)
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    out = BytesIO()
    secret.save(out, "JPEG", exif=exif, comment=b"taken at home")
    assert b"taken at home" in out.getvalue()
    assert b"taken at home" not in take_in("a.jpg", out.getvalue())
    assert set(chunks(take_in("a.jpg", out.getvalue()))) == {b"IHDR", b"IDAT", b"IEND"}


def test_a_photograph_held_sideways_is_taken_in_upright() -> None:
    photograph = Image.new("RGB", (40, 20), PENCIL)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter: shown as 20 × 40
    out = BytesIO()
    photograph.save(out, "JPEG", exif=exif)
    with Image.open(BytesIO(take_in("a.jpg", out.getvalue()))) as image:
        assert image.size == (20, 40)
