"""What all commands share: help, versions, and how a wrong command line ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit import __version__
from toolkit.cli import Commands

Run = Callable[..., Any]


@pytest.mark.parametrize("name", Commands.NAMES)
def test_every_command_explains_itself(run: Run, name: str) -> None:
    for option in ("-h", "--help"):
        ran = run(name, option)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("Usage: ")
        assert (
            "--project" in ran.out or "Commands:" in ran.out or name in ("verify", "new")
        )  # a pack needs no campaign, and one that is begun is not there yet


def test_the_command_lists_its_commands_each_with_a_sentence(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    lines = {
        line.split()[0]: line.split(maxsplit=1)[1:]
        for line in ran.out.splitlines()
        if line.startswith("  ") and line.split()
    }
    assert all(lines.get(name) for name in Commands.NAMES)


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").out.strip() == f"toolkit, version {__version__}"


@pytest.mark.parametrize(
    "arguments", [["bild"], ["build", "--nonsense"], ["build", "-j", "many"], ["build", "-j", "-1"]]
)
def test_a_wrong_command_line_ends_with_2_and_builds_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "list"])
def test_a_project_that_is_not_there_is_said(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, "--project", tmp_path / "nowhere")
    assert ran.code == 2
    assert "nowhere is not a campaign: it has no assets/campaign.toml" in ran.err
    assert list(tmp_path.iterdir()) == []
