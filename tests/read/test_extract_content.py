from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.extract import extract

from toolkit.read.extract import extract_content

CONTENT = (
    b'[heading]\nnote = "Be brief."\ntitle = "Ten steps"\n\n[[step]]\nid = "law"\ntitle = "Know the'
    b' law"\n'
)


def test_babel_finds_the_words_with_their_paths_and_notes() -> None:
    file = BytesIO(CONTENT)
    file.name = "assets/content/steps.toml"
    assert [
        (line, message, context) for line, message, _, context in extract(extract_content, file)
    ] == [(3, "Ten steps", "steps/heading/title"), (7, "Know the law", "steps/law/title")]


def test_notes_go_with_their_strings_on_every_system() -> None:
    file = BytesIO(CONTENT)
    file.name = "assets\\content\\steps.toml"
    assert next(iter(extract_content(file, (), (), {}))) == (
        3,
        "pgettext",
        ("steps/heading/title", "Ten steps"),
        ["Be brief."],
    )


@pytest.mark.parametrize(
    ("raw", "says"),
    [(b'[a]\ntitle = "x\n', "steps.toml:2"), (b'[[step]]\ntitle = "x"\n', "steps.toml:1")],
    ids=["malformed", "without an id"],
)
def test_a_file_that_is_wrong_is_refused_with_its_line(raw: bytes, says: str) -> None:
    file = BytesIO(raw)
    file.name = "assets/content/steps.toml"
    with pytest.raises(ValueError, match=says):
        list(extract_content(file, (), (), {}))
