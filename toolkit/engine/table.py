"""Tables for spreadsheets and scheduling tools (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

MARK = "\ufeff"  # so that Excel takes the file for UTF-8
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula
GUARD = "'"  # what spreadsheets themselves write before such words, to say that they are words


def table(columns: Iterable[str], rows: Iterable[Iterable[str | int]]) -> str:
    """Commas, quotes where needed, line ends of both letters; no cell is a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return MARK + file.getvalue()


def guarded(cell: str | int) -> str | int:
    """Words that a spreadsheet would take for a formula, marked as words."""
    return GUARD + cell if isinstance(cell, str) and cell.startswith(RISKY) else cell


def unguarded(cell: str) -> str:
    """The words again, as they were before a program marked them."""
    return cell[1:] if cell.startswith(tuple(GUARD + sign for sign in RISKY)) else cell
