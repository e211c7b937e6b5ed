"""openpyxl: spreadsheets for translators.

The only file that imports it; an optional extra (`exchange`).

Text is always text: what begins with = + - @ is no formula. The same rows give the same bytes. A
file from outside is looked over before openpyxl sees it: size, links to elsewhere, macros and
document types are refused.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from toolkit.model.problem import Invalid, Problem, Span

LARGEST = 100_000_000  # bytes, unpacked
MOST = 20_000  # files inside
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOMENT = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Column:
    """`name` heads it; `width` in characters. What may be `edited` stands on another ground."""

    name: str
    width: int
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet from outside: its number, its cells by column name as text, and what is
    wrong with cells.
    """

    number: int
    cells: Mapping[str, str]
    faults: tuple[str, ...]


def _openpyxl() -> Any:
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
    lines: Sequence[Sequence[str | int | None]],
    pictures: Mapping[int, tuple[bytes, int, int]],
    choices: Mapping[str, Sequence[str]],
) -> bytes:
    """A workbook with one sheet.

    `pictures`: line (from 0) → JPEG or PNG, width and height in pixels, in the last column but one.

    `choices` limits a column's cells to a list. Raises Invalid when openpyxl is not installed.
    """
    openpyxl = _openpyxl()
    from openpyxl.drawing.image import Image
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for n, column in enumerate(columns, 1):
        head = sheet.cell(1, n, column.name)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        head.font, head.fill = (
            Font(bold=True, color="FFFFFF"),
            PatternFill("solid", fgColor="06372D"),
        )
        sheet.column_dimensions[head.column_letter].width = column.width
    for row, line in enumerate(lines, 2):
        for n, value in enumerate(line, 1):
            cell = sheet.cell(row, n)
            _set(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if columns[n - 1].edited:
                cell.fill = PatternFill("solid", fgColor="FFF3C4")
        sheet.row_dimensions[row].height = _height(columns, line)
        if row - 2 in pictures:
            data, width, height = pictures[row - 2]
            image = Image(BytesIO(data))
            image.width, image.height = width, height
            sheet.add_image(image, f"{sheet.cell(1, len(columns) - 1).column_letter}{row}")
            sheet.row_dimensions[row].height = max(
                _height(columns, line), height * 0.76 + 6
            )  # points of a row for pixels of a picture
    for n, column in enumerate(columns, 1):
        if column.name in choices and lines:
            rule = DataValidation(
                type="list", formula1='"' + ",".join(choices[column.name]) + '"', allow_blank=True
            )
            letter = sheet.cell(1, n).column_letter
            rule.add(f"{letter}2:{letter}{len(lines) + 1}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows = (
        "landscape",
        0,
        "1:1",
    )
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _height(columns: Sequence[Column], line: Sequence[str | int | None]) -> float:
    """Points for the tallest cell: programs do not grow rows of a file that they open."""
    tall = [
        sum(-(-max(len(part), 1) // max(column.width - 2, 1)) for part in value.split("\n"))
        for column, value in zip(columns, line, strict=True)
        if isinstance(value, str)
    ]
    return 15.0 * max(tall, default=1) + 2


def _set(cell: Any, value: str | int | None) -> None:
    """Text stays text, whatever it begins with; _x000D_ in it is no escape."""
    if isinstance(value, int):
        cell.value = value
    elif value:
        cell.value = _ESCAPED.sub("_x005F_", value)
        cell.data_type = "s"
        cell.quotePrefix = value[0] in "=+-@"


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

    Raises Invalid.
    """
    _refuse(path, data)
    openpyxl = _openpyxl()
    try:
        book = openpyxl.load_workbook(BytesIO(data), data_only=False, keep_links=False)
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
    sheet = book[title]
    heads = {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}
    lost = [name for name in columns if name not in heads]
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
    return list(_lines(sheet, {name: heads[name] for name in columns})), problems


def _lines(sheet: Any, heads: Mapping[str, int]) -> Iterator[Line]:
    merged = {
        (row, column)
        for area in sheet.merged_cells.ranges
        if area.size["rows"] * area.size["columns"] < 1_000_000
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    for row in sheet.iter_rows(min_row=2):
        cells = {cell.column: cell for cell in row}
        found = {name: cells.get(column) for name, column in heads.items()}
        if all(cell is None or cell.value in (None, "") for cell in found.values()):
            continue
        number = row[0].row
        faults = [
            fault
            for name, cell in found.items()
            if cell is not None and (fault := _fault(name, cell, (number, cell.column) in merged))
        ]
        yield Line(number, {name: _text(cell) for name, cell in found.items()}, tuple(faults))


def _fault(name: str, cell: Any, merged: bool) -> str:
    if merged:
        return f"{name} is merged with other cells"
    if cell.data_type == "f":
        return f"{name} is a formula"
    if cell.data_type in ("e", "d", "b"):
        return (
            f"{name} is {({'e': 'an error', 'd': 'a date', 'b': 'true or false'})[cell.data_type]},"
            " not text"
        )
    return (
        f"{name} is a number, not text"
        if cell.data_type == "n" and cell.value is not None and name == "Translation"
        else ""
    )


def _text(cell: Any) -> str:
    if cell is None or cell.value is None:
        return ""
    return str(cell.value).replace("_x005F_", "_")


def _refuse(path: str, data: bytes) -> None:
    """Raises Invalid for an archive that is no honest spreadsheet: too large unpacked, with links,
    macros or a document type.
    """
    reason = _suspicious(data)
    if reason:
        raise Invalid(
            [
                Problem(
                    "E-XLSX",
                    f"{path} is refused: {reason}",
                    Span(path),
                    "export again, and copy the translations over",
                )
            ]
        )


def _suspicious(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST or sum(part.file_size for part in parts) > LARGEST:
                return "it unpacks to more than a spreadsheet of a campaign can hold"
            for part in parts:
                if (
                    "externalLinks/" in part.filename
                    or "vbaProject" in part.filename
                    or "embeddings/" in part.filename
                ):
                    return "it holds links to other files, macros or embedded files"
                text = (
                    _unpacked(archive, part)
                    if part.filename.lower().endswith((".xml", ".rels", ".vml"))
                    else b""
                )
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    return "it declares a document type"
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        return f"it is no whole .xlsx ({type(error).__name__})"
    return ""


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part's bytes as UTF-8, never more than it claims to have."""
    with archive.open(part) as file:
        data = file.read(part.file_size + 1)
    if len(data) > part.file_size:
        raise ValueError("larger than it claims")
    return data.decode("utf-16").encode() if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data
