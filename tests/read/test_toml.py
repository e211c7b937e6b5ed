"""TOML with lines: a problem names the line on which a person can mend it."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.model.problem import Span
from toolkit.read.toml import Document, read_toml

PATH = "assets/content/steps.toml"
Keys = tuple[str | int, ...]


def document(text: str) -> Document:
    found, problems = read_toml(PATH, text.encode())
    assert problems == []
    return found


key = st.from_regex(r"[a-zA-Z0-9_-]{1,5}", fullmatch=True)
space = st.sampled_from(["", "# a note: title = 1 [x]", "   "])
words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8).map(
    lambda text: json.dumps(text, ensure_ascii=False)
)
value = words | st.sampled_from(
    [
        "1",
        "-2.5",
        "true",
        "2026-11-22",
        "[1, 2]",
        '["a = 1", "[b]"]',
        '{ a = 1, b = "c" }',
        '[\n  "a",\n  "b",\n]',
        '"""\nDarllenwch fwy.\nAc eto.\n"""',
        "'a \\ = b'",
    ]
)
fields = st.lists(
    st.tuples(key, value, space, st.sampled_from(["", "  "])),
    max_size=4,
    unique_by=lambda field: field[0],
)
tables = st.lists(
    st.tuples(key, fields, st.integers(0, 3), space, st.none() | st.tuples(key, fields)),
    max_size=4,
    unique_by=lambda table: table[0],
)


class Writer:
    """Writes a document and notes the line of each key."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.places: dict[Keys, int] = {}

    def write(self, keys: Keys, text: str) -> None:
        self.places[keys] = sum(line.count("\n") + 1 for line in self.lines) + 1
        self.lines.append(text)

    def fields(self, above: Keys, found: list[tuple[str, str, str, str]]) -> None:
        for name, content, before, indent in found:
            self.lines.append(before)
            shown = f'"{name}"' if indent else name
            self.write((*above, name), f"{indent}{shown} = {content}")


@settings(deadline=None)
@given(fields, tables, st.sampled_from(["\n", "\r\n"]))
def test_every_key_of_a_document_is_found_on_its_line(
    top: list[Any], below: list[Any], end: str
) -> None:
    writer = Writer()
    writer.fields((), top)
    taken = {name for name, *_ in top}
    for name, found, repeated, before, child in below:
        if name in taken:
            continue
        for position in range(repeated or 1):
            above: Keys = (name, position) if repeated else (name,)
            writer.lines.append(before)
            writer.write(above, f"[[ {name} ]]  # again" if repeated else f"[{name}]")
            writer.fields(above, found)
            if child and child[0] not in {field for field, *_ in found}:
                writer.write((*above, child[0]), f"[{name}.{child[0]}]")
                writer.fields((*above, child[0]), child[1])
    read = document(end.join("\n".join(writer.lines).split("\n")))
    assert {keys: read.at(*keys).line for keys in writer.places} == writer.places


SAMPLE = """# Steps
[heading]
title = "Ten steps"

[[step]]
id = "law"
title = "Know"
[step.slots]
body = "Help"

[[step]]
id = "risks"
[step.slots]
body = "Weigh"
limits = { title = 60 }
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("heading",), 2),
        (("heading", "title"), 3),
        (("step", 0), 5),
        (("step", 0, "title"), 7),
        (("step", 1), 11),
        (("step", 1, "id"), 12),
        (("step", 0, "slots", "body"), 9),
        (("step", 1, "slots", "body"), 14),
        (("step", 1, "slots", "limits", "title"), 15),
        (("step", 1, "title"), 11),
        (("heading", "nothing", "here"), 2),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_a_key_that_is_not_there_is_looked_for_in_the_table_above_it(keys: Keys, line: int) -> None:
    assert document(SAMPLE).at(*keys) == Span(PATH, line)


@pytest.mark.parametrize(
    "before",
    [
        'note = """\ntitle = "not me"\n"""',
        "note = '''\n[other]\n'''",
        "pairs = [\n  [1, 2],\n  [3, 4]\n]",
        'pairs = [\n  ["a", "b"]\n]',
    ],
    ids=[
        "a key in a long string",
        "a heading in a long string",
        "a list of lists",
        "a list of one list",
    ],
)
def test_what_only_looks_like_a_key_or_a_heading_is_passed_over(before: str) -> None:
    text = f'[heading]\n{before}\ntitle = "Ten steps"\n'
    assert (
        document(text).at("heading", "title").line
        == text.split("\n").index('title = "Ten steps"') + 1
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[a]\ntitle = "Helo\nbody = "Da"\n', 2),
        ('[a]\ntitle = "Dywed "helo" nawr"\n', 2),
        ("[a]\ntitle = Helo\n", 2),
        ("[a]\ntitle = “Helo”\n", 2),
        ("[a]\ntitle\n", 2),
        ('[a]\ntitle = "x"\n\ntitle = "y"\n', 4),
        ("[a]\nb = 1\n\n[a]\nc = 2\n", 4),
        ('[a]\nlist = [\n  "x",\n', 2),
        ('[a]\ntitle = "\\q"\n', 2),
        ("[a\n", 1),
        ('[a]\nbody = """\nHelo\n', 2),
        ("<<<<<<< HEAD\n[a]\n", 1),
    ],
    ids=[
        "no closing quote",
        "inner quotes",
        "no quotes",
        "typographic quotes",
        "no value",
        "a key twice",
        "a table twice",
        "an open list",
        "bad escape",
        "open heading",
        "open long string",
        "conflict",
    ],
)
def test_malformed_toml_is_refused_at_its_line(text: str, line: int) -> None:
    read, problems = read_toml(PATH, text.encode())
    assert [(p.code, p.where) for p in problems] == [("toml", Span(PATH, line))]
    assert problems[0].hint
    assert read.values == {}


def test_bytes_that_are_not_utf_8_are_refused_at_their_line() -> None:
    _, problems = read_toml(PATH, b'[a]\ntitle = "D\xf4n"\n')
    assert [(p.code, p.where) for p in problems] == [("toml", Span(PATH, 2))]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    read, problems = read_toml(PATH, b"\xef\xbb\xbf" + SAMPLE.replace("\n", "\r\n").encode())
    assert problems == []
    assert read == document(SAMPLE)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "[" * 5000 + "]" * 5000,
        "a = " + "{ b = " * 5000 + "1" + " }" * 5000,
        ".".join(["a"] * 5000) + " = 1",
        "[" + ".".join(["a"] * 5000) + "]",
    ],
    ids=["open lists", "lists", "tables", "dotted key", "dotted heading"],
)
def test_deep_nesting_is_a_problem_or_a_value_and_never_a_traceback(text: str) -> None:
    read, problems = read_toml(PATH, text.encode())
    assert all(
        problem.code == "toml" and problem.where and problem.where.line == 1 for problem in problems
    )
    assert bool(read.values) is not bool(problems)


@settings(deadline=None)
@example(b"\r\x00")
@given(st.binary(max_size=60) | st.text("ab=[]{}\"'.\\\n# 1é", max_size=60).map(str.encode))
def test_no_bytes_bring_the_reader_down(raw: bytes) -> None:
    read, problems = read_toml(PATH, raw)
    for problem in problems:
        assert problem.where is not None
        assert (
            1 <= problem.where.line <= len(re.split(rb"\r\n|\r|\n", raw))
        )  # as on old Macintoshes
    assert read.at("a", 0).line >= 1


def test_letters_and_their_accents_are_one_as_fonts_have_them() -> None:
    raw = unicodedata.normalize("NFD", 'name = "Ysgol y Gŵyr"\nlogo = "brand/école.png"\n').encode()
    document, problems = read_toml("a.toml", raw)
    assert problems == []
    assert document.values == {"name": "Ysgol y Gŵyr", "logo": "brand/école.png"}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("x = 1\na = " + "9" * 5000, 2, "a number has too many digits"),
        ("x = 1\n" + ".".join("a" * 30_000) + " = 1", 2, "a key has too many parts"),
        ("x = 1\n[" + " . ".join("a" * 30_000) + "]", 2, "a key has too many parts"),
        ("# " + "x" * 2_000_000, 1, "the file has more than 2 MB"),
    ],
    ids=["digits", "dots", "a table", "a large file"],
)
def test_what_would_hold_up_the_reader_is_refused(text: str, line: int, said: str) -> None:
    _, problems = read_toml("assets/campaign.toml", text.encode())
    (problem,) = problems
    assert (problem.message, problem.where) == (said, Span("assets/campaign.toml", line))
    assert problem.hint


def test_many_short_sentences_are_no_key() -> None:
    document, problems = read_toml("a.toml", ('a = "' + "Na. Oes, yes. " * 100 + '"').encode())
    assert not problems and document.values["a"].startswith("Na. Oes")
