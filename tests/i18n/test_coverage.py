from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minimal import HERE

from toolkit.engine.typeface import characters
from toolkit.i18n.coverage import lacking

FONTS = sorted((HERE / "assets/brand/fonts").glob("*.ttf"))


def test_the_campaign_has_four_weights() -> None:
    assert [font.stem.split("_")[1][:3] for font in FONTS] == ["400", "500", "700", "800"]


# Spaces, the soft hyphen, and the joiners and direction marks of scripts that run to the left.
NEVER_DRAWN = "\n\t \u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u061c"


@pytest.mark.parametrize("font", FONTS, ids=[font.stem for font in FONTS])
def test_every_weight_can_show_every_welsh_letter(font: Path) -> None:
    welsh = "ŵŷŴŶâêîôûÂÊÎÔÛáàäéèëíïóòöúẃẁẅýỳÿ’–“”…"
    assert lacking(welsh, characters(font.read_bytes())) == ""


@pytest.mark.parametrize("font", FONTS, ids=[font.stem for font in FONTS])
def test_a_letter_that_the_font_cannot_show_is_named_once(font: Path) -> None:
    covered = characters(font.read_bytes())
    assert lacking("ش", covered) == "ش"
    assert lacking("Dŵr 漢 a ش a ش", covered) == "ش漢"


def test_what_is_never_drawn_needs_no_glyph() -> None:
    assert lacking(f"a{NEVER_DRAWN}a", frozenset({ord("a")})) == ""


@settings(deadline=None)
@given(st.text(max_size=12), st.text(max_size=12))
def test_lacking_is_what_is_not_covered_sorted_and_once(text: str, font: str) -> None:
    found = lacking(text, frozenset(map(ord, font)))
    assert list(found) == sorted(set(found))
    assert not set(found) & set(font)
    assert set(text) - set(font) - set(found) <= set(NEVER_DRAWN)


WHOLE = FONTS[0].read_bytes()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not a font",
        WHOLE[:100],
        WHOLE[:2000],
        WHOLE[: len(WHOLE) // 2],
        b"\0\1\0\0" + bytes(60),
        b"OTTO" + b"\xff" * 200,
    ],
    ids=["empty", "text", "header", "tables", "half", "no tables", "noise"],
)
def test_a_damaged_font_is_a_value_error(raw: bytes) -> None:
    with pytest.raises(ValueError):
        characters(raw)
