"""The spreadsheet for an agency: a row for each string with its state, its room and a picture of
where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.engine.raster import still
from toolkit.engine.workbook import Column, Line, read_workbook, write_workbook
from toolkit.i18n.exchange import Row
from toolkit.i18n.slots import STATES
from toolkit.model.problem import Problem, Span

COLUMNS = (
    Column("String", 26),
    Column("Source", 46),
    Column("Earlier source", 24),
    Column("Translation", 46, edited=True),
    Column("State", 12, edited=True),
    Column("Notes", 30),
    Column("Characters that fit", 11),
    Column("Picture", 36),
    Column("Key", 19),
)
READ = ("String", "Source", "Translation", "State", "Key")


def spreadsheet(
    rows: Sequence[Row], locale: str, pictures: Mapping[str, bytes], width: int
) -> bytes:
    """The rows as .xlsx; `pictures` by context, shown `width` pixels wide."""
    lines = [
        (row.id, row.source, row.before, row.text, row.state, row.notes, row.most, None, row.key)
        for row in rows
    ]
    shown = {
        n: still(pictures[row.context], width)
        for n, row in enumerate(rows)
        if row.context in pictures
    }
    return write_workbook(locale, COLUMNS, lines, shown, {"State": STATES})


def read_spreadsheet(path: str, data: bytes, locale: str) -> tuple[list[Row], list[Problem]]:
    """The rows of a spreadsheet that came back, and a problem for each that cannot be taken.

    Raises Invalid.
    """
    lines, problems = read_workbook(path, data, locale, READ)
    rows = []
    for line in lines:
        if line.faults:
            problems.append(
                Problem(
                    "E-CELL",
                    f"row {line.number}: {'; '.join(line.faults)}",
                    Span(path, line.number),
                    "write plain text into the cell",
                )
            )
        else:
            rows.append(_row(line))
    return rows, problems


def _row(line: Line) -> Row:
    cells = line.cells
    return Row(
        cells["String"],
        cells["Source"],
        cells["Translation"],
        state=cells["State"].strip().lower(),
        key=cells["Key"].strip(),
        number=line.number,
    )
