"""What review, keep and approve share: which entries, who, when."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from toolkit.cli.i18n.shared import chosen, open_catalogue
from toolkit.cli.reading import read_wording
from toolkit.cli.writing import dry_run_option, write
from toolkit.i18n.characters import faults, tidied
from toolkit.i18n.document import Entry
from toolkit.i18n.settle import matching
from toolkit.i18n.words import one_line
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.wording import catalogue_path

KNOWN = (
    "contexts are the msgctxt lines of the catalogue; * stands for anything; toolkit i18n update"
    " --house takes in the toolkit's own"
)


def _line(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    name = one_line(tidied(value))
    wrong = next(faults(name), None)
    if not name or "[" in name or "\n" in value or wrong:
        raise click.BadParameter(f"it {wrong.what}" if wrong else "give a name in plain letters")
    return name


def deciding(function: click.decorators.FC) -> click.decorators.FC:
    """What every decision about strings asks: which (CONTEXT…), --by whom, --date."""
    for option in (
        click.option(
            "--date",
            type=click.DateTime(["%Y-%m-%d"]),
            default=lambda: date.today().isoformat(),
            callback=lambda _, __, value: value.date().isoformat(),
            help="When.  [default: today]",
        ),
        click.option(
            "--by", required=True, metavar="NAME", callback=_line, help="Who decides this."
        ),
        click.argument("patterns", metavar="CONTEXT…", nargs=-1, required=True),
    ):
        function = option(function)
    return function


def settling(function: click.decorators.FC) -> click.decorators.FC:
    """A decision about the translations of one catalogue: also --lang and --dry-run."""
    return deciding(
        click.option(
            "--lang",
            help="The language.  [default: the only one, or the first, that is translated]",
        )(dry_run_option(function))
    )


def settle(
    root: Path,
    lang: str | None,
    patterns: Sequence[str],
    act: Callable[[Entry], bool],
    said: str,
    *,
    dry_run: bool,
) -> None:
    """Do it to every entry that is meant, write the catalogue, say how many.

    Exit 1 when some could not be.
    """
    wording = read_wording(root)
    locale = chosen(wording, [lang] if lang else [])[0]
    document, raw = open_catalogue(root, locale)
    found = matching(document, patterns)
    nothing = [pattern for pattern, entries in found.items() if not entries]
    if nothing:
        raise Invalid(
            [
                Problem(
                    "context",
                    f"no translated string is called '{pattern}'",
                    Span(document.path),
                    KNOWN,
                )
                for pattern in nothing
            ]
        )
    entries = list({id(entry): entry for group in found.values() for entry in group}.values())
    done = {entry.key: act(entry) for entry in entries}
    write(root, [Edit(catalogue_path(locale), raw, document.write())], dry_run)
    click.echo(f"{sum(done.values())} {'would be ' * dry_run}{said}")
    left = [key for key, well in done.items() if not well]
    for key in left:
        why = "neither fuzzy nor the original again" if said == "kept" else "fuzzy"
        click.echo(f"  not {said}: {key} is {why}", err=True)
    sys.exit(1 if left and said == "reviewed" else 0)
