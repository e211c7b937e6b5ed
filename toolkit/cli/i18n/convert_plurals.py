"""toolkit i18n convert-plurals"""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import chosen, languages_argument, open_catalogue
from toolkit.cli.reading import read_wording
from toolkit.cli.writing import dry_run_option, write
from toolkit.i18n.convert import convert_plurals
from toolkit.i18n.plurals import BadRule
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.wording import catalogue_path


@click.command("convert-plurals")
@languages_argument
@dry_run_option
@project_option
def command(languages: tuple[str, ...], dry_run: bool, project: Path) -> None:
    """Rewrite a catalogue with other plural forms to the language's own, and mark what was mapped
    fuzzy.

    Each of the language's forms takes the text that the old rule gave its first number, so a Welsh
    file with four forms keeps its “dau” under two.
    """
    root = project.resolve()
    edits, told = [], []
    for locale in chosen(read_wording(root), languages):
        path = catalogue_path(locale)
        document, raw = open_catalogue(root, locale)
        try:
            mapped = convert_plurals(document, locale)
        except BadRule as error:
            line = document.header.line if document.header else 1
            raise Invalid(
                [
                    Problem(
                        "E-PLURALFORMS",
                        f"the present plural rule is not understood: {error}",
                        Span(path, line),
                        "correct the header by hand",
                    )
                ]
            ) from error
        made = document.write()
        edits.append(Edit(path, raw, made))
        told.append(
            f"{path}: {mapped} entries {'would be ' * dry_run}mapped, to check"
            if made != raw
            else f"{path} has the language's own forms"
        )
    write(root, edits, dry_run)
    for said in told:
        click.echo(said)
