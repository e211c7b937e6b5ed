"""The layouts for any words, small, as they should look.

When the new look is wanted: python -m pytest tests/render/test_house_layouts_golden.py
--refresh-golden, look at them, keep them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import write
from PIL import Image
from render.any_words import LINE, LIST, QUOTE, SENDER, files, resource
from render.test_golden import TOLERANCE, keep, shrunk, side_by_side, worst_block

Run = Callable[..., Any]
GOLDEN = Path(__file__).with_name("golden-layouts")
PICTURES = (
    "list/list-a4-preview.cy-en.png",
    "stops/stops-1080x1350.en.png",
    "stops/stops-1600x900.en.png",
    "quote/quote-a4-preview.cy.png",
    "quote/quote-1080x1350.en.png",
    "line/line-a4-preview.cy-en.png",
    "line/line-1600x900.en.png",
)


@pytest.fixture(scope="module")
def posters(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The folder of the posters, drawn."""
    formats, editions = ("a4-preview", "1080x1350", "1600x900"), ("cy", "en", "cy-en")
    resources = (
        resource("list", "list", LIST | SENDER, formats, editions)
        + resource("stops", "list", LIST, formats, ("en",), field="pencil", marks="stops")
        + resource("quote", "quote", QUOTE | SENDER | {"picture": "mark"}, formats, ("cy", "en"))
        + resource("line", "picture", LINE | SENDER, formats, editions, stands="edge")
    )
    root = write(tmp_path_factory.mktemp("layouts") / "campaign", files(resources))
    ran = run("build", "posters", "--project", root)
    assert ran.code == 0, ran.err
    return root / "build/posters"


@pytest.mark.parametrize("path", PICTURES)
def test_it_looks_as_it_should(
    posters: Path, path: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    actual, golden = shrunk(posters / path), GOLDEN / Path(path).name
    if request.config.getoption("--refresh-golden"):
        keep(actual, golden)
    with Image.open(golden) as image:
        expected = image.convert("RGB")
    worst = worst_block(expected, actual) if expected.size == actual.size else 255.0
    if worst > TOLERANCE:
        side_by_side(expected, actual, tmp_path / golden.name)
        pytest.fail(f"{path} looks different (worst block {worst:.0f}): see {tmp_path}")


def test_nothing_lies_among_the_golden_pictures_that_no_test_looks_at() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {Path(path).name for path in PICTURES}
