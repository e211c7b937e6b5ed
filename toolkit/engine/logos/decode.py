"""Pillow reads a picture from outside as it is meant: upright, in sRGB, with its transparency.

What it does by itself is not always that: grey of 16 bits is cut off at white, a transparent colour
of such a picture is forgotten, and colour profiles are carried along and not used.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, UnidentifiedImageError

from toolkit.engine.logos.colours import Said, by_chunks, in_srgb

LARGEST_PIXELS = 80_000_000  # what good cameras make; Pillow itself refuses little more
MOST_SIDE = 4000  # pixels: no logo is printed so large that it shows more
FAINT = 8  # of 255: what covers less than this is not seen
READERS = {"PNG": "PNG", "JPEG": "JPEG", "GIF": "GIF", "WebP": "WEBP"}
_UPRIGHT = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_ORIENTATION = 0x0112
Key = tuple[int, ...]
AGAIN = "get it once more from whoever made it, or save it again as PNG"

# A picture that claims to be huge is an error, not a line on somebody's terminal.
warnings.simplefilter("error", Image.DecompressionBombWarning)


class NotTaken(Exception):
    """A file that is no logo: what is wrong, what mends it, and in which line of it (0: all)."""

    def __init__(self, what: str, hint: str, line: int = 0) -> None:
        super().__init__(what, hint, line)
        self.what, self.hint, self.line = what, hint, line


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture: four bytes a pixel, red, green, blue and alpha.

    `found` is how wide and high it is in its file; very large ones are kept smaller.
    """

    width: int
    height: int
    rgba: bytes
    found: tuple[int, int]
    said: tuple[Said, ...] = ()


def decoded(data: bytes, kind: str, trim: bool = True) -> Pixels:
    """The pixels of a PNG, JPEG, GIF or WebP. Raises NotTaken.

    With `trim` without margins that are transparent, and not at all where all of it is.
    """
    try:
        with Image.open(BytesIO(data), formats=(READERS[kind],)) as image:
            return _decoded(image, data if kind == "PNG" else b"", trim)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotTaken("has far too many pixels", "save it smaller") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, struct.error):
        raise NotTaken("is damaged, or only a part of it is there", AGAIN) from None


def _decoded(image: Image.Image, png: bytes, trim: bool) -> Pixels:
    wide, high = image.size
    if wide * high > LARGEST_PIXELS:
        most = LARGEST_PIXELS // 1_000_000
        raise NotTaken(
            f"is {wide:,} × {high:,} pixels, and {most} megapixels are the most", "save it smaller"
        )
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise NotTaken("moves: it holds several pictures", "save the one that you mean as PNG")
    if image.format in ("JPEG", "MPO"):
        image.draft(None, (MOST_SIDE, MOST_SIDE))
    image.load()
    colours, alpha = _smaller(*_parts(image, png), max(1, -(-max(image.size) // MOST_SIDE)))
    said: list[Said] = []
    profile = image.info.get("icc_profile")
    if not profile and png:
        colours = by_chunks(colours, dict(_chunks(png)), said)
    whole = in_srgb(colours, profile, said).convert("RGBA")
    if alpha:
        whole.putalpha(alpha)
    for turn in _UPRIGHT.get(_orientation(image), ()):
        whole = whole.transpose(turn)
        wide, high = (wide, high) if turn.value in (0, 1, 3) else (high, wide)
    box = _shown(whole) if trim else (0, 0, *whole.size)
    shown = whole.crop(box)
    across, down = wide / whole.width, high / whole.height
    found = (max(1, round(shown.width * across)), max(1, round(shown.height * down)))
    return Pixels(shown.width, shown.height, shown.tobytes(), found, tuple(said))


def _smaller(
    colours: Image.Image, alpha: Image.Image | None, factor: int
) -> tuple[Image.Image, Image.Image | None]:
    """Both are made smaller together: what is transparent lends its colour to no edge."""
    if factor == 1:
        return colours, alpha
    if alpha is None:
        return colours.reduce(factor), None
    whole = colours.convert("RGBA")
    whole.putalpha(alpha)
    whole = whole.reduce(factor)
    return whole.convert("RGB"), whole.getchannel("A")


def _parts(image: Image.Image, png: bytes) -> tuple[Image.Image, Image.Image | None]:
    """Its colours (L, RGB or CMYK, eight bits) and its transparency, if it has any."""
    bits, key = _says(png) if png else (8, None)
    if image.mode.startswith("I"):
        grey = image.convert("I")
        clear = grey.point([0 if v == key[0] else 255 for v in range(65536)], "L") if key else None
        return grey.point([(v * 2 + 257) // 514 for v in range(65536)], "L"), clear
    if image.mode in ("1", "L"):
        grey = image.convert("L")
        return grey, _unlike(grey, key, (1 << bits) - 1)
    if image.mode == "RGB":
        return image, _unlike(image, key, (1 << bits) - 1)
    if image.mode == "CMYK":
        return image, None
    whole = image.convert("RGBA")
    return whole.convert("RGB"), whole.getchannel("A")


def _unlike(image: Image.Image, key: Key | None, full: int) -> Image.Image | None:
    """White where the picture has another colour than the one that its file calls transparent.

    `full` is the largest value that the file can write.
    """
    if not key:
        return None
    apart = [
        channel.point([0 if v == at * 255 // full else 255 for v in range(256)])
        for channel, at in zip(image.split(), key, strict=True)
    ]
    unlike = apart[0]
    for more in apart[1:]:
        unlike = ImageChops.lighter(unlike, more)
    return unlike


def _says(png: bytes) -> tuple[int, Key | None]:
    """How many bits a value has in a PNG, and which colour its file calls transparent.

    Pillow gives small values another scale and leaves this colour on the old one.
    """
    bits, colour = png[24], png[25]
    for kind, body in _chunks(png):
        if kind == b"tRNS" and colour in (0, 2):
            return bits, struct.unpack(f">{1 if colour == 0 else 3}H", body)
    return bits, None


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            return
        yield kind, png[at + 8 : at + 8 + length]
        at += 12 + length


def _orientation(image: Image.Image) -> int:
    try:
        turned = image.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, struct.error):
        return 1  # what cannot be read says nothing
    return turned if isinstance(turned, int) else 1


def _shown(image: Image.Image) -> tuple[int, int, int, int]:
    """The part that is not transparent: margins would make it smaller than those beside it."""
    box = image.getchannel("A").point([0] * FAINT + [255] * (256 - FAINT)).getbbox()
    if box is None:
        raise NotTaken(
            "is transparent all over: there is nothing to see", "export it with its colours"
        )
    return box
