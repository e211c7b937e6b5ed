"""The tables of campaign.toml, data/*.toml, template.toml and resources/*.toml, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.model.campaign import Edition, Format, Item, Language, Resource, Sheet
from toolkit.model.message import Text
from toolkit.model.problem import Problem
from toolkit.model.template import Layout, Slot, Template
from toolkit.read.content import SLUG
from toolkit.read.suggest import suggest
from toolkit.read.toml import Document

OUTPUTS = ("screen", "print", "png", "jpeg", "svg")
SHAPES = ("text", "texts", "school", "qr")
SCHOOL = ("name", "person", "phone", "email", "logo")
RESOURCE_KEYS = ("id", "kind", "template", "describe", "formats", "editions", "slots", "each", "options")


@dataclass(frozen=True, slots=True)
class About:
    """The campaign itself: its name, source language, publisher, and the date of its words (ISO 8601)."""

    id: str
    source: str
    publisher: str
    date: str


def read_campaign(document: Document) -> tuple[tuple[About, dict[str, Language], dict[str, Edition]], list[Problem]]:
    """The campaign, its languages and editions, in the order in which they stand in campaign.toml."""
    table = document.values.get("campaign", {})
    about = About(str(table.get("id", "")), str(table.get("source", "")), str(table.get("publisher", "")), str(table.get("date", "")))
    problems = []
    languages = {}
    for code, row in document.values.get("language", {}).items():
        name, region = str(row.get("name", code)), str(row.get("region", ""))
        languages[code] = Language(code, str(row.get("english", name)), region, f"{code}-{region}" if region else code)
    editions = {}
    for name, locales in document.values.get("edition", {}).items():
        problems += [Problem("edition", f"edition '{name}' uses the unknown language '{locale}'", document.at("edition", name), suggest(locale, languages)) for locale in locales if locale not in languages]
        editions[name] = Edition(name, tuple(locales))
        if "cy" in locales and locales[0] != "cy":
            problems.append(Problem("parity", f"edition '{name}' does not put Welsh first", document.at("edition", name), "list cy first: the Welsh is read first"))
    if about.source not in languages:
        problems.append(Problem("campaign", f"the source language '{about.source}' has no [language.{about.source}]", document.at("campaign", "source"), suggest(about.source, languages)))
    if not isinstance(table.get("date"), date):
        problems.append(Problem("campaign", "the campaign has no date", document.at("campaign", "date"), "give the day of its words: date = 2026-11-22"))
    return (about, languages, editions), problems


def read_school(document: Document) -> tuple[dict[str, Text], list[Problem]]:
    """The lines of [school] that are filled in; a logo needs the school's name as its alt text."""
    table = document.values.get("school", {})
    problems = [Problem("school", f"[school] has no line '{key}'", document.at("school", key), suggest(key, SCHOOL)) for key in table if key not in SCHOOL]
    filled = {key: Text(f"school/{key}", str(table[key]), document.at("school", key)) for key in SCHOOL if str(table.get(key, "")).strip()}
    if "logo" in filled and "name" not in filled:
        problems.append(Problem("alt", "the school's logo has no alt text", filled["logo"].where, 'give the school\'s name: name = "…"'))
    return filled, problems


def read_formats(document: Document) -> tuple[tuple[dict[str, Sheet], dict[str, Format]], list[Problem]]:
    """Sheets and formats of data/paper.toml or data/platforms.toml."""
    problems = []
    sheets = {}
    for name, table in document.values.get("sheet", {}).items():
        try:
            safe = tuple(int(v) * 1000 for v in table.get("safe", (0, 0, 0, 0)))
            top, right, bottom, left = safe
            sheets[name] = Sheet(name, table["unit"], _milli(table["width"]), _milli(table["height"]), _milli(table["body_min"]), _milli(table["small_min"]), (top, right, bottom, left))
        except (KeyError, TypeError, ValueError) as error:
            problems.append(Problem("sheet", f"sheet '{name}' lacks or garbles {error}", document.at("sheet", name), "a sheet has width, height, unit, body_min and small_min"))
    formats = {}
    for name, table in document.values.get("format", {}).items():
        output = table.get("output", "")
        if output not in OUTPUTS:
            problems.append(Problem("format", f"format '{name}' has the unknown output '{output}'", document.at("format", name, "output"), suggest(str(output), OUTPUTS)))
            continue
        formats[name] = Format(name, str(table.get("sheet", "")), output, int(table.get("ppi", 72)), _milli(table.get("bleed", 0)), int(table.get("max_bytes", 0)), str(table.get("condition", "")), str(table.get("use", "")))
    return (sheets, formats), problems


def _milli(value: Any) -> int:
    return round(float(value) * 1000)


def read_template(document: Document, files: tuple[str, ...]) -> tuple[Template, list[Problem]]:
    """One template folder: its slots and layouts. `files` are what drawing may read."""
    folder = document.path.rsplit("/", 1)[0]
    name = folder.rsplit("/", 1)[-1]
    problems = []
    slots = {}
    for slot, shape in document.values.get("slots", {}).items():
        read = _slot(slot, shape)
        if read is None:
            problems.append(Problem("template", f"slot '{slot}' has the unknown shape {shape!r}", document.at("slots", slot), 'write "text", "texts", "school", "qr", { item = ["title"] } or { items = ["title"] }'))
        else:
            slots[slot] = read
    layouts = {
        sheet: Layout(sheet, tuple(table.get("editions", ())), _milli(table.get("height", 0)))
        for sheet, table in document.values.get("formats", {}).items()
    }
    entry = f"{folder}/{name}.typ"
    if entry not in files:
        problems.append(Problem("template", f"template '{name}' has no {name}.typ", document.at("slots"), f"draw it in {entry}"))
    return Template(name, str(document.values.get("about", "")), entry, slots, layouts, files, document.at("slots")), problems


def _slot(name: str, shape: Any) -> Slot | None:
    if isinstance(shape, str) and shape.rstrip("?") in SHAPES:
        return Slot(name, shape.rstrip("?"), (), shape.endswith("?"))
    if isinstance(shape, dict):
        for kind in ("item", "items"):
            if isinstance(shape.get(kind), list):
                return Slot(name, kind, tuple(map(str, shape[kind])), bool(shape.get("optional")))
    return None


def read_resources(document: Document, lists: Mapping[str, tuple[str, ...]], items: Mapping[str, Item]) -> tuple[list[Resource], list[Problem]]:
    """The resources of one file; `each` gives one for every item of a list."""
    resources = []
    problems = []
    for number, table in enumerate(document.values.get("resource", [])):
        where = document.at("resource", number)
        for key in table:
            if key not in RESOURCE_KEYS:
                problems.append(Problem("resource", f"a resource has no key '{key}'", document.at("resource", number, key), suggest(key, RESOURCE_KEYS)))
        lacking = [key for key in ("id", "kind", "template", "describe", "formats", "editions") if not table.get(key)]
        if lacking:
            problems.append(Problem("resource", f"the resource lacks {', '.join(lacking)}", where, "compare it with the others in this folder"))
            continue
        each = table.get("each", "")
        if each and (not each.endswith("/*") or each[:-2] not in lists):
            problems.append(Problem("resource", f"each = '{each}' names no list", document.at("resource", number, "each"), suggest(each, (f"{name}/*" for name in lists))))
            continue
        spans = {key: document.at("resource", number, key) for key in table} | {f"slots.{slot}": document.at("resource", number, "slots", slot) for slot in table.get("slots", {})}
        series = [items[path] for path in lists[each[:-2]]] if each else [Item("", 1, {})]
        for item in series:
            slug = table["id"].replace("{n}", str(item.position)).replace("{id}", item.path.rpartition("/")[2])
            if not SLUG.fullmatch(slug):
                problems.append(Problem("resource", f"'{slug}' cannot be a file name", document.at("resource", number, "id"), "use small letters, figures and hyphens"))
                continue
            slots = {slot: str(path).replace("{item}", item.path) for slot, path in table.get("slots", {}).items()}
            options = {key: str(value) for key, value in table.get("options", {}).items()}
            resources.append(Resource(slug, table["kind"], table["template"], table["describe"], tuple(table["formats"]), tuple(table["editions"]), slots, f"{table['kind']}/{table['id']}", item.path, item.position, where, options, spans))
    return resources, problems
