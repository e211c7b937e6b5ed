"""A project: its folder read whole into one frozen value, or all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from toolkit.engine.slides.pictograms import PICTURES
from toolkit.i18n.catalogue import read_catalogue
from toolkit.i18n.coverage import advances
from toolkit.media.decks.model import Deck, SlideMaster, labels
from toolkit.media.decks.read import Known, read_deck
from toolkit.media.decks.read_master import letter_widths, read_master
from toolkit.media.films.read import Ground, read_film, read_style
from toolkit.media.films.storyboard import LABELS, Storyboard
from toolkit.media.packs.model import Pack
from toolkit.media.packs.read import read_pack
from toolkit.media.posts.read import read_posting
from toolkit.media.site.model import Site
from toolkit.media.site.read import read_site
from toolkit.model.campaign import Edition, Format, Item, Language, Project, Resource, Sheet
from toolkit.model.message import Catalogue
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.model.template import Template
from toolkit.read.content import BOTH, check_sources, read_content, read_facts
from toolkit.read.files import Files
from toolkit.read.languages import check_fonts
from toolkit.read.names import dangling
from toolkit.read.pairs import read_pairs
from toolkit.read.tables import (
    read_campaign,
    read_formats,
    read_resources,
    read_school,
    read_template,
)
from toolkit.read.tokens import check_tokens, read_brand
from toolkit.read.toml import Document, read_toml
from toolkit.read.upgrades import check_format

FONTS = "assets/brand/fonts"
Letters = tuple[Mapping[str, int], Mapping[str, int]]  # 1/2048 em, regular and bold
_PACKAGE = re.compile(rb'(?:import|include)\s+"(@[^"]+)"')
CAMPAIGN = "assets/campaign.toml"
FACTS = "assets/data/facts.toml"
POSTING = "assets/data/posting.toml"
TOKENS = "assets/brand/tokens.toml"
SLIDES = "assets/brand/slides.toml"
LETTERS = "assets/data/arial.toml"
SITE = "assets/site/site.toml"


def read_project(root: Path) -> Project:
    """Read assets/ and locales/ below root. Raises Invalid with every problem found."""
    if not (root / CAMPAIGN).is_file():
        raise Invalid(
            [
                Problem(
                    "project",
                    f"{root} is not a campaign: it has no {CAMPAIGN}",
                    None,
                    "go to the project's folder, or name it with --project",
                )
            ]
        )
    files = Files(root)
    campaign = _toml(files, CAMPAIGN)
    check_format(root, campaign)
    about, languages, editions = files.noting(read_campaign(campaign), CAMPAIGN)
    school = files.noting(read_school(campaign), CAMPAIGN)
    if "logo" in school:
        files.read(f"assets/{school['logo'].text}")
    sheets, formats = _formats(files)
    items, lists = _content(files)
    files.problems += check_sources(items, languages)
    tokens = _toml(files, TOKENS)
    files.noting((None, check_tokens(tokens)), TOKENS)
    found = tuple(
        path for path in files.find(FONTS, ".ttf", ".otf") if files.read(path) is not None
    )
    fonts = tuple(
        path for path in found if path.rpartition("/")[0] == FONTS
    )  # those in folders are of other scripts
    files.noting(
        (None, list(check_fonts(languages, editions, found, campaign.at("language")))), CAMPAIGN
    )
    facts = files.noting(read_facts(_toml(files, FACTS), languages), FACTS)
    known = Known(items, lists, facts, PICTURES)
    master, decks = _decks(files, tokens, known, editions)
    master = master and replace(
        master, widths=_more_letters(root, master.widths, languages.values())
    )
    project = Project(
        id=about.id,
        source=about.source,
        publisher=about.publisher,
        date=about.date,
        languages=languages,
        editions=editions,
        sheets=sheets,
        formats=formats,
        items=items,
        lists=lists,
        facts=facts,
        templates=_templates(files),
        resources=tuple(_resources(files, lists, items)),
        catalogues=_catalogues(files, languages, about.source, items),
        school=school,
        brand=files.noting(read_brand(tokens, FONTS, fonts), TOKENS),
        fonts=fonts,
        digests=files.digests,
        decks=decks,
        master=master,
        posting=files.noting(
            read_posting(
                _toml(files, POSTING) if (root / POSTING).is_file() else Document(POSTING),
                items,
                facts,
                formats,
            ),
            POSTING,
        ),
        packs=tuple(_packs(files, items, editions)),
        films=_films(files, tokens, known, editions, sheets),
        pairs=read_pairs(files, items),
        site=_site(files, campaign, items),
    )
    problems = {*files.problems, *dangling(project, files.lost)}
    if problems:
        raise Invalid(sorted(problems, key=lambda p: (p.where or Span(""), p.message)))
    return project


def _formats(files: Files) -> tuple[dict[str, Sheet], dict[str, Format]]:
    sheets: dict[str, Sheet] = {}
    formats: dict[str, Format] = {}
    for name in ("paper", "platforms"):
        path = f"assets/data/{name}.toml"
        more_sheets, more_formats = files.noting(read_formats(_toml(files, path)), path)
        sheets |= more_sheets
        formats |= more_formats
    return sheets, formats


def _content(files: Files) -> tuple[dict[str, Item], dict[str, tuple[str, ...]]]:
    """Items by path, and the order of each file's list by the file's name."""
    items: dict[str, Item] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for path in files.find("assets/content", ".toml"):
        more, lists[Path(path).stem] = files.noting(read_content(_toml(files, path)), path)
        items |= more
    return items, lists


def _resources(
    files: Files, lists: Mapping[str, tuple[str, ...]], items: Mapping[str, Item]
) -> Iterator[Resource]:
    for path in files.find("assets/resources", ".toml"):
        yield from files.noting(read_resources(_toml(files, path), lists, items), path)


def _decks(
    files: Files, tokens: Document, known: Known, editions: Collection[str]
) -> tuple[SlideMaster | None, tuple[Deck, ...]]:
    """The storyboards of decks/ and the master that they use, where there are any."""
    boards = files.find("assets/decks", ".toml")
    if not boards:
        return None, ()
    fields = set(tokens.values.get("color", {})) & set(tokens.values.get("field", {}))
    master, problems = read_master(_toml(files, SLIDES), _toml(files, LETTERS), fields)
    decks = []
    for path in boards:
        deck, found = read_deck(_toml(files, path), master, known, editions)
        problems += found
        decks += [deck] if deck else []
    problems += [
        Problem(
            "deck",
            f"decks need the words '{label}', which do not exist",
            Span("assets/content/slides.toml"),
            "add them to content/slides.toml",
        )
        for label in (labels(master) if master else ())
        if known.lacks(label)
    ]
    if not files.lost:  # where a file could not be read, what is missing is no news
        files.problems += problems
    return master, tuple(decks)


def _site(files: Files, campaign: Document, items: Mapping[str, Item]) -> Site | None:
    """The site, where the campaign has one."""
    if not (files.root / SITE).is_file():
        return None
    return files.noting(read_site(files, _toml(files, SITE), campaign, items), SITE)


def _packs(files: Files, items: Mapping[str, Item], editions: Collection[str]) -> Iterator[Pack]:
    for path in files.find("assets/packs", ".toml"):
        document = _toml(files, path)
        pack, problems = read_pack(document, items, editions)
        if not files.lost:  # where a file could not be read, what is missing is no news
            files.problems += problems
        if pack:
            yield pack


def _films(
    files: Files,
    tokens: Document,
    known: Known,
    editions: Mapping[str, Edition],
    sheets: Mapping[str, Sheet],
) -> tuple[Storyboard, ...]:
    """The storyboards of videos/, and the sound files that they name."""
    boards = files.find("assets/videos", ".toml")
    if not boards:
        return ()
    style, problems = read_style(tokens)
    problems += [
        Problem(
            "film",
            f"transcripts of films need the words '{label}', which do not exist",
            Span(boards[0]),
            f"add them to content/{label.partition('/')[0]}.toml",
        )
        for label in LABELS
        if known.lacks(label)
    ]
    films: list[Storyboard] = []
    for path in boards:
        read, found = read_film(_toml(files, path), Ground(known, editions, sheets, style))
        films += read
        problems += found
    if not files.lost:  # where a file could not be read, what is missing is no news
        files.problems += problems
    for film in films:
        for sound in (*film.narration.values(), *film.music.values()):
            if not (files.root / sound).is_file():
                files.problems.append(
                    Problem(
                        "film",
                        f"the film '{film.id}' names the sound file {sound}, which is missing",
                        film.where,
                        "put it there, or take its line away",
                    )
                )
            elif sound not in files.digests:
                files.read(sound)
    return tuple(films)


def read_tags(root: Path) -> tuple[str, ...]:
    """The language tags of the campaign below root (cy-GB, en-GB); none where there is no campaign."""
    document = _toml(Files(root), CAMPAIGN)
    return (
        tuple(language.tag for language in read_campaign(document)[0][1].values())
        if document.values
        else ()
    )


def read_letters(root: Path) -> Letters | None:
    """How wide the letters of slides are, regular and bold; None where nobody says."""
    document = _toml(Files(root), LETTERS)
    languages = read_campaign(_toml(Files(root), CAMPAIGN))[0][1].values()
    return _more_letters(root, letter_widths(document), languages) if document.values else None


def _more_letters(root: Path, widths: Letters, languages: Iterable[Language]) -> Letters:
    """With the letters of languages that have fonts of their own, as wide as the widest of the
    fonts draws each alone.
    """
    more: dict[str, int] = {}
    for path in sorted({path for language in languages for path in language.fonts}):
        try:
            found = advances((root / path).read_bytes())
        except (OSError, ValueError):
            continue  # said elsewhere
        more |= {letter: max(width, more.get(letter, 0)) for letter, width in found.items()}
    return ({**more, **widths[0]}, {**more, **widths[1]}) if more else widths


def _toml(files: Files, path: str) -> Document:
    raw = files.read(path)
    if raw is None:
        return Document(path)
    document, problems = read_toml(path, raw)
    if problems:
        files.lost.add(path)
    files.problems += problems
    return document


def _templates(files: Files) -> dict[str, Template]:
    """Every folder of templates/ with a template.toml; all may read lib/ and the tokens."""
    shared = [TOKENS, *files.find("assets/templates/lib", ".typ", ".toml", ".svg", ".png")]
    for path in shared:
        _drawing(files, path)
    templates = {}
    for path in files.find("assets/templates", ".toml"):
        if not path.endswith("/template.toml"):
            continue
        folder = path.rsplit("/", 1)[0]
        own = files.find(folder, ".typ", ".svg", ".png", ".jpg")
        for file in own:
            _drawing(files, file)
        template = files.noting(
            read_template(_toml(files, path), tuple(sorted((*own, *shared)))), path
        )
        templates[template.name] = template
    return templates


def _drawing(files: Files, path: str) -> None:
    """Note a file that drawing reads.

    A build never uses the network, so Typst's packages are refused.
    """
    raw = files.read(path)
    if raw is not None and path.endswith(".typ") and (found := _PACKAGE.search(raw)):
        line = raw[: found.start()].count(b"\n") + 1
        files.problems.append(
            Problem(
                "typst",
                f"the package {found.group(1).decode(errors='replace')} would come from the"
                " network",
                Span(path, line),
                "copy what you need into templates/lib/",
            )
        )


def _catalogues(
    files: Files, languages: Mapping[str, Language], source: str, items: Mapping[str, Item]
) -> dict[str, Catalogue]:
    """One for each language that anything is translated into.

    The source language wants one only for blocks that were written in another.
    """
    catalogues = {}
    foreign = any(
        text.language not in ("", BOTH, source)
        for item in items.values()
        for text in item.fields.values()
    )
    for code in languages:
        path = f"locales/{code}/LC_MESSAGES/campaign.po"
        if code == source and not (foreign and (files.root / path).is_file()):
            if foreign:
                catalogues[code] = Catalogue(code, path)
            continue
        raw = files.read(path)
        if raw is None:
            continue
        catalogues[code] = files.noting(read_catalogue(path, code, raw))
    return catalogues
