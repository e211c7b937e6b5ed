"""`toolkit mend` puts back what office suites drop from a deck."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.writing import refuse_there
from toolkit.execute.disk import write_whole
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.report.problems import problem_lines


@click.command("mend")
@click.argument("deck", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it [next to DECK, with -mended in its name].",
)
@project_option
def command(deck: Path, output: Path | None, project: Path) -> None:
    """Put back what LibreOffice drops when it saves a deck: alt text of tables and charts, header
    rows, marks of decoration, languages. Your words stay as they are, and so does DECK; no file
    is written over that says something else.

    Exit status: 0 nothing is left to mend by hand, 1 findings are left (they are listed), 2 DECK
    cannot be read.
    """
    from toolkit.check.decks import HINT, check_deck, mended

    root = project.resolve()
    before = deck.read_bytes()
    found = mended(before, root)
    if isinstance(found, str):
        raise Invalid([Problem("deck", f"{deck} {found}", Span(str(deck)), HINT)])
    data, done = found
    target = output or _free(deck, data)
    refuse_there(target, "name another file with -o: what is there may be somebody's work", data)
    write_whole(target.absolute(), data)
    for line in done:
        click.echo(line)
    findings = check_deck(str(target), data, root)
    for finding in findings:
        click.echo("\n".join(problem_lines(finding)))
    click.echo(f"{target}: {len(done)} mended, {len(findings)} left")
    sys.exit(1 if findings else 0)


def _free(deck: Path, data: bytes) -> Path:
    """Next to the deck; under the next number where a mended deck was edited meanwhile."""
    target, number = deck.with_name(f"{deck.stem}-mended{deck.suffix}"), 1
    while target.exists() and target.read_bytes() != data:
        number += 1
        target = deck.with_name(f"{deck.stem}-mended-{number}{deck.suffix}")
    return target
