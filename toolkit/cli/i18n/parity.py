"""toolkit i18n parity"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from toolkit.cli import project_option, store_option
from toolkit.execute.parity import LEAST, compare
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.media.reading import read_project
from toolkit.report.lines import json_line, problem_value
from toolkit.report.problems import problem_lines


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
            read_project(root),
            Store((store or root / "build/.store").resolve()),
            patterns,
        )
    wrong = [(compared, compared.faults(least * 10)) for compared in found]
    if as_json:
        for compared, faults in wrong:
            click.echo(
                json_line(
                    {
                        "event": "parity",
                        **asdict(compared),
                        "ratio": compared.ratio / 1000,
                        "faults": faults,
                    }
                )
            )
    for problem in problems:
        click.echo(
            (
                json_line({"event": "problem", **problem_value(problem)})
                if as_json
                else "\n".join(problem_lines(problem))
            ),
            err=not as_json,
        )
    if not as_json:
        for compared, faults in wrong:
            for fault in faults:
                click.echo(f"{compared.artefact} ({compared.language}): {fault}")
        smallest = min((compared.ratio for compared in found), default=1000)
        bilingual = sum(compared.bilingual for compared in found)
        click.echo(
            f"{bilingual} bilingual artefacts and {len(found) - bilingual} pairs of twins compared:"
            f" {sum(bool(faults) for _, faults in wrong)} with findings; the smallest string is"
            f" {smallest / 10:g} % of its counterpart"
        )
    sys.exit(1 if problems or any(faults for _, faults in wrong) else 0)
