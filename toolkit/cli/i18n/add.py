"""toolkit i18n add"""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.cli.reading import read_wording
from toolkit.cli.writing import dry_run_option, write
from toolkit.engine.typeface import characters
from toolkit.i18n.coverage import lacking
from toolkit.i18n.hints import Hints
from toolkit.i18n.languages import Tongue, tongue
from toolkit.i18n.merge import merge, new_catalogue
from toolkit.i18n.po import parse
from toolkit.i18n.tags import BadTag, check_tag, region_of
from toolkit.model.edit import Edit
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.facts import NATIONS
from toolkit.read.files import Files
from toolkit.read.glossary import read_glossary
from toolkit.read.wording import Wording, catalogue_path, refuse_mistaken

FONTS = "assets/brand/fonts"


@click.command("add")
@click.argument("language", metavar="LANGUAGE")
@dry_run_option
@project_option
def command(language: str, dry_run: bool, project: Path) -> None:
    """Begin another language: write its catalogue, and say which lines campaign.toml and facts.toml
    need.

    Templates need no change: an edition of one language is drawn wherever the source language's is,
    mirrored where it runs from right to left. Says which fonts a language needs whose letters the
    brand's lack. Exit status: 0 begun, 2 not.
    """
    root = project.resolve()
    wording = read_wording(root)
    try:
        check_tag(language)
    except BadTag as error:
        raise Invalid([Problem("language", str(error), None, error.hint)]) from error
    found = tongue(language)
    problems = _there(found, wording, root)
    if problems:
        raise Invalid(problems)
    path = catalogue_path(language)
    document, _ = parse(path, new_catalogue(language, wording.id, found.english).decode())
    texts = wording.texts_for(language)
    merge(document, texts, Hints(read_glossary(root, wording.source, language).terms))
    write(root, [Edit(path, None, document.write())], dry_run)
    told = f"{path} {'would be written' if dry_run else 'written'}"
    click.echo(f"{told}: {len(texts)} strings to translate into {found.english}.\n")
    click.echo(_lines(found, wording, root))


def _missing(found: Tongue, root: Path) -> str:
    """Usual letters of the language that the brand's fonts lack."""
    files = Files(root)
    fonts = [files.read(path) or b"" for path in files.find(FONTS, ".ttf", ".otf")]
    return (
        lacking(
            "".join(sorted(found.letters)),
            frozenset.intersection(*(characters(font) for font in fonts)),
        )
        if fonts
        else ""
    )


def _typeface(found: Tongue) -> list[str]:
    """The lines that name a typeface, to be filled in."""
    slides = "what PowerPoint has on your machines"
    return [
        'family = "…"           # as the font files call it',
        'fonts = ["fonts/…/….ttf"]   # one for each weight, below assets/brand/',
        f'slides = "…"           # the typeface on slides: {slides}',
    ]


def _there(found: Tongue, wording: Wording, root: Path) -> list[Problem]:
    path = catalogue_path(found.code)
    if found.code == wording.source:
        return [
            Problem(
                "language",
                f"{found.english} is the language of the content",
                Span("assets/campaign.toml"),
                "it needs no catalogue",
            )
        ]
    refuse_mistaken(root, path)
    if (root / path).exists():
        return [
            Problem(
                "language",
                f"{path} is there already",
                Span(path),
                "toolkit i18n update brings it up to date",
            )
        ]
    return []


def _lines(found: Tongue, wording: Wording, root: Path) -> str:
    """What to add to which file: nothing is guessed, least of all a slogan or an address."""
    code, missing = found.code, _missing(found, root)
    name = code.lower()  # files are named after it
    facts = []
    for fact in wording.facts.values():
        value = fact.values.get(wording.source, "")
        gaps = ", ".join(['"…"'] * len(value))
        shape = f"[{gaps}]" if isinstance(value, tuple) else '"…"'
        each = "in each nation of assets/data/nations.toml, [….{}]" * (fact.where.path == NATIONS)
        name_of = each.format(fact.id) or f"[{fact.id}]"
        facts.append(f"  {name_of}   {code} = {shape}   and in verified: {code} = false")
    lines = [
        f"[language.{code}]",
        f'name = "{found.name}"',
        f'english = "{found.english}"',
        *([] if region_of(code) else ['region = ""']),
        "draft = true          # until it is translated, only toolkit build --draft makes it",
        *(_typeface(found) if missing else []),
    ]
    letters = (
        f"The brand's fonts lack letters of {found.english} ({' '.join(missing[:12])} …): put fonts"
        f" that have them, and their licence, into a folder below {FONTS}."
        if missing
        else ""
    )
    steps = [
        *([letters] if letters else []),
        "Add to assets/campaign.toml:\n\n  "
        + "\n  ".join(lines)
        + "\n\n  and under [edition], made wherever the one that each is like is made:\n\n  "
        + "\n  ".join(_editions(code, wording)),
        "Add to each fact of assets/data/facts.toml:\n\n" + "\n".join(facts),
        f"Look at it at any time: toolkit build --draft --edition {name}. Once it is translated,"
        " take out the line draft = true, and: toolkit build",
    ]
    return "\n\n".join(steps)


def _editions(code: str, wording: Wording) -> list[str]:
    """The language alone, and beside the source language where a campaign has such pairs."""
    lines = []
    for locales in ((code,), (wording.source, code)):
        name = "-".join(locales).lower()
        like = next(
            (
                edition.id
                for edition in wording.editions.values()
                if not edition.like
                and len(edition.locales) == len(locales)
                and wording.source in edition.locales
            ),
            "",
        )
        if like:
            listed = ", ".join(f'"{locale}"' for locale in locales)
            lines.append(f'{name} = {{ languages = [{listed}], like = "{like}" }}')
    return lines
