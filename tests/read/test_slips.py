"""Usual slips of the pen in a TOML file: each is called by its name, on its own line."""

from __future__ import annotations

import pytest

from toolkit.read.toml import read_toml

PATH = "assets/content/steps.toml"

# What is written after a line of its own, the line of the slip, a part of the message, of the hint.
SLIPS = (
    ("a = “x”", 2, "a typographic one, “", 'title = "…"'),
    ('a = "x”', 2, "a typographic one, ”", 'title = "…"'),
    ("a = [„x“]", 2, "a typographic one, „", 'title = "…"'),
    ("a = «x»", 2, "a typographic one, «", 'title = "…"'),
    ("a = ‘x’", 2, "a typographic one, ‘", 'title = "…"'),
    ('logo = "brand\\logo.png"', 2, "a backslash", '"brand/logo.png"'),
    ('logo = "brand\\new.png"', 2, "a backslash", '"brand/logo.png"'),
    ('logo = "C:\\Users\\me.png"', 2, "a backslash", '"brand/logo.png"'),
    ("date = 22/11/2026", 2, "the day '22/11/2026' of 'date'", "date = 2026-11-22"),
    ("date = 3.2.2027", 2, "year-month-day", "date = 2027-02-03"),
    ("date = 2026-2-3", 2, "year-month-day", "date = 2026-02-03"),
    ("date = 2026-02-31", 2, "there is no day 2026-02-31", "date = 2026-11-22"),
    ("until = next week", 2, "year-month-day", "until = 2026-11-22"),
    ("date = 22.11.99999999999999999999", 2, "year-month-day", "date = 2026-11-22"),
    ("until = " + "9" * 5000 + ".1.2", 2, "year-month-day", "until = 2026-11-22"),
    ("date = 22.11.26", 2, "year-month-day", "date = 2026-11-22"),
    ("date = 1st Dec 2026", 2, "year-month-day", "date = 2026-12-01"),
    ("date = 22 November 2026", 2, "year-month-day", "date = 2026-11-22"),
    ("<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> other", 2, "a merge conflict", "one of the two"),
    ("a = 1\n=======\nb = 2", 3, "a merge conflict", "one of the two"),
    ("a = 1\na = 2", 3, "'a' stands twice under one heading; the first is at line 2", "delete one"),
    ("[x]\nb = 1\n[x]", 4, "[x] stands here a second time; the first is at line 2", "one heading"),
    ("[x]\ny = 1\n[x.y]", 4, "[x.y] has a value already", "another name"),
    ("[contact\na = 1", 2, "the heading [contact has not all its brackets", "write [contact]"),
    ("[[x]\na = 1", 2, "the heading [[x] has not all its brackets", "write [[x]]"),
    ("[x]]\na = 1", 2, "the heading [x]] has not all its brackets", "write [[x]]"),
    ("[a b]", 2, "the heading [a b] is no name", "one word"),
    ('a: "x"', 2, "after 'a' stands a colon", "a = …"),
    ('a "x"', 2, "no equals sign", 'title = "…"'),
    ("just words", 2, "no equals sign", "begins with #"),
    ("// a note", 2, "is no note", "begins with #"),
    ("a = True", 2, "'True' is not how true is written", "a = true"),
    ("a = no", 2, "'no' is not how false is written", "a = false"),
    ("a = None", 2, "'None' is no value", "delete the line"),
    ("a = 1,5", 2, "the number '1,5' of 'a' has a comma", "a = 1.5"),
    ("a = 12 mm", 2, "has a unit, mm", "a = 12"),
    ("a = 007", 2, "begins with 0", 'a = "007"'),
    ("phone = 01492 123456", 2, "without quotation marks", 'phone = "01492 123456"'),
    ("a = #ff0000", 2, "the colour of 'a'", 'a = "#ff0000"'),
    ("a =", 2, "nothing stands after 'a ='", 'a = "…"'),
    ("a == 1", 2, "two equals signs", "a = …"),
    ("a = Think", 2, "the words of 'a' stand without quotation marks", 'a = "Think"'),
    ('a = Think"', 2, "at the beginning of 'a' is missing", 'a = "'),
    ('a = "x\nb = "y"', 2, "at the end of 'a' is missing", 'a = "…"'),
    ('a = "He "x" y"', 2, "inside the words of 'a' ends them early", "“…”"),
    ("a = 'don't'", 2, "an apostrophe ends the words of 'a' early", 'a = "…"'),
    ('a = "x",', 2, "',' stands after the words", "delete the ,"),
    ('a = "x" b = "y"', 2, "two names stand on one line", "a new line"),
    ('a = """x\ny\n\nb = 2', 2, 'begin here after """ have no end', "close them"),
    ('a = ["x"\nb = 1', 2, "the list that begins here is not closed", "write ]"),
    ('a = [\n "x"\n "y"\n]', 3, "a comma is missing after this entry", "a comma"),
    ('a = ["x" "y"]', 2, "a comma is missing between entries", '["…", "…"]'),
    ('a = ["x",, "y"]', 2, "two commas", '["…", "…"]'),
    ('a = ["x", y]', 2, "something without quotation marks", '["…", "…"]'),
    ("a = { b = 1,\n c = 2 }", 2, "has to stand on one line", "on this line"),
    ("a = { b = 1, }", 2, "a comma stands before the }", "delete the last comma"),
    ("a = { b: 1 }", 2, "a colon stands between the braces", "cy = "),
    ('my title = "x"', 2, "the name 'my title'", "letters from a to z"),
    ('tŷ = "x"', 2, "the name 'tŷ'", "letters from a to z"),
    ("a = 'x\"", 2, "the single quotation mark in the line of 'a' has no end", 'a = "…"'),
    ("a = ['x', 'y]", 2, "the single quotation mark", "double quotation marks"),
    ("'a = 1", 2, "at the end of this name is missing", 'title = "…"'),
    ('a" = 1', 2, "around this name is missing", 'title = "…"'),
    ('a = "x\\', 2, "a backslash", "with /"),
    ("{x}", 2, "does not stand between [ and ]", "write [x]"),
    ("[x}", 2, "has not all its brackets", "write [x]"),
    ('a := "x"', 2, "after 'a' stands :=", "a = …"),
    ('a = ("x", "y")', 2, "between ( and )", '["…", "…"]'),
    ('a = { b = "x" c = "y" }', 2, "a comma is missing between the braces", "cy = "),
    ('a = { b = "x", c = "y"', 2, "the } at the end of 'a' is missing", "cy = "),
    ("a = ″x″", 2, "a typographic one, ″", 'title = "…"'),
    ("a\u00a0= 1", 2, "U+00A0, a space that does not break", "type them anew"),
    ("\u200ba = 1", 2, "U+200B, a space without width", "type them anew"),
    ("a = –1", 2, "here is a dash (–)", "the keyboard"),
    ('a = "x\x00"', 2, "an invisible character", "type them anew"),
)


@pytest.mark.parametrize(("text", "line", "says", "mends"), SLIPS, ids=[repr(s[0]) for s in SLIPS])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["plain", "windows"])
def test_each_slip_has_its_name_its_line_and_its_mending(
    text: str, line: int, says: str, mends: str, end: str
) -> None:
    whole = f'ok = "yes"\n{text}\nlast = true\n'.replace("\n", end)
    read, problems = read_toml(PATH, whole.encode())
    assert read.values == {}
    [problem] = problems
    assert problem.where is not None
    assert (problem.where.line, says in problem.message, mends in problem.hint) == (
        line,
        True,
        True,
    ), problem


@pytest.mark.parametrize(
    "text",
    [
        'a = "\tindented"',
        "\ta = 1",
        'a = "# no note, [no heading] and no = sign"',
        'a = "a <<<<<<< in the middle ======= of words"',
        'a = "line one\\nline two, see example.org"',
        "a = 'brand\\logo.png'",
        'a = "brand\\\\logo.png"',
        "a = [\n  1,\n  2,\n]",
        'a = "he said “so” – twice"',
        'a = "Plan A:\\nFirst"',
    ],
)
def test_what_only_looks_like_a_slip_is_read(text: str) -> None:
    _, problems = read_toml(PATH, text.encode())
    assert problems == []


def test_lines_may_end_as_on_old_macintoshes() -> None:
    read, problems = read_toml(PATH, b'a = "x"\r[b]\rc = 1\r')
    assert (read.values, problems, read.at("b", "c").line) == ({"a": "x", "b": {"c": 1}}, [], 3)
