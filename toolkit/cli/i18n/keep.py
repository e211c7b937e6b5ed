"""toolkit i18n keep"""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.settling import by_option, date_option, settle
from toolkit.i18n.settle import keep


@click.command("keep")
@click.argument("patterns", metavar="CONTEXT…", nargs=-1, required=True)
@by_option
@date_option
@click.option("--language", default="cy", show_default=True, help="Which catalogue.")
@project_option
def command(patterns: tuple[str, ...], by: str, date: str, language: str, project: Path) -> None:
    """Keep fuzzy translations as they are, after a change of the English that does not concern them."""
    settle(project.resolve(), language, patterns, lambda entry: keep(entry, by, date), "kept")
