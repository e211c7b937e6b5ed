"""toolkit i18n approve"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.settling import deciding
from toolkit.cli.reading import read_wording
from toolkit.cli.writing import dry_run_option, write
from toolkit.i18n.words import pair_mark
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem
from toolkit.read.pairs import LOCK, pair_lines


@click.command("approve")
@deciding
@dry_run_option
@project_option
def command(patterns: tuple[str, ...], by: str, date: str, dry_run: bool, project: Path) -> None:
    """Note that words written in both languages together (source = "both") say the same in both.

    Until then, and when either language changes, artefacts that print them are stopped.
    """
    root = project.resolve()
    pairs = [text for text in read_wording(root).texts() if text.twins]
    meant = [
        text for text in pairs if any(fnmatchcase(text.context, pattern) for pattern in patterns)
    ]
    if not meant:
        raise Invalid(
            [
                Problem(
                    "context",
                    f"no words written together are called {' or '.join(patterns)}",
                    None,
                    f"known: {', '.join(text.context for text in pairs) or 'none'}",
                )
            ]
        )
    path = root / LOCK
    before = path.read_bytes() if path.is_file() else None
    marks = {text.context: pair_mark(text) for text in meant}
    after = pair_lines((before or b"").decode("utf-8", "replace"), marks, f"{by}, {date}")
    write(root, [Edit(LOCK, before, after.encode())], dry_run)
    click.echo(f"{len(meant)} {'would be ' * dry_run}approved")
