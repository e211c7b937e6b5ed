"""`toolkit i18n export` writes a catalogue for an agency."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypedDict, Unpack

import click

from toolkit import __version__
from toolkit.cli import project_option, store_option
from toolkit.cli.i18n.shared import chosen, open_catalogue, refuse_none, tell_beside
from toolkit.cli.reading import read_project, read_wording
from toolkit.cli.writing import refuse_there
from toolkit.execute.disk import write_whole
from toolkit.execute.fitting import fit_all
from toolkit.execute.pages import Pages
from toolkit.execute.places import show
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.screenshots import screenshots
from toolkit.execute.store import Store
from toolkit.i18n.exchange import Row, rows
from toolkit.i18n.slots import STATES, Slot
from toolkit.i18n.tbx import write_tbx
from toolkit.model.amounts import file_size
from toolkit.model.problem import Invalid, Problem, ToolkitError
from toolkit.plan.supposed import as_if_translated
from toolkit.read.glossary import read_glossary
from toolkit.read.wording import catalogue_path
from toolkit.report.fit_report import budgets

FOLDER = "/"
SLASHES = ("/", os.sep)
ENDINGS = (".xlsx", ".xlf", ".xliff", ".tmx", ".tbx", FOLDER)
MEMORY, TERMS = ".tmx", ".tbx"  # nothing is drawn for these
PICTURE = 240  # pixels wide


class _Asked(TypedDict):
    """The options, as click hands them over."""

    lang: str | None
    states: tuple[str, ...]
    plain: bool
    store: Path | None


@click.command("export")
@click.argument("file", type=click.Path())
@click.argument("patterns", metavar="[CONTEXT]…", nargs=-1)
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
def command(file: str, patterns: tuple[str, ...], project: Path, **asked: Unpack[_Asked]) -> None:
    """Write a catalogue for an agency: a spreadsheet (.xlsx), XLIFF 1.2 (.xlf), a translation
    memory (.tmx), or the glossary (.tbx). A folder (screenshots/) gets pictures of pages, and a
    list of where each string stands on them, for translation servers.

    CONTEXT chooses strings: notes/hello/title, 'steps/*'. Of some strings only what prints them is
    drawn. A file that comes back unedited through `toolkit i18n import` changes nothing. Exit
    status: 0 written, 2 not.
    """
    root, path = project.resolve(), Path(file)
    ending = FOLDER if file.endswith(SLASHES) or path.is_dir() else path.suffix.lower()
    if ending not in ENDINGS:
        message = f"{path.name} is no file of a kind that can be exported"
        hint = f"choose one that ends with {', '.join(ENDINGS[:-1])}; a folder ends with {FOLDER}"
        raise Invalid([Problem("options", message, None, hint)])
    wording = read_wording(root)
    refuse_none(wording.translated())
    locale = chosen(wording, [asked["lang"]] if asked["lang"] else [])[0]
    kept = Store((asked["store"] or root / "build/.store").resolve())
    if ending == TERMS:
        terms = read_glossary(root, wording.source, locale).terms
        data = write_tbx(terms, wording.source, locale)
        _write(path, locale, data, f"{len(terms)} terms")
        return
    wanted = _wanted(patterns, asked["states"])
    found = list(rows(open_catalogue(root, locale)[0], locale, {}, wanted))
    _refuse_nothing(found, patterns, asked["states"])
    if ending == FOLDER:
        _screenshots(root, path, locale, kept, found)
        return
    pictures: Mapping[str, bytes] = {}
    if not asked["plain"] and ending != MEMORY and found:
        refuse_there(path, _hint(path, locale))  # rather than after minutes of drawing
        most, pictures = _drawn(root, locale, kept, found, not wanted, ending == ".xlsx")
        found = [replace(row, most=most.get(row.context)) for row in found]
    data = _data(ending, found, wording.source, locale, pictures)
    _write(path, locale, data, f"{len(found)} rows")


def _write(file: Path, locale: str, data: bytes, what: str) -> None:
    refuse_there(file, _hint(file, locale), data)
    write_whole(file.absolute(), data)
    click.echo(f"{file}: {what}, {file_size(len(data))}")


def _screenshots(root: Path, folder: Path, locale: str, store: Store, found: Sequence[Row]) -> None:
    """Pages on which the strings stand; what cannot be drawn now stops it, as a build."""
    strings = frozenset(f"{locale} {row.context}" for row in found)
    campaign = as_if_translated(read_project(root), locale)
    pages = Pages(folder.resolve())
    with rooms():
        listed = screenshots(root, campaign, store, pages, locale, strings)
    tell_beside(pages.beside)
    shown = sum(map(len, listed.values()))
    left = f"; {len(strings) - shown} strings stand on none" if shown < len(strings) else ""
    click.echo(f"{folder}: {shown} strings on {len(listed)} pictures{left}")


def _wanted(patterns: Sequence[str], states: Sequence[str]) -> Callable[[Slot], bool] | None:
    """Which translations are asked for; None for all of them."""
    if not patterns and not states:
        return None

    def wanted(slot: Slot) -> bool:
        named = any(fnmatchcase(slot.entry.key, pattern) for pattern in patterns)
        return (named or not patterns) and (slot.state in states or not states)

    return wanted


def _refuse_nothing(found: Sequence[Row], patterns: Sequence[str], states: Sequence[str]) -> None:
    """Raises Invalid for a pattern that no string has, in any of the states asked for."""
    problems = [
        Problem(
            "context",
            f"no {' or '.join(states)}{' ' * bool(states)}string is called '{pattern}'",
            None,
            "contexts are the msgctxt lines of the catalogue; * stands for anything",
        )
        for pattern in patterns
        if not any(fnmatchcase(row.context, pattern) for row in found)
    ]
    if problems:
        raise Invalid(problems)


def _hint(file: Path, locale: str) -> str:
    """An agency's work may be in the file that is there."""
    away = "name another file, or move that one away"
    if file.suffix.lower() in (MEMORY, TERMS):
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
        if ending == MEMORY
        else write_xliff(found, catalogue_path(locale), source, locale)
    )


def _drawn(
    root: Path, locale: str, store: Store, found: Sequence[Row], whole: bool, pictured: bool
) -> tuple[Mapping[str, int], Mapping[str, bytes]]:
    """Budgets and pictures by context; none when the project cannot be drawn now: words travel all
    the same. Only what prints the rows is drawn, with the words that wait, and the original in the
    place of those that are missing.
    """
    names = frozenset(f"{locale} {row.context}" for row in found)
    strings = None if whole else names
    try:
        campaign = as_if_translated(read_project(root), locale)
        with rooms(), tempfile.TemporaryDirectory() as folder:
            fits = fit_all(root, campaign, Request(), store, strings=strings).strings
            most = {
                context: count for (code, context), count in budgets(fits).items() if code == locale
            }
            if not pictured:
                return most, {}
            shown = show(root, campaign, store, Path(folder), locale, strings).places
            pictures = {
                place.context: (Path(folder) / "crops" / f"{place.crop}.webp").read_bytes()
                for place in shown
            }
    except ToolkitError as error:
        click.echo(f"without pictures and budgets: {error.problems[0].message}", err=True)
        return {}, {}
    return most, pictures
