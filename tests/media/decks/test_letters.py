"""Measured words: never fewer lines than there are, whatever the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from minimal import HERE

from toolkit.media.decks.read import read_letters
from toolkit.model.letters import AIR, EM, measure, unknown

LETTERS = read_letters(HERE)
assert LETTERS is not None
REGULAR, BOLD = LETTERS
WORDS = st.lists(st.text("abcdefgâêîôûŵŷ’", min_size=1, max_size=14), min_size=1, max_size=40)


def test_the_letters_of_welsh_and_english_are_known() -> None:
    assert unknown("ÂŵŷêîôûïáèÖẁẃẅỳ “‘’” – £ € …\u00a0", REGULAR) == ""
    assert unknown("„Тягнути” «ўжо» ąęłżŁ", BOLD) == ""  # so does all of Europe
    assert unknown("你字", BOLD) == "你字"


def test_widths_are_those_of_the_typeface() -> None:
    """Arial's own numbers, from its hmtx table."""
    assert (REGULAR["a"], REGULAR["W"], BOLD["a"], REGULAR[" "]) == (1139, 1933, 1139, 569)
    assert REGULAR["ŵ"] == REGULAR["w"] and BOLD["ŷ"] == BOLD["y"]


@given(WORDS, st.integers(80, 600), st.integers(18, 60))
def test_no_line_is_wider_than_its_box(words: list[str], width: int, size: int) -> None:
    text = " ".join(words)
    found = measure([text], width, size, REGULAR)
    letters = sum(REGULAR[letter] for letter in text.replace(" ", "")) * size / EM
    assert found.word or found.lines * width * AIR >= letters - 1e-6
    assert found.lines <= len(words)
    assert bool(found.word) == any(
        sum(REGULAR[letter] for letter in word) * size / EM > width * AIR for word in words
    )


@given(WORDS, st.integers(200, 600), st.integers(18, 40))
def test_larger_type_and_narrower_boxes_take_no_less_room(
    words: list[str], width: int, size: int
) -> None:
    text = [" ".join(words)]
    assert (
        measure(text, width, size + 2, REGULAR).height >= measure(text, width, size, REGULAR).height
    )
    assert (
        measure(text, width - 50, size, REGULAR).lines >= measure(text, width, size, REGULAR).lines
    )


def test_one_word_paragraphs_each_take_a_line() -> None:
    found = measure(["gair"] * 12, 144, 28, REGULAR)
    assert (found.lines, round(found.height)) == (12, 403)


def test_a_word_that_cannot_break_is_named() -> None:
    assert measure(["a " + "m" * 60], 300, 18, REGULAR).word == "m" * 60


@pytest.mark.parametrize("face", ["Regular", "Bold"])
def test_the_table_agrees_with_the_font_where_there_is_one(face: str) -> None:
    from fontTools.ttLib import TTFont

    path = Path(f"/usr/share/fonts/truetype/liberation2/LiberationSans-{face}.ttf")
    if not path.is_file():
        pytest.skip("Liberation Sans is not installed")
    with TTFont(path) as font:
        glyphs, widths = font.getBestCmap(), font["hmtx"]
        table = REGULAR if face == "Regular" else BOLD
        assert {letter: widths[glyphs[ord(letter)]][0] for letter in table} == dict(table)
