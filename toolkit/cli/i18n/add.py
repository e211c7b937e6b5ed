"""toolkit i18n add"""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli import project_option
from toolkit.execute.store import write_whole
from toolkit.i18n.coverage import characters, lacking
from toolkit.i18n.languages import Tongue, tongue
from toolkit.i18n.merge import merge, new_catalogue
from toolkit.i18n.po import parse
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.read.wording import Wording, catalogue_path, read_wording

FONTS = "assets/brand/fonts"


@click.command("add")
@click.argument("language", metavar="LANGUAGE")
@project_option
def command(language: str, project: Path) -> None:
    """Begin another language: write its catalogue, and say which lines campaign.toml and facts.toml need.

    Templates need no change: an edition of one language is drawn wherever the source language's is. Refuses a language
    whose letters the campaign's fonts lack, or that runs from right to left. Exit status: 0 begun, 2 not.
    """
    root = project.resolve()
    wording = read_wording(root)
    found = tongue(language)
    if found is None:
        raise Invalid([Problem("language", f"'{language[:40]}' is no language that CLDR knows", None, "give its code, such as pl, uk, ro")])
    problems = [*_unfit(found, root), *_there(found, wording, root)]
    if problems:
        raise Invalid(problems)
    path = catalogue_path(language)
    document, _ = parse(path, new_catalogue(language, wording.id, found.english).decode())
    texts = [text for text in wording.texts() if not text.twins]
    merge(document, texts)
    write_whole(root / path, document.write())
    click.echo(f"{path} written: {len(texts)} strings to translate into {found.english}.\n")
    click.echo(_lines(found, wording))


def _unfit(found: Tongue, root: Path) -> list[Problem]:
    """Why this campaign's design cannot print the language."""
    if found.right_to_left:
        return [Problem("language", f"{found.english} runs from right to left, which the templates do not do yet", None, "the artwork would have to be mirrored and other fonts added; nothing was written")]
    files = sorted((root / FONTS).glob("*.[to]tf"))
    missing = lacking("".join(sorted(found.letters)), frozenset.intersection(*(characters(file.read_bytes()) for file in files))) if files else ""
    if missing:
        return [Problem("E-GLYPH", f"the fonts in {FONTS} lack letters of {found.english}: {' '.join(missing[:20])}", Span(FONTS), "add fonts that have them, for every weight; nothing was written")]
    return []


def _there(found: Tongue, wording: Wording, root: Path) -> list[Problem]:
    path = catalogue_path(found.code)
    if found.code == wording.source:
        return [Problem("language", f"{found.english} is the language of the content", Span("assets/campaign.toml"), "it needs no catalogue")]
    if (root / path).exists():
        return [Problem("language", f"{path} is there already", Span(path), "toolkit i18n update brings it up to date")]
    return []


def _lines(found: Tongue, wording: Wording) -> str:
    """What to add to which file: nothing is guessed, least of all a slogan or an address."""
    code = found.code
    facts = []
    for fact in wording.facts.values():
        value = fact.values.get(wording.source, "")
        gaps = ", ".join(['"…"'] * len(value))
        shape = f"[{gaps}]" if isinstance(value, tuple) else '"…"'
        facts.append(f'  [{fact.id}]   {code} = {shape}   and in verified: {code} = false')
    steps = [
        f"Add to assets/campaign.toml:\n\n  [language.{code}]\n  name = \"{found.name}\"\n  english = \"{found.english}\"\n  region = \"\"\n\n  and under [edition]: {code} = [\"{code}\"]",
        "Add to each fact of assets/data/facts.toml:\n\n" + "\n".join(facts),
        f"Then translate, and: toolkit build --edition {code}",
    ]
    return "\n\n".join(steps)
