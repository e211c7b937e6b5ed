"""Sizes of files, as every page and every line of the terminal writes them."""

from __future__ import annotations

import pytest

from toolkit.model.amounts import NO_BREAK, file_size


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "1 kB"),
        (1, "1 kB"),
        (1499, "1 kB"),
        (411_600, "412 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (1_249_000, "1.2 MB"),
        (9_949_999, "9.9 MB"),
        (9_950_000, "10 MB"),
        (300_000_000, "300 MB"),
        (999_499_999, "999 MB"),
        (999_500_000, "1 GB"),
        (1_234_000_000_000, "1,234 GB"),
    ],
)
def test_a_size_is_short_and_never_reads_zero(count: int, said: str) -> None:
    assert file_size(count) == said
    assert file_size(count, NO_BREAK) == said.replace(" ", "\u00a0")
