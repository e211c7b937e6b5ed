from __future__ import annotations

import unicodedata

import pytest

from toolkit.model.campaign import Item
from toolkit.model.problem import Span
from toolkit.read.content import check_sources, read_content
from toolkit.read.toml import read_toml

PATH = "assets/content/steps.toml"


def content(text: str) -> tuple[dict[str, Item], tuple[str, ...]]:
    (items, order), problems = read_content(read_toml(PATH, text.encode())[0])
    assert problems == []
    return items, order


def findings(text: str) -> list[tuple[str, int]]:
    _, problems = read_content(read_toml(PATH, text.encode())[0])
    assert all(
        problem.where and problem.where.path == PATH and problem.hint for problem in problems
    )
    return [(problem.code, problem.where.line) for problem in problems if problem.where]


GOOD = """[heading]
title = "Ten steps"
note = "Read with the subtitle."

[[step]]
id = "law"
title = "Know what the law lets you do"
body = "people's rights: {web}"

[[step]]
id = "own-risk"
title = "Weigh the risks"
"""


def test_words_have_a_path_a_place_and_their_entry_s_note() -> None:
    items, order = content(GOOD)
    assert order == ("steps/law", "steps/own-risk")
    assert {path: (item.position, sorted(item.fields)) for path, item in items.items()} == {
        "steps/heading": (1, ["title"]),
        "steps/law": (1, ["body", "title"]),
        "steps/own-risk": (2, ["title"]),
    }
    title = items["steps/heading"].fields["title"]
    assert (title.context, title.text, title.where, title.note) == (
        "steps/heading/title",
        "Ten steps",
        Span(PATH, 2),
        "Read with the subtitle.",
    )
    assert items["steps/own-risk"].fields["title"].where == Span(PATH, 12)


def test_words_are_read_as_they_are_printed() -> None:
    items, _ = content(GOOD)
    assert items["steps/law"].fields["body"].text == "people’s rights: {web}"
    decomposed = unicodedata.normalize("NFD", "Siân Llŷr")
    assert (
        content(f'[a]\ntitle = "{decomposed}"\n')[0]["steps/a"].fields["title"].text == "Siân Llŷr"
    )


@pytest.mark.parametrize("source", ["", 'source = "cy"\n'])
def test_words_that_a_number_changes_have_a_form_for_each_category(source: str) -> None:
    written = f'[a]\n{source}title = {{ other = "{{n}} children", one = "One child" }}\n'
    (items, _), problems = read_content(read_toml("assets/content/test.toml", written.encode())[0])
    text = items["test/a"].fields["title"]
    assert problems == [] and text.forms == (("one", "One child"), ("other", "{n} children"))
    assert (text.text, text.plural) == ("One child", "{n} children")
    lacking = check_sources(items, "cy", ("cy", "en"))
    assert [(p.code, p.where and p.where.line) for p in lacking] == [("plural", 3 if source else 2)]
    assert "zero = …, one = …, two = …" in (lacking[0].hint or "")
    assert bool(source) == bool(check_sources(items, "en", ("cy", "en")))
    assert findings('[a]\ntitle = { one = "" , other = "x" }\n') == [("empty", 2)]
    assert findings('[a]\ntitle = { en = "x" }\n') == [("content", 2)]


@pytest.mark.parametrize(
    "identity",
    [
        "",
        'id = ""\n',
        "id = 7\n",
        'id = "Law"\n',
        'id = "the law"\n',
        'id = "../law"\n',
        'id = "-law"\n',
        'id = "cyfraith-dŵr"\n',
    ],
    ids=["none", "empty", "a number", "capital", "space", "path", "hyphen first", "accent"],
)
def test_an_entry_needs_a_short_lasting_id(identity: str) -> None:
    assert findings('[[step]]\nid = "risk"\n\n[[step]]\n' + identity + 'title = "x"\n') == [
        ("id", 5 if identity else 4)
    ]


def test_an_id_is_used_once() -> None:
    assert findings('[[step]]\nid = "law"\ntitle = "x"\n\n[[step]]\nid = "law"\ntitle = "y"\n') == [
        ("id", 5)
    ]


def test_a_table_and_an_entry_do_not_share_an_id() -> None:
    assert findings('[law]\ntitle = "x"\n\n[[step]]\nid = "law"\ntitle = "y"\n') == [("id", 4)]
    assert findings('[[step]]\nid = "law"\ntitle = "y"\n\n[law]\ntitle = "x"\n') == [("id", 5)]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ('""', "empty"),
        ('"  "', "empty"),
        ("7", "content"),
        ("true", "content"),
        ('["a", "b"]', "content"),
        ("{ a = 1 }", "content"),
        ("2026-11-22", "content"),
    ],
)
def test_a_value_that_is_no_words_is_refused_at_its_line(value: str, code: str) -> None:
    assert findings(f'[heading]\ntitle = "x"\nbody = {value}\n') == [(code, 3)]


@pytest.mark.parametrize("text", ["{", "{Web}", "{web.__class__}", "{0}", "50 {%} off"])
def test_braces_that_are_no_placeholder_are_refused_at_their_line(text: str) -> None:
    assert findings(f'[heading]\ntitle = "x {text}"\n') == [("placeholder", 2)]


@pytest.mark.parametrize("character", [r"\u0000", r"\u001b", r"\u202e", r"\ufffd", r"\u2028"])
def test_a_character_that_cannot_be_printed_is_refused_at_its_line(character: str) -> None:
    assert [line for _, line in findings(f'[heading]\ntitle = "x"\nbody = "a{character}b"\n')] == [
        3
    ]


def test_words_outside_a_table_are_refused() -> None:
    assert findings('title = "x"\n') == [("content", 1)]


def test_a_list_of_words_is_refused() -> None:
    assert [line for _, line in findings('steps = ["x", "y"]\n')] == [1, 1]


def test_all_that_is_wrong_with_a_file_is_said() -> None:
    assert findings('[[step]]\ntitle = "x"\n\n[[step]]\nid = "law"\ntitle = ""\nbody = "{"\n') == [
        ("id", 1),
        ("empty", 6),
        ("placeholder", 7),
    ]
