"""A designer's SVG becomes a picture of filled outlines, or is refused with its line and a hint."""

from __future__ import annotations

import random
import time

import pytest

from toolkit.model.picture import Part, Picture
from toolkit.model.problem import Problem
from toolkit.read.svg.drawing import read_drawing
from toolkit.read.svg.elements import LARGEST

PATH = "assets/brand/pictures/door.svg"
# As a designer draws it: lines of its own, an editor's notes, colours that only help to see.
DOOR = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- drawn on the lattice -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="12mm" height="8mm"
     viewBox="0 -71 107 71">
  <title>A child by a door</title>
  <style>.ink, .ground { fill: #06372D } .child { fill: #DB2F14; stroke: none }</style>
  <metadata><anything xmlns="http://example.org/">x</anything></metadata>
  <inkscape:grid on="true"/>
  <defs id="defs4"/>
  <g id="door" inkscape:label="door" style="stroke-width:0.26;-inkscape-stroke:none">
    <rect class="ground" x="9" y="-44" width="26" height="44" fill="#06372D"/>
    <circle class="paper" cx="29" cy="-22" r="2"/>
  </g>
  <g class="child" transform="translate(36 -17)">
    <circle cx="4" cy="4" r="4" opacity="1"/>
    <path id="path12" d="M0 9h8v8H0z"/>
  </g>
</svg>
"""


def drawn(text: str | bytes) -> Picture:
    raw = text.encode() if isinstance(text, str) else text
    picture, problems = read_drawing("door", PATH, raw)
    assert problems == []
    return picture


def refused(text: str | bytes) -> list[Problem]:
    raw = text.encode() if isinstance(text, str) else text
    picture, problems = read_drawing("door", PATH, raw)
    assert problems
    assert picture == Picture("door", 0, 0, ())
    for problem in problems:
        assert problem.where is not None and problem.where.path == PATH
        assert problem.message.startswith("the picture 'door' cannot be used: ")
        assert problem.hint
    return problems


def svg(inside: str, attributes: str = 'viewBox="0 0 40 40"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>\n{inside}\n</svg>'


def test_a_drawing_is_its_parts_from_the_ground_up() -> None:
    door = drawn(DOOR)
    assert (door.width, door.height, door.upright) == (107_000, 71_000, False)
    assert [(part.role, part.id) for part in door.parts] == [
        ("ground", "door"),
        ("paper", "door"),
        ("child", ""),
        ("child", ""),
    ]
    assert door.parts[0].outline == (
        ("M", (9000, 27000)),
        ("L", (35000, 27000)),
        ("L", (35000, 71000)),
        ("L", (9000, 71000)),
        ("Z", ()),
    )
    assert door.parts[3].outline[0] == ("M", (36000, 63000))
    assert [step for step, _ in door.parts[2].outline] == ["M", "C", "C", "C", "C", "Z"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_it_is_read_in_whatever_letters_it_says(encoding: str) -> None:
    text = DOOR.replace(
        "UTF-8", "iso-8859-1" if encoding == "iso-8859-1" else encoding[:6].strip("-")
    )
    assert drawn(text.replace("A child", "Tŷ" if "iso" not in encoding else "Tê").encode(encoding))


def outline(inside: str) -> Part:
    (part,) = drawn(svg(f'<g class="ink">{inside}</g>')).parts
    return part


@pytest.mark.parametrize(
    "inside",
    [
        '<rect x="5" y="5" width="10" height="20"/>',
        '<rect x="5px" y="5" width="10" height="20" rx="0"/>',
        '<polygon points="5,5 15,5 15,25 5,25"/>',
        '<polyline points="5 5 15 5 15 25 5 25"/>',
        '<path d="M5 5H15V25H5"/>',
        '<path d="m5,5l10,0 0,20-10,0z"/>',
        '<path d="M5 5 L 15\n5 15 25 5 25Z"/>',
        '<path transform="translate(5, 5)" d="M0 0h10v20h-10z"/>',
        '<path transform="scale(2) translate(2.5 2.5)" d="M0 0h5v10h-5z"/>',
        '<path transform="matrix(1 0 0 1 5 5)" d="M0 0h1e1v20h-10z"/>',
        '<g transform="translate(5)"><path transform="translate(0 5)" d="M0 0h10v20h-10z"/></g>',
    ],
)
def test_the_same_shape_in_many_ways(inside: str) -> None:
    corners = [values for step, values in outline(inside).outline if values]
    assert corners[:4] == [(5000, 5000), (15000, 5000), (15000, 25000), (5000, 25000)]


def test_turning_goes_clockwise_round_a_point() -> None:
    part = outline('<path transform="rotate(90 20 20)" d="M20 0h4v4z"/>')
    assert part.outline[:3] == (("M", (40000, 20000)), ("L", (40000, 24000)), ("L", (36000, 24000)))


@pytest.mark.parametrize(
    "inside",
    [
        '<ellipse cx="20" cy="20" rx="10" ry="5"/>',
        '<path d="M20 15A10 5 0 0 1 20 25A10 5 0 0 1 20 15Z"/>',
        '<path d="M20 15a10 5 0 010 10 10 5 0 010-10"/>',
        '<rect x="10" y="15" width="20" height="10" rx="10" ry="5"/>',
        '<rect x="10" y="15" width="20" height="10" rx="99" ry="99"/>',
    ],
)
def test_arcs_and_round_corners_are_curves(inside: str) -> None:
    points = {v for step, values in outline(inside).outline for v in [values[-2:]] if values}
    assert points == {(20000, 15000), (30000, 20000), (20000, 25000), (10000, 20000)}


def test_quadratic_and_smooth_curves() -> None:
    assert outline('<path d="M0 0Q15 30 30 0z"/>').outline[1] == (
        "C",
        (10000, 20000, 20000, 20000, 30000, 0),
    )
    assert len(outline('<path d="M0 0C0 5 5 10 10 10S20 5 20 0T 30 0Q 20-5 0 0"/>').outline) == 6


def test_an_arc_without_a_radius_is_a_line() -> None:
    assert outline('<path d="M0 0A0 5 0 0 1 30 0L30 30z"/>').outline[1] == ("L", (30000, 0))


def test_holes_by_either_rule_are_the_same_holes() -> None:
    ring, hole = "M5 5h30v30h-30z", "M10 10h10v10h-10z"
    back = "M10 10v10h10v-10z"
    wanted = outline(f'<path fill-rule="evenodd" d="{ring}{hole}"/>').outline
    assert len(wanted) == 10
    assert len(outline(f'<path d="{ring}{back}"/>').outline) == 10
    assert len(outline(f'<path d="{ring}{hole}"/>').outline) == 5, "wound alike: no hole"
    assert outline(f'<g fill-rule="evenodd"><path d="{ring}{hole}"/></g>').outline == wanted
    assert len(outline(f'<path d="{ring}M12 12h5v5h-5z{back}"/>').outline) == 15, "an island"
    side = "M0 0h10v10h-10zM10 0h10v10h-10z"
    assert len(outline(f'<path d="{side}"/>').outline) == 10, "side by side, sharing an edge"


@pytest.mark.parametrize(
    "path",
    [
        "M0 0h20v20h-20zM10 10h20v20h-20z",
        "M20 2L30 36 2 14H38L10 36z",
        "M0 0h9v9h-9zM0 0h9v9h-9z",
    ],
)
def test_outlines_that_cross_want_a_union(path: str) -> None:
    (problem,) = refused(svg(f'<path class="ink" d="{path}"/>'))
    assert "Union" in problem.hint and problem.where and problem.where.line == 2
    assert drawn(svg(f'<path class="ink" fill-rule="evenodd" d="{path}"/>'))


def test_a_role_is_the_nearest_class_or_else_the_name_of_a_layer() -> None:
    shape = '<rect {} width="9" height="9"/>'
    nested = f'<g class="ink">{shape.format("")}{shape.format("class=child")}</g>'
    nested = nested.replace("class=child", 'class="child"')
    assert [part.role for part in drawn(svg(nested)).parts] == ["ink", "child"]
    layers = f'<g id="ink_2"><g id="g12">{shape.format("")}</g></g>'
    assert [part.role for part in drawn(svg(layers)).parts] == ["ink"]
    both = '<g id="child"><rect class="paper" width="9" height="9"/></g><g class="ink" id="paper">'
    both += shape.format("") + "</g>"
    found = [(part.role, part.id) for part in drawn(svg(both)).parts]
    assert found == [("paper", "child"), ("ink", "paper")]


@pytest.mark.parametrize("how", ['data-upright="true"', 'class="upright"'])
def test_what_has_one_right_way_round_says_so(how: str) -> None:
    assert drawn(svg('<path class="ink" d="M0 0h9v9z"/>', f'viewBox="0 0 40 40" {how}')).upright


SHAPE = '<path class="ink" d="M0 0h9v9z"/>'
INSIDE = {
    '<path class="ink" d="M0 0h9v9z" stroke="#000"/>': "stroke",
    '<path class="ink" d="M0 0h9v9z" style="stroke:black"/>': "stroke",
    '<g stroke="red"><path class="ink" d="M0 0h9v9z"/></g>': "stroke",
    '<path class="ink" d="M0 0h9v9z" fill="url(#a)"/>': "no flat colour",
    '<path class="ink" d="M0 0h9v9z" fill="#06372D80"/>': "no flat colour",
    '<path class="ink" d="M0 0h9v9z" fill="rgba(0,0,0,.5)"/>': "no flat colour",
    '<path class="ink" d="M0 0h9v9z" fill="none"/>': "not filled",
    '<g fill="none"><path class="ink" d="M0 0h9v9z"/></g>': "not filled",
    '<path class="ink" d="M0 0h9v9z" opacity=".5"/>': "transparent",
    '<path class="ink" d="M0 0h9v9z" style="fill-opacity:0.5"/>': "transparent",
    '<path class="ink" d="M0 0h9v9z" clip-path="url(#c)"/>': "clip-path",
    '<path class="ink" d="M0 0h9v9z" style="mask:url(#c)"/>': "mask",
    '<path class="ink" d="M0 0h9v9z" filter="url(#c)"/>': "filter",
    '<path class="ink" d="M0 0h9v9z" style="mix-blend-mode:multiply"/>': "mix-blend-mode",
    '<path class="ink" d="M0 0h9v9z" display="none"/>': "display",
    '<path class="ink" d="M0 0h9v9z" visibility="hidden"/>': "visibility",
    '<path class="ink" d="M0 0h9v9z" style="transform:scale(2)"/>': "moves or sizes",
    '<path class="ink" d="M0 0h9v9z" onclick="x()"/>': "script",
    '<path class="ink" d="M0 0h9v9z" href="x.svg"/>': "refers to something else",
    '<path class="ink" d="M0 0h9v9z" fill-rule="odd"/>': "fill-rule",
    '<path class="ink" d="M0 0h9v9z" systemLanguage="cy"/>': "some readers only",
    '<path d="M0 0h9v9z"/>': "no role",
    '<path class="ink child" d="M0 0h9v9z"/>': "two roles",
    '<path class="chidl" d="M0 0h9v9z"/>': "'chidl' is no role",
    '<path class="ink" d="M0 0h9v9z"><animate/></path>': "<animate>",
    '<path class="ink" d="M0 0h9x9z"/>': "goes wrong at “x9z”",
    '<path class="ink" d="M0 0h007v9z"/>': "goes wrong",
    '<path class="ink" d="L0 0h9v9z"/>': "too few numbers",
    '<path class="ink" d="M0 0L9"/>': "too few numbers",
    '<path class="ink" d="M0 0A9 9 0 0 1"/>': "too few numbers",
    '<path class="ink" d="M0 0h1e999v9z"/>': "too large",
    '<path class="ink" d="M0 0hNaNv9z"/>': "goes wrong at “NaN",
    '<rect class="ink" width="NaN" height="9"/>': "no plain number",
    '<rect class="ink" width="5mm" height="9"/>': "no plain number",
    '<rect class="ink" width="-5" height="9"/>': "below 0",
    '<circle class="ink" r="-5"/>': "below 0",
    '<polygon class="ink" points="1 2 3"/>': "without its second number",
    '<polygon class="ink" points="1 2 x"/>': "no number",
    '<g transform="turn(9)">' + SHAPE + "</g>": "transform goes wrong",
    '<g transform="rotate(9 1)">' + SHAPE + "</g>": "too few or too many",
    '<rect class="ink" x="900" width="9" height="9"/>': "far outside",
    '<rect class="ink" width="1e300" height="9"/>': "far outside",
    '<g transform="scale(1e300) scale(1e300)">' + SHAPE + "</g>": "far outside",
    "<text>hello</text>": "<text>",
    '<image href="x.png"/>': "<image>",
    '<use href="#x"/>': "<use>",
    "<a>" + SHAPE + "</a>": "<a>",
    "<script>alert(1)</script>": "<script>",
    '<line x1="0" x2="9"/>': "<line>",
    '<defs><linearGradient id="a"/></defs>': "<linearGradient>",
    "<defs>" + SHAPE + "</defs>": "<path>",
    "<svg>" + SHAPE + "</svg>": "<svg>",
    "<foreignObject/>": "<foreignObject>",
    "<style>path { fill: red }</style>": "style sheet",
    '<style>@import "x.css";</style>': "style sheet",
    "<style>.ink { stroke: red }</style>" + SHAPE: "stroke",
    "": "nothing is drawn",
    '<path class="ink" d="M5 5"/><path class="ink" d="M0 0h9z"/>': "nothing is drawn",
    '<path class="paper" d="M0 0h9v9z"/>': "nothing is drawn",
    '<path class="ink" fill-rule="evenodd" d="M0 0h9' + "v1h1v-1h-1" * 5001 + '"/>': "20000 points",
    "<g>" * 45 + SHAPE + "</g>" * 45: "nested deeper",
    SHAPE * 5001: "more than 5000 elements",
}


@pytest.mark.parametrize("inside", INSIDE, ids=INSIDE.values())
def test_what_no_medium_can_draw_is_refused_at_its_line(inside: str) -> None:
    found = refused(svg(inside))
    assert INSIDE[inside] in found[0].message
    assert found[0].where is not None
    assert found[0].where.line == (
        1 if "nothing" in found[0].message or "20000" in found[0].message else 2
    )


FILES = {
    svg(SHAPE, ""): "no viewBox",
    svg(SHAPE, 'viewBox="0 0 40"'): "no viewBox",
    svg(SHAPE, 'viewBox="0 0 a 40"'): "no viewBox",
    svg(SHAPE, 'viewBox="0 0 0 40"'): "0 by 40",
    svg(SHAPE, 'viewBox="0 0 1e9 40"'): "1e+09 by 40",
    svg(SHAPE, 'viewBox="0 0 nan 40"'): "no viewBox",
    svg(SHAPE, 'viewBox="1e300 0 40 40"'): "far away",
    "": "no XML",
    "<svg": "no XML",
    "\0\0\0": "no XML",
    '<?xml version="1.0" encoding="klingon"?><svg/>': "encoding",
    "<html/>": "<html>",
    f"<svg>{SHAPE}</svg>": "<svg>, not <svg xmlns=",
    svg("<g>"): "no XML: mismatched tag",
    '<?xml-stylesheet href="x.css"?>' + svg(SHAPE): "style sheet of another file",
    '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg(SHAPE): "entities",
    '<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]>' + svg(SHAPE): "entities",
    svg("&x;"): "no XML",
}


@pytest.mark.parametrize("text", FILES, ids=FILES.values())
def test_what_is_no_drawing_is_one_problem(text: str) -> None:
    (problem,) = refused(text)
    assert FILES[text] in problem.message


def test_laughs_and_megabytes_end_at_once() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    started = time.perf_counter()
    (problem,) = refused(f"<!DOCTYPE svg [{laughs}]>{svg('&l9;')}")
    assert "entities" in problem.message
    (problem,) = refused(b"<" * 10_000_000)
    assert f"larger than {LARGEST // 1000} kB" in problem.message
    refused("<svg xmlns='http://www.w3.org/2000/svg'>" + "<g>" * 300_000)
    refused(svg(f'<path class="ink" d="M0 0{"1" * 900_000}x"/>'))
    refused(svg(f'<path class="ink" d="M0 0{" " * 900_000}x"/>'))
    refused(svg(f'<g transform="{"(" * 900_000}"/>'))
    refused(svg(f'<path class="ink" d="M0 0{"h40v1h-40v-1" * 4000}z"/>'))
    refused(svg(f'<path class="ink" d="{"M0 0h40v1" * 9000}z"/>'))
    refused(svg(f"<style>{'.a{' * 300_000}</style>"))
    refused(svg(f"<style>{'.a,' * 300_000}</style>"))
    assert time.perf_counter() - started < 5


def test_every_fault_is_told_once_at_its_first_place() -> None:
    inside = "\n".join(['<path d="M0 0h9v9z" stroke="red"/>'] * 3 + ["<text/>"])
    found = refused(svg(inside))
    assert [(problem.where.line if problem.where else 0) for problem in found] == [2, 2, 5]


def test_what_was_bent_at_random_is_read_or_refused() -> None:
    """Bytes are changed, left out and doubled; nothing comes of it but a picture or a problem."""
    chance = random.Random(35)
    bits = [b"1e9", b"-", b'"', b"<g>", b"&amp;", b"NaN", b"z", b"\0", b"\xff", b"A", b"(", b"url("]
    for _ in range(600):
        raw = bytearray(DOOR.encode())
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(raw))
            raw[at : at + chance.choice([0, 1, 1, 8])] = chance.choice(
                [chance.choice(bits), bytes([chance.randrange(256)]), b"", bytes(raw[at : at + 20])]
            )
        picture, problems = read_drawing("door", PATH, bytes(raw))
        assert bool(problems) != bool(picture.parts)
        assert all(problem.where and problem.where.line <= 40 for problem in problems)
