"""Whoever changes the brand's colours sees them everywhere: nothing keeps an old one."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from minimal import CARDS, HERE, POSTERS, formats
from PIL import Image
from running import Run

from toolkit.engine.press.marks import marks
from toolkit.model.look import NEUTRAL

MakeProject = Callable[..., Path]
TOKENS = "assets/brand/tokens.toml"
SHIPPED = (HERE / TOKENS).read_text("utf-8")
NEW = {
    "#06372D": "#0A2A5E",
    "#FFCB1F": "#FFB81F",
    "#CDD3FF": "#CDE3D3",
    "#DB2F14": "#A3238E",
    "#EDF0EE": "#F1EBE9",
}


@pytest.fixture
def recoloured(project: MakeProject, run: Run) -> Path:
    """The small campaign in other colours, whose [cmyk] says nothing."""
    text = re.sub(r"^\[cmyk\].*?(?=^\[)", "", SHIPPED, flags=re.MULTILINE | re.DOTALL)
    for old, new in NEW.items():
        assert old in text
        text = text.replace(old, new)
    files = formats(POSTERS, "a5-screen", "a5-print", "a5-preview") | formats(CARDS, "400x400")
    root = project({**files, TOKENS: text})
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    return root / "build"


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def painted(path: Path) -> set[tuple[float, ...]]:
    """Colours of a PDF, rounded to hundredths."""
    with pikepdf.open(BytesIO(path.read_bytes())) as document:
        return {
            tuple(round(value, 2) for value in mark.colour.values)
            for page in document.pages
            for mark in marks(page)
        }


def test_nothing_keeps_an_old_colour(recoloured: Path) -> None:
    page = (recoloured / "index.html").read_text("utf-8").lower()
    assert not [old for old in NEW if old.lower() in page]
    assert NEW["#06372D"].lower() in page and NEUTRAL.head not in page
    for path in recoloured.rglob("*.png"):
        with Image.open(path) as image:
            counts = {colour: n for n, colour in image.convert("RGB").getcolors(1 << 24) or ()}
        assert max(counts, key=lambda colour: counts[colour]) in {*map(rgb, NEW.values())}
        assert not {*map(rgb, NEW)} & {colour for colour, n in counts.items() if n > 50}, path
    screen, press = (
        painted(recoloured / f"posters/hello/hello-a5-{name}.en.pdf")
        for name in ("screen", "print")
    )
    shares = {
        old: tuple(round(value / 255, 2) for value in rgb(old)) for old in [*NEW, *NEW.values()]
    }
    assert shares["#FFB81F"] in screen and not {shares[old] for old in NEW} & screen
    assert press == {(0.97, 0.75, 0, 0.51), (0, 0.32, 0.91, 0), (0, 0, 0, 1), (1.0,)}
