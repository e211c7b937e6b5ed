"""QR codes as they stand on the finished file, module by module."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import segno
from minimal import CARDS, FILES, POSTERS, TEMPLATE
from PIL import Image
from running import Run

MakeProject = Callable[..., Path]
LAYOUT = "assets/templates/note/template.toml"
LEFT, TOP, SIZE, QUIET = 80, 100, 264, 4  # px, px, px, modules
PAGE = f"""#import "/templates/lib/tcs.typ": *
#show: artwork
#sheet(fill: chalk, {{
  put(20pt, 10pt, say(word("title"), 20pt, 360pt, level: 1))
  put(20pt, 40pt, say(word("body"), 14pt, 360pt))
  put({LEFT}pt, {TOP}pt, qr("code", {SIZE}pt))
}})
"""


def test_what_is_drawn_is_the_code_of_the_address(project: MakeProject, run: Run) -> None:
    files = {
        POSTERS: None,
        CARDS: FILES[CARDS].replace('"cy", "en", "cy-en"', '"cy", "en"') + 'code = "facts/web"\n',
        LAYOUT: FILES[LAYOUT].replace('body = "text"', 'body = "text"\ncode = "qr"'),
        TEMPLATE: PAGE,
    }
    root = project(files)
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    for language, address in (("cy", "https://cy.ico.org.uk"), ("en", "https://ico.org.uk")):
        code = segno.make(address, error="m", micro=False, boost_error=False)
        wanted = [[bool(module) for module in row] for row in code.matrix_iter(border=QUIET)]
        with Image.open(root / f"build/cards/hello/hello-400x400.{language}.png") as picture:
            assert _dark(picture.convert("L"), len(wanted)) == wanted


def _dark(picture: Image.Image, count: int) -> list[list[bool]]:
    """Is the middle of each module dark? The quiet margin is among them."""
    middles = [(n + 0.5) * SIZE / count for n in range(count)]
    return [[_at(picture, LEFT + x, TOP + y) < 128 for x in middles] for y in middles]


def _at(picture: Image.Image, x: float, y: float) -> int:
    value = picture.getpixel((int(x), int(y)))
    assert isinstance(value, int)
    return value
