"""`toolkit i18n parity` compares each language with the source, as printed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from toolkit.cli import project_option, store_option
from toolkit.cli.reading import read_project
from toolkit.execute.parity import LEAST, Compared, compare
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.model.problem import Problem
from toolkit.report.lines import json_line, problem_value
from toolkit.report.problems import problem_lines

Judged = list[tuple[Compared, list[str]]]  # each comparison with its faults


@click.command("parity")
@click.argument("patterns", metavar="[PATTERN]…", nargs=-1)
@click.option(
    "--least",
    type=click.IntRange(1, 200),
    default=LEAST // 10,
    show_default=True,
    help="Per cent of the other language's size that a string must have.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="One JSON line for each bilingual artefact and each pair of twins.",
)
@store_option
@project_option
def command(
    patterns: tuple[str, ...], least: int, as_json: bool, store: Path | None, project: Path
) -> None:
    """Compare each language with the source: as large, as early, as whole?

    On bilingual artefacts, and between twins.

    Exit status: 0 yes, 1 no (or an artefact could not be made), 2 the input is wrong.
    """
    root = project.resolve()
    with rooms():
        found, problems = compare(
            root,
            read_project(root).finished(),
            Store((store or root / "build/.store").resolve()),
            patterns,
        )
    judged = [(compared, compared.faults(least * 10)) for compared in found]
    (_tell_programs if as_json else _tell)(judged, problems)
    sys.exit(1 if problems or any(faults for _, faults in judged) else 0)


def _tell_programs(judged: Judged, problems: Sequence[Problem]) -> None:
    """JSON lines: every comparison, then what could not be made."""
    for compared, faults in judged:
        value = asdict(compared) | {"ratio": compared.ratio / 1000, "faults": faults}
        click.echo(json_line({"event": "parity", **value}))
    for problem in problems:
        click.echo(json_line({"event": "problem", **problem_value(problem)}))


def _tell(judged: Judged, problems: Sequence[Problem]) -> None:
    """What could not be made, the findings, and a summary."""
    for problem in problems:
        click.echo("\n".join(problem_lines(problem)), err=True)
    for compared, faults in judged:
        for fault in faults:
            click.echo(f"{compared.artefact} ({compared.language}): {fault}")
    if not judged and not problems:
        click.echo("nothing to compare: no artefact is made in two languages")
        return
    smallest = min((compared.ratio for compared, _ in judged), default=1000)
    bilingual = sum(compared.bilingual for compared, _ in judged)
    click.echo(
        f"{bilingual} bilingual artefacts and {len(judged) - bilingual} pairs of twins compared:"
        f" {sum(bool(faults) for _, faults in judged)} with findings; the smallest string is"
        f" {smallest / 10:g} % of its counterpart"
    )
