"""Every kind of broken catalogue gives its code at its line, through the command as well; what is
only unusual is read.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE

from toolkit.i18n.lint import lint
from toolkit.i18n.plurals import header
from toolkit.model.message import Text
from toolkit.model.problem import Span

MakeProject = Callable[..., Path]
Run = Callable[..., Any]

PATH = "locales/cy/LC_MESSAGES/campaign.po"
TEXTS = (
    Text("a", "Hello", Span("c.toml", 1)),
    Text("b", "{n} steps of {title}", Span("c.toml", 2)),
    Text("c", "50% of {{data}}", Span("c.toml", 3)),
)
HEADER = (  # 6 lines
    'msgid ""\nmsgstr ""\n"Language: cy\\n"\n"Content-Type: text/plain;'
    f' charset=UTF-8\\n"\n"Plural-Forms: {header("cy")}\\n"\n\n'
)
GOOD = HEADER + 'msgctxt "a"\nmsgid "Hello"\nmsgstr "Helo"\n'  # lines 7 to 9
PLURAL = (
    HEADER + '#. plurals\nmsgctxt "p"\nmsgid "One step"\nmsgid_plural "{n} steps"\n'
)  # msgctxt on line 8, forms from line 11
FORMS = "".join(f'msgstr[{n}] "cam {{n}}"\n' for n in range(6))


def findings(
    text: str | bytes, largest: int = 20_000_000, fonts: dict[str, frozenset[int]] | None = None
) -> list[tuple[str, int]]:
    found = lint(
        PATH,
        "cy",
        text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"),
        TEXTS,
        fonts or {},
        largest,
    )
    assert all(problem.hint and problem.where and problem.where.path == PATH for problem in found)
    return [
        (problem.code, problem.where.line if problem.where else 0)
        for problem in found
        if problem.code != "W-UNUSED"
    ]


def plural_header(rule: str) -> str:
    return GOOD.replace(header("cy"), rule)


TABLE: dict[str, tuple[str | bytes, str, int]] = {
    "unterminated string": (GOOD.replace('Helo"', "Helo"), "E-SYNTAX", 9),
    "text after the quote": (GOOD.replace('Helo"', 'Helo" da'), "E-SYNTAX", 9),
    "inner quote": (GOOD.replace("Helo", 'He"l"o'), "E-SYNTAX", 9),
    "typographic delimiters": (GOOD.replace('"Helo"', "“Helo”"), "E-SYNTAX", 9),
    "bad escape": (GOOD.replace("Helo", "He\\qlo"), "E-SYNTAX", 9),
    "trailing backslash": (GOOD.replace("Helo", "Helo\\"), "E-SYNTAX", 9),
    "keyword typo": (GOOD.replace('msgstr "Helo', 'msgsrt "Helo'), "E-SYNTAX", 9),
    "garbage line": (GOOD + "\nrubbish\n", "E-SYNTAX", 11),
    "msgstr without msgid": (HEADER + 'msgctxt "a"\nmsgstr "Helo"\n', "E-SYNTAX", 7),
    "msgid without msgstr": (HEADER + 'msgctxt "a"\nmsgid "Hello"\n', "E-SYNTAX", 7),
    "msgctxt after msgid": (HEADER + 'msgid "Hello"\nmsgctxt "a"\nmsgstr "Helo"\n', "E-SYNTAX", 8),
    "msgctxt twice": (
        HEADER + 'msgctxt "a"\nmsgctxt "b"\nmsgid "Hello"\nmsgstr "Helo"\n',
        "E-SYNTAX",
        8,
    ),
    "truncated": (GOOD[:-9], "E-SYNTAX", 9),
    "JSON": ('{"a": "Helo"}\n', "E-SYNTAX", 1),
    "HTML": ("<!DOCTYPE html>\n<p>Helo</p>\n", "E-SYNTAX", 1),
    "latin-1": (GOOD.replace("Helo", "Dŵr â").encode("cp1252", "replace"), "E-ENCODING", 9),
    "UTF-16": (GOOD.encode("utf-16"), "E-UTF16", 1),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "E-UTF16", 1),
    "NUL": (GOOD.replace("Helo", "He\0lo"), "E-BINARY", 9),
    "compiled": (b"\xde\x12\x04\x95" + bytes(60), "E-BINARY", 1),
    "charset ISO": (GOOD.replace("UTF-8", "ISO-8859-1"), "E-CHARSET", 1),
    "charset CHARSET": (GOOD.replace("UTF-8", "CHARSET"), "E-CHARSET", 1),
    "charset klingon": (GOOD.replace("UTF-8", "klingon"), "E-CHARSET", 1),
    "BOM": (b"\xef\xbb\xbf" + GOOD.encode(), "W-BOM", 1),
    "CRLF": (GOOD.replace("\n", "\r\n"), "W-CRLF", 1),
    "CR": (GOOD.replace("\n", "\r"), "W-CRLF", 1),
    "conflict": (GOOD + "<<<<<<< HEAD\n=======\n>>>>>>> b\n", "E-CONFLICT", 10),
    "duplicate": (GOOD + '\nmsgctxt "a"\nmsgid "Hello"\nmsgstr "Shwmae"\n', "E-DUPLICATE", 11),
    "duplicate without context": (
        HEADER + 'msgid "x"\nmsgstr "y"\n\nmsgid "x"\nmsgstr "z"\n',
        "E-DUPLICATE",
        10,
    ),
    "second header": (GOOD + "\n" + HEADER, "E-DUPLICATE", 11),
    "empty": ("", "E-HEADER", 1),
    "blank": ("\n \n\n", "E-HEADER", 1),
    "no header": ('msgctxt "a"\nmsgid "Hello"\nmsgstr "Helo"\n', "E-HEADER", 1),
    "header line without a colon": (
        GOOD.replace("Language: cy", 'Language: cy\\n"\n"no colon'),
        "E-HEADER",
        1,
    ),
    "language missing": (GOOD.replace('"Language: cy\\n"\n', ""), "E-LANG", 1),
    "language wrong": (GOOD.replace("Language: cy", "Language: de"), "E-LANG", 1),
    "language a path": (GOOD.replace("Language: cy", "Language: ../../etc"), "E-LANG", 1),
    "plural text on a singular": (
        GOOD.replace("msgstr ", "msgstr[0] ").replace('msgstr[0] ""', 'msgstr ""'),
        "E-PLURALS",
        9,
    ),
    "too few forms": (PLURAL + FORMS.rsplit("msgstr", 1)[0], "E-PLURALS", 8),
    "too many forms": (PLURAL + FORMS + 'msgstr[6] "x {n}"\n', "E-PLURALS", 17),
    "a gap": (PLURAL + FORMS.replace("[5]", "[4]"), "E-PLURALS", 16),
    "a form without a number": (PLURAL + FORMS.replace("[5]", "[a]"), "E-PLURALS", 16),
    "a huge form": (PLURAL + FORMS.replace("[5]", "[99999999]"), "E-PLURALS", 16),
    "placeholder missing": (
        HEADER + 'msgctxt "b"\nmsgid "{n} steps of {title}"\nmsgstr "{n} cam"\n',
        "E-PLACEHOLDER",
        9,
    ),
    "placeholder extra": (GOOD.replace("Helo", "Helo {n}"), "E-PLACEHOLDER", 9),
    "placeholder renamed": (
        HEADER + 'msgctxt "b"\nmsgid "{n} steps of {title}"\nmsgstr "{n} cam {teitl}"\n',
        "E-PLACEHOLDER",
        9,
    ),
    "placeholder twice": (
        HEADER + 'msgctxt "b"\nmsgid "{n} steps of {title}"\nmsgstr "{n} {n} {title}"\n',
        "E-PLACEHOLDER",
        9,
    ),
    "attribute": (GOOD.replace("Helo", "{n.__class__}"), "E-PLACEHOLDER", 9),
    "format": (GOOD.replace("Helo", "{n:>99999999}"), "E-PLACEHOLDER", 9),
    "conversion": (GOOD.replace("Helo", "{n!r}"), "E-PLACEHOLDER", 9),
    "position": (GOOD.replace("Helo", "{0} {}"), "E-PLACEHOLDER", 9),
    "percent": (GOOD.replace("Helo", "%(x)s"), "E-PLACEHOLDER", 9),
    "brace alone": (GOOD.replace("Helo", "Helo {"), "E-PLACEHOLDER", 9),
    "escape character": (GOOD.replace("Helo", "He\x1blo"), "E-CONTROL", 7),
    "right-to-left override": (GOOD.replace("Helo", "He\u202elo"), "E-CONTROL", 7),
    "replacement character": (GOOD.replace("Helo", "He\ufffdlo"), "E-CONTROL", 7),
    "line separator": (GOOD.replace("Helo", "He\u2028lo"), "E-CONTROL", 7),
    "BOM inside": (GOOD.replace("Helo", "He\ufefflo"), "E-CONTROL", 7),
    "loose accents": (GOOD.replace("Helo", unicodedata.normalize("NFD", "dŵr")), "W-NFC", 9),
    "changed English": (GOOD.replace('"Hello"', '"Hullo"'), "W-STALE", 7),
    "changed since its review": (
        GOOD.replace("msgctxt", "# reviewed: A. N. Other, 2026-11-01 [00000000]\nmsgctxt"),
        "W-REVIEW",
        8,
    ),
}
TABLE |= {
    f"plural rule {rule}": (plural_header(rule), "E-PLURALFORMS", 1)
    for rule in (
        "nplurals=2; plural=(n != 1);",
        "nplurals=4; plural=(n==1)?0:(n==2)?1:(n != 8 && n != 11)?2:3;",
        "nplurals=5; plural=(n==1)?0:(n==2)?1:(n==3)?2:(n==6)?3:4;",
        "nplurals=-1; plural=0;",
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=3000000; plural=n;",
        "nplurals=6; plural=1/n;",
        "nplurals=6; plural=__import__('os');",
        "nplurals=6; plural=n**n;",
        "nplurals=6; plural=9;",
    )
}


@pytest.mark.parametrize(("text", "code", "line"), TABLE.values(), ids=TABLE.keys())
def test_each_bad_input_gives_its_code_at_its_line(text: str | bytes, code: str, line: int) -> None:
    found = findings(text)
    assert (code, line) in found
    assert {other for other, _ in found if other[0] == "E"} <= {
        code,
        "E-HEADER",
    }  # another kind of file has no header either


GOOD_ONES = {
    "as it should be": GOOD,
    "percent signs and braces": (
        HEADER + 'msgctxt "c"\nmsgid "50% of {{data}}"\nmsgstr "50% o ddata {{ }}"\n'
    ),
    "another order": (
        HEADER + 'msgctxt "b"\nmsgid "{n} steps of {title}"\nmsgstr "{title}: {n} cam"\n'
    ),
    "conflict marks in a string": GOOD.replace('"Helo"', '""\n"<<<<<<< HEAD\\n"\n"======="'),
    "odd dates": GOOD.replace(
        "Language: cy", 'PO-Revision-Date: yesterday\\n"\n"POT-Creation-Date: \\n"\n"Language: cy'
    ),
    "obsolete, previous, unknown comments and flags": (
        GOOD
        + '\n#~| msgid "Old"\n#~ msgctxt "x"\n#~ msgid "Y"\n#~ msgstr "Z"\n\n#~ msgctxt "x"\n#~'
        ' msgid "Y"\n#~ msgstr "Z"\n\n#@ odd\n#, odd-flag\n#| msgid "before"\nmsgctxt "c"\nmsgid'
        ' "50% of {{data}}"\nmsgstr ""\n'
    ),
    "fuzzy header": "#, fuzzy\n" + GOOD,
    "a plural": PLURAL + FORMS,
    "a plural that says its number in words": (
        PLURAL
        + FORMS.replace('[1] "cam {n}"', '[1] "un cam"').replace('[2] "cam {n}"', '[2] "dau gam"')
    ),
    "a rule written otherwise": plural_header(
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
    ),
    "a review by hand": GOOD.replace("msgctxt", "# reviewed: A. N. Other, 2026-11-01\nmsgctxt"),
}


@pytest.mark.parametrize("text", GOOD_ONES.values(), ids=GOOD_ONES.keys())
def test_what_is_only_unusual_is_accepted(text: str) -> None:
    assert findings(text) == []


def test_a_file_too_large_is_refused_and_a_large_one_is_read() -> None:
    assert findings(GOOD, largest=100) == [("E-SIZE", 1)]
    assert findings(GOOD.replace("Helo", "x" * 5_000_000)) == []
    assert findings(GOOD + "\n" * 1_000_000) == []


def test_a_letter_that_a_font_lacks_is_named_before_anything_is_drawn() -> None:
    latin = frozenset(range(32, 127))
    assert findings(
        GOOD.replace("Helo", "dŵr"), fonts={"A.ttf": latin, "B.ttf": latin | {ord("ŵ")}}
    ) == [("E-GLYPH", 9)]
    found = lint(
        PATH,
        "cy",
        GOOD.replace("Helo", "dŵr").encode(),
        TEXTS,
        {"A.ttf": latin, "B.ttf": latin | {ord("ŵ")}},
    )
    assert "'ŵ' (U+0175) is not in A.ttf" in found[0].message


def test_lint_says_each_finding_on_a_line_and_ends_with_one(project: MakeProject, run: Run) -> None:
    root = project()
    assert run("i18n", "lint", "--project", root).code == 0
    path = root / CATALOGUE
    path.write_text(path.read_text("utf-8").replace('msgstr "', 'msgstr "{n} ', 3), "utf-8")
    ran = run("i18n", "lint", "--project", root)
    assert ran.code == 1 and f"{CATALOGUE}:" in ran.out and "E-PLACEHOLDER" in ran.out
    lines = run("i18n", "lint", "--json", "--project", root).lines
    assert lines and {line["code"] for line in lines} >= {"E-PLACEHOLDER"}


@pytest.mark.parametrize("kind", ["directory", "pipe", "loop", "missing"])
def test_what_is_no_file_is_refused_at_once(project: MakeProject, run: Run, kind: str) -> None:
    root = project()
    path = root / CATALOGUE
    path.unlink()
    if kind == "directory":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    ran = run("i18n", "lint", "--project", root)
    assert ran.code == 2 and "Traceback" not in ran.err and CATALOGUE in ran.err


def test_a_broken_catalogue_does_not_stop_lint_and_other_languages_are_unknown(
    project: MakeProject, run: Run
) -> None:
    root = project({CATALOGUE: "rubbish\n"})
    assert run("i18n", "lint", "--project", root).code == 1
    assert run("i18n", "lint", "de", "--project", root).code == 2


def test_tidy_mends_what_lint_warns_of_and_nothing_else(project: MakeProject, run: Run) -> None:
    root = project()
    path = root / CATALOGUE
    plain = path.read_bytes()
    path.write_bytes(
        b"\xef\xbb\xbf"
        + unicodedata.normalize("NFD", plain.decode()).encode().replace(b"\n", b"\r\n")
    )
    assert run("i18n", "tidy", "--project", root).code == 0
    assert path.read_bytes() == unicodedata.normalize("NFC", plain.decode()).encode()


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="msgfmt is not installed")
def test_status_counts_as_msgfmt_counts(project: MakeProject, run: Run) -> None:
    root = project()
    path = root / CATALOGUE
    text = path.read_text("utf-8")
    first, second = [line for line in text.split("\n") if line.startswith("msgctxt")][:2]
    text = text.replace(first, "#, fuzzy\n" + first).replace(
        second, "#, fuzzy\n" + second
    )  # the second is fuzzy and empty: missing
    head, _, rest = text.partition(second)
    line = next(line for line in rest.split("\n") if line.startswith("msgstr"))
    path.write_text(
        head
        + second
        + rest.replace(line, 'msgstr ""', 1)
        + '\n#~ msgctxt "old"\n#~ msgid "Old"\n#~ msgstr "Hen"\n',
        "utf-8",
    )
    said = subprocess.run(
        ["msgfmt", "--statistics", "-o", os.devnull, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
    ).stderr
    counts = json.loads(run("i18n", "status", "--json", "--project", root).out)["languages"]["cy"][
        "all"
    ]
    assert f"{counts['translated']} translated message" in said
    assert f"{counts['fuzzy']} fuzzy translation" in said and counts["fuzzy"] == 1
    assert f"{counts['missing']} untranslated message" in said and counts["missing"] == 1
    assert run("i18n", "status", "--fail-under", "100", "--project", root).code == 1
    assert run("i18n", "status", "--fail-under", "10", "--project", root).code == 0


def test_no_command_shows_a_traceback_for_a_wrong_folder(tmp_path: Path, run: Run) -> None:
    for command in ("lint", "update", "status", "check", "tidy", "convert-plurals"):
        assert run("i18n", command, "--project", tmp_path).code == 2


def test_a_translation_that_asks_where_the_original_does_not_is_doubted() -> None:
    assert findings(GOOD.replace("Helo", "Yn y t?")) == [("W-LOST", 7)]
