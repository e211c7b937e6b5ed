"""A broken catalogue is refused with its line; a good one is read whole."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.i18n.catalogue import read_catalogue
from toolkit.model.message import Catalogue
from toolkit.model.problem import Problem, Span

PATH = "locales/cy/LC_MESSAGES/campaign.po"
PLURALS = "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;"
HEADER = """# Welsh words.
msgid ""
msgstr ""
"Language: cy\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""  # the first entry starts on line 7


def read(text: str | bytes, locale: str = "cy") -> tuple[Catalogue, list[Problem]]:
    return read_catalogue(PATH, locale, text if isinstance(text, bytes) else text.encode())


def findings(text: str | bytes) -> list[tuple[str, int]]:
    """Code and line of each problem; each stands in the catalogue and says how to mend it."""
    _, problems = read(text)
    for problem in problems:
        assert problem.where is not None and problem.where.path == PATH
        assert problem.message and problem.hint
    return [(problem.code, problem.where.line) for problem in problems if problem.where]


def entry(context: str, welsh: str, english: str = "Hello") -> str:
    return f'msgctxt "{context}"\nmsgid "{english}"\nmsgstr "{welsh}"\n'


def header(*lines: str) -> str:
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines)


SYNTAX = {
    "unterminated string": ('msgctxt "a"\nmsgid "Hello"\nmsgstr "Helo\n', 9),
    "text after the closing quote": ('msgctxt "a"\nmsgid "Hello"\nmsgstr "Helo" yno\n', 9),
    "unescaped inner quote": ('msgctxt "a"\nmsgid "Hello"\nmsgstr "Dywed "helo" nawr"\n', 9),
    "typographic quotes around the source": ('msgctxt "a"\nmsgid “Hello”\nmsgstr "Helo"\n', 8),
    "typographic quotes around the Welsh": ('msgctxt "a"\nmsgid "Hello"\nmsgstr “Helo”\n', 9),
    "no quotes": ('msgctxt "a"\nmsgid "Hello"\nmsgstr Helo\n', 9),
    "bad escape": ('msgctxt "a"\nmsgid "Hello"\nmsgstr "He\\qlo"\n', 9),
    "trailing backslash": ('msgctxt "a"\nmsgid "Hello"\nmsgstr "Helo\\"\n', 9),
    "continued in typographic quotes": ('msgctxt "a"\nmsgid "Hello"\nmsgstr ""\n“Helo”\n', 10),
    "continued without quotes": ('msgctxt "a"\nmsgid "Hello"\nmsgstr ""\nHelo\n', 10),
    "misspelt keyword": ('msgctxt "a"\nmsgid "Hello"\nmsgstt "Helo"\n', 9),
    "keyword with a letter too many": ('msgctxt "a"\nmsgidd "Hello"\nmsgstr "Helo"\n', 8),
    "garbage line": ('garbage\nmsgctxt "a"\nmsgid "Hello"\nmsgstr "Helo"\n', 7),
    "garbage between entries": (entry("a", "Helo") + "\ngarbage\n\n" + entry("b", "Hwyl"), 11),
    "string that belongs to nothing": ('"Helo"\n', 7),
    "msgstr without msgid": ('msgctxt "a"\nmsgstr "Helo"\n', 7),
    "msgid without msgstr": ('msgctxt "a"\nmsgid "Hello"\n\n' + entry("b", "Hwyl"), 7),
    "msgctxt after msgid": ('msgid "Hello"\nmsgctxt "a"\nmsgstr "Helo"\n', 8),
    "msgctxt twice": ('msgctxt "a"\nmsgctxt "b"\nmsgid "Hello"\nmsgstr "Helo"\n', 8),
    "msgid twice": ('msgctxt "a"\nmsgid "Hello"\nmsgid "Hullo"\nmsgstr "Helo"\n', 9),
    "msgstr twice": ('msgctxt "a"\nmsgid "Hello"\nmsgstr "Helo"\nmsgstr "Hylo"\n', 10),
    "truncated after the source": ('msgctxt "a"\nmsgid "Hello"', 7),
    "truncated in the source": ('msgctxt "a"\nmsgid "Hel', 8),
    "truncated in a keyword": ('msgctxt "a"\nmsgid "Hello"\nmsgs', 9),
}


@pytest.mark.parametrize(("body", "line"), SYNTAX.values(), ids=SYNTAX.keys())
def test_a_fault_of_syntax_is_refused_at_its_line(body: str, line: int) -> None:
    found = findings(HEADER + body)
    assert found[0] == ("E-SYNTAX", line)
    assert {code for code, _ in found} == {"E-SYNTAX"}


@pytest.mark.parametrize(
    "text",
    ['{\n  "a": "Helo"\n}\n', "<!DOCTYPE html>\n<html><body>Helo</body></html>\n"],
    ids=["JSON", "HTML"],
)
def test_another_kind_of_file_saved_as_a_catalogue_is_refused_at_its_first_line(text: str) -> None:
    assert findings(text)[0] == ("E-SYNTAX", 1)


def test_every_fault_is_reported_and_not_only_the_first() -> None:
    text = (
        HEADER
        + 'msgctxt "a"\nmsgid "Hello"\nmsgstr "He\\qlo"\n\n'
        + entry("b", "Hwyl\x1b")
        + "\n"
        + entry("c", "Iawn")
        + "\n"
        + entry("c", "Iawn")
    )
    assert sorted(findings(text)) == [("E-CONTROL", 11), ("E-DUPLICATE", 19), ("E-SYNTAX", 9)]


@pytest.mark.parametrize("raw", [b"D\xf4n", b"\x93Helo\x94"], ids=["latin-1", "cp1252"])
def test_bytes_that_are_not_utf_8_are_refused_with_their_line(raw: bytes) -> None:
    text = (HEADER + 'msgctxt "a"\nmsgid "Hello"\nmsgstr "').encode() + raw + b'"\n'
    _, problems = read(text)
    assert [(p.code, p.where) for p in problems] == [("E-ENCODING", Span(PATH, 9))]
    assert "is a letter of an older encoding" in problems[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_by_name(encoding: str) -> None:
    mark = {"utf-16": "", "utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}[encoding]
    assert findings((mark + HEADER + entry("a", "Helo")).encode(encoding)) == [("E-UTF16", 1)]


@pytest.mark.parametrize(
    "raw",
    [
        b"\xde\x12\x04\x95" + bytes(24),
        b"\x95\x04\x12\xde" + bytes(24),
        b"\xde\x12\x04\x95\x01\x02",
        b"PK\x03\x04\x14\0\0\0",
        (HEADER + entry("a", "He\0lo")).encode(),
    ],
    ids=["compiled", "compiled, big-endian", "compiled, cut short", "zip", "NUL in a string"],
)
def test_a_file_that_is_not_text_is_refused(raw: bytes) -> None:
    assert [code for code, _ in findings(raw)] == ["E-BINARY"]


@pytest.mark.parametrize("charset", ["ISO-8859-1", "CHARSET", "klingon", "", "UTF-16"])
def test_a_header_that_claims_another_charset_is_refused(charset: str) -> None:
    text = (
        "# Welsh\n\n"
        + header("Language: cy", f"Content-Type: text/plain; charset={charset}")
        + "\n"
        + entry("a", "Dŵr")
    )
    assert findings(text) == [("E-CHARSET", 3)]


def test_a_header_without_a_charset_is_refused() -> None:
    assert findings("\n" + header("Language: cy")) == [("E-CHARSET", 2)]


@pytest.mark.parametrize("charset", ["UTF-8", "utf-8"])
def test_the_charset_may_be_written_in_small_letters(charset: str) -> None:
    assert findings(header("Language: cy", f"Content-Type: text/plain; charset={charset}")) == []


@pytest.mark.parametrize(
    "language",
    ["Language: en", "Language: ", "Language: ../../etc", "Language: cy_GB", "X-Language: cy"],
)
def test_a_header_of_another_language_is_refused(language: str) -> None:
    text = "# Welsh\n" + header(language, "Content-Type: text/plain; charset=UTF-8")
    catalogue, _ = read(text)
    assert findings(text) == [("E-LANG", 2)]
    assert (catalogue.locale, catalogue.path) == ("cy", PATH)


@pytest.mark.parametrize(
    "text",
    ["", "\n\n  \n", "# only a comment\n", entry("a", "Helo")],
    ids=["empty", "blank lines", "comments", "entries only"],
)
def test_a_catalogue_without_a_header_is_refused(text: str) -> None:
    assert findings(text) == [("E-HEADER", 1)]


def test_a_header_line_without_a_colon_is_refused() -> None:
    text = header(
        "Language: cy", "Content-Type: text/plain; charset=UTF-8", "Last-Translator A. N. Other"
    )
    assert [code for code, _ in findings(text)] == ["E-HEADER"]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> branch"])
def test_each_conflict_marker_is_refused_at_its_line(mark: str) -> None:
    assert findings(HEADER + entry("a", "Helo") + mark + "\n" + entry("b", "Hwyl")) == [
        ("E-CONFLICT", 10)
    ]


def test_a_merge_conflict_is_said_once_at_its_first_marker() -> None:
    text = (
        HEADER + 'msgctxt "a"\nmsgid "Hello"\n<<<<<<< HEAD\nmsgstr "Helo"\n=======\nmsgstr'
        ' "Shwmae"\n>>>>>>> branch\n'
    )
    assert findings(text) == [("E-CONFLICT", 9)]


def test_conflict_markers_inside_a_string_are_text() -> None:
    catalogue, problems = read(
        HEADER + 'msgctxt "a"\nmsgid "Hello"\nmsgstr ""\n"<<<<<<< Helo\\n"\n"======= hwyl"\n'
    )
    assert problems == []
    assert catalogue.messages["a"].text == "<<<<<<< Helo\n======= hwyl"


@pytest.mark.parametrize("second", ["Helo", "Shwmae"], ids=["same Welsh", "different Welsh"])
def test_a_string_translated_twice_is_refused_with_both_lines(second: str) -> None:
    text = HEADER + entry("a", "Helo") + "\n" + entry("a", second)
    _, problems = read(text)
    assert findings(text) == [("E-DUPLICATE", 11)]
    assert f"{PATH}:7" in str(problems[0])


def test_a_second_header_is_refused_with_both_lines() -> None:
    text = (
        HEADER
        + entry("a", "Helo")
        + "\n"
        + header("Language: cy", "Content-Type: text/plain; charset=UTF-8")
    )
    _, problems = read(text)
    assert findings(text) == [("E-DUPLICATE", 11)]
    assert f"{PATH}:2" in str(problems[0])


CONTROL = {
    "ESC": "\x1b",
    "DEL": "\x7f",
    "bell": "\x07",
    "right-to-left override": "\u202e",
    "right-to-left mark": "\u200f",
    "isolate": "\u2067",
    "replacement character": "\ufffd",
}
CONTROL |= {
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "BOM inside the text": "\ufeff",
    "private use": "\ue000",
    "next line": "\x85",
}


@pytest.mark.parametrize("character", CONTROL.values(), ids=CONTROL.keys())
def test_a_character_that_cannot_be_printed_is_refused_by_code_point(character: str) -> None:
    text = HEADER + entry("a", "Helo") + "\n" + entry("b", f"Da {character} iawn")
    _, problems = read(text)
    assert findings(text) == [("E-CONTROL", 11)]
    assert f"U+{ord(character):04X}" in problems[0].message


@pytest.mark.parametrize("number", ["2", "4", "5", "-1", "INTEGER", "3000000", ""])
def test_another_number_of_plural_forms_is_refused(number: str) -> None:
    plurals = PLURALS.replace("nplurals=6", f"nplurals={number}")
    assert [
        code
        for code, _ in findings(
            header(
                "Language: cy",
                "Content-Type: text/plain; charset=UTF-8",
                f"Plural-Forms: {plurals}",
            )
        )
    ] == ["E-PLURALFORMS"]


@pytest.mark.parametrize(
    "rule",
    [
        "n>1",
        "(n==2) ? 1 : 0",
        "1/n",
        "n**n**n**n",
        "__import__('os').system('true')",
        "(" * 5000 + "n",
        "EXPRESSION",
        "",
    ],
)
def test_another_or_a_hostile_plural_rule_is_refused(rule: str) -> None:
    assert [
        code
        for code, _ in findings(
            header(
                "Language: cy",
                "Content-Type: text/plain; charset=UTF-8",
                f"Plural-Forms: nplurals=6; plural={rule};",
            )
        )
    ] == ["E-PLURALFORMS"]


@pytest.mark.parametrize(
    "plurals",
    [PLURALS, PLURALS.replace(" ", "")],
    ids=["as the reference has it", "without spaces"],
)
def test_the_six_welsh_plural_forms_are_accepted(plurals: str) -> None:
    assert (
        findings(
            header(
                "Language: cy",
                "Content-Type: text/plain; charset=UTF-8",
                f"Plural-Forms: {plurals}",
            )
        )
        == []
    )


GOOD = (
    '# Poedit wrote this.\n#, fuzzy\nmsgid ""\nmsgstr ""\n"POT-Creation-Date:'
    ' \\n"\n"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n"Language: cy\\n"\n"Content-Type:'
    ' text/plain; charset=UTF-8\\n"\n"X-Generator: Poedit 3.4\\n"\n\n#. a note for translators\n#:'
    ' assets/content/steps.toml\n#, max-length:40\n#| msgid "Old hello"\n# reviewed: A. N. Other,'
    " 2026-11-01\n"
    + entry("a", "Helo")
    + "\n#, python-format, fuzzy\n"
    + entry("b", "Hwyl")
    + '\n#~| msgid "Older"\n#~ msgctxt "c"\n#~ msgid "Gone"\n#~ msgstr "Wedi mynd"\n\n#~ msgctxt'
    ' "d"\n#~ msgid "Gone too"\n#~ msgstr ""\n#~ "Wedi "\n#~ "mynd"\n\n#. reviewed: not by a'
    " person\n#: reviewed: no\n# reviewed:\n"
    + entry("e", "Da")
    + '\nmsgid "No context"\nmsgstr "Dim cyd-destun"\n'
)


def test_a_good_catalogue_is_read_with_the_state_of_each_string() -> None:
    catalogue, problems = read(GOOD)
    assert problems == []
    assert {
        name: (m.text, m.fuzzy, m.reviewed, m.obsolete) for name, m in catalogue.messages.items()
    } == {
        "a": ("Helo", False, True, False),
        "b": ("Hwyl", True, False, False),
        "e": ("Da", False, False, False),
        "No context": ("Dim cyd-destun", False, False, False),
    }
    assert {name: (m.text, m.obsolete) for name, m in catalogue.obsolete.items()} == {
        "c": ("Wedi mynd", True),
        "d": ("Wedi mynd", True),
    }


def test_each_string_knows_its_line() -> None:
    catalogue, _ = read(GOOD)
    lines = GOOD.split("\n")
    for name, message in catalogue.messages.items():
        assert f'"{name}"' in lines[message.where.line - 1]
        assert lines[message.where.line - 1].startswith(("msgctxt", "msgid"))


def test_entries_without_blank_lines_between_them_are_told_apart() -> None:
    catalogue, problems = read(
        HEADER
        + entry("a", "Helo")
        + '#~ msgctxt "o"\n#~ msgid "Old"\n#~ msgstr "Hen"\n'
        + entry("b", "Hwyl")
        + "# reviewed: A. N. Other\n"
        + entry("c", "Da")
    )
    assert problems == []
    assert [(name, m.reviewed) for name, m in catalogue.messages.items()] == [
        ("a", False),
        ("b", False),
        ("c", True),
    ]
    assert list(catalogue.obsolete) == ["o"]


@pytest.mark.parametrize("flag", ["no-fuzzy", "max-length:40"])
def test_a_flag_that_is_not_fuzzy_does_not_stop_a_string(flag: str) -> None:
    catalogue, problems = read(HEADER + f"#, {flag}\n" + entry("a", "Helo"))
    assert problems == []
    assert not catalogue.messages["a"].fuzzy


@pytest.mark.parametrize(
    ("mark", "end"),
    [(b"\xef\xbb\xbf", "\n"), (b"", "\r\n"), (b"\xef\xbb\xbf", "\r\n"), (b"", "\r")],
    ids=["BOM", "CRLF", "BOM and CRLF", "CR"],
)
def test_a_byte_order_mark_and_foreign_line_ends_change_nothing(mark: bytes, end: str) -> None:
    catalogue, problems = read(mark + GOOD.replace("\n", end).encode())
    assert problems == []
    assert catalogue == read(GOOD)[0]


def test_lines_are_counted_alike_with_foreign_line_ends() -> None:
    text = HEADER + entry("a", "He\\qlo")
    assert findings(text.replace("\n", "\r\n")) == findings(text) == [("E-SYNTAX", 9)]


def test_decomposed_letters_are_composed() -> None:
    catalogue, _ = read(HEADER + entry("a", unicodedata.normalize("NFD", "dŵr, tŷ, gwên")))
    assert catalogue.messages["a"].text == "dŵr, tŷ, gwên"


def test_escapes_stand_for_what_they_say() -> None:
    catalogue, problems = read(HEADER + entry("a", r"un\ndau\ttri \"pedwar\" \\ pump"))
    assert problems == []
    assert catalogue.messages["a"].text == 'un\ndau\ttri "pedwar" \\ pump'


def test_a_huge_string_and_a_million_blank_lines_are_read() -> None:
    catalogue, problems = read(HEADER + "\n" * 1_000_000 + entry("a", "da " * 1_000_000))
    assert problems == []
    assert len(catalogue.messages["a"].text) == 3_000_000


printable = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp"], exclude_characters="\ufffd"
    )
    | st.sampled_from('\n\t"\\'),
    max_size=30,
)


def _written(text: str, cut: int) -> str:
    """The text as a catalogue has it: in one string, or in two."""
    parts = [text[:cut], text[cut:]] if cut else [text]
    return "\n".join(
        '"'
        + part.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        + '"'
        for part in parts
    )


@settings(deadline=None)
@given(
    st.dictionaries(
        printable.filter(bool),
        st.tuples(printable.filter(bool), printable, st.integers(0, 30)),
        max_size=5,
    )
)
def test_what_was_written_is_read(words: dict[str, tuple[str, str, int]]) -> None:
    text = HEADER + "\n".join(
        f"msgctxt {_written(name, cut)}\nmsgid {_written(english, cut)}\nmsgstr"
        f" {_written(welsh, cut)}\n"
        for name, (english, welsh, cut) in words.items()
    )
    catalogue, problems = read(text)
    assert problems == []
    assert {name: (m.source, m.text) for name, m in catalogue.messages.items()} == {
        name: (english, unicodedata.normalize("NFC", welsh))
        for name, (english, welsh, _) in words.items()
    }


@settings(deadline=None)
@given(st.binary(max_size=200))
@example(b"\xff")
@example(b'msgstr[99999999999999999999] ""')
def test_no_bytes_bring_the_reader_down(raw: bytes) -> None:
    catalogue, problems = read(raw)
    assert problems, "a catalogue without a header is never good"
    assert catalogue.locale == "cy"


@settings(deadline=None)
@given(
    st.integers(0, len(GOOD)),
    st.integers(0, 12),
    st.sampled_from(['"', "\n", "\\", "msgid", "#~", "=======", "\x00", ""]),
)
def test_a_damaged_catalogue_is_read_or_refused_at_one_of_its_lines(
    start: int, length: int, put: str
) -> None:
    text = GOOD[:start] + put + GOOD[start + length :]
    for code, line in findings(text):
        assert code.startswith("E-")
        assert 1 <= line <= text.count("\n") + 1
