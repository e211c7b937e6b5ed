"""A picture looks alike wherever it is drawn: the designer's file, Typst, slides, SVG."""

from __future__ import annotations

import json
import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
import typst
from minimal import HERE, house
from PIL import Image, ImageChops
from running import Run

from toolkit.engine import svg
from toolkit.engine.payload import encode
from toolkit.engine.slides.pictures import picture as on_a_slide
from toolkit.engine.slides.theme import SLOTS
from toolkit.media.reading import read_project
from toolkit.model.picture import Part, Picture

SIDE = 140  # pixels
PICTURES = read_project(HERE).pictures
# The field pencil, as the files' own style sheets show it.
COLOURS = {"ink": "#06372d", "child": "#db2f14", "paper": "#ffcb1f"}
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
JOB: dict[str, Any] = {
    "locales": ["en"],
    "regions": {"en": "GB"},
    "output": "screen",
    "unit": "px",
    "width": SIDE * 1000,
    "height": SIDE * 1000,
    "safe": [0, 0, 0, 0],
    "bleed": 0,
    "scales": {},
    "letters": {"cap": 700, "sides": {}},
    "options": {},
    "words": {"en": {}},
}
HEAD = '#import "/templates/lib/pictures.typ": *\n#import "/templates/lib/colour.typ": field\n'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the library of templates and the brand."""
    root = tmp_path_factory.mktemp("drawn")
    shutil.copytree(house("assets/templates/lib"), root / "templates/lib")
    (root / "brand").mkdir()
    shutil.copy(HERE / "assets/brand/tokens.toml", root / "brand/tokens.toml")
    return root


def drawn(root: Path, body: str, fill: str = COLOURS["paper"], **job: Any) -> Image.Image:
    """What Typst makes of a page."""
    page = f'#set page(width: {SIDE}pt, height: {SIDE}pt, margin: 0pt, fill: rgb("{fill}"))\n'
    (root / "all.typ").write_text(HEAD + page + body, "utf-8")
    told = JOB | job | {"pictures": json.loads(encode(job.get("pictures", PICTURES)))}
    inputs = {"job": json.dumps(told)}
    made = typst.compile(
        str(root / "all.typ"), root=str(root), format="png", ppi=72.0, sys_inputs=inputs
    )
    assert isinstance(made, bytes)
    return Image.open(BytesIO(made)).convert("RGB")


def shown(root: Path, text: str) -> Image.Image:
    """What another reader of SVG makes of a file."""
    (root / "shown.svg").write_text(text, "utf-8")
    return drawn(root, f'#image("/shown.svg", width: {SIDE}pt)')


def alike(one: Image.Image, other: Image.Image) -> bool:
    histogram = ImageChops.difference(one, other).convert("L").histogram()
    return sum(histogram[80:]) / sum(histogram) < 0.002


def as_svg(group: str) -> str:
    """The shapes of a slide as SVG, in EMU."""
    paths = []
    for shape in ElementTree.fromstring(group).iter():
        if not shape.tag.endswith("}sp"):
            continue
        place = shape.find(f".//{A}xfrm")
        assert place is not None
        (x, y), (w, h) = (tuple(map(int, part.attrib.values())) for part in place)
        scheme = next(shape.iter(f"{A}schemeClr"), None)
        colour = next(shape.iter(f"{A}srgbClr")) if scheme is None else scheme
        if (preset := shape.find(f".//{A}prstGeom")) is not None:
            box = f'x="{x}" y="{y}" width="{w}" height="{h}"'
            round_ = f'rx="{w / 2}" ry="{h / 2}"' if preset.get("prst") == "ellipse" else ""
            assert preset.get("prst") in ("rect", "ellipse")
            paths.append(f'<rect {box} {round_} class="{colour.get("val")}"/>')
            continue
        path = shape.find(f".//{A}path")
        assert path is not None
        data = "".join(
            {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "close": "Z"}[step.tag[len(A) :]]
            + " ".join(f"{p.get('x')} {p.get('y')}" for p in step)
            for step in path
        )
        scale = f"scale({w / int(path.attrib['w'])} {h / int(path.attrib['h'])})"
        at = f'transform="translate({x} {y}) {scale}"'
        paths.append(f'<path {at} fill-rule="evenodd" class="{colour.get("val")}" d="{data}"/>')
    size = 35 * 12700
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
    return f"<svg {frame}>{''.join(paths)}</svg>"


@pytest.mark.parametrize("name", PICTURES)
def test_every_medium_draws_what_the_designer_drew(root: Path, name: str) -> None:
    path = f"assets/brand/pictures/{name}.svg"
    file = HERE / path if (HERE / path).is_file() else house(path)
    text = re.sub(r"<style>.*</style>", _style(), file.read_text("utf-8"))
    designed = shown(root, text)
    assert alike(designed, drawn(root, f'#picto("{name}", {SIDE}pt, field("pencil"))'))
    assert alike(designed, shown(root, svg.file(PICTURES[name], COLOURS)))
    inks = dict(zip(COLOURS, (name for _, name in SLOTS.values()), strict=False))
    slide = as_svg(on_a_slide(2, PICTURES[name], (0, 0, 35_000), inks))
    for role, ink in inks.items():
        slide = slide.replace(f'class="{ink}"', f'fill="{COLOURS[role]}"')
    assert alike(designed, shown(root, slide))
    assert designed.getcolors() != [(SIDE * SIDE, (255, 203, 31))]


def _style() -> str:
    rules = "".join(
        f".{role} {{ fill: {COLOURS[ink]} }}"
        for role, ink in (("ink", "ink"), ("voice", "ink"), ("child", "child"), ("paper", "paper"))
    )
    return f"<style>{rules}</style>"


def test_leftward_drawings_are_mirrored_unless_they_are_upright(root: Path) -> None:
    script = {"rtl": True, "family": "Noto Sans", "lead": 0, "fonts": []}
    for name in ("mark", "myths-consent"):
        body = f'#picto("{name}", {SIDE}pt, field("pencil"))'
        plain = drawn(root, body)
        turned = drawn(root, body, scripts={"en": script})
        mirrored = plain.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        assert alike(turned, plain if PICTURES[name].upright else mirrored)
        assert not alike(plain, mirrored)


def test_low_ink_keeps_the_edges_and_the_child(root: Path) -> None:
    page = drawn(root, f'#mark({SIDE}pt, field("bw"))', fill="#ffffff")
    inked = page.convert("L").point(lambda v: 255 * (v < 128)).getbbox()
    assert inked == (0, 0, SIDE, SIDE), "the edges lie within the outline"
    solid, hollow = page.getpixel((4 * 22, 4 * 31)), page.getpixel((4 * 8, 4 * 26))
    assert solid == (0, 0, 0) and hollow == (255, 255, 255)


def test_what_stands_on_the_edge_runs_on_below_it(root: Path) -> None:
    """The ground line of a picture continues into the bleed; what hangs above it does not."""
    size = SIDE // 2
    page = drawn(root, f'#picto("mark", {size}pt, field("pencil"), foot: 40pt)')
    unit = size / 35
    below = size + 20
    assert page.getpixel((int(8 * unit), below)) == (6, 55, 45)
    assert page.getpixel((int(22 * unit), below)) == (219, 47, 20)
    assert page.getpixel((int(30 * unit), below)) == (255, 203, 31)


def test_a_picture_that_is_not_square_stands_on_the_bottom_of_its_square(root: Path) -> None:
    outline = (("M", (0, 0)), ("L", (40_000, 0)), ("L", (40_000, 20_000)), ("L", (0, 20_000)))
    part = {"role": "ink", "id": "", "outline": [*outline, ("Z", ())]}
    wide = {"name": "wide", "width": 40_000, "height": 20_000, "parts": [part], "upright": False}
    page = drawn(root, f'#picto("wide", {SIDE}pt, field("pencil"))', pictures={"wide": wide})
    ground = page.convert("L").point(lambda v: 255 * (v < 100)).getbbox()
    assert ground is not None and (ground[1], ground[3]) == (SIDE // 2, SIDE)


def test_a_picture_that_the_template_does_not_name_stops_the_page(root: Path) -> None:
    with pytest.raises(typst.TypstError, match="does not name it"):
        drawn(root, '#picto("door", 10pt, field("pencil"))')


def test_svg_writes_holes_and_frames() -> None:
    ring = (("M", (0, 0)), ("L", (10_000, 0)), ("L", (0, 10_500)), ("Z", ()))
    picture = Picture("x", 35_000, 17_500, ())
    assert svg.file(picture, {}).count("<path") == 0
    assert 'viewBox="0 0 35 17.5"' in svg.inline(picture, "sign")
    holed = Picture("x", 35_000, 35_000, (Part("voice", "", (*ring, *ring)),))
    assert svg.inline(holed, "sign").count('class="ink"') == 1
    assert 'd="M0 0L10 0L0 10.5ZM0 0L10 0L0 10.5Z" fill-rule="evenodd"' in svg.inline(holed, "s")


def test_the_press_gets_inks_and_no_light(tmp_path: Path, run: Run) -> None:
    """Pictures in a print file are drawn in the press's own inks."""
    wanted = ("--format", "a4-print", "--edition", "en", "--out", tmp_path, "--store", tmp_path)
    ran = run("build", "posters/hero", "posters/myths", "--project", HERE, *wanted)
    assert ran.code == 0, ran.err
    files = sorted(tmp_path.glob("posters/*/*.pdf"))
    assert len(files) == 2
    for path in files:
        with pikepdf.open(path) as document:
            for page in document.pages:
                used = {str(step.operator) for step in pikepdf.parse_content_stream(page)}
                assert "k" in used and not used & {"rg", "RG", "sh"}
                assert not list(page.get("/Resources", {}).get("/XObject", {}))
                spaces = page.get("/Resources", {}).get("/ColorSpace", {})
                assert "/DeviceRGB" not in str(spaces) and "/CalRGB" not in str(spaces)
