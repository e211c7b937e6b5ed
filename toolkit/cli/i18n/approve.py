"""toolkit i18n approve"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.settling import deciding
from toolkit.execute.disk import write_whole
from toolkit.i18n.words import pair_mark
from toolkit.model.problem import Invalid, Problem
from toolkit.read.pairs import LOCK, pair_lines
from toolkit.read.wording import read_wording


@click.command("approve")
@deciding
@project_option
def command(patterns: tuple[str, ...], by: str, date: str, project: Path) -> None:
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
    old = path.read_text("utf-8") if path.is_file() else ""
    write_whole(
        path,
        pair_lines(
            old, {text.context: pair_mark(text) for text in meant}, f"{by}, {date}"
        ).encode(),
    )
    click.echo(f"{len(meant)} approved")
