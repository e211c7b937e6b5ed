"""`toolkit i18n export` writes a catalogue for an agency."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from toolkit import __version__
from toolkit.cli import project_option, store_option
from toolkit.cli.i18n.shared import chosen, open_catalogue, refuse_none
from toolkit.cli.reading import read_project, read_wording
from toolkit.cli.writing import refuse_there
from toolkit.execute.disk import write_whole
from toolkit.execute.fitting import fit_all
from toolkit.execute.places import show
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.i18n.exchange import Row, rows
from toolkit.i18n.slots import STATES
from toolkit.model.amounts import file_size
from toolkit.model.problem import Invalid, Problem, ToolkitError
from toolkit.read.wording import catalogue_path
from toolkit.report.fit_report import budgets

ENDINGS = (".xlsx", ".xlf", ".xliff", ".tmx")
PICTURE = 240  # pixels wide


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--lang", help="The language.  [default: the only one, or the first, that is translated]"
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(STATES),
    help="Only strings in this state.",
)
@click.option("--plain", is_flag=True, help="Without pictures and budgets: nothing is drawn.")
@store_option
@project_option
def command(
    file: Path,
    lang: str | None,
    states: tuple[str, ...],
    plain: bool,
    store: Path | None,
    project: Path,
) -> None:
    """Write a catalogue for an agency: a spreadsheet (.xlsx), XLIFF 1.2 (.xlf), or a translation
    memory (.tmx).

    A file that comes back unedited through `toolkit i18n import` changes nothing. Exit status: 0
    written, 2 not.
    """
    root = project.resolve()
    if file.suffix.lower() not in ENDINGS:
        message = f"{file.name} is no file of a kind that can be exported"
        hint = f"choose one that ends with {', '.join(ENDINGS)}"
        raise Invalid([Problem("options", message, None, hint)])
    wording = read_wording(root)
    refuse_none(wording.translated())
    locale = chosen(wording, [lang] if lang else [])[0]
    document, _ = open_catalogue(root, locale)
    most: Mapping[str, int] = {}
    pictures: Mapping[str, bytes] = {}
    ending = file.suffix.lower()
    if not plain and ending != ".tmx":
        refuse_there(file, _hint(file, locale))  # rather than after minutes of drawing
        kept = Store((store or root / "build/.store").resolve())
        most, pictures = _drawn(root, locale, kept, ending == ".xlsx")
    found = [row for row in rows(document, locale, most) if not states or row.state in states]
    data = _data(ending, found, wording.source, locale, pictures)
    refuse_there(file, _hint(file, locale), data)
    write_whole(file.absolute(), data)
    click.echo(f"{file}: {len(found)} rows, {file_size(len(data))}")


def _hint(file: Path, locale: str) -> str:
    """An agency's work may be in the file that is there."""
    away = "name another file, or move that one away"
    if file.suffix.lower() == ".tmx":
        return away
    return f"if it came back, take it in: toolkit i18n import {file} --lang {locale}; else {away}"


def _data(
    ending: str, found: list[Row], source: str, locale: str, pictures: Mapping[str, bytes]
) -> bytes:
    from toolkit.i18n.xliff import write_tmx, write_xliff

    if ending == ".xlsx":
        from toolkit.report.spreadsheet import spreadsheet

        return spreadsheet(found, locale, pictures, PICTURE)
    return (
        write_tmx(found, source, locale, __version__)
        if ending == ".tmx"
        else write_xliff(found, catalogue_path(locale), source, locale)
    )


def _drawn(
    root: Path, locale: str, store: Store, pictured: bool
) -> tuple[dict[str, int], dict[str, bytes]]:
    """Budgets and pictures by context; none when the project cannot be drawn now: words travel all
    the same.
    """
    import tempfile

    try:
        campaign = read_project(root)
        with rooms(), tempfile.TemporaryDirectory() as folder:
            most = {
                context: count
                for (code, context), count in budgets(
                    fit_all(root, campaign, Request(), store).strings
                ).items()
                if code == locale
            }
            places = (
                show(root, campaign, store, Path(folder), first=locale).places if pictured else ()
            )
            pictures = {
                place.context: (Path(folder) / "crops" / f"{place.crop}.webp").read_bytes()
                for place in places
            }
    except ToolkitError as error:
        click.echo(f"without pictures and budgets: {error.problems[0].message}", err=True)
        return {}, {}
    return most, pictures
