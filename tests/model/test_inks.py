"""How far two colours lie apart: the pairs of Sharma, Wu and Dalal (2005), who publish them so that
programs can be held against them.
"""

from __future__ import annotations

import pytest

from toolkit.model.inks import Lab, difference, percent


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_the_published_pairs(
    first: Lab, second: Lab, apart: float
) -> None:
    assert difference(first, second) == pytest.approx(apart, abs=0.0001)
    assert difference(second, first) == pytest.approx(apart, abs=0.0001)


def test_inks_are_shown_as_tokens_write_them() -> None:
    assert percent((920, 405, 0, 1000)) == "[92, 40.5, 0, 100]"
