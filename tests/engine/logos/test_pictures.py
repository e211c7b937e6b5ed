"""Pictures as people bring them: every kind comes in with the colours that it means."""

from __future__ import annotations

import itertools
import pickle

import pytest
from PIL import Image
from samples import RED, WHITE, chunk, flat, huge, linear, noise, png, png16, saved, wide_gamut

from toolkit.engine.logos.decode import NotTaken
from toolkit.engine.logos.logo import LARGEST, Logo, opened

RGBA = tuple[int, int, int, int]
RED_A: RGBA = (*RED, 255)
HALF = (*RED, 128)
HOLE = (0, 0, 0, 0)
K16 = tuple(v * 257 for v in RED)


def palette(kind: str = "PNG", **how: object) -> bytes:
    """Red at the left, white at the right."""
    image = Image.new("P", (40, 20), 1)
    image.putpalette([0, 0, 0, *RED, *WHITE])
    image.paste(2, (20, 0, 40, 20))
    return saved(image, kind, **how)


def turned(orientation: int) -> bytes:
    """Red at the left and white at the right, as it is meant; stored as the camera was held."""
    image = Image.new("RGB", (40, 20), WHITE)
    image.paste(RED, (0, 0, 20, 20))
    back = {
        1: (),
        2: (Image.Transpose.FLIP_LEFT_RIGHT,),
        3: (Image.Transpose.ROTATE_180,),
        4: (Image.Transpose.FLIP_TOP_BOTTOM,),
        5: (Image.Transpose.TRANSPOSE,),
        6: (Image.Transpose.ROTATE_90,),
        7: (Image.Transpose.TRANSVERSE,),
        8: (Image.Transpose.ROTATE_270,),
    }[orientation]
    for turn in back:
        image = image.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(image, exif=exif)


def mpo() -> bytes:
    return saved(
        flat("RGB", RED), "MPO", save_all=True, append_images=[flat("RGB", WHITE)], quality=100
    )


# (name of the file, its bytes, the colour at the left, how much it may differ)
SAMPLES: dict[str, tuple[str, bytes, RGBA, int]] = {
    "rgb": ("a.png", saved(flat("RGB", RED)), RED_A, 0),
    "rgba": ("a.png", saved(flat("RGBA", HALF)), HALF, 0),
    "grey": ("a.png", saved(flat("L", 146)), (146, 146, 146, 255), 0),
    "grey and alpha": ("a.png", saved(flat("LA", (146, 128))), (146, 146, 146, 128), 0),
    "one bit, black": ("a.png", saved(flat("1", 0)), (0, 0, 0, 255), 0),
    "one bit, white": ("a.png", saved(flat("1", 1)), (255, 255, 255, 255), 0),
    "two bits": ("a.png", png(2, 0, (4, 1), b"\0\x55"), (85, 85, 85, 255), 0),
    "four bits": ("a.png", png(4, 0, (2, 1), b"\0\x77"), (119, 119, 119, 255), 0),
    "16 bits grey": ("a.png", png16(0, [(37448,)] * 3), (146, 146, 146, 255), 0),
    "16 bits grey, dark": ("a.png", png16(0, [(300,)] * 3), (1, 1, 1, 255), 0),
    "16 bits grey, brightest": ("a.png", png16(0, [(65535,)] * 3), (255, 255, 255, 255), 0),
    "16 bits colour": ("a.png", png16(2, [K16] * 3), RED_A, 0),
    "16 bits grey, alpha": ("a.png", png16(4, [(37448, 32896)] * 3), (146, 146, 146, 128), 0),
    "16 bits colour, alpha": ("a.png", png16(6, [(*K16, 32896)] * 3), HALF, 0),
    "palette": ("a.png", palette(), RED_A, 0),
    "palette of two bits": ("a.png", palette(bits=2), RED_A, 0),
    "palette, transparent white": ("a.png", palette(transparency=2), RED_A, 0),
    "palette, alpha for each": ("a.png", palette(transparency=b"\xff\x80\xff"), HALF, 0),
    "gif": ("a.gif", palette(kind="GIF"), RED_A, 0),
    "gif, transparent white": ("a.gif", palette(kind="GIF", transparency=2), RED_A, 0),
    "jpeg": ("a.jpg", saved(flat("RGB", RED), "JPEG", quality=100), RED_A, 2),
    "jpeg grey": ("a.jpg", saved(flat("L", 146), "JPEG"), (146, 146, 146, 255), 1),
    "jpeg progressive": ("a.jpeg", saved(flat("RGB", RED), "JPEG", progressive=True), RED_A, 4),
    "jpeg cmyk": ("a.jpg", saved(flat("CMYK", (55, 225, 215, 0)), "JPEG", quality=100), RED_A, 2),
    "jpeg cmyk black": ("a.jpg", saved(flat("CMYK", (0, 0, 0, 255)), "JPEG"), (0, 0, 0, 255), 3),
    "mpo": ("a.jpg", mpo(), RED_A, 2),
    "webp": ("a.webp", saved(flat("RGB", RED), "WEBP", lossless=True), RED_A, 0),
    "webp with alpha": ("a.webp", saved(flat("RGBA", HALF), "WEBP", lossless=True), HALF, 0),
    "profile": ("a.png", saved(flat("RGB", RED), icc_profile=wide_gamut()), (30, 200, 40, 255), 2),
    "profile in a jpeg": (
        "a.jpg",
        saved(flat("RGB", RED), "JPEG", quality=100, icc_profile=wide_gamut()),
        (30, 200, 40, 255),
        3,
    ),
    "profile and alpha": (
        "a.png",
        saved(flat("RGBA", HALF), icc_profile=wide_gamut()),
        (30, 200, 40, 128),
        2,
    ),
    "profile of colours in a grey": (
        "a.png",
        saved(flat("L", 146), icc_profile=wide_gamut()),
        (146, 146, 146, 255),
        2,
    ),
    "profile in a palette": (
        "a.png",
        palette(icc_profile=wide_gamut()),
        (30, 200, 40, 255),
        2,
    ),
    "profile that is sRGB by name alone": (
        "a.png",
        saved(flat("RGB", (147, 147, 147)), icc_profile=linear("RGB")),
        (200, 200, 200, 255),
        2,
    ),
    "profile of greys": (
        "a.png",
        saved(flat("L", 147), icc_profile=linear("GRAY")),
        (200, 200, 200, 255),
        2,
    ),
    "profile of greys, alpha": (
        "a.png",
        saved(flat("LA", (147, 128)), icc_profile=linear("GRAY")),
        (200, 200, 200, 128),
        2,
    ),
    "gamma": (
        "a.png",
        png(8, 0, (3, 1), b"\0" + b"\x93" * 3, chunk(b"gAMA", b"\0\1\x86\xa0")),
        (200, 200, 200, 255),
        2,
    ),
    "gamma of sRGB": (
        "a.png",
        png(8, 0, (3, 1), b"\0" + b"\x92" * 3, chunk(b"gAMA", b"\0\0\xb1\x8f")),
        (146, 146, 146, 255),
        0,
    ),
    "exif 1": ("a.png", turned(1), RED_A, 0),
    "exif 2": ("a.png", turned(2), RED_A, 0),
    "exif 3": ("a.png", turned(3), RED_A, 0),
    "exif 4": ("a.png", turned(4), RED_A, 0),
    "exif 5": ("a.png", turned(5), RED_A, 0),
    "exif 6": ("a.png", turned(6), RED_A, 0),
    "exif 7": ("a.png", turned(7), RED_A, 0),
    "exif 8": ("a.png", turned(8), RED_A, 0),
}


def pixel(logo: Logo, x: int = 0, y: int = 0) -> RGBA:
    at = (y * logo.pixels.width + x) * 4
    red, green, blue, alpha = logo.pixels.rgba[at : at + 4]
    return red, green, blue, alpha


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_has_the_colour_that_it_means(name: str) -> None:
    path, data, expected, off = SAMPLES[name]
    logo = opened(path, data)
    found = pixel(logo)
    assert all(abs(a - b) <= off for a, b in zip(found, expected, strict=True)), found
    assert logo.said == ()
    if name.startswith("exif"):
        assert (logo.pixels.width, logo.pixels.height) == (40, 20)
        assert pixel(logo, 39) == (*WHITE, 255)


@pytest.mark.parametrize(
    ("data", "hole"),
    [
        (png16(0, [(0,), (65535,), (0,)], chunk(b"tRNS", b"\xff\xff")), True),
        (png16(0, [(0,), (65534,), (0,)], chunk(b"tRNS", b"\xff\xff")), False),
        (png16(2, [K16, (65535,) * 3, K16], chunk(b"tRNS", b"\xff" * 6)), True),
        (png(1, 0, (3, 1), b"\0\x40", chunk(b"tRNS", b"\0\1")), True),
        (png(2, 0, (3, 1), b"\0\x20", chunk(b"tRNS", b"\0\2")), True),
        (png(4, 0, (3, 1), b"\0\x07\x00", chunk(b"tRNS", b"\0\7")), True),
        (png(8, 0, (3, 1), b"\0\0\x92\0", chunk(b"tRNS", b"\0\x92")), True),
        (
            png(8, 2, (3, 1), b"\0\0\0\0\xc8\x1e\x28\0\0\0", chunk(b"tRNS", b"\0\xc8\0\x1e\0\x28")),
            True,
        ),
        (
            png(8, 2, (3, 1), b"\0\0\0\0\xc8\x1e\x29\0\0\0", chunk(b"tRNS", b"\0\xc8\0\x1e\0\x28")),
            False,
        ),
    ],
    ids=[
        "grey16",
        "grey16 near",
        "rgb16",
        "one bit",
        "two bits",
        "four bits",
        "grey",
        "rgb",
        "rgb near",
    ],
)
def test_the_colour_that_a_png_calls_transparent_is(data: bytes, hole: bool) -> None:
    logo = opened("a.png", data)
    assert [pixel(logo, x)[3] for x in range(3)] == [255, 0 if hole else 255, 255]


def test_margins_that_are_transparent_are_no_part_of_a_logo() -> None:
    whole = Image.new("RGBA", (100, 60), HOLE)
    whole.paste(RED_A, (30, 20, 70, 40))
    logo = opened("a.png", saved(whole))
    assert logo.pixels.found == (40, 20)
    assert pixel(logo) == RED_A
    assert opened("a.png", saved(flat("RGB", WHITE))).pixels.found == (40, 20), "white is a colour"


def test_a_large_picture_is_kept_smaller_and_remembers_its_size() -> None:
    for data in (saved(flat("L", 9, (9000, 300))), saved(flat("L", 9, (9000, 300)), "JPEG")):
        logo = opened("a.png", data)
        assert logo.pixels.found == (9000, 300)
        assert logo.pixels.width <= 4500


def test_what_is_transparent_lends_its_colour_to_no_edge() -> None:
    whole = Image.new("RGBA", (8002, 300), HOLE)
    whole.paste(RED_A, (0, 0, 4001, 300))
    logo = opened("a.png", saved(whole))
    found = pixel(logo, logo.pixels.width - 1)
    assert all(abs(a - b) <= 2 for a, b in zip(found[:3], RED, strict=True)), found


@pytest.mark.parametrize("more", [chunk(b"cICP", bytes((12, 13, 0, 1))), chunk(b"cHRM", bytes(32))])
def test_colours_of_another_space_without_a_profile_are_told(more: bytes) -> None:
    logo = opened("a.png", png(8, 0, (3, 1), b"\0\x92\x92\x92", more))
    assert "taken as sRGB" in logo.said[0][0]


def test_a_profile_of_other_channels_is_told() -> None:
    data = saved(flat("CMYK", (55, 225, 215, 0)), "JPEG", icc_profile=wide_gamut())
    assert "cannot be read" in opened("a.jpg", data).said[0][0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"hello", "is no picture"),
        (b"version https://git-lfs.github.com/spec/v1\n", "only a pointer"),
        (saved(flat("RGB", RED), "TIFF"), "TIFF"),
        (saved(flat("RGB", RED), "BMP"), "BMP"),
        (saved(flat("RGB", RED), "AVIF"), "AVIF"),
        (saved(flat("RGB", RED), "ICO"), "icon"),
        (saved(flat("RGB", RED), "PDF"), "PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "EPS"),
        (b"%PDF-1.6\n%\xe2\xe3 /Creator (Adobe Illustrator 28)", "Illustrator"),
        (b"8BPS\0\1", "Photoshop"),
        (b"\x1f\x8b\x08\0", "svgz"),
        (b"<html><body/></html>", "is no picture"),
        (saved(flat("RGBA", HOLE)), "transparent all over"),
        (saved(flat("LA", (255, 3))), "transparent all over"),
        (saved(flat("RGB", RED, (900, 9))), "a line rather than a logo"),
        (huge(30_000, 30_000), "pixels"),
        (huge(9_000, 9_000), "megapixels"),
        (huge(2**31 - 1, 2**31 - 1), "pixels"),
        (huge(2**31 - 1, 1), "pixels"),
        (
            saved(flat("RGB", RED), "GIF", save_all=True, append_images=[flat("RGB", WHITE)]),
            "moves",
        ),
        (
            saved(flat("RGB", RED), "WEBP", save_all=True, append_images=[flat("RGB", WHITE)]),
            "moves",
        ),
        (
            saved(flat("RGB", RED), "PNG", save_all=True, append_images=[flat("RGB", WHITE)]),
            "moves",
        ),
    ],
    ids=itertools.count(),
)
def test_what_cannot_be_taken_is_named(data: bytes, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        opened("a.png", data)
    assert why in refused.value.what
    assert refused.value.hint


def test_too_many_bytes_are_refused_unopened() -> None:
    with pytest.raises(NotTaken, match="40 MB"):
        opened("a.png", b"\0" * (LARGEST + 1))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_half_a_file_is_refused(kind: str, share: float) -> None:
    whole = saved(noise(120), kind)
    with pytest.raises(NotTaken):
        opened(f"a.{kind.lower()}", whole[: int(len(whole) * share)])


def test_a_flipped_bit_is_refused() -> None:
    data = bytearray(saved(noise(40)))
    data[len(data) // 2] ^= 1
    with pytest.raises(NotTaken, match="damaged"):
        opened("a.png", bytes(data))


def test_a_name_that_says_something_else_is_told_and_the_picture_taken() -> None:
    logo = opened("a.png", saved(flat("RGB", RED), "JPEG", quality=100))
    assert abs(pixel(logo)[0] - 200) < 3
    assert [what for what, _ in logo.said] == [
        "is a JPEG, whatever its name says; it is taken as one"
    ]
    assert opened("A.JPEG", saved(flat("RGB", RED), "JPEG")).said == ()


def test_a_profile_that_is_none_is_told() -> None:
    logo = opened("a.png", saved(flat("RGB", RED), icc_profile=b"nothing" * 30))
    assert pixel(logo) == RED_A
    assert "colour profile" in logo.said[0][0]


def test_what_a_process_of_its_own_gives_back_can_be_sent() -> None:
    logo = opened("a.png", saved(flat("RGB", RED)))
    assert pickle.loads(pickle.dumps(logo)) == logo
    error = NotTaken("what", "hint", 3)
    assert pickle.loads(pickle.dumps(error)).args == error.args
