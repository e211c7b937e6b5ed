"""`toolkit list` shows what the project makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.reading import read_project
from toolkit.execute.prepare import sketch_all
from toolkit.plan.select import select
from toolkit.plan.sketch import Sketch
from toolkit.read.house import HOUSE
from toolkit.report.layouts import layout_lines
from toolkit.report.lines import amount, json_line


@click.command("list")
@click.argument("patterns", metavar="[PATTERN]…", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON line for each artefact.")
@click.option(
    "--layouts", is_flag=True, help="Show the layouts instead: what each holds, on which sheets."
)
@project_option
def command(patterns: tuple[str, ...], as_json: bool, layouts: bool, project: Path) -> None:
    """Show what the project makes: kinds, resources, formats and editions."""
    read = read_project(project.resolve())
    if layouts:
        own = {
            name: not template.where.path.startswith(HOUSE)
            for name, template in read.templates.items()
        }
        click.echo("\n".join(layout_lines(read.templates, own)))
        return
    made = select(sketch_all(read), patterns)
    wanted = [sketch for sketch in made if sketch.listed]
    for line in map(_json, wanted) if as_json else (*_table(wanted), f"\n{amount(made)}"):
        click.echo(line)


def _json(sketch: Sketch) -> str:
    return json_line(
        {
            "path": sketch.output,
            "kind": sketch.resource.kind,
            "resource": sketch.resource.id,
            "edition": sketch.edition.id,
            "format": sketch.format.id,
            "use": sketch.format.use,
            "title": sketch.found.title,
            "problems": len(sketch.found.problems),
        }
    )


def _table(wanted: Sequence[Sketch]) -> Iterator[str]:
    """A line for each resource, by kind; then what the formats are for."""
    rows: dict[tuple[str, str], tuple[dict[str, None], dict[str, None], int]] = {}
    for sketch in wanted:
        formats, editions, count = rows.get((sketch.resource.kind, sketch.resource.id), ({}, {}, 0))
        formats[sketch.format.id] = editions[sketch.edition.id] = None
        rows[sketch.resource.kind, sketch.resource.id] = formats, editions, count + 1
    wide = max((len(name) for _, name in rows), default=0)
    kind = ""
    for (k, name), (formats, editions, count) in rows.items():
        if k != kind:
            yield ("\n" if kind else "") + k
            kind = k
        yield f"  {name:{wide}}  {count:3}  {' '.join(editions):12}  {' '.join(formats)}"
    uses = {sketch.format.id: sketch.format.use for sketch in wanted if sketch.format.use}
    if uses:
        yield "\nwhat formats are for"
        wide = max(map(len, uses))
        yield from (f"  {name:{wide}}  {use}" for name, use in uses.items())
