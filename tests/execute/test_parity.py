"""Is the Welsh as large, as early and as whole as the English?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, catalogue

from toolkit.execute.parity import Compared

GOOD = Compared("a.pdf", "cy", True, 3, 1000, "a/b/c", (), True, True, (0, 0))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ratio": 949}, "94.9 %"),
        ({"lost": ("a/b/d",)}, "one language only: a/b/d"),
        ({"first": False}, "first"),
        ({"said": False}, "alt text"),
        ({"images": (1, 0)}, "pictures"),
    ],
)
def test_each_fault_is_said(change: dict[str, Any], says: str) -> None:
    assert GOOD.faults() == [] and says in replace(GOOD, **change).faults()[0]


def test_the_report_compares_bilingual_artefacts_and_twins(
    project: Callable[..., Path], run: Callable[..., Any]
) -> None:
    ran = run("i18n", "parity", "--json", "--project", project())
    assert ran.code == 0
    assert {
        (line["artefact"].split("/")[-1], line["bilingual"], line["first"]) for line in ran.lines
    } == {
        ("hello-a5-screen.cy-en.pdf", True, True),
        ("hello-400x400.cy-en.png", True, True),
        ("hello-a5-screen.cy.pdf", False, None),
        ("hello-400x400.cy.png", False, None),
    }
    assert all(
        line["ratio"] >= 0.95 and line["strings"] == 2 and line["said"] for line in ran.lines
    )


def test_what_could_not_be_made_is_a_finding(
    project: Callable[..., Path], run: Callable[..., Any]
) -> None:
    ran = run("i18n", "parity", "--project", project({CATALOGUE: catalogue(title="")}))
    assert ran.code == 1 and "not translated" in ran.err
