"""Usual slips of the pen in a catalogue: each is called by its name, once, on its own line."""

from __future__ import annotations

import pytest

from toolkit.i18n.po import parse

WHOLE = 'msgctxt "a/b"\nmsgid "Hello"\nmsgstr "Helo"\n\nmsgctxt "a/c"\nmsgid "Bye"\nmsgstr "Hwyl"\n'


@pytest.mark.parametrize(
    ("written", "says", "mends"),
    [
        ('msgstr "Helo', "at the end of the text is missing", 'msgstr "…"'),
        ('msgstr Helo"', "at the beginning of the text is missing", 'msgstr "…"'),
        ("msgstr", "the text is missing", 'msgstr "…"'),
        ("msgstr “Helo”", "typographic quotation marks (“)", "right inside"),
        ('msgstr "Helo”', "typographic quotation marks (”)", "right inside"),
        ("msgstr 'Helo'", "single quotation marks", 'msgstr "…"'),
        ('msgstr "Dy "helo" di"', "inside the text ends it early", "“…”"),
        ('msgstr: "Helo"', "':' stands before the text", "a space alone"),
        ('msgstr = "Helo"', "'=' stands before the text", "a space alone"),
        ('msgstrr "Helo"', "'r' stands before the text|'msgstrr' is no part", "msgstr"),
        ('Msgstr "Helo"', "'Msgstr' is no part of an entry", "did you mean msgstr?"),
        ('msgstr "brand\\logo"', "a backslash stands before 'l'", "write /"),
        ('msgstr "Helo"\nrhagor', "is not between straight double quotes", 'msgstr "…"'),
        ('<<<<<<< HEAD\nmsgstr "Helo"', "a merge conflict", "choose one side"),
    ],
)
def test_each_slip_is_named_once(written: str, says: str, mends: str) -> None:
    _, problems = parse("cy.po", WHOLE.replace('msgstr "Helo"', written))
    [problem] = problems
    assert any(part in problem.message for part in says.split("|")), problem
    assert mends in problem.hint
    assert problem.where and problem.where.line in (3, 4)
