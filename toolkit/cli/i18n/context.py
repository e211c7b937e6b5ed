"""`toolkit i18n context` shows every string in each place where it is printed."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from toolkit.cli import project_option, store_option
from toolkit.cli.i18n.shared import open_catalogue, refuse_none, tell_beside
from toolkit.cli.reading import read_project
from toolkit.execute.fitting import Fit, fit_all
from toolkit.execute.pages import Pages
from toolkit.execute.places import Place, index, show
from toolkit.execute.prepare import sketch_all
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.i18n.document import Document, Entry
from toolkit.i18n.quotes import alike
from toolkit.i18n.status import state
from toolkit.model.campaign import Project
from toolkit.model.message import Text
from toolkit.model.problem import Invalid, Problem
from toolkit.read.look import read_look
from toolkit.report.context_page import Shown, context_page
from toolkit.report.fit_report import budgets

CROP = re.compile(r"[0-9a-f]{20}")  # how pictures of places are named


@click.command("context")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    help="Only this language.  [default: every language that is translated]",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write the pages and their pictures.  [default: build/context/ in the project]",
)
@store_option
@project_option
def command(
    languages: tuple[str, ...], out: Path | None, store: Path | None, project: Path
) -> None:
    """Write a page with every string in each place where it is printed: framed, in both languages,
    with its state and budget.

    The page, cy.html, works without a network; cy.json says the same to programs. Exit status: 0
    written, 1 written but some artefacts could not be drawn, 2 the input is wrong.
    """
    root = project.resolve()
    campaign = read_project(root)
    wanted = languages or tuple(code for code in campaign.languages if code != campaign.source)
    refuse_none(wanted)
    check_languages(campaign, wanted)
    folder = (out or root / "build/context").resolve()
    kept = Store((store or root / "build/.store").resolve())
    with rooms():
        pictures = show(root, campaign, kept, folder)
        fits = fit_all(root, campaign, Request(), kept).strings
    inside = in_decks(campaign)
    look = read_look(root, campaign.brand)
    pages = Pages(folder)
    for code in wanted:
        strings = gathered(
            campaign, code, open_catalogue(root, code)[0], pictures.places, fits, inside
        )
        names = (
            (code, campaign.languages[code].name),
            (campaign.source, campaign.languages[campaign.source].name),
        )
        page = pages.write(f"{code}.html", context_page(strings, pictures.problems, names, look))
        pages.write(f"{code}.json", _json(code, campaign.source, pictures.places, strings))
        click.echo(f"{page}: {_summary(strings)}")
    tell_beside(pages.beside)
    _sweep(folder, {place.crop for place in pictures.places})
    for problem in pictures.problems:
        click.echo(f"not drawn: {problem.message}", err=True)
    sys.exit(1 if pictures.problems else 0)


def _summary(strings: list[Shown]) -> str:
    places = sum(len(string.places) for string in strings)
    unused = sum(
        not (string.places or string.described or string.slides or string.inside)
        for string in strings
    )
    return f"{len(strings)} strings, {places} places, {unused} not printed anywhere"


def check_languages(campaign: Project, wanted: tuple[str, ...]) -> None:
    """Raises Invalid for a language that the campaign does not translate into."""
    known = [code for code in campaign.languages if code != campaign.source]
    problems = [
        Problem(
            "options",
            f"--lang {code}: the campaign is not translated into it",
            None,
            f"choose from: {', '.join(known)}",
        )
        for code in wanted
        if code not in known
    ]
    if problems:
        raise Invalid(problems)


def gathered(
    campaign: Project,
    code: str,
    catalogue: Document,
    places: tuple[Place, ...],
    fits: tuple[Fit, ...],
    inside: Mapping[str, tuple[str, ...]],
) -> list[Shown]:
    """All strings of the campaign in their order, with all that is known of each."""
    by_context = _by_context(campaign, code, places)
    described, slides, most = _described(campaign), _slides(code, fits), budgets(fits)
    entries = {entry.key: entry for entry in catalogue.live}
    found = []
    for item in campaign.items.values():
        for text in item.fields.values():
            told, words, english = _both(campaign, code, text)
            entry = entries.get(text.context)
            found.append(
                Shown(
                    context=text.context,
                    source=english,
                    text=words,
                    state=told,
                    before=_before(entry, text) if entry and told == "fuzzy" else "",
                    most=most.get((code, text.context)),
                    places=tuple(by_context.get(text.context, ())),
                    described=tuple(described.get(text.context, ())),
                    notes=_notes(text, entry),
                    slides=tuple(slides.get(text.context, ())),
                    inside=inside.get(text.context, ()),
                )
            )
    return found


def _by_context(campaign: Project, code: str, places: tuple[Place, ...]) -> dict[str, list[Place]]:
    """The places of each string, in editions of the language, of the source, or of both."""
    ours = {code, campaign.source}
    found: dict[str, list[Place]] = {}
    for place in places:
        if place.locale in ours and set(campaign.editions[place.edition].locales) <= ours:
            found.setdefault(place.context, []).append(place)
    return found


def _described(campaign: Project) -> dict[str, dict[str, None]]:
    """The resources whose title or alt text a string is, in their order."""
    found: dict[str, dict[str, None]] = {}
    for resource in campaign.resources:
        for part in ("title", "alt"):
            names = found.setdefault(f"{resource.describe}/{part}", {})
            names[f"{resource.kind}/{resource.id}"] = None
    return found


def _slides(code: str, fits: tuple[Fit, ...]) -> dict[str, dict[str, None]]:
    """The decks on whose slides a string stands, in their order."""
    found: dict[str, dict[str, None]] = {}
    for fit in fits:
        if fit.locale == code and fit.artefact.startswith("decks/"):
            deck = fit.artefact.removeprefix("decks/").rpartition(" (")[0]
            found.setdefault(fit.context, {})[deck] = None
    return found


def in_decks(campaign: Project) -> dict[str, tuple[str, ...]]:
    """The decks whose file holds a string, anywhere."""
    found: dict[str, dict[str, None]] = {}
    for sketch in sketch_all(campaign):
        if sketch.ready and sketch.resource.kind == "decks":
            for name in sketch.found.places:
                found.setdefault(name.partition(" ")[2], {})[sketch.resource.id] = None
    return {context: tuple(decks) for context, decks in found.items()}


def _both(campaign: Project, code: str, text: Text) -> tuple[str, str, str]:
    """State, words in the language, words in the source language, whichever was written first."""
    if text.twins:
        twins = dict(text.twins)
        return "translated", twins.get(code, ""), twins.get(campaign.source, "")
    first = text.language or campaign.source
    other = campaign.catalogues.get(campaign.source if first == code else code)
    message = other.messages.get(text.context) if other else None
    words = message.text if message else ""
    told = state(text, other) if other else "missing"
    return (told, text.text, words) if first == code else (told, words, text.text)


def _before(entry: Entry, text: Text) -> str:
    """The English that the translation was made from, where it is no longer the English."""
    before = entry.before.get("msgid", "") or entry.source
    return before if alike(before) != alike(text.text) else ""


def _notes(text: Text, entry: Entry | None) -> tuple[str, ...]:
    notes = [f"Note: {text.note}"] if text.note else []
    return tuple(
        notes
        + [comment[2:] for comment in (entry.comments if entry else ()) if comment.startswith("# ")]
    )


def _json(code: str, source: str, places: tuple[Place, ...], strings: list[Shown]) -> bytes:
    where: dict[str, list[object]] = {string.context: [] for string in strings}
    for context, place in index(place for place in places if place.locale in (code, source)):
        where.setdefault(context, []).append(place)
    return (json.dumps(where, ensure_ascii=False, indent=1) + "\n").encode()


def _sweep(folder: Path, wanted: set[str]) -> None:
    """Crops of places that are no more."""
    for path in (folder / "crops").glob("*.webp"):
        if path.stem not in wanted and CROP.fullmatch(path.stem):
            path.unlink(missing_ok=True)
