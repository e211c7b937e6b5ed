from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minimal import HERE

from toolkit.model.look import Palette, look, palette
from toolkit.model.problem import Span
from toolkit.read.tokens import check_tokens, contrast, read_brand
from toolkit.read.toml import Document, read_toml

PATH = "assets/brand/tokens.toml"
colours = st.tuples(*[st.integers(0, 255)] * 3).map(
    lambda channels: "#{:02x}{:02X}{:02x}".format(*channels)
)


def document(text: str) -> Document:
    return read_toml(PATH, text.encode())[0]


def findings(text: str) -> list[tuple[str, Span | None]]:
    return [(problem.code, problem.where) for problem in check_tokens(document(text))]


REAL = document((HERE / PATH).read_text(encoding="utf-8"))


def test_the_campaign_s_own_colours_pass() -> None:
    assert check_tokens(REAL) == []


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (table, name)
        for table in ("pairs", "pairs_graphics", "pairs_banned")
        for name in REAL.values[table]
    ],
)
def test_the_ratios_written_in_the_tokens_are_true(table: str, name: str) -> None:
    colour = REAL.values["color"] | {"black": "#000000"}
    first, second = name.split("_on_")
    assert contrast(colour[first], colour[second]) == pytest.approx(
        REAL.values[table][name], abs=0.01
    )


def test_each_banned_pair_is_below_what_it_would_need() -> None:
    assert (
        max(REAL.values["pairs_banned"].values()) < 3 <= min(REAL.values["pairs_graphics"].values())
    )
    assert min(REAL.values["pairs"].values()) >= 4.5


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#06372D", "#06372D", 1),
    ],
)
def test_contrast_by_example(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)


@settings(deadline=None)
@given(colours, colours)
def test_contrast_lies_between_1_and_21_whichever_colour_lies_on_top(
    first: str, second: str
) -> None:
    assert 1 <= contrast(first, second) <= 21
    assert contrast(first, second) == contrast(second, first)


SMALL = """[color]
ink = "#000000"
paper = "#FFFFFF"
grey = "#777777"
pale = "#DDDDDD"

[field]
paper = { ink = "ink", child = "grey", text_in_ink = "paper" }

[pairs]
ink_on_paper = 21
black_on_paper = 21
[pairs_graphics]
grey_on_paper = 4.48
"""


def test_pairs_that_can_be_read_pass() -> None:
    assert findings(SMALL) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("ink_on_paper", "grey_on_paper", 11),
        ("grey_on_paper", "pale_on_paper", 14),
        ('ink = "ink"', 'ink = "grey"', 8),
        ('child = "grey"', 'child = "pale"', 8),
        ('text_in_ink = "paper"', 'text_in_ink = "ink"', 8),
    ],
    ids=["text pair", "graphics pair", "ink of a field", "child of a field", "text inside shapes"],
)
def test_a_pair_below_aa_is_refused_at_its_line(old: str, new: str, line: int) -> None:
    text = SMALL.replace(old, new, 1)
    problems = check_tokens(document(text))
    assert {(problem.code, problem.where) for problem in problems} == {
        ("contrast", Span(PATH, line))
    }
    assert all(":1" in problem.message and problem.hint for problem in problems)


def test_a_grey_that_may_be_a_shape_may_not_be_text() -> None:
    (problem,) = check_tokens(document(SMALL.replace("ink_on_paper", "grey_on_paper", 1)))
    assert "4.48:1" in problem.message and "4.5:1" in problem.message


@pytest.mark.parametrize(
    "value",
    ['"black"', '"#FFF"', '"#GGGGGG"', '"#FFFFFF00"', "0", '["#FFFFFF"]', '"１２３４５６７"'],
)
def test_a_colour_is_six_digits_after_a_hash(value: str) -> None:
    assert findings(SMALL.replace('"#777777"', value)) == [("colour", Span(PATH, 4))]


@pytest.mark.parametrize(
    ("old", "line"), [("ink_on_paper", 11), ("grey_on_paper", 14), ("black_on_paper", 12)]
)
def test_a_pair_of_unknown_colours_is_refused_at_its_line(old: str, line: int) -> None:
    assert findings(SMALL.replace(old, "ink_on_papper", 1)) == [("colour", Span(PATH, line))]


def test_a_field_that_names_no_ink_is_refused() -> None:
    assert set(findings(SMALL.replace('ink = "ink", ', "", 1))) == {("colour", Span(PATH, 8))}


@pytest.mark.parametrize(
    "text", ["color = 7", "field = 7", "pairs = 7", "pairs_graphics = 7", "field = { paper = 7 }"]
)
def test_a_table_of_another_shape_is_a_problem_and_never_a_traceback(text: str) -> None:
    kept = "" if text.startswith("color") else '[color]\npaper = "#FFFFFF"\n'
    assert {where for _, where in findings(f"{text}\n{kept}")} == {Span(PATH, 1)}


PAGE = """
[page]
ground = "paper"
head = "paper"
quiet = "pale"
frame = "pale"
"""


def test_the_pages_that_the_toolkit_writes_wear_what_the_brand_chooses() -> None:
    assert findings(SMALL + PAGE) == []
    assert palette(document(SMALL + PAGE).values) == Palette(
        ground="#FFFFFF",
        ink="#000000",
        head="#FFFFFF",
        head_ink="#000000",
        child="#777777",
        quiet="#DDDDDD",
        frame="#DDDDDD",
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('ground = "paper"', 'ground = "pale"', "colour"),
        ('head = "paper"\n', "", "colour"),
        ('head = "paper"', "head = 7", "page"),
        ('quiet = "pale"', 'quiet = "ink"', "contrast"),
        ('frame = "pale"', 'frame = "beige"', "colour"),
    ],
    ids=["no field", "missing", "no text", "illegible", "unknown"],
)
def test_what_a_page_cannot_wear_is_refused(old: str, new: str, code: str) -> None:
    assert old in PAGE
    problem, *_ = check_tokens(document(SMALL + PAGE.replace(old, new)))
    assert problem.code == code and problem.hint and problem.where


@pytest.mark.parametrize(
    "tokens",
    [
        {},
        {"page": 3, "color": [], "font": None},
        {"page": {"ground": "paper", "quiet": ["x"]}, "color": {"paper": "red"}, "field": 1},
        {"page": {"frame": "x"}, "color": {"x": "</style>"}},
    ],
)
def test_a_brand_that_says_nothing_gets_black_on_white(tokens: dict[str, object]) -> None:
    found = look(tokens)
    assert (found.family, found.palette, found.fonts) == ("", Palette(), {})
    assert contrast(Palette().ink, Palette().quiet) >= 7 <= contrast(Palette().ink, Palette().head)


@pytest.mark.parametrize("weight", ["²", "9" * 5000, "bold", "0", "1001"])
def test_what_is_no_weight_is_told_at_its_line(weight: str) -> None:
    text = f'[font]\nfamily = "Onest"\n[font.files]\n400 = "a.ttf"\n"{weight}" = "b.ttf"\n'
    _, found = read_brand(document(text), "fonts", ["fonts/a.ttf"])
    assert [(each.message[-24:], each.where) for each in found] == [
        ("is no weight of a typeface"[-24:], Span(PATH, 5))
    ]
