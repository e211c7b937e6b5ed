"""A project: its folder read whole into one frozen value, or all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from toolkit.engine.slides.pictograms import PICTURES
from toolkit.i18n.catalogue import read_catalogue
from toolkit.model.campaign import Edition, Fact, Format, Item, Language, Project, Resource, Sheet
from toolkit.model.deck import Deck, SlideMaster, labels
from toolkit.model.message import Catalogue
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.model.template import Template
from toolkit.read.content import read_content, read_facts
from toolkit.read.decks import Known, read_deck
from toolkit.read.files import Files
from toolkit.read.slides import letter_widths, read_master
from toolkit.read.suggest import suggest
from toolkit.read.tables import read_formats, read_languages, read_resources, read_school, read_template
from toolkit.read.tokens import check_tokens, read_brand
from toolkit.read.toml import Document, read_toml

FONTS = "assets/brand/fonts"
_PACKAGE = re.compile(rb'(?:import|include)\s+"(@[^"]+)"')
TOKENS = "assets/brand/tokens.toml"


def read_project(root: Path) -> Project:
    """Read assets/ and locales/ below root. Raises Invalid with every problem found."""
    files = Files(root)
    if not (root / "assets/campaign.toml").is_file():
        raise Invalid([Problem("project", f"{root} is not a campaign: it has no assets/campaign.toml", None, "go to the project's folder, or name it with --project")])
    problems = files.problems
    campaign = _toml(files, "assets/campaign.toml")
    languages, editions, found = read_languages(campaign)
    problems += found
    school, found = read_school(campaign)
    problems += found
    if "logo" in school:
        files.read(f"assets/{school['logo'].text}")
    sheets: dict[str, Sheet] = {}
    formats: dict[str, Format] = {}
    for name in ("paper", "platforms"):
        more, other, found = read_formats(_toml(files, f"assets/data/{name}.toml"))
        sheets |= more
        formats |= other
        problems += found
    items: dict[str, Item] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for path in files.find("assets/content", ".toml"):
        read, order, found = read_content(_toml(files, path))
        items |= read
        lists[Path(path).stem] = order
        problems += found
    facts, found = read_facts(_toml(files, "assets/data/facts.toml"), languages)
    problems += found
    fonts = tuple(path for path in files.find(FONTS, ".ttf", ".otf") if files.read(path) is not None)
    tokens = _toml(files, TOKENS)
    brand, found = read_brand(tokens, FONTS, fonts)
    problems += [*check_tokens(tokens), *found]
    templates = _templates(files)
    resources: list[Resource] = []
    for path in files.find("assets/resources", ".toml"):
        more_resources, found = read_resources(_toml(files, path), lists, items)
        resources += more_resources
        problems += found
    whole = not any(problem.code in ("toml", "file") for problem in problems)
    decks, master, found = _decks(files, tokens, Known(items, lists, facts, PICTURES), editions)
    problems += found if whole else []
    source = str(campaign.values.get("campaign", {}).get("source", ""))
    catalogues = _catalogues(files, languages, source)
    problems += _dangling(resources, templates, formats, editions, sheets, items, lists, facts, not any(problem.code in ("toml", "file") for problem in problems))
    problems += _same_path(resources)
    if problems:
        raise Invalid(sorted(set(problems), key=lambda p: (p.where or Span(""), p.message)))
    table = campaign.values["campaign"]
    return Project(str(table.get("id", "")), source, str(table.get("publisher", "")), str(table.get("date", "")), languages, editions, sheets, formats, items, lists, facts, templates, tuple(resources), catalogues, school, brand, fonts, files.digests, decks, master)


def read_tags(root: Path) -> tuple[str, ...]:
    """The language tags of the campaign below root (cy-GB, en-GB); none where there is no campaign."""
    languages, _, _ = read_languages(_toml(Files(root), "assets/campaign.toml"))
    return tuple(language.tag for language in languages.values())


def read_letters(root: Path) -> tuple[Mapping[str, int], Mapping[str, int]] | None:
    """How wide the letters of slides are, regular and bold; None where nobody says."""
    document = _toml(Files(root), "assets/data/arial.toml")
    return letter_widths(document) if document.values else None


def _toml(files: Files, path: str) -> Document:
    raw = files.read(path)
    if raw is None:
        return Document(path)
    document, problems = read_toml(path, raw)
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
        template, problems = read_template(_toml(files, path), tuple(sorted((*own, *shared))))
        files.problems += problems
        templates[template.name] = template
    return templates


def _drawing(files: Files, path: str) -> None:
    """Note a file that drawing reads. A build never uses the network, so Typst's packages are refused."""
    raw = files.read(path)
    if raw is not None and path.endswith(".typ") and (found := _PACKAGE.search(raw)):
        line = raw[: found.start()].count(b"\n") + 1
        files.problems.append(Problem("typst", f"the package {found.group(1).decode(errors='replace')} would come from the network", Span(path, line), "copy what you need into templates/lib/"))


def _decks(files: Files, tokens: Document, known: Known, editions: Mapping[str, Edition]) -> tuple[tuple[Deck, ...], SlideMaster | None, list[Problem]]:
    """The storyboards of decks/, and the master that they use, where there are any."""
    boards = files.find("assets/decks", ".toml")
    if not boards:
        return (), None, []
    fields = set(tokens.values.get("color", {})) & set(tokens.values.get("field", {}))
    master, problems = read_master(_toml(files, "assets/brand/slides.toml"), _toml(files, "assets/data/arial.toml"), fields)
    decks = []
    for path in boards:
        deck, found = read_deck(_toml(files, path), master, known, editions)
        problems += found
        decks += [deck] if deck else []
    problems += [Problem("deck", f"decks need the words '{label}', which do not exist", Span("assets/content/slides.toml"), "add them to content/slides.toml") for label in (labels(master) if master else ()) if known.lacks(label)]
    return tuple(decks), master, problems


def _catalogues(files: Files, languages: Mapping[str, Language], source: str) -> dict[str, Catalogue]:
    catalogues = {}
    for code in languages:
        if code == source:
            continue
        path = f"locales/{code}/LC_MESSAGES/campaign.po"
        raw = files.read(path)
        if raw is None:
            continue
        catalogues[code], problems = read_catalogue(path, code, raw)
        files.problems += problems
    return catalogues


def _dangling(
    resources: list[Resource],
    templates: Mapping[str, Template],
    formats: Mapping[str, Format],
    editions: Mapping[str, Edition],
    sheets: Mapping[str, Sheet],
    items: Mapping[str, Item],
    lists: Mapping[str, tuple[str, ...]],
    facts: Mapping[str, Fact],
    whole: bool,
) -> list[Problem]:
    """Names that lead nowhere: templates, formats, editions, slots and content paths."""
    problems = []
    known = {f"{path}/{field}" for path, item in items.items() for field in item.fields} | set(items) | {f"{name}/*" for name in lists} | {f"facts/{name}" for name in facts}
    for format in formats.values():
        if format.sheet not in sheets:
            problems.append(Problem("format", f"format '{format.id}' names the unknown sheet '{format.sheet}'", None, suggest(format.sheet, sheets)))
    for resource in resources:
        problems += [Problem("resource", f"'{resource.id}' names the unknown format '{name}'", resource.at("formats"), suggest(name, formats)) for name in resource.formats if name not in formats]
        problems += [Problem("resource", f"'{resource.id}' names the unknown edition '{name}'", resource.at("editions"), suggest(name, editions)) for name in resource.editions if name not in editions]
        template = templates.get(resource.template)
        if template is None:
            problems.append(Problem("resource", f"'{resource.id}' names the unknown template '{resource.template}'", resource.at("template"), suggest(resource.template, templates)))
        if not whole:  # a content file could not be read: what is missing is no news
            continue
        for field in ("title", "alt"):
            if f"{resource.describe}/{field}" not in known:
                problems.append(Problem("alt", f"'{resource.id}' has no {field}: {resource.describe}/{field} does not exist", resource.at("describe"), suggest(resource.describe, known)))
        if template:
            problems += _slots(resource, template, known, items, lists, facts)
    return problems


def _slots(resource: Resource, template: Template, known: set[str], items: Mapping[str, Item], lists: Mapping[str, tuple[str, ...]], facts: Mapping[str, Fact]) -> list[Problem]:
    problems = []
    for name in resource.slots:
        if name not in template.slots:
            problems.append(Problem("slot", f"'{resource.id}' fills the slot '{name}', which template '{template.name}' does not have", resource.at(f"slots.{name}"), suggest(name, template.slots)))
    for slot in template.slots.values():
        if slot.shape == "school":  # filled from campaign.toml
            continue
        path = resource.slots.get(slot.name)
        if path is None:
            if not slot.optional:
                problems.append(Problem("slot", f"'{resource.id}' leaves the slot '{slot.name}' of template '{template.name}' empty", resource.where, f"add {slot.name} = \"…\" under [resource.slots]"))
            continue
        if path not in known:
            problems.append(Problem("slot", f"'{resource.id}' fills '{slot.name}' with '{path}', which does not exist", resource.at(f"slots.{slot.name}"), suggest(path, known)))
            continue
        if slot.shape == "qr":
            fact = facts.get(path.removeprefix("facts/"))
            if fact is None or not all(isinstance(value, str) for value in fact.values.values()):
                problems.append(Problem("slot", f"the slot '{slot.name}' of '{resource.id}' wants a fact with a web address, not '{path}'", resource.at(f"slots.{slot.name}"), 'such as "facts/web"'))
            continue
        members = [items[p] for p in lists[path[:-2]]] if path.endswith("/*") else [items[path]] if path in items else []
        for item in members:
            problems += [Problem("slot", f"'{item.path}' has no '{field}', which template '{template.name}' prints", next(iter(item.fields.values())).where if item.fields else resource.where, f"add {field} = \"…\"") for field in slot.fields if field not in item.fields]
        if bool(members) != bool(slot.fields):
            wanted = f"an entry with {', '.join(slot.fields)}" if slot.fields else "a single string"
            problems.append(Problem("slot", f"the slot '{slot.name}' of '{resource.id}' wants {wanted}, not '{path}'", resource.at(f"slots.{slot.name}"), "compare template.toml"))
    return problems


def _same_path(resources: list[Resource]) -> list[Problem]:
    problems = []
    first: dict[tuple[str, str], Resource] = {}
    for resource in resources:
        name = (resource.kind, resource.id)
        if name in first:
            problems.append(Problem("path", f"two resources would write to {resource.kind}/{resource.id}", resource.where, f"the other is at {first[name].where}; give one another id"))
        first.setdefault(name, resource)
    return problems
