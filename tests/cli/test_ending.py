"""How commands end that somebody stops."""

from __future__ import annotations

import sys

import click
import pytest
from running import Run

from toolkit.cli import main
from toolkit.cli.ending import STOPPED, ended
from toolkit.model.problem import Invalid, Problem


def stopped() -> None:
    raise KeyboardInterrupt


def test_ctrl_c_says_that_what_was_finished_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(stopped, "build") == STOPPED
    said = capsys.readouterr().err
    assert "Stopped. What was finished is kept; the same command goes on from there." in said
    assert ended(stopped, "list") == STOPPED
    assert "Aborted" not in said and capsys.readouterr().err == "\nStopped.\n"


def test_what_people_can_mend_ends_with_its_own_status(capsys: pytest.CaptureFixture[str]) -> None:
    def wrong() -> None:
        raise Invalid([Problem("x", "something is wrong", None, "mend it")])

    assert ended(wrong, "build") == 2
    said = capsys.readouterr().err
    assert said == "error: something is wrong\n  hint: mend it\n1 problem; nothing was built.\n"


def test_other_endings_keep_their_status() -> None:
    def asked_wrongly() -> None:
        raise click.UsageError("no such option")

    assert (ended(lambda: None, "list"), ended(lambda: 3, "list")) == (0, 3)
    assert ended(asked_wrongly, "list") == 2


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_what_nobody_can_hear_is_no_fault(closed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`toolkit list >&-`, or a program without a window on Windows: Python has no such stream."""
    monkeypatch.setattr(sys, closed, None)
    monkeypatch.setattr(sys, "argv", ["toolkit", "--version"])
    with pytest.raises(SystemExit) as ended_with:
        main()
    getattr(sys, closed).close()
    assert ended_with.value.code == 0


@pytest.mark.parametrize(
    ("asked", "meant"), [(["biuld"], "build"), (["i18n", "updat"], "update"), (["xyz"], "")]
)
def test_a_mistyped_command_is_told_what_it_may_mean(
    asked: list[str], meant: str, run: Run
) -> None:
    ran = run(*asked)
    assert ran.code == 2 and f"No such command '{asked[-1]}'." in ran.err
    assert (f"Did you mean '{meant}'?" if meant else "'xyz'.\n") in ran.err
