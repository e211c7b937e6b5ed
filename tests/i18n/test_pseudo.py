"""The pseudo-locale: as long as Welsh may get, in brackets, placeholders kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.engine.typeface import characters
from toolkit.i18n.coverage import lacking
from toolkit.i18n.placeholders import faults, names
from toolkit.i18n.pseudo import factor, pseudo, pseudo_catalogue
from toolkit.model.message import Text
from toolkit.model.problem import Span


def test_it_is_stranger_longer_and_in_brackets() -> None:
    made = pseudo("Spot the scam")
    assert made.startswith("[Spôt thê scâm ") and made.endswith("]")
    assert len(made) == round(13 * 1.69)


@pytest.mark.parametrize(
    ("letters", "times"),
    [
        (1, 2.25),
        (10, 2.25),
        (11, 1.69),
        (30, 1.58),
        (50, 1.50),
        (70, 1.38),
        (71, 1.36),
        (5000, 1.36),
    ],
)
def test_the_factors_are_those_that_were_measured(letters: int, times: float) -> None:
    assert factor(letters) == times


def test_placeholders_and_written_braces_stay() -> None:
    assert "{title}" in pseudo("A note that says: {title}") and "{{" in pseudo("a {{ brace }}")


def test_a_bare_placeholder_brings_its_own_brackets() -> None:
    found = pseudo_catalogue("cy", "-", (Text("a/b/c", "{title}", Span("x")),))
    assert found.messages["a/b/c"].text == "{title}"


@given(
    st.text(st.characters(codec="ascii", exclude_characters="{}"), min_size=1, max_size=200),
    st.sampled_from(["", "{name}", "{{", "}}"]),
)
def test_any_string_stays_whole(text: str, mark: str) -> None:
    made = pseudo(text + mark)
    assert names(made) == names(text + mark) and not faults(made)
    assert made[0] == "[" and made[-1] == "]"


def test_the_campaigns_font_can_show_it() -> None:
    from minimal import HERE

    font = (HERE / "assets/brand/fonts/Onest_400Regular.ttf").read_bytes()
    assert not lacking(pseudo("aeiouwy AEIOUWY") + pseudo("x" * 90), characters(font))
