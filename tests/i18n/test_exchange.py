"""Spreadsheets and XLIFF: out, in again, edited, stale and hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from minimal import CATALOGUE, CONTENT, FILES, HEADER, catalogue, line_of

from toolkit.i18n.exchange import Row, apply, rows
from toolkit.i18n.po import parse
from toolkit.i18n.xliff import write_xliff
from toolkit.i18n.xliff_reader import read_xliff
from toolkit.model.problem import Invalid

openpyxl = pytest.importorskip("openpyxl")
MakeProject = Callable[..., Path]
Run = Callable[..., Any]

SIX = (
    '"Plural-Forms: nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ?'
    ' 4 : 5;\\n"\n'
)
# What a catalogue may hold, and what spreadsheets and XML make of it.
HOSTILE = [
    "=1+1",
    "+44 20",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "007",
    "1 Mawrth",
    " a b ",
    "a\nb",
    "_x000D_ _x005F_",
    "<a:t>&amp;</a:t>",
    "]]>",
    "'quoted'",
    "ŵ ŷ ’ “ ”",
    "50% o ddata",
    "{name}" * 0 + "tab\there",
]
PO = (
    HEADER
    + SIX
    + "".join(
        '\nmsgctxt "h/{0}/t"\nmsgid "English {0}"\nmsgstr "{1}"\n'.format(
            n,
            text.replace("\\", "\\\\")
            .replace('"', '\\"')
            .replace("\n", "\\n")
            .replace("\t", "\\t"),
        )
        for n, text in enumerate(HOSTILE)
    )
    + '\n# mine\n#, fuzzy\n#| msgid "Old <b>"\nmsgctxt "f/f/f"\nmsgid "New"\nmsgstr'
    ' "Hen"\n\nmsgctxt "p/cats/n"\nmsgid "{n} cat"\nmsgid_plural "{n} cats"\n'
    + "".join(f'msgstr[{n}] "{{n}} cath {n}"\n' for n in range(6))
    + '\nmsgctxt "e/e/e"\nmsgid "Empty"\nmsgstr ""\n\n#~ msgctxt "o/o/o"\n#~ msgid "Gone"\n#~'
    ' msgstr "Wedi mynd"\n'
)


def document(text: str = PO) -> Any:
    found, problems = parse("campaign.po", text)
    assert not problems, problems
    return found


def test_rows_say_state_previous_words_and_forms() -> None:
    found = {row.id: row for row in rows(document(), "cy", {"f/f/f": 12})}
    assert (
        found["f/f/f"].state,
        found["f/f/f"].before,
        found["f/f/f"].notes,
        found["f/f/f"].most,
    ) == ("fuzzy", "Old <b>", "mine", 12)
    assert (
        found["p/cats/n[0]"].source == "{n} cats"
        and found["p/cats/n[1]"].source == "{n} cat"
        and "form for" in found["p/cats/n[4]"].notes
    )
    assert found["e/e/e"].state == "missing" and "o/o/o" not in found


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_rows_that_were_not_edited_change_no_byte(ending: str) -> None:
    text = PO.replace("\n", ending)
    doc = document(text)
    changed, problems = apply(doc, "cy", reversed(list(rows(doc, "cy", {}))), "back.xlsx")
    assert not changed and not problems and doc.write() == text.encode()


def test_xliff_keeps_everything() -> None:
    doc = document()
    out = list(rows(doc, "cy", {"e/e/e": 9}))
    data = write_xliff(out, "campaign.po", "en", "cy")
    tree = ElementTree.fromstring(data)
    name = "{urn:oasis:names:tc:xliff:document:1.2}"
    assert (
        len(tree.findall(f".//{name}trans-unit")) == len(out)
        and len(tree.findall(f".//{name}group/{name}trans-unit")) == 6
    )
    assert tree.find(f".//{name}alt-trans/{name}source").text == "Old <b>"  # type: ignore[union-attr]
    assert tree.find(f".//{name}trans-unit[@maxwidth='9']").get("size-unit") == "char"  # type: ignore[union-attr]
    back, problems = read_xliff("back.xlf", data, "cy")
    assert not problems and [
        (row.id, row.source, row.text, row.state, row.key) for row in back
    ] == [(row.id, row.source, row.text, row.state, row.key) for row in out]
    assert apply(doc, "cy", back, "back.xlf") == ([], []) and doc.write() == PO.encode()


def edit(id: str, text: str, doc: Any = None, **more: Any) -> tuple[Any, list[str], list[Any]]:
    doc = doc or document()

    given = [
        replace(row, text=text, number=n, **more) if row.id == id else replace(row, number=n)
        for n, row in enumerate(rows(doc, "cy", {}), 2)
    ]
    return doc, *apply(doc, "cy", given, "back.xlsx")


def test_an_edit_comes_back_alone() -> None:
    doc, changed, problems = edit("e/e/e", "Gwag “iawn”\n= 1")
    assert changed == ["e/e/e"] and not problems
    assert doc.write().decode() == PO.replace(
        'msgid "Empty"\nmsgstr ""', 'msgid "Empty"\nmsgstr ""\n"Gwag “iawn”\\n"\n"= 1"'
    )


def test_an_edited_fuzzy_string_is_fuzzy_no_more_and_a_plural_form_is_one_form() -> None:
    doc, changed, _ = edit("f/f/f", "Newydd")
    assert (
        changed == ["f/f/f"]
        and '# mine\nmsgctxt "f/f/f"\nmsgid "New"\nmsgstr "Newydd"' in doc.write().decode()
    )
    doc, changed, _ = edit("p/cats/n[2]", "{n} gath")
    assert (
        changed == ["p/cats/n[2]"]
        and 'msgstr[1] "{n} cath 1"\nmsgstr[2] "{n} gath"' in doc.write().decode()
    )


def test_a_fuzzy_string_that_is_said_to_hold_is_kept() -> None:
    doc, changed, _ = edit("f/f/f", "Hen", state="translated")
    assert changed == ["f/f/f"] and "fuzzy" not in doc.write().decode()


def test_a_review_ends_with_the_words_it_was_about() -> None:
    text = PO.replace('\nmsgctxt "h/0/t"', '\n# reviewed: A, 2026-11-01\nmsgctxt "h/0/t"')
    doc, changed, _ = edit("h/0/t", "arall", document(text))
    assert changed and "reviewed" not in doc.write().decode()


@pytest.mark.parametrize(
    ("id", "text", "more", "code"),
    [
        ("p/cats/n[3]", "{m} cath", {}, "E-PLACEHOLDER"),
        ("e/e/e", "x {y}", {}, "E-PLACEHOLDER"),
        ("e/e/e", "a\x1b[31m", {}, "E-CONTROL"),
        ("e/e/e", "a\u202eb", {}, "E-CONTROL"),
        ("f/f/f", "", {}, "E-EMPTY"),
        ("e/e/e", "x", {"key": ""}, "E-KEY"),
        ("e/e/e", "x", {"key": "0123456789abcdef"}, "E-STALE"),
    ],
)
def test_what_is_wrong_is_left_aside_with_its_row(
    id: str, text: str, more: dict[str, str], code: str
) -> None:
    doc, changed, problems = edit(id, text, **more)
    number = [row.id for row in rows(document(), "cy", {})].index(id) + 2
    assert not changed and doc.write() == PO.encode()
    assert [
        (problem.code, problem.where.line) for problem in problems if problem.code.startswith("E-")
    ] == [(code, number)]


def test_edits_on_both_sides_are_a_conflict() -> None:
    given = [
        row if row.id != "h/0/t" else Row(row.id, row.source, "y rhain", key=row.key, number=2)
        for row in rows(document(), "cy", {})
    ]
    doc = document(PO.replace('msgstr "=1+1"', 'msgstr "y lleill"'))
    changed, problems = apply(doc, "cy", given, "back.xlsx")
    assert (
        not changed
        and [problem.code for problem in problems] == ["E-CONFLICT"]
        and "y lleill" in problems[0].message
    )


def test_unknown_double_and_missing_rows_are_said() -> None:
    doc = document()
    out = list(rows(doc, "cy", {}))
    given = [out[0], out[0], Row("no/such/string", "x", "y", key="0" * 16, number=9)]
    codes = {problem.code for problem in apply(doc, "cy", given, "back.xlsx")[1]}
    assert codes == {"E-DUPLICATE", "E-UNKNOWN", "W-ROWS"}


# ---- the commands and their files

FEW = {CATALOGUE: catalogue(title='=HYPERLINK("http://x","Rhannu")', reviewed=False)}


@pytest.fixture(params=["back.xlsx", "back.xlf"])
def sent(request: pytest.FixtureRequest, project: MakeProject, run: Run) -> tuple[Path, Path]:
    root = project(FEW)
    file = root / request.param
    ran = run("i18n", "export", file, "--project", root, "--plain")
    assert ran.code == 0 and "4 rows" in ran.out, ran.err
    return root, file


def test_out_and_in_again_changes_no_byte(sent: tuple[Path, Path], run: Run) -> None:
    root, file = sent
    before = (root / CATALOGUE).read_bytes()
    first = file.read_bytes()
    assert (
        run("i18n", "export", file, "--project", root, "--plain").code == 0
        and file.read_bytes() == first
    )
    ran = run("i18n", "import", file, "--project", root)
    assert (
        ran.code == 0
        and "0 changed, 0 rows left aside" in ran.out
        and (root / CATALOGUE).read_bytes() == before
    )


def test_after_the_english_changed_an_edited_row_is_stale(
    sent: tuple[Path, Path], run: Run
) -> None:
    root, file = sent
    data = file.read_bytes()
    if file.suffix == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        cell = next(cell for cell in book["cy"]["D"] if cell.value and "Dywedwch" in cell.value)
        cell.value, row = "Dywedwch. {web}", cell.row
        book.save(file)
    else:
        file.write_bytes(data.replace(b"Dywedwch wrth rywun.", b"Dywedwch."))
        row = line_of(data.decode(), "notes/hello/body")
    (root / CATALOGUE).write_text(
        (root / CATALOGUE).read_text("utf-8").replace("Tell the person", "Tell a person"), "utf-8"
    )
    (root / CONTENT).write_text(FILES[CONTENT].replace("Tell the person", "Tell a person"), "utf-8")
    ran = run("i18n", "import", file, "--project", root)
    assert ran.code == 1 and f"{file.name}:{row}: E-STALE" in ran.out


def sheet_of(file: Path) -> tuple[Any, Any]:
    book = openpyxl.load_workbook(file)
    return book, book["cy"]


def exported(project: MakeProject, run: Run) -> tuple[Path, Path]:
    root = project(FEW)
    run("i18n", "export", root / "back.xlsx", "--project", root, "--plain")
    return root, root / "back.xlsx"


def change(sheet: Any, how: str) -> None:
    cell = next(cell for cell in sheet["D"] if cell.value and "Dywedwch" in cell.value)
    if how == "formula":
        cell.value = "=1+1"
    elif how == "number":
        cell.value = 7
    elif how == "merged":
        sheet.merge_cells(f"D{cell.row}:E{cell.row}")
    elif how == "true":
        cell.value = True


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("formula", "a formula"),
        ("number", "a number"),
        ("merged", "merged"),
        ("true", "true or false"),
    ],
)
def test_cells_that_are_no_text_are_named_with_their_row(
    project: MakeProject, run: Run, how: str, says: str
) -> None:
    root, file = exported(project, run)
    book, sheet = sheet_of(file)
    change(sheet, how)
    book.save(file)
    ran = run("i18n", "import", file, "--project", root)
    assert ran.code == 1 and "E-CELL row 3" in ran.out and says in ran.out, ran.out + ran.err


def test_formula_shaped_text_is_exported_as_text(project: MakeProject, run: Run) -> None:
    _, file = exported(project, run)
    _, sheet = sheet_of(file)
    cell = next(cell for cell in sheet["D"] if cell.value and "HYPERLINK" in str(cell.value))
    assert cell.data_type == "s" and cell.value.startswith("=HYPERLINK")


def test_sorted_hidden_and_extra_are_no_trouble(project: MakeProject, run: Run) -> None:
    root, file = exported(project, run)
    book, sheet = sheet_of(file)
    table = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for n, row in enumerate(reversed(table), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(n, column).value = value
            sheet.cell(n, column).data_type = (
                "s" if isinstance(value, str) else sheet.cell(n, column).data_type
            )
    sheet.row_dimensions[3].hidden = True
    sheet.insert_cols(2)
    sheet.cell(1_048_576, 1).value = " "  # below everything, and to the right of it
    sheet.cell(2, 16_384).value = " "
    book.create_sheet("Notes of mine")
    book.save(file)
    before = (root / CATALOGUE).read_bytes()
    ran = run("i18n", "import", file, "--project", root)
    assert (
        ran.code == 0
        and "W-SHEET" in ran.out
        and "0 changed" in ran.out
        and (root / CATALOGUE).read_bytes() == before
    )


def bomb(inside: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in inside.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no whole .xlsx"),
        (b"PK\x03\x04 cut", "no whole .xlsx"),
        (b"<html>", "no whole .xlsx"),
        (bomb({"xl/worksheets/sheet1.xml": b"\0" * 101_000_000}), "unpacks to more"),
        (bomb({"xl/externalLinks/externalLink1.xml": b"<a/>"}), "links to other files"),
        (bomb({"xl/vbaProject.bin": b"x"}), "macros"),
        (
            bomb(
                {
                    "xl/workbook.xml": (
                        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM'
                        b' "file:///etc/passwd">]><a>&b;</a>'
                    )
                }
            ),
            "document type",
        ),
        (
            bomb(
                {
                    "xl/workbook.xml": (
                        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16")
                    )
                }
            ),
            "document type",
        ),
        (bomb({"xl/workbook.xml": b"<a/>"}), "cannot be read as a spreadsheet"),
    ],
)
def test_hostile_spreadsheets_are_refused(
    project: MakeProject, run: Run, data: bytes, says: str
) -> None:
    root = project(FEW)
    (root / "evil.xlsx").write_bytes(data)
    ran = run("i18n", "import", root / "evil.xlsx", "--project", root)
    assert ran.code == 2 and says in ran.err, ran.err


UNIT = '<trans-unit id="k" resname="a/b/c"><source>x</source><target>{}</target></trans-unit>'
XLIFF = '<xliff version="1.2"><file target-language="{}"><body>{}</body></file></xliff>'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n'
            + XLIFF.format("cy", UNIT.format("&b;")),
            2,
        ),
        ('<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><xliff version="1.2"/>', 1),
        (XLIFF.format("fr", ""), 1),
        ("<xliff version='2.0'/>", 1),
        ("<html/>", 1),
        ("<xliff version='1.2'>\n<file>", 2),
        ("", 1),
        ("<xliff version='1.2'>" + "<g>" * 5000, 1),
        ('<?xml version="1.0" encoding="klingon"?><xliff version="1.2"/>', 1),
    ],
)
def test_hostile_xliff_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Invalid) as refused:
        read_xliff("evil.xlf", text.encode(), "cy")
    where = refused.value.problems[0].where
    assert where and where.line == line


def test_what_stands_for_nothing_in_a_unit_is_left_aside() -> None:
    units = UNIT.format('a<x id="9"/>b') + UNIT.format("<b>c</b>") + UNIT.format("fine")
    found, problems = read_xliff("x.xlf", XLIFF.format("cy-GB", units).encode(), "cy")
    assert [problem.code for problem in problems] == ["E-MARKUP"] * 2
    assert [row.text for row in found] == ["fine"]


def test_pictures_and_budgets_go_along(project: MakeProject, run: Run) -> None:
    root = project()
    ran = run("i18n", "export", root / "out.xlsx", "--project", root)
    assert ran.code == 0, ran.err
    _, sheet = sheet_of(root / "out.xlsx")
    assert (
        len(sheet._images) == 2
        and [cell.value for cell in sheet["G"]][1]
        and sheet["H1"].value == "Picture"
    )
    assert run("i18n", "export", root / "out.tmx", "--project", root).code == 0
    tree = ElementTree.parse(root / "out.tmx")
    assert len(tree.findall(".//tu")) == 4 and tree.getroot().get("version") == "1.4"


@pytest.mark.parametrize("file", ["x.csv", "x"])
def test_other_kinds_are_refused(project: MakeProject, run: Run, file: str) -> None:
    root = project()
    assert run("i18n", "export", root / file, "--project", root).code == 2
    (root / file).write_text("a,b", "utf-8")
    assert run("i18n", "import", root / file, "--project", root).code == 2
    assert run("i18n", "import", root / "none.xlsx", "--project", root).code == 2


def test_without_the_extra_it_says_how_to_install_it(
    project: MakeProject, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    root = project()
    ran = run("i18n", "export", root / "x.xlsx", "--project", root, "--plain")
    assert ran.code == 2 and "pip install openpyxl" in ran.err


def test_what_spreadsheets_like_to_change_survives_one() -> None:
    from toolkit.report.spreadsheet import read_spreadsheet, spreadsheet

    doc = document()
    out = list(rows(doc, "cy", {}))
    back, problems = read_spreadsheet("back.xlsx", spreadsheet(out, "cy", {}, 200), "cy")
    assert not problems and [
        (row.id, row.source, row.text, row.state, row.key) for row in back
    ] == [(row.id, row.source, row.text, row.state, row.key) for row in out]
    assert apply(doc, "cy", back, "back.xlsx") == ([], []) and doc.write() == PO.encode()


# ---- what programs of agencies make of words and states

SEGMENTS = (
    '<trans-unit id="{key}" resname="e/e/e"><source>Empty</source><seg-source><mrk mtype="seg"'
    ' mid="0">Empty</mrk></seg-source><target state="{state}"><mrk mtype="seg" mid="0">Gwag.</mrk>'
    ' <mrk mtype="seg" mid="1">Un <mrk mtype="x-term">gair</mrk>.</mrk></target><alt-trans><target>'
    '<mrk mtype="seg">nid hwn</mrk></target></alt-trans></trans-unit>'
)


def returned(unit: str, **values: str) -> tuple[Any, list[str], list[Any]]:
    """A unit that came back from a translation program, taken into the catalogue."""
    doc = document()
    key = next(row.key for row in rows(doc, "cy", {}) if row.id == "e/e/e")
    text = XLIFF.format("cy", unit.format(key=key, **values))
    given, problems = read_xliff("back.xlf", text.encode(), "cy")
    assert not problems
    return doc, *apply(doc, "cy", given, "back.xlf")


def test_sentences_that_a_program_divided_are_one_string_again() -> None:
    doc, changed, problems = returned(SEGMENTS, state="translated")
    assert changed == ["e/e/e"] and not problems
    assert 'msgid "Empty"\nmsgstr "Gwag. Un gair."' in doc.write().decode()


@pytest.mark.parametrize(
    "state",
    ["needs-review-translation", "needs-adaptation", "needs-translation", "x-own", "needs-l10n"],
)
def test_words_that_need_a_look_come_in_as_fuzzy(state: str) -> None:
    doc, changed, problems = returned(SEGMENTS, state=state)
    assert changed == ["e/e/e"] and [problem.code for problem in problems] == ["W-STATE"]
    assert '#, fuzzy\nmsgctxt "e/e/e"' in doc.write().decode()


def test_a_translation_that_a_reader_doubts_waits_again() -> None:
    doc, changed, problems = edit("h/0/t", "=1+1", state="fuzzy")
    assert changed == ["h/0/t"] and [problem.code for problem in problems] == ["W-STATE"]
    assert '#, fuzzy\nmsgctxt "h/0/t"' in doc.write().decode()


def test_an_export_of_some_states_lacks_no_others() -> None:
    doc = document()
    some = [row for row in rows(doc, "cy", {}) if row.state == "fuzzy"]
    assert apply(doc, "cy", some, "fuzzy.xlf") == ([], [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Y gair si?r", "E-LOST"),
        ("Y gair siÅµr", "E-MISREAD"),
        ("Un <b>gair</b>", "E-MARKUP"),
        ("Un&nbsp;gair", "E-MARKUP"),
    ],
)
def test_words_that_something_spoilt_are_left_aside(text: str, code: str) -> None:
    doc, changed, problems = edit("e/e/e", text)
    assert not changed and doc.write() == PO.encode()
    assert [problem.code for problem in problems] == [code]


def test_a_copy_of_the_original_is_left_aside() -> None:
    copied = PO.replace('msgid "Empty"', 'msgid "Still empty"').encode()
    other = document(copied.decode())
    _, changed, problems = edit("e/e/e", "still empty!", other)
    assert not changed and other.write() == copied
    assert [problem.code for problem in problems] == ["E-COPIED"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Un_x000D_\ndau", r'"Un\n"' + "\n" + '"dau"'),
        ("Un\tdau  tri ", '"Un dau tri"'),
        ("Dw\u0302r\u200b\u00ad", '"Dŵr"'),
        ("'=1", '"=1"'),
        ("'-1", '"-1"'),
        ("_x0041_ \U0001d400", '"A A"'),
    ],
)
def test_what_a_spreadsheet_adds_to_words_is_taken_away(
    project: MakeProject, run: Run, cell: str, written: str
) -> None:
    root, file = exported(project, run)
    book, sheet = sheet_of(file)
    row = next(row for row in sheet.iter_rows() if row[0].value == "artworks/hello/title")
    row[3].value, row[3].data_type = cell + "{title}", "s"
    book.save(file)
    ran = run("i18n", "import", file, "--project", root)
    assert ran.code == 0, ran.out + ran.err
    assert written[:-1] + '{title}"' in (root / CATALOGUE).read_text("utf-8").replace(" {", "{")


def test_rows_that_somebody_translated_here_meanwhile_are_no_other_states() -> None:
    doc = document()
    some = [row for row in rows(doc, "cy", {}) if row.state == "missing"]
    meanwhile = document(PO.replace('msgid "Empty"\nmsgstr ""', 'msgid "Empty"\nmsgstr "Gwag"'))
    assert apply(meanwhile, "cy", some, "missing.xlf") == ([], [])
