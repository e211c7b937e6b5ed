"""Tables for spreadsheets: no cell is ever a formula."""

from __future__ import annotations

import csv
import io

import pytest

from toolkit.engine.table import MARK, table, unguarded


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_any_column_is_a_formula(sign: str) -> None:
    words = f"{sign}1+1"
    made = table(("a", "b", "c"), [(words, -1, f"x {words}"), ("", 2, words)])
    rows = list(csv.reader(io.StringIO(made.removeprefix(MARK), newline="")))
    assert rows[1:] == [[f"'{words}", "-1", f"x {words}"], ["", "2", f"'{words}"]]
    assert unguarded(rows[1][0]) == words


@pytest.mark.parametrize("words", ["'quoted'", "’na", "", "a=b", "'"])
def test_words_that_were_never_guarded_stay(words: str) -> None:
    assert unguarded(words) == words
