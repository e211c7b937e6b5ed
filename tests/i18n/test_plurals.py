"""Plural rules are ours, compared by what they answer, and read without evaluating anything."""

from __future__ import annotations

import gettext
import shutil
import subprocess
from contextlib import suppress
from unittest.mock import patch

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.i18n.convert import convert_plurals
from toolkit.i18n.merge import new_catalogue
from toolkit.i18n.plurals import (
    SAMPLES,
    BadRule,
    categories,
    header,
    read_plurals,
    samples,
)
from toolkit.i18n.po import parse

WELSH = read_plurals(header("cy"))


@pytest.mark.parametrize(
    ("n", "category"),
    [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (4, "other"),
        (5, "other"),
        (6, "many"),
        (7, "other"),
        (11, "other"),
        (21, "other"),
        (100, "other"),
    ],
)
def test_the_six_forms_of_welsh(n: int, category: str) -> None:
    assert categories("cy")[WELSH.form(n)] == category


def test_translators_are_told_the_numbers_of_each_form() -> None:
    assert samples("cy") == ("0", "1", "2", "3", "6", "4, 5, 7 …")
    assert samples("en") == ("1", "0, 2, 3 …")


@pytest.mark.parametrize("locale", sorted(code for code in locale_identifiers() if "_" not in code))
def test_rules_are_those_of_the_unicode_consortium(locale: str) -> None:
    rule, names = read_plurals(header(locale)), categories(locale)
    cldr = Locale(locale).plural_form
    assert rule.count == len(names)
    assert [names[rule.form(n)] for n in SAMPLES] == [cldr(n) for n in SAMPLES]


def test_rules_are_written_as_other_tools_write_them() -> None:
    assert read_plurals(header("cs")).count == 3 and header("ja") == "nplurals=1; plural=0;"
    assert header("fr") == header("pt-BR") == "nplurals=2; plural=(n > 1);" != header("pt-PT")
    assert header("zh-Hans") == header("ja") and categories("gd") == ("one", "two", "few", "other")
    assert header("tlh") == header("../../etc") == header("en")


def test_another_babel_changes_nothing() -> None:
    with patch.dict("babel.messages.plurals.PLURALS", {"cy": (5, "(n==1)")}):
        assert read_plurals(header("cy")) == WELSH
        assert header("cy").startswith("nplurals=6;")


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);",
        header("cy").replace(" ", ""),
        "nplurals=6; plural=n<4 ? n : n!=6 ? 5 : 4",
    ],
)
def test_a_rule_is_known_by_what_it_does(rule: str) -> None:
    assert read_plurals(rule) == WELSH
    assert read_plurals(header("en")) != WELSH


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "nplurals=6",
        "nplurals=0; plural=0;",
        "nplurals=99; plural=0;",
        "nplurals=2; plural=",
        "nplurals=2; plural=n n;",
        "nplurals=2; plural=(n;",
        "nplurals=2; plural=n?1;",
        "nplurals=2; plural=2;",
        "nplurals=2; plural=n%0;",
        "nplurals=2; plural=-1;",
        "nplurals=2; plural=x;",
        "nplurals=2; plural=" + "!" * 200 + "n;",
        "nplurals=2; plural=" + "(" * 9000 + "n",
    ],
)
def test_a_bad_rule_is_refused(rule: str) -> None:
    with pytest.raises(BadRule):
        read_plurals(rule)


@settings(deadline=None)
@given(st.text("n0123456789+-*/%<>=!&|?:() ;", max_size=40))
def test_no_rule_brings_the_reader_down(rule: str) -> None:
    with suppress(BadRule):
        assert all(
            0 <= answer < 3 for answer in read_plurals(f"nplurals=3; plural={rule};").answers
        )


@settings(deadline=None, max_examples=40)
@given(
    st.recursive(
        st.sampled_from(["n", "0", "1", "2", "10"]),
        lambda inner: st.tuples(
            inner, st.sampled_from(["+", "-", "*", "<", ">", "<=", ">=", "==", "!="]), inner
        ).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        max_leaves=6,
    )
)
def test_arithmetic_is_that_of_everybody(rule: str) -> None:
    wanted = tuple(int(bool(eval(rule, {"n": n}))) for n in SAMPLES)
    assert read_plurals(f"nplurals=2; plural=({rule}) ? 1 : 0;").answers == wanted


FOUR = "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;"
ENTRY = '\n# a note\n#, x-flag\nmsgctxt "a"\nmsgid "{n} child"\nmsgid_plural "{n} children"\n'


def test_four_forms_become_six_by_their_numbers_and_wait_to_be_checked() -> None:
    raw = new_catalogue("cy", "test", "Welsh").decode().replace(header("cy"), FOUR)
    raw += (
        ENTRY + 'msgstr[0] "{n} plentyn"\nmsgstr[1] "{n} blentyn"\nmsgstr[2] ""\n"{n} o'
        ' "\n"blant"\nmsgstr[3] "{n} phlentyn"\n\nmsgctxt "b"\nmsgid "Yes"\nmsgstr "Oes"\n'
    )
    document, problems = parse("cy.po", raw)
    assert problems == []
    assert convert_plurals(document, "cy") == 1
    out = document.write().decode()
    again, problems = parse("cy.po", out)
    assert problems == []
    assert again.entries[1].forms == (
        "{n} o blant",
        "{n} plentyn",
        "{n} blentyn",
        "{n} o blant",
        "{n} o blant",
        "{n} o blant",
    )
    assert again.entries[1].fuzzy and "x-flag" in again.entries[1].flags and "# a note" in out
    assert read_plurals(out.split("Plural-Forms: ")[1].split("\\n")[0]) == WELSH
    assert out.endswith('\n\nmsgctxt "b"\nmsgid "Yes"\nmsgstr "Oes"\n')
    assert convert_plurals(again, "cy") == 0
    assert again.write().decode() == out


def test_gettext_reads_our_rule_as_we_do() -> None:
    theirs = gettext.c2py(header("cy").split("plural=")[1].rstrip(";"))
    assert tuple(theirs(n) for n in SAMPLES) == WELSH.answers


def test_msgfmt_accepts_what_we_write() -> None:
    if not shutil.which("msgfmt"):
        pytest.skip("msgfmt is not installed")
    raw = (
        new_catalogue("cy", "test", "Welsh").decode()
        + ENTRY
        + "".join(f'msgstr[{n}] "cam"\n' for n in range(6))
    )
    assert (
        subprocess.run(
            ["msgfmt", "-c", "-o", "-", "-"], input=raw.encode(), capture_output=True
        ).returncode
        == 0
    )
