"""toolkit upgrade"""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.writing import dry_run_option, write
from toolkit.read.upgrades import newest, upgrade


@click.command("upgrade")
@dry_run_option
@project_option
def command(dry_run: bool, project: Path) -> None:
    """Bring a campaign that was made for an older toolkit up to date.

    Names each outdated line and changes only those: comments, translations and reviews keep every
    byte. What was there before is kept; toolkit restore puts it back. A campaign that is up to date
    is left as it is. Exit status: 0 up to date now, 1 the disk refused, 2 a file cannot be read, or
    the campaign was made for a newer toolkit.
    """
    root = project.resolve()
    edits, why = upgrade(root)
    if not edits:
        click.echo(f"The campaign has format {newest()}: nothing to upgrade.")
        return
    write(root, edits, dry_run)
    for problem in why:
        click.echo(f"{problem.where}: {problem.message}")
    act = "would be upgraded" if dry_run else "upgraded"
    lines = f"{len(why)} line{'s' * (len(why) != 1)} in {len(edits)} file{'s' * (len(edits) != 1)}"
    click.echo(f"{lines} {act} to format {newest()}.")
