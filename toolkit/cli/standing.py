"""What is told when nothing changed since the last build. It starts quickly."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.execute.stamp import Standing
from toolkit.model.problem import Problem, Span
from toolkit.report.problems import all_lines


def tell(standing: Standing, out: Path, seconds: float) -> None:
    """The warnings of that build, and the usual words."""
    warnings = [
        Problem(
            said["code"],
            said["message"],
            Span(*said["where"]) if said["where"] else None,
            said["hint"],
        )
        for said in standing.warnings
    ]
    for lines in all_lines(warnings, "warning"):
        click.echo(lines, err=True)
    click.echo(last_words(f"0 made, {standing.reused} reused, 0 failed", out, seconds))


def last_words(tally: str, out: Path, seconds: float, more: str = "") -> str:
    """How every build ends."""
    head = f"{tally} in {seconds:.1f} s{more}"
    return f"{head}\n{out}\nLook through it all: {out / 'index.html'}"
