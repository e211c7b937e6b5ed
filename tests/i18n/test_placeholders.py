from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.i18n.placeholders import faults, fill, names

name = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)
literal = st.text(st.characters(exclude_characters="{}"), max_size=8)
part = st.one_of(
    literal.map(lambda text: ("literal", text)),
    name.map(lambda text: ("name", text)),
    st.sampled_from([("brace", "{"), ("brace", "}")]),
)


def written(parts: list[tuple[str, str]]) -> str:
    """As a translator writes it: {name}, and a brace doubled."""
    return "".join(
        text * 2 if kind == "brace" else "{" + text + "}" if kind == "name" else text
        for kind, text in parts
    )


@settings(deadline=None)
@given(st.lists(part, max_size=8), st.text(max_size=8))
def test_filling_leaves_nothing_unfilled_and_values_as_they_are(
    parts: list[tuple[str, str]], value: str
) -> None:
    text = written(parts)
    values = {name: f"{value}{name}" for kind, name in parts if kind == "name"}
    assert fill(text, values) == "".join(
        values[text] if kind == "name" else text for kind, text in parts
    )


@settings(deadline=None)
@given(st.lists(part, max_size=8))
def test_what_is_written_well_has_no_faults_and_names_what_it_needs(
    parts: list[tuple[str, str]],
) -> None:
    assert faults(written(parts)) == []
    assert names(written(parts)) == {text for kind, text in parts if kind == "name"}


@pytest.mark.parametrize(
    "text",
    [
        "{n.__class__}",
        "{n!r}",
        "{n:>99999999}",
        "{n[0]}",
        "{0}",
        "{}",
        "{ n }",
        "{Name}",
        "{enw-y-plentyn}",
        "{n",
        "n}",
        "}{",
        "{n}}",
        "%(n)s",
    ],
)
def test_anything_but_a_name_between_braces_is_a_fault(text: str) -> None:
    assert faults(f"Helo {text} da") != []


@pytest.mark.parametrize(
    "text", ["50% o ddata", "100 % yn ddiogel", "{{n}}", "a {{ b }} c", "{n} a {n}", ""]
)
def test_ordinary_words_have_no_fault(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize("text", ["{n.__class__}", "{n!r}", "{n:>99}", "{n[0]}"])
def test_a_placeholder_reaches_no_attribute_and_no_format(text: str) -> None:
    assert fill(text, {"n": "Helo", "n.__class__": "no", "n!r": "no"}) == text


def test_doubled_braces_print_as_one() -> None:
    assert fill("{{a}} {b} {{{b}}} }}{{", {"a": "no", "b": "ie"}) == "{a} ie {ie} }{"


def test_a_value_is_not_filled_again() -> None:
    assert fill("{a}", {"a": "{b} {{ }}", "b": "no"}) == "{b} {{ }}"


def test_a_placeholder_without_a_value_is_named() -> None:
    with pytest.raises(KeyError, match=r"^'enw'$"):
        fill("Helo {enw}", {"n": "1"})
