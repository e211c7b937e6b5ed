"""toolkit i18n review"""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.settling import settle, settling
from toolkit.i18n.document import Entry
from toolkit.i18n.settle import review


@click.command("review")
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
    """Note that you found translations good to print: notes/hello/title, or 'steps/*'.

    The note lasts until the English or the translation changes. Fuzzy translations cannot be
    reviewed; see keep.
    """

    def one(entry: Entry) -> bool:
        if not entry.fuzzy:
            review(entry, by, date)
        return not entry.fuzzy

    settle(project.resolve(), lang, patterns, one, "reviewed", dry_run=dry_run)
