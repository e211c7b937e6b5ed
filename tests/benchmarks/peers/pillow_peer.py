"""Pillow alone: ImageDraw, lines broken by hand, shapes drawn four times as large for smooth edges.
pillow_peer.py FONTS
"""

from __future__ import annotations

import sys
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from speak import serve

FONTS = {700: "Onest_700Bold.ttf", 800: "Onest_800ExtraBold.ttf"}
FINE = 4


@lru_cache(maxsize=16)
def font(weight: int, size: float) -> ImageFont.FreeTypeFont:
    """A font of the brand."""
    return ImageFont.truetype(str(Path(sys.argv[1]) / FONTS[weight]), size)


def shape(
    image: Image.Image, kind: str, x: float, y: float, w: float, h: float, colour: str
) -> None:
    """A circle, a square or a quarter circle."""
    mask = Image.new("L", (round(w * FINE), round(h * FINE)))
    pen = ImageDraw.Draw(mask)
    if kind == "circle":
        pen.ellipse((0, 0, mask.width - 1, mask.height - 1), 255)
    elif kind == "quarter":
        pen.pieslice((-mask.width, 0, mask.width - 1, 2 * mask.height - 1), 270, 360, 255)
    else:
        pen.rectangle((0, 0, mask.width, mask.height), 255)
    small = mask.reduce(FINE)
    image.paste(
        colour, (round(x), round(y), round(x) + small.width, round(y) + small.height), small
    )


def broken(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """The text in lines no wider than `width`."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def draw(card: dict[str, Any]) -> bytes:
    """The card as a PNG."""
    image = Image.new("RGB", (card["width"], card["height"]), card["field"])
    pen = ImageDraw.Draw(image)
    for part in card["shapes"]:
        shape(image, part["kind"], part["x"], part["y"], part["w"], part["h"], part["colour"])
    margin, size = card["margin"], card["slogan_size"]
    display = font(800, size)
    for number, (word, stop) in enumerate(zip(card["slogan"], card["stops"], strict=True)):
        base = margin + size * (0.708 + 0.95 * number)
        pen.text((margin, base), word, card["ink"], display, anchor="ls")
        d = stop["size"] * size
        shape(
            image,
            stop["kind"],
            margin + display.getlength(word) + 0.03 * size,
            base - d,
            d,
            d,
            card["ink"],
        )
    small, body = font(700, card["web_size"]), font(700, card["sentence_size"])
    base = card["height"] - margin
    pen.text((margin, base), card["web"], card["ink"], small, anchor="ls")
    base -= 0.708 * card["web_size"] + card["gap"]
    for line in reversed(broken(card["sentence"], body, card["text_width"])):
        pen.text((margin, base), line, card["ink"], body, anchor="ls")
        base -= 1.16 * card["sentence_size"]
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


serve(draw)
