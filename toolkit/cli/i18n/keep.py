"""toolkit i18n keep"""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.settling import settle, settling
from toolkit.i18n.settle import keep


@click.command("keep")
@settling
@project_option
def command(
    patterns: tuple[str, ...],
    by: str,
    date: str,
    lang: str | None,
    dry_run: bool,
    project: Path,
) -> None:
    """Keep translations as they are: fuzzy ones, after a change of the English that does not
    concern them, and those that are right although they are the original again (a name, a word
    that both languages have).
    """
    root = project.resolve()
    settle(root, lang, patterns, lambda entry: keep(entry, by, date), "kept", dry_run=dry_run)
