"""What the commands for translators share: which languages, and findings as lines or JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click

from toolkit.i18n.copies import related
from toolkit.i18n.document import Document
from toolkit.i18n.po import LARGEST, decode, parse
from toolkit.model.problem import Invalid, Problem
from toolkit.read.files import Files
from toolkit.read.translations import kept_words
from toolkit.read.wording import Wording, catalogue_path, read_whole
from toolkit.report.lines import json_line, problem_value

languages_argument = click.argument("languages", metavar="[LANGUAGE]…", nargs=-1)
json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="One JSON line for each finding, and nothing else on stdout.",
)


def chosen(wording: Wording, languages: Sequence[str]) -> tuple[str, ...]:
    """The languages asked for, or all that have a catalogue; that there is none is said.

    Raises Invalid for one that the campaign does not have.
    """
    unknown = [code for code in languages if code not in wording.translated()]
    if unknown:
        hint = f"{_known(wording)}toolkit i18n add makes another"
        raise Invalid(
            [
                Problem(
                    "language",
                    f"nothing is translated into '{code[:40]}' in this campaign",
                    None,
                    hint,
                )
                for code in unknown
            ]
        )
    if not wording.translated():
        click.echo(
            "nothing is translated in this campaign: it has one language; toolkit i18n add makes"
            " another",
            err=True,
        )
    return tuple(languages) or wording.translated()


def keep_of(wording: Wording, locale: str) -> frozenset[str] | None:
    """The words that a language has as the original has them; None where that is all of them."""
    if related(wording.source, locale):
        return None
    files = Files(wording.root)
    keep = kept_words(files, wording.source)
    if files.problems:
        raise Invalid(files.problems)
    return keep


def refuse_none(languages: Sequence[str]) -> None:
    """Raises Invalid where there is no language to translate into."""
    if not languages:
        message = "nothing is translated in this campaign: it has one language"
        raise Invalid([Problem("language", message, None, "toolkit i18n add makes another")])


def _known(wording: Wording) -> str:
    translated = ", ".join(wording.translated())
    return f"known: {translated}; " if translated else ""


def open_catalogue(root: Path, locale: str, largest: int = LARGEST) -> tuple[Document, bytes]:
    """A language's catalogue to edit.

    Raises Invalid, with every fault of syntax, when it is not well-formed.
    """
    path = catalogue_path(locale)
    raw = read_whole(root, path, largest)
    text, problems = decode(path, raw, largest)
    if text is None:
        raise Invalid(problems)
    document, problems = parse(path, text)
    if problems:
        raise Invalid(problems)
    return document, raw


def tell_beside(beside: Mapping[Path, Path]) -> None:
    """Files of others that stood where pages were written."""
    for path, name in beside.items():
        click.echo(f"{path} was not of this command; that file is kept as {name.name}", err=True)


def show(problems: Sequence[Problem], as_json: bool) -> None:
    """`path:line: CODE message`, the hint below it."""
    for problem in problems:
        if as_json:
            click.echo(json_line(problem_value(problem)))
            continue
        click.echo(f"{problem.where or ''}: {problem.code} {problem.message}")
        if problem.hint:
            click.echo(f"    {problem.hint}")


def end(problems: Sequence[Problem]) -> NoReturn:
    """Exit 1 when there is an error (E-) among the findings; warnings and notes do not fail."""
    sys.exit(1 if any(problem.code.startswith("E-") for problem in problems) else 0)
