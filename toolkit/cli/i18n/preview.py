"""`toolkit i18n preview` draws what prints a string, and nothing else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from toolkit.cli import project_option, store_option
from toolkit.cli.i18n.shared import tell_beside
from toolkit.cli.reading import read_project, tell
from toolkit.cli.watch import follow
from toolkit.execute.pages import Pages
from toolkit.execute.preview import Sight, contexts, look, printing
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.model.campaign import Project
from toolkit.model.problem import Invalid, Problem, ToolkitError
from toolkit.plan.supposed import as_if_translated
from toolkit.read.look import glimpse, read_look
from toolkit.report.preview_page import preview_page
from toolkit.report.problems import problem_lines

FEW = 4  # problems that are said at once


@click.command("preview")
@click.argument("string", metavar="STRING|CONTEXT")
@click.option("--lang", help="The language to look at.  [default: the first that is translated]")
@click.option(
    "--watch",
    is_flag=True,
    help="Draw again whenever a catalogue, the content or a template is saved. Ctrl-C ends it.",
)
@click.option(
    "--most",
    type=click.IntRange(1, 50),
    default=4,
    show_default=True,
    help="How many artefacts to draw.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write preview.html.  [default: build/preview/ in the project]",
)
@store_option
@project_option
def command(
    string: str,
    lang: str | None,
    watch: bool,
    most: int,
    out: Path | None,
    store: Path | None,
    project: Path,
) -> None:
    """Draw what prints a string, and nothing else, into preview.html; with --watch again at each
    save.

    STRING is a context (notes/hello/title), a pattern (notes/*), or words of the string. In a
    language that is a draft, the original stands in the place of what is missing. Exit status: 0
    drawn, 1 something could not be drawn, 2 the input is wrong.
    """
    root = project.resolve()
    page = (out or root / "build/preview").resolve() / "preview.html"
    kept = Store((store or root / "build/.store").resolve())

    def draw() -> bool:
        return _draw(root, string, lang, most, page, kept, watch)

    if not watch:
        sys.exit(0 if draw() else 1)
    click.echo(f"Watching. Open {page}; Ctrl-C ends it.")
    follow(root, lambda: _try(draw, root, string, page), time.sleep)


def _try(draw: Callable[[], bool], root: Path, string: str, page: Path) -> None:
    """A half-saved or broken file is said, on the page too; watching goes on."""
    started = time.perf_counter()
    try:
        draw()
    except ToolkitError as error:
        tell(error.beside)
        _say(error.problems)
        shown = preview_page(string, glimpse(root), problems=error.problems, watching=True)
        _write(page, shown)
    click.echo(f"{time.perf_counter() - started:.1f} s")


def _write(page: Path, data: bytes) -> None:
    pages = Pages(page.parent)
    pages.write(page.name, data)
    tell_beside(pages.beside)


def _say(problems: Sequence[Problem]) -> None:
    for problem in problems[:FEW]:
        click.echo("\n".join(problem_lines(problem)), err=True)
    if len(problems) > FEW:
        click.echo(f"and {len(problems) - FEW} more problems", err=True)


def _draw(
    root: Path, string: str, lang: str | None, most: int, page: Path, kept: Store, watching: bool
) -> bool:
    """Read, draw, write the page, say it. Whether all could be drawn."""
    campaign = read_project(root)
    locale = lang or next(
        (code for code in campaign.languages if code != campaign.source), campaign.source
    )
    if locale not in campaign.languages:
        raise Invalid(
            [
                Problem(
                    "options",
                    f"--lang {locale}: the campaign has no such language",
                    None,
                    f"choose from: {', '.join(campaign.languages)}",
                )
            ]
        )
    if campaign.is_draft(locale):
        campaign = as_if_translated(campaign, locale)
    wanted = contexts(campaign, string, locale)
    chosen, total = printing(campaign, wanted, locale, most)
    with rooms():
        sights = look(root, campaign, wanted, locale, chosen, kept)
    title = wanted[0] if len(wanted) == 1 else string
    _write(
        page,
        preview_page(
            title,
            read_look(root, campaign.brand, ()),
            texts=_texts(campaign, wanted, locale),
            sights=sights,
            more=total - len(sights),
            watching=watching,
        ),
    )
    return _tell(page, wanted, sights, total)


def _texts(campaign: Project, wanted: tuple[str, ...], locale: str) -> list[tuple[str, str]]:
    if len(wanted) > 1:
        return []
    parent, _, name = wanted[0].rpartition("/")
    catalogue = campaign.catalogues.get(locale)
    message = catalogue.messages.get(wanted[0]) if catalogue else None
    return (
        [(locale, message.text)] * bool(message)
        + [(campaign.source, campaign.items[parent].fields[name].text)]
        if message
        else [(campaign.source, campaign.items[parent].fields[name].text)]
    )


def _tell(page: Path, wanted: tuple[str, ...], sights: tuple[Sight, ...], total: int) -> bool:
    if not sights:
        click.echo(f"{wanted[0]} is printed nowhere in this language")
    elif not any(sight.words or sight.problems for sight in sights):
        click.echo(
            f"{wanted[0]} stands on no sheet: it is a title or an alt text of these artefacts"
        )
    _say(tuple(dict.fromkeys(problem for sight in sights for problem in sight.problems)))
    for sight in sights:
        for word in sight.words:
            click.echo(f"{sight.name}: {word}")
    click.echo(f"{page}: {len(sights)} of {total} artefacts")
    return not any(sight.problems for sight in sights)
