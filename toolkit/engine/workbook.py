"""openpyxl writes and reads spreadsheets for translators.

The only file that imports it; it is an optional extra (`exchange`). Text is text: what begins with
= + - @ is no formula. The same rows give the same bytes. A file from outside is looked over before.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeAlias

from toolkit.engine.table import RISKY, unguarded
from toolkit.engine.untrusted_workbook import suspicious
from toolkit.model.problem import Invalid, Problem, Span

Sheet: TypeAlias = Any  # openpyxl ships no types
Cell: TypeAlias = Any
Value = str | int | None

HEAD, EDITED = "333333", "FFF3C4"  # grounds of the first row, and of cells to edit
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes what XML may not hold: _x000D_
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOMENT = (1980, 1, 1, 0, 0, 0)
_NO_TEXT = {"e": "an error", "d": "a date", "b": "true or false"}
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Column:
    """`name` heads it; `width` in characters. What may be `edited` stands on another ground."""

    name: str
    width: int
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet from outside.

    Its number, its cells as text by the names of their columns, and what is wrong with them.
    """

    number: int
    cells: Mapping[str, str]
    faults: tuple[str, ...]


def _openpyxl() -> Any:
    """The module. Raises Invalid when it is not installed."""
    try:
        import openpyxl
    except ImportError:
        raise Invalid(
            [
                Problem(
                    "extra",
                    "spreadsheets need openpyxl, which is not installed",
                    None,
                    "pip install openpyxl==3.1.5, or install the toolkit with [exchange]; XLIFF"
                    " needs nothing more",
                )
            ]
        ) from None
    return openpyxl


def write_workbook(
    title: str,
    columns: Sequence[Column],
    lines: Sequence[Sequence[Value]],
    pictures: Mapping[int, tuple[bytes, int, int]],
    choices: Mapping[str, Sequence[str]],
) -> bytes:
    """A workbook with one sheet.

    `pictures`: line (from 0) → JPEG or PNG, width and height in pixels; they stand in the last
    column but one. `choices` limits a column's cells to a list. Raises Invalid when openpyxl is not
    installed.
    """
    book = _openpyxl().Workbook()
    sheet = book.active
    sheet.title = title
    _heads(sheet, columns)
    for number, line in enumerate(lines):
        _row(sheet, number + 2, columns, line)
        if number in pictures:
            _picture(sheet, number + 2, len(columns) - 1, *pictures[number])
    for n, column in enumerate(columns, 1):
        if column.name in choices and lines:
            _limit(sheet, n, len(lines) + 1, choices[column.name])
    _page(sheet)
    out = BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _heads(sheet: Sheet, columns: Sequence[Column]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for n, column in enumerate(columns, 1):
        head = sheet.cell(1, n, column.name)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=HEAD)
        sheet.column_dimensions[head.column_letter].width = column.width
    sheet.freeze_panes = "B2"


def _row(sheet: Sheet, row: int, columns: Sequence[Column], line: Sequence[Value]) -> None:
    from openpyxl.styles import Alignment, PatternFill

    for n, (column, value) in enumerate(zip(columns, line, strict=True), 1):
        cell = sheet.cell(row, n)
        _set(cell, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if column.edited:
            cell.fill = PatternFill("solid", fgColor=EDITED)
    sheet.row_dimensions[row].height = _height(columns, line)


def _picture(sheet: Sheet, row: int, column: int, data: bytes, width: int, height: int) -> None:
    """Put a picture into a cell, and make its row high enough: 0.76 points for a pixel."""
    from openpyxl.drawing.image import Image

    image = Image(BytesIO(data))
    image.width, image.height = width, height
    sheet.add_image(image, f"{sheet.cell(1, column).column_letter}{row}")
    tall = sheet.row_dimensions[row]
    tall.height = max(tall.height, height * 0.76 + 6)


def _limit(sheet: Sheet, column: int, last: int, choices: Sequence[str]) -> None:
    """Let a column's cells, down to the row `last`, hold one of the choices only."""
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = '"' + ",".join(choices) + '"'
    rule = DataValidation(type="list", formula1=listed, allow_blank=True)
    letter = sheet.cell(1, column).column_letter
    rule.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(rule)


def _page(sheet: Sheet) -> None:
    """On paper: across, as wide as a page, the first row on each."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _height(columns: Sequence[Column], line: Sequence[Value]) -> float:
    """Points for the tallest cell: programs do not grow rows of a file that they open."""
    tall = [
        sum(-(-max(len(part), 1) // max(column.width - 2, 1)) for part in value.split("\n"))
        for column, value in zip(columns, line, strict=True)
        if isinstance(value, str)
    ]
    return 15.0 * max(tall, default=1) + 2


def _set(cell: Cell, value: Value) -> None:
    """Text stays text, whatever it begins with; _x000D_ in it is no escape."""
    if isinstance(value, int):
        cell.value = value
    elif value:
        cell.value = _ESCAPED.sub("_x005F_", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(RISKY)


def _timeless(data: bytes) -> bytes:
    """The same archive without the clock."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name, _MOMENT), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read_workbook(
    path: str, data: bytes, title: str, columns: Sequence[str]
) -> tuple[list[Line], list[Problem]]:
    """The lines of the sheet `title`, found by the names of its columns, and what was left aside.

    Raises Invalid for what is no honest spreadsheet, and for a lost sheet or column.
    """
    if reason := suspicious(data):
        hint = "export again, and copy the translations over"
        raise Invalid([Problem("E-XLSX", f"{path} is refused: {reason}", Span(path), hint)])
    book = _opened(path, data)
    if title not in book.sheetnames:
        raise Invalid(
            [
                Problem(
                    "E-XLSX",
                    f"{path} has no sheet called '{title}'",
                    Span(path),
                    f"it has: {', '.join(book.sheetnames)[:100]}; leave the sheet's name as it was"
                    " exported",
                )
            ]
        )
    problems = [
        Problem("W-SHEET", f"the sheet '{name[:40]}' is left aside", Span(path), "")
        for name in book.sheetnames
        if name != title
    ]
    return list(_lines(book[title], _columns(path, book[title], columns))), problems


def _opened(path: str, data: bytes) -> Any:
    """The workbook. Raises Invalid when openpyxl is not installed, or cannot read it."""
    openpyxl = _openpyxl()
    try:
        return openpyxl.load_workbook(BytesIO(data), data_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises whatever the damage causes
        raise Invalid(
            [
                Problem(
                    "E-XLSX",
                    f"{path} cannot be read as a spreadsheet: {type(error).__name__}",
                    Span(path),
                    "save it as .xlsx again",
                )
            ]
        ) from None


def _columns(path: str, sheet: Sheet, names: Sequence[str]) -> dict[str, int]:
    """The columns' numbers, by what stands in the first row. Raises Invalid for a lost one."""
    heads = {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}
    lost = [name for name in names if name not in heads]
    if lost:
        raise Invalid(
            [
                Problem(
                    "E-XLSX",
                    f"{path} has no column called {', '.join(repr(name) for name in lost)}",
                    Span(path, 1),
                    "leave the first row as it was exported",
                )
            ]
        )
    return {name: heads[name] for name in names}


def _lines(sheet: Sheet, heads: Mapping[str, int]) -> Iterator[Line]:
    merged = {
        (row, column)
        for area in sheet.merged_cells.ranges
        if area.size["rows"] * area.size["columns"] < 1_000_000
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    cells = sheet._cells  # those written: all up to the farthest would be too many
    for number in sorted({row for row, _ in cells if row > 1}):
        found = {name: cells.get((number, column)) for name, column in heads.items()}
        if not any(_text(cell).strip() for cell in found.values()):
            continue
        faults = [
            fault
            for name, cell in found.items()
            if cell is not None and (fault := _fault(name, cell, (number, cell.column) in merged))
        ]
        yield Line(number, {name: _text(cell) for name, cell in found.items()}, tuple(faults))


def _fault(name: str, cell: Cell, merged: bool) -> str:
    if merged:
        return f"{name} is merged with other cells"
    if cell.data_type == "f":
        return f"{name} is a formula"
    if cell.data_type in _NO_TEXT:
        return f"{name} is {_NO_TEXT[cell.data_type]}, not text"
    return (
        f"{name} is a number, not text"
        if cell.data_type == "n" and cell.value is not None and name == "Translation"
        else ""
    )


def _text(cell: Cell | None) -> str:
    if cell is None or cell.value is None:
        return ""
    text = _CODE.sub(lambda found: chr(int(found.group(1), 16)), str(cell.value))
    # Two codes may be halves of one sign; of a lone half nobody knows what it was.
    return unguarded(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
