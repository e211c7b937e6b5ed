"""To whom words speak: one of a few audiences, said by a piece, an entry or what a pack takes."""

from __future__ import annotations

from toolkit.read.content import read_content
from toolkit.read.resources import read_resources
from toolkit.read.toml import Document, read_toml

NOTES = """[[note]]
id = "hello"
audience = "public"
title = "Hello"

[[note]]
id = "work"
audience = "staff"
title = "To work"

[[note]]
id = "all"
title = "All"
"""
CARDS = """[[resource]]
id = "note-{id}"
each = "notes/*"
kind = "cards"
template = "card"
describe = "notes/hello"
formats = ["400x400"]
editions = ["en"]
"""


def document(path: str, text: str) -> Document:
    return read_toml(path, text.encode())[0]


def test_an_entry_says_to_whom_it_speaks_and_its_pieces_do_too() -> None:
    (items, order), problems = read_content(document("assets/content/notes.toml", NOTES))
    assert not problems and [items[path].audience for path in order] == ["public", "staff", ""]
    assert "audience" not in items["notes/hello"].fields
    lists = {"notes": order}
    made, problems = read_resources(document("assets/resources/c.toml", CARDS), lists, items)
    assert not problems and [each.audience for each in made] == ["public", "staff", ""]
    said = CARDS.replace('kind = "cards"', 'kind = "cards"\naudience = "staff"')
    made, problems = read_resources(document("assets/resources/c.toml", said), lists, items)
    assert not problems and {each.audience for each in made} == {"staff"}


def test_an_audience_that_nobody_knows_is_refused_with_its_line() -> None:
    text = NOTES.replace('"staff"', '"stuff"')
    _, (problem,) = read_content(document("assets/content/notes.toml", text))
    assert "'stuff'" in problem.message and "staff" in problem.hint
    assert problem.where and problem.where.line == 8
