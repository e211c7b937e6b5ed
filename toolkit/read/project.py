"""A project's folder: all that is no medium's own (names, languages, words, facts, templates)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from toolkit.model.campaign import (
    Brand,
    Format,
    Item,
    Partner,
    Project,
    Recipient,
    Resource,
    Sheet,
)
from toolkit.model.language import Language
from toolkit.model.lines import Lines
from toolkit.model.problem import Problem, Span
from toolkit.model.template import Template
from toolkit.read.content import (
    check_sources,
    doubtful,
    miscounted,
    read_content,
    repeated,
)
from toolkit.read.expiries import read_expiries
from toolkit.read.facts import all_facts
from toolkit.read.files import Files, folder_name, stem
from toolkit.read.house import HOUSE
from toolkit.read.inks import read_inks
from toolkit.read.known import Known
from toolkit.read.lent import with_house
from toolkit.read.lines import read_lines
from toolkit.read.logos import read_logo
from toolkit.read.pairs import read_pairs
from toolkit.read.partners import read_partners
from toolkit.read.pictures import read_pictures
from toolkit.read.resources import read_resources
from toolkit.read.source import Source, toml
from toolkit.read.tables import read_campaign, read_formats, read_school
from toolkit.read.templates import read_template
from toolkit.read.tokens import check_tokens, read_brand
from toolkit.read.toml import Document
from toolkit.read.translations import read_catalogues
from toolkit.read.typefaces import FONTS, read_typefaces, weights
from toolkit.read.upgrades import check_format
from toolkit.read.whereabouts import CAMPAIGN, refuse_no_campaign

_PACKAGE = re.compile(rb'(?:import|include)\s+"(@[^"]+)"')
TOKENS = "assets/brand/tokens.toml"


def read_source(root: Path) -> Source:
    """Read what is no medium's own; problems are noted. Raises Invalid without a campaign."""
    files = Files(root)
    campaign = _campaign(root, files)
    about, languages, editions = files.noting(read_campaign(campaign), CAMPAIGN)
    sheets, formats = _formats(files)
    known = _content(files, campaign, about.source, languages)
    tokens = _tokens(files)
    fonts = read_typefaces(files, languages, editions, campaign, tokens)
    resources = tuple(_resources(files, known.lists, known.items))
    brand, unlike = _brand(files, tokens, fonts, formats, resources)
    catalogues, undone = read_catalogues(files, languages, about.source, known)
    project = Project(
        id=about.id,
        source=about.source,
        publisher=about.publisher,
        date=about.date,
        languages=languages,
        editions=editions,
        sheets=sheets,
        formats=formats,
        items=known.items,
        lists=known.lists,
        facts=known.facts,
        templates=_templates(files),
        resources=resources,
        catalogues=catalogues,
        brand=brand,
        fonts=fonts,
        digests=files.digests,
        lines=_lines(files, campaign, known),
        recipients=_recipients(files, campaign),
        partners=_partners(files, campaign),
        expiries=tuple(read_expiries(files, campaign)),
        pairs=read_pairs(files, known.items),
        warnings=(*_doubts(known), *undone, *unlike),
        pictures=read_pictures(files),
    )
    return Source(files, project, campaign, tokens, known)


def _doubts(known: Known) -> Iterator[Problem]:
    """What a person should look at in the words: warnings."""
    yield from miscounted(known.items, known.lists)
    yield from repeated(known.items)
    yield from doubtful(known.items)


def _campaign(root: Path, files: Files) -> Document:
    """campaign.toml, in the format of this toolkit."""
    refuse_no_campaign(root)
    campaign = toml(files, CAMPAIGN)
    check_format(root, campaign)
    return campaign


def _lines(files: Files, campaign: Document, known: Known) -> Lines:
    lines, problems = read_lines(campaign, known)
    files.doubting(problems)
    return lines


def _tokens(files: Files) -> Document:
    tokens = toml(files, TOKENS)
    files.noting((None, check_tokens(tokens)), TOKENS)
    return tokens


def _brand(
    files: Files,
    tokens: Document,
    fonts: tuple[str, ...],
    formats: Mapping[str, Format],
    resources: Iterable[Resource],
) -> tuple[Brand, list[Problem]]:
    """The brand, and warnings of inks that look a little unlike its colours."""
    brand = files.noting(read_brand(tokens, FONTS, fonts), TOKENS, (FONTS, *weights(tokens)))
    if TOKENS in files.lost or TOKENS in files.wrong:  # inks are of colours
        return brand, []
    inks, unlike = read_inks(files, tokens, formats.values(), resources)
    return replace(brand, inks=inks), unlike


def _recipients(files: Files, campaign: Document) -> tuple[Recipient, ...]:
    """The school of campaign.toml is recipient number one."""
    recipient = files.noting(read_school(campaign), CAMPAIGN)
    if recipient is None:
        return ()
    if logo := recipient.lines.get("logo"):
        read_logo(files, f"assets/{logo.text}", logo.where)
    return (recipient,)


def _partners(files: Files, campaign: Document) -> tuple[Partner, ...]:
    """Those whose logos are there and can be taken: all else is a problem already."""
    partners = files.noting(read_partners(campaign), CAMPAIGN)
    return tuple(partner for partner in partners if read_logo(files, partner.logo, partner.where))


def _formats(files: Files) -> tuple[dict[str, Sheet], dict[str, Format]]:
    """Those that every campaign has, and its own, which may replace them by name."""
    sheets: dict[str, Sheet] = {}
    formats: dict[str, Format] = {}
    for name in ("paper", "platforms"):
        own = f"assets/data/{name}.toml"
        known = f"{HOUSE}/data/{name}.toml"
        for path in (known, own) if files.holds(own) else (known,):
            more_sheets, more_formats = files.noting(read_formats(toml(files, path)), path)
            sheets |= more_sheets
            formats |= more_formats
    return sheets, formats


def _content(
    files: Files, campaign: Document, source: str, languages: Mapping[str, Language]
) -> Known:
    """Items by path, the house's below the campaign's, the order of each file's list by the file's
    name, and the facts.
    """
    own: dict[str, Item] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for name, path in files.by_name("assets/content", ".toml", stem).items():
        more, lists[name] = files.noting(read_content(toml(files, path), source), path)
        own |= more
    files.noting((None, check_sources(own, source, languages)), needs=(CAMPAIGN,))
    items = with_house(files.root, own, source, languages)
    facts = all_facts(files, campaign, languages)
    return Known(items, lists, facts)


def _resources(
    files: Files, lists: Mapping[str, tuple[str, ...]], items: Mapping[str, Item]
) -> Iterator[Resource]:
    for path in files.find("assets/resources", ".toml"):
        resources, problems = read_resources(toml(files, path), lists, items)
        files.doubting(problems)
        yield from resources


def read_tags(root: Path) -> tuple[str, ...]:
    """The language tags of the campaign below root (cy-GB, en-GB); none where there is none."""
    document = toml(Files(root), CAMPAIGN)
    return (
        tuple(language.tag for language in read_campaign(document)[0][1].values())
        if document.values
        else ()
    )


def _templates(files: Files) -> dict[str, Template]:
    """Every folder of templates/ with a template.toml; all may read lib/ and the tokens."""
    shared = [TOKENS, *files.find("assets/templates/lib", ".typ", ".toml", ".svg", ".png")]
    for path in shared:
        _drawing(files, path)
    templates = {}
    for path in files.by_name("assets/templates", "/template.toml", folder_name).values():
        folder = path.rsplit("/", 1)[0]
        own = files.find(folder, ".typ", ".svg", ".png", ".jpg")
        for file in own:
            _drawing(files, file)
        template = files.noting(
            read_template(toml(files, path), folder, tuple(sorted((*own, *shared)))), path
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
