"""toolkit i18n import"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import chosen, json_option, keep_of, open_catalogue, show
from toolkit.cli.reading import read_wording
from toolkit.cli.writing import dry_run_option, write
from toolkit.engine.apart import Overrun, apart
from toolkit.i18n.exchange import Row, apply
from toolkit.model.amounts import file_size
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.wording import catalogue_path

LARGEST = 60_000_000  # bytes


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--lang", help="The language.  [default: the only one, or the first, that is translated]"
)
@click.option("--check", is_flag=True, help="Write nothing; say what would change.")
@json_option
@dry_run_option
@project_option
def command(
    file: Path, lang: str | None, check: bool, as_json: bool, dry_run: bool, project: Path
) -> None:
    """Take the edited rows of a spreadsheet (.xlsx) or of XLIFF 1.2 (.xlf) into the catalogue.

    A row that is stale, unknown, in conflict or wrong is left aside and said, with its row number;
    the others are taken. Exit status: 0 all taken, 1 some left aside, 2 the file cannot be read.
    """
    root = project.resolve()
    wording = read_wording(root)
    locale = chosen(wording, [lang] if lang else [])[0]
    document, before = open_catalogue(root, locale)
    given, problems = _read(file, locale)
    changed, more = apply(document, locale, given, file.name, keep_of(wording, locale))
    problems += more
    after = document.write() if changed else before
    if dry_run or not check:
        write(root, [Edit(catalogue_path(locale), before, after)], dry_run, aside=as_json)
    show(problems, as_json)
    if not as_json:
        for id in changed[:30]:
            click.echo(f"  {id}")
        aside = sum(problem.code.startswith("E-") for problem in problems)
        did = "would change" if check or dry_run else "changed"
        click.echo(f"{catalogue_path(locale)}: {len(changed)} {did}, {aside} rows left aside")
    sys.exit(1 if any(problem.code.startswith("E-") for problem in problems) else 0)


def _read(file: Path, locale: str) -> tuple[list[Row], list[Problem]]:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise Invalid(
            [
                Problem(
                    "E-IO",
                    f"{file} cannot be read: {error.strerror}",
                    None,
                    "name the file that came back",
                )
            ]
        ) from None
    if len(data) > LARGEST:
        message = f"{file} has more than {file_size(LARGEST)}"
        raise Invalid([Problem("E-SIZE", message, None, "is this the right file?")])
    if file.suffix.lower() == ".xlsx":
        from toolkit.report.spreadsheet import read_spreadsheet

        return _apart(read_spreadsheet, file.name, data, locale)
    if file.suffix.lower() in (".xlf", ".xliff"):
        from toolkit.i18n.xliff_reader import read_xliff

        return _apart(read_xliff, file.name, data, locale)
    raise Invalid(
        [
            Problem(
                "options",
                f"{file.name} is no file of a kind that can be imported",
                None,
                "give .xlsx or .xlf; .tmx goes out only",
            )
        ]
    )


def _apart(
    read: Callable[[str, bytes, str], tuple[list[Row], list[Problem]]],
    name: str,
    data: bytes,
    locale: str,
) -> tuple[list[Row], list[Problem]]:
    """What a reader finds in a process apart: the file has been anywhere since it was exported."""
    try:
        return apart(read, name, data, locale)
    except Overrun as why:
        hint = "export it again, and copy the translations over"
        raise Invalid([Problem("E-FILE", f"{name} {why}", Span(name), hint)]) from None
