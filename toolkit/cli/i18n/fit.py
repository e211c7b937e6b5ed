"""`toolkit i18n fit` says how much room each string has."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

import click

from toolkit.cli import out_option, project_option, store_option
from toolkit.cli.i18n.shared import open_catalogue
from toolkit.cli.reading import read_project
from toolkit.cli.writing import dry_run_option, write
from toolkit.execute.fitting import Fitting, fit_all
from toolkit.execute.prepare import sketch_all
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.i18n.edit import note_budget
from toolkit.media.registry import MEDIA
from toolkit.model.campaign import Project
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.plan.jobs import places
from toolkit.plan.supposed import as_if_translated
from toolkit.read.wording import catalogue_path
from toolkit.report import fit_report
from toolkit.report.lines import json_line, problem_value
from toolkit.report.problems import problem_lines

# Content that is part of web addresses, not words.
ADDRESSES = tuple(f"{medium.addresses}/" for medium in MEDIA.values() if medium.addresses)


class _Asked(TypedDict):
    """The options that say what to lay out and what to tell, as click hands them over."""

    languages: tuple[str, ...]
    pseudo: bool
    everything: bool
    note: bool
    as_json: bool
    dry_run: bool


@click.command("fit")
@click.argument("patterns", metavar="[PATTERN]…", nargs=-1)
@click.option("--lang", "languages", multiple=True, help="Only strings in this language.")
@click.option(
    "--pseudo",
    is_flag=True,
    help=(
        "Try a language as long as translations get, in brackets, in place of every one; finds"
        " words in templates too."
    ),
)
@click.option(
    "--all", "everything", is_flag=True, help="Show every string, not only those with little room."
)
@click.option(
    "--note",
    is_flag=True,
    help=(
        "Write each string's budget into its catalogue, as a comment that translators' programs"
        " show."
    ),
)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON line for each string in each layout."
)
@dry_run_option
@out_option
@store_option
@project_option
def command(
    patterns: tuple[str, ...],
    out: Path | None,
    store: Path | None,
    project: Path,
    **asked: Unpack[_Asked],
) -> None:
    """Lay out every artwork and say how much room each string has: lines, characters to cut or to
    spare, sizes.

    PATTERN chooses artefacts, as for `toolkit build`. Characters are estimates from the real
    layout. In a language that is a draft, the original stands in the place of what is missing.
    Exit status: 0 everything fits, 1 something does not (or could not be laid out), 2 the input is
    wrong.
    """
    root = project.resolve()
    campaign = read_project(root)
    drafts = [code for code in asked["languages"] if campaign.is_draft(code)]
    for code in drafts:
        campaign = as_if_translated(campaign, code)
    campaign = campaign.finished()
    if asked["pseudo"] and asked["note"]:
        message = "--pseudo and --note contradict each other"
        raise Invalid([Problem("options", message, None, "budgets come from real translations")])
    if asked["pseudo"] and len(campaign.languages) < 2:
        message = "--pseudo stands in the place of a translation, and the campaign has none"
        raise Invalid([Problem("options", message, None, "toolkit i18n add makes a language")])
    if asked["pseudo"]:
        campaign = in_pseudo(campaign)
    kept = Store((store or (out or root / "build") / ".store").resolve())
    with rooms():
        fitting = fit_all(root, campaign, Request(patterns), kept, bare=asked["pseudo"])
    if languages := asked["languages"]:
        strings = tuple(fit for fit in fitting.strings if fit.locale in languages)
        fitting = replace(fitting, strings=strings)
    as_json = asked["as_json"]
    if asked["note"]:
        edits = list(_notes(root, campaign, fitting))
        write(root, edits, asked["dry_run"], aside=as_json)
    sys.exit(_tell(fitting, places(sketch_all(campaign)), asked["everything"], as_json))


def in_pseudo(campaign: Project) -> Project:
    """The campaign with a pseudo-locale in place of every catalogue, and for no recipient."""
    from toolkit.i18n.pseudo import pseudo_catalogue

    texts = tuple(text for item in campaign.items.values() for text in item.fields.values())
    texts = tuple(text for text in texts if not text.context.startswith(ADDRESSES))
    catalogues = {
        code: pseudo_catalogue(code, "pseudo-locale", texts)
        for code in campaign.languages
        if code != campaign.source
    }
    for code, made in catalogues.items():  # parts of web addresses must stay what they are
        kept = campaign.catalogues[code].messages if code in campaign.catalogues else {}
        catalogues[code] = replace(
            made,
            messages={
                **made.messages,
                **{
                    context: message
                    for context, message in kept.items()
                    if context.startswith(ADDRESSES)
                },
            },
        )
    return replace(campaign, catalogues=catalogues, recipients=())


def _notes(root: Path, campaign: Project, fitting: Fitting) -> Iterator[Edit]:
    """`#. fits: about 70 characters`, in every catalogue."""
    most = fit_report.budgets(fitting.strings)
    for code in campaign.catalogues:
        if not (root / catalogue_path(code)).is_file():
            continue  # all its words are the house's
        document, before = open_catalogue(root, code)
        for entry in document.live:
            note_budget(entry, most.get((code, entry.key)))
        yield Edit(catalogue_path(code), before, document.write())


def _tell(fitting: Fitting, where: dict[str, Span], everything: bool, as_json: bool) -> int:
    found = [*fitting.problems, *fit_report.problems(fitting, where)]
    if as_json:
        for fit in fitting.strings:
            click.echo(json_line(fit_report.value(fit)))
        for problem in found:
            click.echo(json_line({"event": "problem", **problem_value(problem)}))
        return 1 if found else 0
    for problem in found:
        click.echo("\n".join(problem_lines(problem)), err=True)
    lines = fit_report.tight_lines(fitting, everything)
    for line in lines:
        click.echo(line if everything else f"tight: {line}")
    misfits = sum(not fits[0].fits for fits in fit_report.tightest(fitting.strings).values())
    told = f"{misfits} do not fit" if misfits else "all fit"
    told += "" if everything else f", {len(lines)} with little room (--all shows every string)"
    told += (
        f"; {len(fitting.problems)} problems kept artworks from being laid out"
        if fitting.problems
        else ""
    )
    click.echo(
        f"{len(fit_report.tightest(fitting.strings))} strings in {fitting.layouts} layouts: {told}"
    )
    return 1 if found else 0
