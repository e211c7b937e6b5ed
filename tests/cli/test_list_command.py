"""toolkit list: what the project makes, without making it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, FILES, OUTPUTS, PLATFORMS, catalogue, tree

MakeProject = Callable[..., Path]
Run = Callable[..., Any]


def test_it_lists_resources_with_editions_and_formats_and_counts(
    project: MakeProject, run: Run
) -> None:
    root = project()
    before = tree(root, hidden=True)
    ran = run("list", "--project", root)
    assert (ran.code, ran.err) == (0, "")
    lines = [line.split() for line in ran.out.splitlines()]
    assert ["cards"] in lines and ["posters"] in lines
    assert ["hello", "3", "cy", "en", "cy-en", "400x400"] in lines
    assert ["hello", "3", "cy", "en", "cy-en", "a5-screen"] in lines
    assert lines[-1] == ["6", "artefacts"]
    assert tree(root, hidden=True) == before


def test_json_has_a_line_for_each_artefact(project: MakeProject, run: Run) -> None:
    ran = run("list", "--project", project(), "--json")
    assert {line["path"] for line in ran.lines} == OUTPUTS
    card = next(line for line in ran.lines if line["path"] == "cards/hello/hello-400x400.cy.png")
    assert card == {
        "path": "cards/hello/hello-400x400.cy.png",
        "kind": "cards",
        "resource": "hello",
        "edition": "cy",
        "format": "400x400",
        "use": "",
        "title": "Rhannu i ddiogelu",
        "problems": 0,
    }


def test_it_says_what_a_format_is_for(project: MakeProject, run: Run) -> None:
    used = FILES[PLATFORMS].replace("[format.400x400]", '[format.400x400]\nuse = "square post"')
    root = project({PLATFORMS: used})
    lines = run("list", "--project", root).out.splitlines()
    assert lines[-4:] == ["what formats are for", "  400x400  square post", "", "6 artefacts"]
    told = run("list", "--project", root, "--json").lines
    assert {(line["format"], line["use"]) for line in told} == {
        ("400x400", "square post"),
        ("a5-screen", ""),
    }


def test_it_counts_what_stands_in_the_way(project: MakeProject, run: Run) -> None:
    ran = run("list", "--project", project({CATALOGUE: catalogue(title="")}), "--json")
    assert {line["path"].split(".")[-2]: line["problems"] > 0 for line in ran.lines} == {
        "cy": True,
        "cy-en": True,
        "en": False,
    }


@pytest.mark.parametrize(
    ("pattern", "count"), [("cards", 3), ("*.pdf", 3), ("hello", 6), ("cards/hello/*.cy.png", 1)]
)
def test_patterns_are_those_of_build(
    project: MakeProject, run: Run, pattern: str, count: int
) -> None:
    assert len(run("list", "--project", project(), "--json", pattern).lines) == count


def test_a_pattern_that_names_nothing_ends_with_2(project: MakeProject, run: Run) -> None:
    ran = run("list", "--project", project(), "cardz")
    assert ran.code == 2
    assert "error: nothing is called 'cardz'\n  hint: " in ran.err
