"""Texts as editors save them: taken, or refused with the line and the letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import CAMPAIGN, CONTENT, FACTS, TEMPLATE

from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid
from toolkit.read.encoding import faulty_text, without_mark

MakeProject = Callable[..., Path]


def test_the_mark_of_utf8_is_taken_off_texts_alone() -> None:
    assert without_mark("a/b.css", b"\xef\xbb\xbfx") == b"x"
    assert without_mark("a/b.TOML", b"\xef\xbb\xbfx") == b"x"
    assert without_mark("a/b.png", b"\xef\xbb\xbfx") == b"\xef\xbb\xbfx"


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        ("a = 1\nb = 'siŵr'\n".encode("utf-16"), 1, "UTF-16"),
        ("a = 1\nb = 'sure'\n".encode("utf-16-le"), 1, "UTF-16"),
        (b"a = 1\nb = 'caf\xe9'\n", 2, "“é” in “b = 'café'” is a letter of Windows"),
        (b"/* a */\n.b { content: '\x92' }\n", 2, "“’”"),
        (b"a = 1\n\0\0\0\n", 2, "damaged"),
        (b"{\\rtf1\\ansi a = 1}", 1, "a document of a word processor (RTF)"),
        (b"PK\x03\x04\0\0", 1, "DOCX"),
        (b"\n<!DOCTYPE html><html>", 1, "a page of the web"),
    ],
)
def test_a_text_of_another_encoding_is_refused_at_its_line(
    raw: bytes, line: int, said: str
) -> None:
    fault = faulty_text("assets/a.toml", raw)
    assert fault is not None and fault.where is not None
    assert fault.where.line == line and said in fault.message


@pytest.mark.parametrize("path", [CAMPAIGN, CONTENT, FACTS, TEMPLATE, "assets/brand/tokens.toml"])
def test_every_text_of_a_campaign_in_windows_letters_is_one_error(
    project: MakeProject, path: str
) -> None:
    root = project()
    with (root / path).open("ab") as file:
        file.write(b"# caf\xe9\n" if path.endswith(".toml") else b"// caf\xe9\n")
    with pytest.raises(Invalid) as refused:
        read_project(root)
    assert [p.where.path for p in refused.value.problems if p.where] == [path]
    assert "Windows" in refused.value.problems[0].message
