"""The pictograms of slides are those of the posters: both drawings, pixel by pixel."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from minimal import house
from PIL import Image, ImageChops, ImageDraw

from toolkit.engine.slides.pictograms import PICTURES, Block
from toolkit.engine.slides.shapes import UPRIGHT, _thick

U = 8  # pixels for one unit
COLOURS = {"ink": "#000000", "child": "#ff0000", "bg": "#ffffff"}
SHARED = [name for name in PICTURES if name.startswith(("steps/", "myths/"))]


def _ours(name: str) -> Image.Image:
    image = Image.new("RGB", (35 * U, 35 * U), COLOURS["bg"])
    pen = ImageDraw.Draw(image)
    for part in PICTURES[name]:
        if len(part) == 3:
            pen.polygon(
                [(x * U, y * U) for x, y in _thick(list(part[2]), part[0] / 2)], COLOURS[part[1]]
            )
        else:
            _block(pen, part)
    return image


def _block(pen: ImageDraw.ImageDraw, part: Block) -> None:
    """The rectangle without its corners, then each corner: a quarter disc or a square."""
    x, y, w, h, (a, b, d, e), ink = part
    points = []
    for cx, cy, r, start in (
        (x + a, y + a, a, 180),
        (x + w - b, y + b, b, 270),
        (x + w - d, y + h - d, d, 0),
        (x + e, y + h - e, e, 90),
    ):
        from math import cos, radians, sin

        points += (
            [
                ((cx + r * cos(radians(start + t))) * U, (cy + r * sin(radians(start + t))) * U)
                for t in range(0, 91, 3)
            ]
            if r
            else [(cx * U, cy * U)]
        )
    pen.polygon(points, COLOURS[ink])


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    """Every pictogram as the posters' library draws it."""
    import typst

    root = tmp_path_factory.mktemp("pictos")
    library = (house("assets/templates/lib/pictos.typ")).read_text("utf-8")
    shape = (house("assets/templates/lib/shape.typ")).read_text("utf-8")
    head = (
        "#let measuring = false\n#let mirrored = false\n#let board = black\n#let decor(body) ="
        " body\n#let bleed = 0pt\n"
    )
    body = re.sub(r"^#import .*$", "", shape, flags=re.MULTILINE)
    body = "\n".join(
        line for line in body.split("\n") if not line.startswith(("#let bleed", "#let decor"))
    )
    pictures = re.sub(r"^#import .*$", "", library, flags=re.MULTILINE)
    fld = '#let fld = (ink: rgb("#000000"), kid: rgb("#ff0000"), bg: rgb("#ffffff"))\n'
    pages = "".join(
        f'#page(width: 35pt, height: 35pt, margin: 0pt, picto("{name}", 35pt, fld))\n'
        for name in SHARED
    )
    (root / "all.typ").write_text(head + body + pictures + fld + pages, "utf-8")
    made = typst.compile(str(root / "all.typ"), format="png", ppi=72.0 * U, output=None)
    images = []
    for data in made if isinstance(made, list) else [made]:
        path: Path = root / f"{len(images)}.png"
        path.write_bytes(data)
        images.append(Image.open(path).convert("RGB"))
    return dict(zip(SHARED, images, strict=True))


@pytest.mark.parametrize("name", SHARED)
def test_both_drawings_are_one(theirs: dict[str, Image.Image], name: str) -> None:
    difference = ImageChops.difference(_ours(name), theirs[name].resize((35 * U, 35 * U))).convert(
        "L"
    )
    histogram = difference.histogram()
    assert sum(histogram[128:]) / sum(histogram) < 0.02  # Pillow's edges are a pixel wider


def test_both_keep_the_same_pictures_upright_in_languages_that_run_leftward() -> None:
    library = (house("assets/templates/lib/pictos.typ")).read_text("utf-8")
    named = re.search(r"^#let upright = \((.*)\)$", library, re.MULTILINE)
    assert named and tuple(re.findall(r'"([^"]+)"', named[1])) == UPRIGHT
