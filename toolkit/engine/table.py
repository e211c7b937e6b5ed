"""Tables for spreadsheets and scheduling tools (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

MARK = "\ufeff"  # so that Excel takes the file for UTF-8


def table(columns: Iterable[str], rows: Iterable[Iterable[str | int]]) -> str:
    """Commas, quotes where needed, line ends of both letters."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return MARK + file.getvalue()
