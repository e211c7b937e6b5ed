"""Is each weight set in the file that is named for it? The page engine takes the nearest."""

from __future__ import annotations

import pytest
from minimal import HERE

from toolkit.engine.typeface import fault
from toolkit.engine.typst import Face
from toolkit.read.toml import read_toml
from toolkit.read.typefaces import check_brand

FOLDER = "assets/brand/fonts"
MEDIUM = "500 = 'Medium.ttf'"


@pytest.mark.parametrize(
    ("weights", "said", "instead"),
    [
        ({"Regular.ttf": 400, "Medium.ttf": 500, "Bold.ttf": 700}, MEDIUM, ""),
        ({"Regular.ttf": 400, "Bold.ttf": 700}, "500 = 'Regular.ttf'", ""),
        ({"All.ttf": None}, "500 = 'All.ttf'", ""),
        ({"Regular.ttf": 400, "Medium.ttf": 100}, MEDIUM, "Regular.ttf"),
        ({"Regular.ttf": 400, "Bold.ttf": 700}, "500 = 'Bold.ttf'", "Regular.ttf"),
        ({"All.ttf": None, "Regular.ttf": 400}, "500 = 'Regular.ttf'", "All.ttf"),
    ],
)
def test_words_are_set_in_the_file_of_their_weight(
    weights: dict[str, int | None], said: str, instead: str
) -> None:
    text = f"[font]\nfamily = 'Own'\nfiles = {{ {said} }}\n"
    tokens = read_toml("tokens.toml", text.encode())[0]
    faces = {f"{FOLDER}/{name}": Face("Own", weight) for name, weight in weights.items()}
    found = list(check_brand(tokens, FOLDER, faces))
    assert [problem.message.endswith(f"set in {instead}") for problem in found] == [True] * bool(
        instead
    )


@pytest.mark.parametrize("start", [b"wOFF", b"wOF2", b"ttcf"])
def test_fonts_that_the_page_engine_passes_over_are_named(start: bytes) -> None:
    font = (HERE / "toolkit/house/brand/fonts/NotoSans_400Regular.ttf").read_bytes()
    assert fault(font) == ""
    assert "get " in fault(start + font[4:])
