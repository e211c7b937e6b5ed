"""toolkit i18n tidy"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import chosen, languages_argument, open_catalogue
from toolkit.cli.reading import read_wording
from toolkit.cli.writing import dry_run_option, write
from toolkit.model.edit import Edit
from toolkit.read.wording import catalogue_path


@click.command("tidy")
@languages_argument
@dry_run_option
@project_option
def command(languages: tuple[str, ...], dry_run: bool, project: Path) -> None:
    """Write catalogues without byte order mark, with plain line ends and whole letters.

    Nothing else changes.
    """
    root = project.resolve()
    edits = []
    for locale in chosen(read_wording(root), languages):
        _, raw = open_catalogue(root, locale)
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        made = unicodedata.normalize("NFC", text).encode()
        edits.append(Edit(catalogue_path(locale), raw, made))
    write(root, edits, dry_run)
    act = "would be tidied" if dry_run else "tidied"
    for edit in edits:
        click.echo(f"{edit.path} {act if edit.before != edit.after else 'was tidy'}")
