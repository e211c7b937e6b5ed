"""toolkit i18n tidy"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import chosen, languages_argument, open_catalogue
from toolkit.execute.disk import write_whole
from toolkit.read.wording import catalogue_path, read_wording


@click.command("tidy")
@languages_argument
@project_option
def command(languages: tuple[str, ...], project: Path) -> None:
    """Write catalogues without byte order mark, with plain line ends and whole letters.

    Nothing else changes.
    """
    root = project.resolve()
    for locale in chosen(read_wording(root), languages):
        _, raw = open_catalogue(root, locale)
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        made = unicodedata.normalize("NFC", text).encode()
        if made != raw:
            write_whole(root / catalogue_path(locale), made)
        click.echo(f"{catalogue_path(locale)} {'tidied' if made != raw else 'was tidy'}")
