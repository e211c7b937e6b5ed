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
    """Keep fuzzy translations as they are, after a change of the English that does not concern
    them.
    """
    root = project.resolve()
    settle(root, lang, patterns, lambda entry: keep(entry, by, date), "kept", dry_run=dry_run)
