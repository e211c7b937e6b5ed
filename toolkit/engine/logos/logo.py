"""A logo as one value, whatever file it came in.

`opened` does all that a file of a stranger is read for. It closes over nothing, and what it takes
and gives can be pickled, so that it may work in a process of its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image

from toolkit.engine import typst
from toolkit.engine.logos import drawing
from toolkit.engine.logos.colours import Said
from toolkit.engine.logos.decode import AGAIN, READERS, NotTaken, Pixels, decoded
from toolkit.engine.logos.kinds import WANTED, fits_name, kind_of

LARGEST = 40_000_000  # bytes of a file
FIRST = 800  # pixels at which a drawing is looked at
MOST_SIDE = 4000
MOST_INSIDE = 4_000_000  # pixels of a picture within a drawing
LONGEST = 40  # times as wide as high, or the other way round


@dataclass(frozen=True, slots=True)
class Logo:
    """What a file shows: pixels, and for a drawing its SVG, of which pixels are made at any size.

    `size` is that of the drawing in its own unit, `window` the part of it that is not empty: left,
    top, right, bottom as shares.
    """

    pixels: Pixels
    svg: str = ""
    size: tuple[float, float] = (1, 1)
    window: tuple[float, float, float, float] = (0, 0, 1, 1)
    said: tuple[Said, ...] = ()

    def enlarged(
        self, width: int, height: int
    ) -> tuple[tuple[int, int], tuple[int, int, int, int]]:
        """How large the whole drawing is when what it shows fits there, and where that lies."""
        left, top, right, bottom = self.window
        shown = (self.size[0] * (right - left), self.size[1] * (bottom - top))
        scale = min(width / shown[0], height / shown[1], MOST_SIDE / max(self.size))
        wide, high = (max(1, round(side * scale)) for side in self.size)
        x, y, across, down = (
            round(edge) for edge in (left * wide, top * high, right * wide, bottom * high)
        )
        return (wide, high), (x, y, max(across, x + 1), max(down, y + 1))


def opened(path: str, data: bytes) -> Logo:
    """The logo of a file; `path` is its name. Raises NotTaken."""
    if not data:
        raise NotTaken("is empty", AGAIN)
    if len(data) > LARGEST:
        raise NotTaken(f"has more than {LARGEST // 1_000_000} MB", "save it smaller")
    kind = kind_of(data)
    said: list[Said] = []
    if kind == "SVG":
        logo = _opened_drawing(data)
    elif kind in READERS:
        pixels = decoded(data, kind)
        logo = Logo(pixels, said=pixels.said)
    elif data.startswith(b"version https://git-lfs"):
        raise NotTaken("is only a pointer: the picture itself was not fetched", "run: git lfs pull")
    else:
        what = f"is a file of the kind {kind}" if kind else "is no picture that is known here"
        raise NotTaken(f"{what}, and a logo is {WANTED}", "save it as PNG or SVG")
    sides = logo.pixels.found
    if max(sides) > LONGEST * min(sides):
        raise NotTaken(f"is {sides[0]} × {sides[1]}: a line rather than a logo", "crop it")
    if not fits_name(kind, path):
        said.append((f"is a {kind}, whatever its name says; it is taken as one", "rename it"))
    return replace(logo, said=(*said, *logo.said))


def _opened_drawing(data: bytes) -> Logo:
    found = drawing.read(data, _embed)
    scale = FIRST / max(found.width, found.height)
    first = _drawn(
        found.svg, *(max(1, math.ceil(side * scale)) for side in (found.width, found.height))
    )
    box = first.getchannel("A").getbbox()
    if box is None:
        raise NotTaken("shows nothing", "look at it in a browser, and export it once more")
    window = (
        box[0] / first.width,
        box[1] / first.height,
        box[2] / first.width,
        box[3] / first.height,
    )
    shown = first.crop(box)
    pixels = Pixels(shown.width, shown.height, shown.tobytes(), shown.size)
    return Logo(pixels, found.svg, (found.width, found.height), window, found.said)


def _embed(data: bytes) -> bytes:
    """A picture within a drawing, as a fresh PNG."""
    kind = kind_of(data)
    if kind not in READERS:
        raise NotTaken("shows a picture that is neither PNG, JPEG, GIF nor WebP", "save all as PNG")
    pixels = decoded(data, kind, trim=False)
    if pixels.width * pixels.height > MOST_INSIDE:
        raise NotTaken("shows a picture of too many pixels", "save all as PNG")
    out = BytesIO()
    image_of(pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()


def image_of(pixels: Pixels) -> Image.Image:
    """The same for Pillow."""
    return Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.rgba)


def _drawn(svg: str, width: int, height: int) -> Image.Image:
    """Raises NotTaken when Typst cannot draw it."""
    try:
        png = typst.draw_picture(svg, width, height)
    except typst.TemplateFailed as error:
        why = error.problems[0].message
        raise NotTaken(f"cannot be drawn: {why}", "save it as plain SVG, or as PNG") from None
    with Image.open(BytesIO(png), formats=("PNG",)) as image:
        return image.convert("RGBA")
