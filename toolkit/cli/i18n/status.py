"""`toolkit i18n status` says how far each language is."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.i18n.shared import chosen, keep_of, languages_argument
from toolkit.cli.reading import read_project, read_wording
from toolkit.i18n.catalogue import read_catalogue
from toolkit.i18n.copies import marked
from toolkit.i18n.po import LARGEST
from toolkit.i18n.status import Count, by_file, by_resource, count, each
from toolkit.model.language import Edition
from toolkit.model.message import Catalogue
from toolkit.model.problem import Invalid
from toolkit.plan.gathering import gather
from toolkit.read.translations import said_by_house
from toolkit.read.wording import Wording, catalogue_path, read_whole

Groups = dict[str, Count | dict[str, Count]]
COLUMNS = ("total", "translated", "reviewed", "fuzzy", "missing", "words", "percent")


@click.command("status")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object, and nothing else on stdout."
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    default=0,
    metavar="N",
    help="Exit 1 when less than N % of a language may be printed.",
)
@click.option(
    "--reviewed", is_flag=True, help="Let --fail-under count only strings that somebody reviewed."
)
@languages_argument
@project_option
def command(
    as_json: bool, fail_under: float, reviewed: bool, languages: tuple[str, ...], project: Path
) -> None:
    """Say how far each language is: missing, fuzzy, translated, reviewed; by content file and by
    what is made.

    Obsolete entries are not counted; the counts are those of `msgfmt --statistics` on an up-to-date
    catalogue.
    """
    root = project.resolve()
    wording = read_wording(root)
    languages = chosen(wording, languages)
    catalogues = {locale: _catalogue(wording, locale) for locale in languages}
    found = {locale: _language(wording, catalogue) for locale, catalogue in catalogues.items()}
    if as_json:
        value = {
            locale: (
                _value(groups) | {"strings": each(wording.texts_for(locale), catalogues[locale])}
            )
            for locale, groups in found.items()
        }
        click.echo(
            json.dumps(
                {"campaign": wording.id, "languages": value}, ensure_ascii=False, sort_keys=True
            )
        )
    else:
        for locale, groups in found.items():
            _table(wording.languages[locale].name, groups)
    shares = []
    for groups in found.values():
        whole = groups["all"]
        assert isinstance(whole, Count)
        shares.append(100 * whole.reviewed / max(whole.total, 1) if reviewed else whole.percent)
    sys.exit(1 if any(share < fail_under for share in shares) else 0)


def _value(groups: Groups) -> dict[str, object]:
    return {
        group: (
            counts.value()
            if isinstance(counts, Count)
            else {name: one.value() for name, one in counts.items()}
        )
        for group, counts in groups.items()
    }


def _catalogue(wording: Wording, locale: str) -> Catalogue:
    path = catalogue_path(locale)
    if not (wording.root / path).exists():
        return Catalogue(locale, path)
    catalogue, problems = read_catalogue(path, locale, read_whole(wording.root, path, LARGEST))
    if problems:
        raise Invalid(problems)
    keep = keep_of(wording, locale) or frozenset()
    theirs = said_by_house(catalogue, wording.items)
    texts = [text for text in wording.texts() if text.context not in theirs]
    return marked(catalogue, texts, wording.source, keep)


def _language(wording: Wording, catalogue: Catalogue) -> Groups:
    texts = wording.texts_for(catalogue.locale)
    return {
        "all": count(texts, catalogue),
        "content": by_file(texts, catalogue),
        "resources": by_resource(texts, catalogue, _printed(wording.root, catalogue.locale)),
    }


def _printed(root: Path, locale: str) -> dict[str, frozenset[str]]:
    """Which strings each resource prints or describes itself with."""
    whole = read_project(root)
    printed = {}
    for resource in whole.resources:
        found = gather(whole, resource, Edition(locale, (locale,)), True)
        printed[f"{resource.kind}/{resource.id}"] = frozenset(
            place.split(" ", 1)[1] for place in found.places
        )
    return printed


def _table(language: str, groups: Groups) -> None:
    click.echo(f"{language:<34}" + "".join(f"{name:>11}" for name in COLUMNS))
    for group, counts in groups.items():
        rows = {group: counts} if isinstance(counts, Count) else counts
        for name, one in rows.items():
            values = one.value()
            click.echo(f"  {name:<32}" + "".join(f"{values[column]:>11g}" for column in COLUMNS))
        click.echo("")
