"""toolkit i18n extract"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.reading import read_project
from toolkit.cli.writing import dry_run_option, write
from toolkit.i18n.extract import catalogue_template
from toolkit.model.edit import Edit

POT = "locales/campaign.pot"


@click.command("extract")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 when the template is not up to date."
)
@dry_run_option
@project_option
def command(check: bool, dry_run: bool, project: Path) -> None:
    """Write locales/campaign.pot from the words in assets/content/.

    The same words give the same file.
    """
    root = project.resolve()
    made = catalogue_template(read_project(root))
    path = root / POT
    before = path.read_bytes() if path.is_file() else None
    fresh = before == made
    if check:
        click.echo(
            f"{POT} is up to date"
            if fresh
            else f"{POT} is not up to date: run toolkit i18n extract"
        )
        sys.exit(0 if fresh else 1)
    write(root, [Edit(POT, before, made)], dry_run)
    act = "would be written" if dry_run else "written"
    click.echo(f"{POT} {'was up to date' if fresh else act}")
