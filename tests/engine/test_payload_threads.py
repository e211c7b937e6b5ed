"""Payloads are read by many threads at once, the first of a kind too."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import make_dataclass

import pytest

from toolkit.engine.payload import decode, encode


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hurried")
def test_many_threads_may_meet_a_type_for_the_first_time_together() -> None:
    for turn in range(40):
        inner = make_dataclass(f"Inner{turn}", [("name", str), ("sizes", tuple[int, ...])])
        outer = make_dataclass(f"Outer{turn}", [("parts", list[inner]), ("first", inner)])
        text = encode(outer([inner("a", (1, 2))], inner("b", ())))
        with ThreadPoolExecutor(8) as pool:
            read = list(pool.map(lambda _, kind=outer, said=text: decode(kind, said), range(16)))
        assert all(value == read[0] for value in read)
        assert read[0].parts[0].sizes == (1, 2)
