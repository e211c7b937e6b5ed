"""XLIFF as translation programs have it: placeholders as codes, states both ways, some strings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from minimal import CATALOGUE, HEADER

from toolkit.i18n.document import Document
from toolkit.i18n.exchange import Row, apply, rows
from toolkit.i18n.po import parse
from toolkit.i18n.xliff import write_xliff
from toolkit.i18n.xliff_reader import read_xliff

MakeProject = Callable[..., Path]
Run = Callable[..., Any]

XLIFF = '<xliff version="1.2"><file target-language="{}"><body>{}</body></file></xliff>'
SIX = (
    '"Plural-Forms: nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ?'
    ' 4 : 5;\\n"\n'
)
PO = (
    HEADER
    + SIX
    + '\nmsgctxt "h/7/t"\nmsgid "English"\nmsgstr "Cymraeg"\n'
    + '\n#, fuzzy\n#| msgid "Old"\nmsgctxt "f/f/f"\nmsgid "New"\nmsgstr "Hen"\n'
    + '\nmsgctxt "e/e/e"\nmsgid "Empty"\nmsgstr ""\n'
    + '\nmsgctxt "p/cats/n"\nmsgid "{n} cat"\nmsgid_plural "{n} cats"\n'
    + "".join(f'msgstr[{form}] "{{n}} cath {form}"\n' for form in range(6))
)


def document(text: str = PO) -> Document:
    made, problems = parse(CATALOGUE, text)
    assert not problems
    return made


CODED = (
    '<trans-unit id="{key}" resname="e/e/e"><source>A <ph id="1" equiv-text="{{a}}">{{a}}</ph> and'
    ' <ph id="2">{{b}}</ph></source><target state="translated">{target}</target></trans-unit>'
)


def coded(target: str) -> tuple[list[Row], list[Any]]:
    unit = CODED.format(key="k", target=target)
    return read_xliff("back.xlf", XLIFF.format("cy", unit).encode(), "cy")


@pytest.mark.parametrize(
    "target",
    [
        '<ph id="2">{b}</ph> a <ph id="1" equiv-text="{a}">{a}</ph>',
        '<ph id="2"/> a <ph id="1"/>',
        '<x id="2"/> a <x id="1" equiv-text="{a}"/>',
        "{b} a {a}",
        '<mrk mtype="seg" mid="0"><ph id="2">{b}</ph> a</mrk><mrk mtype="seg"> <it id="1"/></mrk>',
        '{b}<mrk mtype="x-sdl-deleted"> neu <mrk mtype="x">{c}</mrk><ph id="1"/></mrk> a {a}',
    ],
)
def test_a_code_is_the_placeholder_that_it_stands_for(target: str) -> None:
    (row,), problems = coded(target)
    assert not problems and (row.source, row.text) == ("A {a} and {b}", "{b} a {a}")


def test_looks_of_words_are_left_out_and_said() -> None:
    (row,), problems = coded('<g id="5" ctype="bold"><ph id="2"/></g> a <g id="6">{a}</g>')
    assert row.text == "{b} a {a}" and [problem.code for problem in problems] == ["W-MARKUP"]


def test_placeholders_go_out_as_codes_with_the_ids_of_the_source() -> None:
    row = Row("a/b/c", "{a}, {b} {{x}} & {a}", "{b} {a} {a} {c} {a}", state="translated", key="k")
    out = write_xliff([row], "campaign.po", "en", "cy").decode()
    codes = [
        [(code.get("id"), code.get("equiv-text"), code.text) for code in element if code.text]
        for element in ElementTree.fromstring(out).iter()
        if element.tag.endswith(("}source", "}target"))
    ]
    assert codes[0] == [("1", "{a}", "{a}"), ("2", "{b}", "{b}"), ("3", "{a}", "{a}")]
    assert [id for id, _, _ in codes[1]] == ["2", "1", "3", "4", "5"]
    (back,), _ = read_xliff("back.xlf", out.encode(), "cy")
    assert (back.source, back.text) == (row.source, row.text)


# ---- states, both ways


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        ('state="final"', "reviewed"),
        ('state="signed-off"', "translated"),
        ('state="translated"', "translated"),
        ('state="needs-review-translation"', "fuzzy"),
        ('state="new"', "missing"),
        ("", ""),
    ],
)
def test_every_state_has_its_twin(attributes: str, state: str) -> None:
    unit = f'<trans-unit id="k" resname="n"><target {attributes}>x</target></trans-unit>'
    (row,), _ = read_xliff("back.xlf", XLIFF.format("cy", unit).encode(), "cy")
    assert row.state == state


def test_a_program_that_drops_states_changes_nothing() -> None:
    doc = document()
    out = write_xliff(rows(doc, "cy", {}), "campaign.po", "en", "cy").decode()
    for state in ("new", "translated", "needs-review-translation", "final"):
        out = out.replace(f' state="{state}"', "")
    given, _ = read_xliff("back.xlf", out.encode(), "cy")
    assert apply(doc, "cy", given, "back.xlf") == ([], []) and doc.write() == PO.encode()


def test_what_an_agency_calls_final_nobody_has_reviewed() -> None:
    doc = document()
    given = [
        replace(row, text=f"{row.text} mwy", state="reviewed", stated=True)
        for row in rows(doc, "cy", {})
        if row.id in ("h/7/t", "f/f/f")
    ]
    changed, problems = apply(doc, "cy", given, "back.xlf")
    assert changed == ["h/7/t", "f/f/f"]
    assert [p.code for p in problems if p.code != "W-ROWS"] == ["W-REVIEW"]
    assert "2 strings are taken in as translated" in problems[0].message
    assert {row.state for row in rows(doc, "cy", {}) if row.id in changed} == {"translated"}


def test_forms_of_a_waiting_plural_come_in_together() -> None:
    doc = document(PO.replace('msgctxt "p/cats/n"', '#, fuzzy\nmsgctxt "p/cats/n"'))
    forms = [row for row in rows(doc, "cy", {}) if row.context == "p/cats/n"]
    given = [replace(row, text=f"{row.text} x", state="translated", stated=True) for row in forms]
    changed, problems = apply(doc, "cy", given, "back.xlf")
    assert changed == [row.id for row in forms]
    assert [p.code for p in problems] in ([], ["W-ROWS"])
    doubt = [replace(given[0], state="fuzzy"), *given[1:]]
    doc = document()
    keys = {row.id: row.key for row in rows(doc, "cy", {})}
    apply(doc, "cy", [replace(row, key=keys[row.id]) for row in doubt], "back.xlf")
    assert all(e.fuzzy for e in doc.live if e.key == "p/cats/n")


def test_a_file_of_some_strings_lacks_no_others(project: MakeProject, run: Run) -> None:
    root = project()
    ran = run("i18n", "export", root / "n.xlf", "notes/*", "--plain", "--project", root)
    assert ran.code == 0 and "2 rows" in ran.out
    ran = run("i18n", "import", root / "n.xlf", "--project", root)
    assert (ran.code, ran.out) == (0, f"{CATALOGUE}: 0 changed, 0 rows left aside\n")
    ran = run("i18n", "export", root / "x.xlf", "none/*", "--plain", "--project", root)
    assert ran.code == 2 and "none/*" in ran.err
