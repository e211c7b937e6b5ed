"""toolkit i18n extract"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.execute.disk import write_whole
from toolkit.i18n.extract import catalogue_template
from toolkit.media.reading import read_project

POT = "locales/campaign.pot"


@click.command("extract")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 when the template is not up to date."
)
@project_option
def command(check: bool, project: Path) -> None:
    """Write locales/campaign.pot from the words in assets/content/.

    The same words give the same file.
    """
    root = project.resolve()
    made = catalogue_template(read_project(root))
    path = root / POT
    fresh = path.is_file() and path.read_bytes() == made
    if check:
        click.echo(
            f"{POT} is up to date"
            if fresh
            else f"{POT} is not up to date: run toolkit i18n extract"
        )
        sys.exit(0 if fresh else 1)
    if not fresh:
        write_whole(path, made)
    click.echo(f"{POT} {'was up to date' if fresh else 'written'}")
