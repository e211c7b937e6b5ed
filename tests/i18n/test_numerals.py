"""Numbers that are written as words."""

from __future__ import annotations

import pytest

from toolkit.i18n.numerals import said


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Ten steps", "en", 10),
        ("Twenty-one steps", "en", 21),
        ("thirty steps", "en", 30),
        ("ninety nine steps", "en", 99),
        ("un deg un cam", "cy", 11),
        ("un deg dwy stori", "cy", 12),
        ("dau ddeg cam", "cy", 20),
        ("ugain cam", "cy", 20),
    ],
)
def test_the_whole_number_is_taken(text: str, language: str, number: int) -> None:
    assert [*said(text, language).values()] == [number]
