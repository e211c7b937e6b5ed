"""Pillow's LittleCMS reads the profile of a printing condition: which inks make a colour, and which
colour inks make.

Everything is asked relative to the paper, black to black (relative colorimetric with black point
compensation), as printers do with brand colours.
"""

from __future__ import annotations

import struct
from functools import cached_property, lru_cache
from io import BytesIO
from typing import Any, Literal

from PIL import Image, ImageCms, ImageMath

from toolkit.model.inks import MOST_INK, Inks, Lab

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_BLACK = ImageCms.Flags.BLACKPOINTCOMPENSATION
_LEAST = 20  # 1/1000: dots below two per cent come and go on press
LARGEST = 8_000_000  # bytes; profiles of presses have some hundred thousand


class Profile:
    """The profile of a press. Raises ValueError, in words, for what is none."""

    def __init__(self, data: bytes) -> None:
        if fault := _fault(data):
            raise ValueError(fault)
        self.data = data
        try:
            press = ImageCms.ImageCmsProfile(BytesIO(data))
            self._to_inks = _transform(_own("sRGB"), press, ("RGB", "CMYK"))
            self._to_lab = _transform(press, _own("LAB"), ("CMYK", "LAB"))
        except (OSError, ImageCms.PyCMSError):
            raise ValueError("is damaged") from None

    @property
    def version(self) -> int:
        """The version of its format: 2 or 4."""
        return self.data[8]

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture in sRGB as a picture in inks, nowhere more than dry."""
        return _limited(_applied(image, self._to_inks))

    @cached_property
    def greys(self) -> tuple[int, ...]:
        """How much black ink (0 to 255) looks like each grey of sRGB (0 to 255).

        Black ink alone is no deep black: from it to paper the greys are spread out evenly.
        """
        steps = bytes(v for k in range(256) for v in (0, 0, 0, k))
        inks = Image.frombytes("CMYK", (256, 1), steps)
        printed = [lab[0] for lab in _labs(_applied(inks, self._to_lab))]
        grey = Image.frombytes("RGB", (256, 1), bytes(v for g in range(256) for v in (g, g, g)))
        shown = [lab[0] for lab in _labs(_applied(grey, _screen()))]
        dark, light = printed[255], printed[0]
        aims = [dark + (light - dark) * value / 100 for value in shown]
        nearest = [min(range(256), key=lambda k: (abs(printed[k] - aim), k)) for aim in aims]
        return (255, *nearest[1:255], 0)

    def inks(self, colour: str) -> Inks:
        """The inks that print a colour (#rrggbb), in whole per cent. Greys are black ink alone."""
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        if red == green == blue:
            return (0, 0, 0, _whole(self.greys[red]))
        found = self.picture(Image.new("RGB", (1, 1), (red, green, blue))).tobytes()
        cyan, magenta, yellow, black = (_whole(value) for value in found)
        return cyan, magenta, yellow, black

    def printed(self, inks: Inks) -> Lab:
        """How inks look on paper."""
        pixel = bytes(round(ink * 255 / 1000) for ink in inks)
        image = Image.frombytes("CMYK", (1, 1), pixel)
        return _labs(_applied(image, self._to_lab))[0]


@lru_cache(maxsize=8)
def profile(data: bytes) -> Profile:
    """The profile in these bytes, read once. Raises ValueError as Profile does."""
    return Profile(data)


def shown(colour: str) -> Lab:
    """How a colour (#rrggbb) looks on a screen."""
    rgb = tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return _labs(_applied(Image.new("RGB", (1, 1), rgb), _screen()))[0]


def _fault(data: bytes) -> str:
    """Why the bytes cannot be the profile of a press with four inks; "" if they can.

    The header is asked before LittleCMS is: ICC.1:2022, 7.2.
    """
    if len(data) > LARGEST:
        return "is too large for the profile of a press"
    if len(data) < 132 or data[36:40] != b"acsp":
        return "is no ICC profile"
    if int.from_bytes(data[:4], "big") > len(data):
        return "is cut off"
    if data[12:16] != b"prtr" or data[16:20] != b"CMYK":
        return "is not the profile of a press with four inks (CMYK)"
    if data[8] not in (2, 4):
        return f"has the ICC version {data[8]}, which PDF/X-4 does not take"
    return ""


@lru_cache(maxsize=1)
def _screen() -> ImageCms.ImageCmsTransform:
    return _transform(_own("sRGB"), _own("LAB"), ("RGB", "LAB"))


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    found = ImageCms.applyTransform(image, transform)
    assert found is not None  # it is where no picture is changed in place
    return found


def _own(name: Literal["sRGB", "LAB"]) -> ImageCms.ImageCmsProfile:
    """A profile that LittleCMS has itself."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name))


def _transform(
    source: ImageCms.ImageCmsProfile, target: ImageCms.ImageCmsProfile, modes: tuple[str, str]
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(source, target, *modes, _INTENT, _BLACK)


def _labs(image: Image.Image) -> list[Lab]:
    """Pixels as values: L* stands in 255ths, a* and b* are signed bytes."""
    found = struct.iter_unpack("Bbb", image.tobytes())
    return [(light * 100 / 255, float(red), float(yellow)) for light, red, yellow in found]


def _whole(value: int) -> int:
    """An ink of 255ths in 1/1000, in whole per cent; none where it is too little to print."""
    found = round(value * 100 / 255) * 10
    return found if found >= _LEAST else 0


def _limited(inks: Image.Image) -> Image.Image:
    """No pixel above the limit: the three colours give way, black stays."""
    most = MOST_INK * 255 // 1000
    cyan, magenta, yellow, black = inks.split()

    def less(band: Image.Image) -> Image.Image:
        found = ImageMath.lambda_eval(
            lambda it: _give_way(it, most), band=band, c=cyan, m=magenta, y=yellow, k=black
        )
        assert isinstance(found, Image.Image)
        return found

    return Image.merge("CMYK", (less(cyan), less(magenta), less(yellow), black))


def _give_way(it: dict[str, Any], most: int) -> Any:
    """A band without its share of what is too much, rounded down."""
    colours = it["max"](it["c"] + it["m"] + it["y"], 1)
    over = it["max"](it["c"] + it["m"] + it["y"] + it["k"] - most, 0)
    return it["convert"](it["band"] - (over * it["band"] + colours - 1) / colours, "L")
