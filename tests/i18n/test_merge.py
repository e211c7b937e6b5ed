"""Merging goes by context; a catalogue that needs no change keeps every byte, whoever wrote it."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from minimal import HERE

from toolkit.i18n import placeholders
from toolkit.i18n.catalogue import understand
from toolkit.i18n.hints import Hints
from toolkit.i18n.merge import Merged, merge, new_catalogue
from toolkit.i18n.notes import BRACES
from toolkit.i18n.po import parse
from toolkit.i18n.review import mark
from toolkit.model.message import Text
from toolkit.model.problem import Span
from toolkit.read.glossary import read_glossary
from toolkit.read.wording import read_wording

PO = "locales/cy/LC_MESSAGES/campaign.po"
FILE = "assets/content/steps.toml"
HEADER = new_catalogue("cy", "test", "Welsh").decode()


def text(context: str, english: str, note: str = "") -> Text:
    return Text(context, english, Span(FILE, 3), note)


def entry(context: str, english: str, welsh: str, before: str = "") -> str:
    return f'\n{before}#: {FILE}\nmsgctxt "{context}"\nmsgid "{english}"\nmsgstr "{welsh}"\n'


def merged(catalogue: str | bytes, *texts: Text) -> tuple[str, Merged]:
    whole = catalogue if isinstance(catalogue, str) else catalogue.decode()
    document, problems = parse(PO, whole)
    assert problems == []
    result = merge(document, texts)
    out = document.write().decode()
    again, problems = parse(PO, out)
    assert problems == [], out
    assert not merge(again, texts), "a second merge finds nothing to do"
    assert again.write().decode() == out
    return out, result


TWO = (
    HEADER
    + entry(
        "poster/1/title",
        "Protect your data",
        "Diogelwch eich data",
        "# a note of the translator's\n",
    ).replace('steps.toml\nmsgctxt "poster/1', 'steps.toml\n#, x-flag\nmsgctxt "poster/1')
    + entry("poster/2/title", "Protect your data", "Diogelu eich data")
)


def test_an_edited_string_keeps_its_own_welsh_and_its_twin_is_untouched() -> None:
    out, result = merged(
        TWO,
        text("poster/1/title", "Protect all your data"),
        text("poster/2/title", "Protect your data"),
    )
    assert result.changed == ["poster/1/title"]
    assert (
        f"# a note of the translator's\n#: {FILE}\n#, fuzzy, x-flag\n#| msgid \"Protect your"
        ' data"\nmsgctxt "poster/1/title"\nmsgid "Protect all your data"\nmsgstr "Diogelwch eich'
        ' data"\n' in out
    )
    assert out.endswith(entry("poster/2/title", "Protect your data", "Diogelu eich data"))


def test_the_english_of_a_waiting_string_stays_that_from_which_it_was_translated() -> None:
    once, _ = merged(
        TWO,
        text("poster/1/title", "Protect all your data"),
        text("poster/2/title", "Protect your data"),
    )
    twice, result = merged(
        once,
        text("poster/1/title", "Protect every bit"),
        text("poster/2/title", "Protect your data"),
    )
    assert result.changed == ["poster/1/title"]
    assert '#| msgid "Protect your data"\n' in twice and "Protect all your data" not in twice


def test_a_new_string_is_empty_however_alike_another_is() -> None:
    out, result = merged(
        TWO,
        text("poster/1/title", "Protect your data"),
        text("poster/3/title", "Protect your data."),
        text("poster/2/title", "Protect your data"),
    )
    assert result.added == ["poster/3/title"]
    assert 'msgctxt "poster/3/title"\nmsgid "Protect your data."\nmsgstr ""\n' in out
    assert out.index("poster/1/title") < out.index("poster/3/title") < out.index("poster/2/title")


def test_the_same_english_elsewhere_is_a_suggestion_only() -> None:
    out, result = merged(TWO, *(text(f"poster/{n}/title", "Protect your data") for n in (1, 2, 3)))
    assert result.suggestions["poster/3/title"] in ("Diogelwch eich data", "Diogelu eich data")
    assert out.endswith('msgid "Protect your data"\nmsgstr ""\n')


def test_a_moved_string_takes_its_welsh_and_its_review_along() -> None:
    reviewed = "# reviewed: A. N. Other, 2026-11-01 [{}]\n"
    document, _ = parse(PO, HEADER + entry("steps/a/title", "Share", "Rhannwch"))
    before = reviewed.format(mark(document.live[0]))
    out, result = merged(
        HEADER + entry("steps/a/title", "Share", "Rhannwch", before), text("steps/b/title", "Share")
    )
    assert result.moved == ["steps/b/title"]
    assert result.origins == {"steps/b/title": "steps/a/title, with its review"}
    assert out == HEADER + entry("steps/b/title", "Share", "Rhannwch", before)


def test_a_moved_string_waits_as_it_waited_and_plural_forms_move_too() -> None:
    fuzzy = entry("steps/a/title", "Share", "Rhannwch", "#, fuzzy\n").replace(f"#: {FILE}\n", "")
    out, result = merged(HEADER + fuzzy, text("steps/b/title", "Share"))
    assert result.origins == {"steps/b/title": "steps/a/title"} and "#, fuzzy\n" in out
    cats = replace(text("c/b/t", "{n} cat"), forms=("{n} cat", "{n} cats"))
    first, _ = merged(HEADER, replace(cats, context="c/a/t"))
    _, result = merged(first.replace('msgstr[0] ""', 'msgstr[0] "dim"'), cats)
    assert result.moved == ["c/b/t"] and not result.removed


def test_what_two_could_have_moved_to_is_not_guessed() -> None:
    _, result = merged(
        HEADER + entry("steps/a/title", "Share", "Rhannwch"),
        text("steps/b/title", "Share"),
        text("steps/c/title", "Share"),
    )
    assert (
        result.moved == []
        and result.added == ["steps/b/title", "steps/c/title"]
        and result.removed == ["steps/a/title"]
    )
    _, result = merged(
        HEADER + entry("a/a/t", "Share", "Rhannwch") + entry("a/b/t", "Share", "Rhannu"),
        text("a/c/t", "Share"),
    )
    assert result.moved == [] and result.removed == ["a/a/t", "a/b/t"]


def test_placeholders_are_flagged_and_nothing_else_is() -> None:
    out, result = merged(
        HEADER
        + entry("a", "Half of {what}", "Hanner {what}")
        + entry("b", "50% of {{that}}", "50% o {{hynny}}").replace(
            "msgctxt", "#, x-flag, python-brace-format\nmsgctxt"
        ),
        text("a", "Half of {what}"),
        text("b", "50% of {{that}}"),
    )
    assert (result.flagged, result.noted) == (["a", "b"], []) and not result.outdated
    assert '#, python-brace-format\nmsgctxt "a"' in out and '#, x-flag\nmsgctxt "b"' in out


def test_what_is_gone_becomes_obsolete_and_can_come_back() -> None:
    one, two = text("a", "One"), text("b", "Two")
    start = HEADER + entry("a", "One", "Un") + entry("b", "Two", "Dau")
    out, result = merged(start, one)
    assert result.removed == ["b"]
    assert out.endswith('\n#~ msgctxt "b"\n#~ msgid "Two"\n#~ msgstr "Dau"\n')
    back, result = merged(out, one, two)
    assert result.revived == ["b"]
    assert 'msgctxt "b"\nmsgid "Two"\nmsgstr "Dau"\n' in back and "#~" not in back


def test_a_review_does_not_outlive_the_english_that_it_was_for() -> None:
    reviewed = HEADER + entry("a", "One", "Un", "# reviewed: A. N. Other, 2026-11-01\n")
    assert merged(reviewed, text("a", "One"))[0] == reviewed
    assert "reviewed: A." not in merged(reviewed, text("a", "Just one"))[0]


def test_notes_follow_the_content_and_budgets_stay() -> None:
    out, result = merged(
        HEADER + entry("a", "One", "Un", "#. old note\n#. fits: 12 letters\n"),
        text("a", "One", "new note"),
    )
    assert result.noted == ["a"] and "old note" not in out
    assert "#. new note\n#. fits: 12 letters\n" in out
    out, _ = merged(out, text("a", "One", "glossary: a writer says so"))
    assert "#. glossary: a writer says so\n#. fits: 12 letters\n" in out


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_are_kept_in_old_and_new_lines(end: str) -> None:
    document, _ = parse(PO, TWO.replace("\n", end))
    assert document.write().decode() == TWO.replace("\n", end)
    merge(
        document,
        [
            text("poster/1/title", "Protect"),
            text("new/1/x", "New"),
            text("poster/2/title", "Protect your data"),
        ],
    )
    out = document.write().decode()
    assert "\n" not in out.replace(end, "") and "\r" not in out.replace(end, "")
    assert out.count(end) > 20


def test_a_mark_at_the_start_and_a_missing_end_of_line_are_kept() -> None:
    raw = "\ufeff" + TWO.removesuffix("\n")
    document, _ = parse(PO, raw)
    assert document.write().decode() == raw


def foreign(*command: str, raw: bytes) -> bytes:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, input=raw, capture_output=True, check=True).stdout


POEDIT = """# Welsh translations.
# Copyright (C) 2026
#
msgid ""
msgstr ""
"Project-Id-Version: test\\n"
"POT-Creation-Date: \\n"
"PO-Revision-Date: 2026-11-20 10:11+0000\\n"
"Last-Translator: A. N. Other <a@example.org>\\n"
"Language: cy\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);\\n"
"X-Generator: Poedit 3.4.2\\n"
"X-Poedit-SourceCharset: UTF-8\\n"

#. A note.
#: assets/content/steps.toml
#, no-c-format
msgctxt "steps/law/body"
msgid ""
"Data protection law helps you share what is needed to keep a child safe. Ask "
"your data protection officer."
msgstr ""
"Mae’r gyfraith diogelu data yn eich helpu i rannu’r hyn sydd ei angen i "
"gadw plentyn yn ddiogel."

# a comment
#. A note.
#: assets/content/steps.toml
#, fuzzy
#| msgctxt "steps/old/title"
#| msgid "Old"
msgctxt "steps/law/title"
msgid "Know the law"
msgstr "Dysgwch"

#~ msgctxt "steps/gone/title"
#~ msgid "Gone"
#~ msgstr "Wedi mynd"
"""
WORDS = (
    text(
        "steps/law/body",
        "Data protection law helps you share what is needed to keep a child safe. Ask your data"
        " protection officer.",
        "A note.",
    ),
    text("steps/law/title", "Know the law", "A note."),
)


@pytest.mark.parametrize("writer", ["Poedit", "Weblate", "msgcat", "msgmerge"])
def test_a_file_that_needs_no_change_stays_byte_identical(writer: str, tmp_path: Path) -> None:
    raw = POEDIT.encode()
    if writer == "Weblate":
        raw = (
            POEDIT.replace("X-Generator: Poedit 3.4.2", "X-Generator: Weblate 5.8")
            .replace("#: assets/content/steps.toml", "#: assets/content/steps.toml:4")
            .encode()
        )
    if writer == "msgcat":
        raw = foreign("msgcat", "--width=60", "-", raw=raw)
    if writer == "msgmerge":
        pot = tmp_path / "campaign.pot"
        pot.write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
            + "".join(
                f'\n#. A note.\n#: {FILE}\nmsgctxt "{t.context}"\nmsgid "{t.text}"\nmsgstr ""\n'
                for t in WORDS
            ),
            "utf-8",
        )
        (tmp_path / "cy.po").write_bytes(raw)
        raw = foreign("msgmerge", "--previous", str(tmp_path / "cy.po"), str(pot), raw=b"")
    out, result = merged(raw, *WORDS)
    assert out.encode() == raw
    assert not result


def test_an_edit_of_a_wrapped_file_changes_that_entry_only() -> None:
    out, result = merged(
        POEDIT, WORDS[0], text("steps/law/title", "Know what the law says", "A note.")
    )
    assert result.changed == ["steps/law/title"]
    before, after = POEDIT.split("# a comment"), out.split("# a comment")
    assert before[0] == after[0]
    assert after[1].endswith(before[1].split("\n\n", 1)[1])


def test_the_real_catalogue_is_up_to_date_and_reads_back_byte_for_byte() -> None:
    raw = (HERE / PO).read_bytes()
    document, problems = parse(PO, raw.decode())
    assert problems == [] and document.write() == raw
    wording = read_wording(HERE)
    hints = Hints(read_glossary(HERE, "en", "cy").terms)
    assert not merge(document, wording.texts_for("cy"), hints)
    assert document.write() == raw


@pytest.mark.parametrize(
    "path",
    sorted(
        path.relative_to(HERE).as_posix()
        for folder in ("locales", "toolkit")
        for path in (HERE / folder).rglob("*.po*")
    ),
)
def test_shipped_catalogues_and_the_template_flag_their_placeholders(path: str) -> None:
    document, _ = parse(path, (HERE / path).read_text("utf-8"))
    for one in document.live:
        words = one.source + one.parts.get("msgid_plural", "")
        assert (BRACES in one.flags) == bool(placeholders.names(words)), one.key


def test_ten_thousand_strings_with_twenty_edits_take_less_than_a_second() -> None:
    texts = [
        text(f"steps/s{n}/title", f"Sentence number {n} of the campaign") for n in range(10_000)
    ]
    raw = HEADER + "".join(
        entry(t.context, t.text, f"Brawddeg rhif {n}") for n, t in enumerate(texts)
    )
    edited = [text(t.context, t.text + "!") if n % 500 == 0 else t for n, t in enumerate(texts)]
    start = time.process_time()
    document, _ = parse(PO, raw)
    result = merge(document, edited)
    out = document.write()
    assert time.process_time() - start < 1
    assert len(result.changed) == 20 and out.count(b"#, fuzzy") == 20


def test_ten_thousand_new_strings_stand_in_order() -> None:
    texts = [text(f"steps/s{n}/title", f"Sentence {n}") for n in range(10_000)]
    document, _ = parse(PO, HEADER)
    assert len(merge(document, texts).added) == 10_000
    assert [e.key for e in document.entries[1:]] == [t.context for t in texts]


names = st.sampled_from("abcdef")
words = st.text('xyz "\\\n’', min_size=1, max_size=6).filter(lambda t: t.strip())


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(names, words), st.dictionaries(names, words))
def test_after_a_merge_the_catalogue_holds_the_content_and_nothing_else(
    before: dict[str, str], after: dict[str, str]
) -> None:
    document, _ = parse(PO, HEADER)
    merge(document, [text(name, english) for name, english in before.items()])
    middle, problems = parse(PO, document.write().decode())
    assert problems == []
    merge(middle, [text(name, english) for name, english in after.items()])
    end, problems = parse(PO, middle.write().decode())
    assert problems == []
    assert {e.key: e.source for e in end.entries if not e.obsolete and not e.is_header} == after


PIECES = [
    '"',
    "\n",
    "\n\n",
    "\r\n",
    "\\",
    "msgid ",
    "msgstr[0] ",
    'msgctxt "a"\n',
    "#~ ",
    "#~| ",
    "#| msgid ",
    "#, fuzzy\n",
    "#. ",
    "#: x\n",
    "=======",
    "  ",
    "{n}",
    "# reviewed: A, 2026-01-01\n",
]


@settings(deadline=None, max_examples=300)
@given(
    st.integers(0, len(POEDIT)), st.integers(0, 40), st.lists(st.sampled_from(PIECES), max_size=3)
)
@example(0, 0, [])
@example(588, 0, ["#~| "])
def test_a_damaged_file_is_written_back_as_it_was_and_a_merge_of_it_is_whole(
    start: int, length: int, put: list[str]
) -> None:
    damaged = POEDIT[:start] + "".join(put) + POEDIT[start + length :]
    document, problems = parse(PO, damaged)
    assert document.write().decode() == damaged, "whatever is in it, reading loses nothing"
    _, problems = understand(document, "cy", problems)
    if problems:
        return
    merge(document, WORDS)
    once = document.write().decode()
    again, problems = parse(PO, once)
    assert problems == [], once
    assert {e.key: e.source for e in again.entries if not e.obsolete and not e.is_header} == {
        t.context: t.text for t in WORDS
    }
    assert not merge(again, WORDS), once
    assert again.write().decode() == once
