"""toolkit doctor: is this machine, and is this project, fit to build?"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, CONTENT, FACTS, FILES, catalogue, entry, tree

MakeProject = Callable[..., Path]
Run = Callable[..., Any]


def amiss(out: str) -> list[str]:
    return [line.removeprefix("AMISS  ") for line in out.splitlines() if line.startswith("AMISS")]


def test_a_healthy_project_on_a_healthy_machine(project: MakeProject, run: Run) -> None:
    root = project()
    before = tree(root, hidden=True)
    ran = run("doctor", "--project", root)
    assert (ran.code, amiss(ran.out), ran.err) == (0, [], "")
    for said in (
        "Python 3.",
        "typst ",
        "pillow ",
        "can be written",
        "campaign 'small': 6 artefacts in Welsh, English",
        "Welsh: 4 strings, 4 reviewed",
    ):
        assert said in ran.out
    assert re.search(r"^ok     [\d.,]+ [MG]B free there$", ran.out, re.MULTILINE)
    assert tree(root, hidden=True) == before


def test_what_waits_for_somebody_is_said_and_is_not_amiss(project: MakeProject, run: Run) -> None:
    ran = run(
        "doctor",
        "--project",
        project(
            {
                CATALOGUE: catalogue(reviewed=False),
                FACTS: FILES[FACTS].replace("cy = true", "cy = false"),
            }
        ),
    )
    assert ran.code == 0
    assert "Welsh: 4 strings, 0 reviewed (a release waits for the others)" in ran.out
    assert "the Welsh of the fact 'web' is not verified (a release waits for it)" in ran.out


def test_a_gap_is_amiss_and_told_once_with_its_line(project: MakeProject, run: Run) -> None:
    words = catalogue(body="")
    ran = run("doctor", "--project", project({CATALOGUE: words}))
    assert ran.code == 1
    assert amiss(ran.out) == [
        f"'notes/hello/body' is not translated into Welsh ({entry(words, 'notes/hello/body')})"
    ]
    assert "hint: translate" in ran.out


def test_a_campaign_that_cannot_be_read_is_amiss_with_every_problem(
    project: MakeProject, run: Run
) -> None:
    ran = run("doctor", "--project", project({CONTENT: "[hello]\ntitle = 3\nbody = 4\n"}))
    assert ran.code == 1
    assert {
        f"notes/hello/title is not text ({CONTENT}:2)",
        f"notes/hello/body is not text ({CONTENT}:3)",
    } <= set(amiss(ran.out))


def test_a_folder_that_is_no_campaign_is_amiss(run: Run, tmp_path: Path) -> None:
    ran = run("doctor", "--project", tmp_path)
    assert ran.code == 1
    assert len(amiss(ran.out)) == 1
    assert "is not a campaign" in ran.out


def test_a_place_that_cannot_be_written_is_amiss(project: MakeProject, run: Run) -> None:
    root = project()
    (root / "build").write_text("a file, where the folder is wanted")
    ran = run("doctor", "--project", root, "--out", root / "build/deep")
    assert ran.code == 1
    assert len(amiss(ran.out)) == 1
    assert "cannot be written" in amiss(ran.out)[0]


@pytest.mark.parametrize("name", ["typst", "pillow", "pypdfium2"])
def test_another_version_of_a_tool_is_amiss(
    project: MakeProject, run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from toolkit.cli import doctor_command

    real = doctor_command.version
    monkeypatch.setattr(
        doctor_command, "version", lambda package: "0.0.1" if package == name else real(package)
    )
    ran = run("doctor", "--project", project())
    assert ran.code == 1
    (line,) = amiss(ran.out)
    assert line.startswith(f"{name} 0.0.1, not ")
    assert "hint: pip install" in ran.out
