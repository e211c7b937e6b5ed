"""Reads resources/*.toml: what is made of which words, with which template, in which formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.model.campaign import Item, Resource, members
from toolkit.model.problem import Problem
from toolkit.read.audience import read_audience
from toolkit.read.content import SLUG
from toolkit.read.ids import propose
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.tables import FILE_NAME
from toolkit.read.toml import Document

RESOURCE_KEYS = (
    "id",
    "kind",
    "template",
    "describe",
    "formats",
    "editions",
    "slots",
    "each",
    "options",
    "audience",
)


def read_resources(
    document: Document, lists: Mapping[str, tuple[str, ...]], items: Mapping[str, Item]
) -> tuple[list[Resource], list[Problem]]:
    """The resources of one file; `each` gives one for every item of a list."""
    problems: list[Problem] = []
    file = Table(document, problems)
    file.only(("resource",), "resource", "a file of resources")
    resources = [
        resource for _, table in file.rows("resource") for resource in _series(table, lists, items)
    ]
    return resources, problems


def _series(
    table: Table, lists: Mapping[str, tuple[str, ...]], items: Mapping[str, Item]
) -> Iterator[Resource]:
    table.only(RESOURCE_KEYS, "resource", "a resource")
    lacking = [
        key
        for key in ("id", "kind", "template", "describe", "formats", "editions")
        if not table.values.get(key)
    ]
    each = table.text("each")
    kind = table.text("kind")
    if lacking:
        table.refuse(
            "resource",
            f"the resource lacks {', '.join(lacking)}",
            "compare it with the others in this folder",
        )
    elif each and not members(each, items, lists):
        table.refuse(
            "resource",
            f"each = '{each}' names no list",
            suggest(each, (f"{name}/*" for name in lists)),
            "each",
        )
    elif not SLUG.fullmatch(kind):
        table.refuse("resource", f"the kind '{kind}' cannot be a folder's name", FILE_NAME, "kind")
    else:
        for item in members(each, items, lists) if each else [Item("", 1, {})]:
            yield from _resource(table, kind, item)


def _resource(table: Table, kind: str, item: Item) -> Iterator[Resource]:
    name = table.text("id")
    slug = name.replace("{n}", str(item.position)).replace("{id}", item.path.rpartition("/")[2])
    formats, editions = table.texts("formats"), table.texts("editions")
    if not SLUG.fullmatch(slug):
        hint = FILE_NAME if "{" in name else f"{propose('id', name, 'name it')}; {FILE_NAME}"
        table.refuse("resource", f"'{slug}' cannot be a file name", hint, "id")
        return
    for key, given in (("formats", formats), ("editions", editions)):
        if twice := [one for number, one in enumerate(given) if one in given[:number]]:
            table.refuse(
                "resource", f"'{slug}' names '{twice[0]}' twice in its {key}", "name each once", key
            )
            return
    slots = table.table("slots")
    spans = {key: table.at(key) for key in table.values} | {
        f"slots.{slot}": slots.at(slot) for slot in slots.values
    }
    filled = {slot: _filling(slots, slot).replace("{item}", item.path) for slot in slots.values}
    options = {key: table.table("options").text(key) for key in table.table("options").values}
    yield Resource(
        id=slug,
        kind=kind,
        template=table.text("template"),
        describe=table.text("describe"),
        formats=formats,
        editions=editions,
        slots=filled,
        series=f"{kind}/{name}",
        item=item.path,
        position=item.position,
        where=table.at(),
        options=options,
        spans=spans,
        audience=read_audience(table) or item.audience,
    )


def _filling(slots: Table, name: str) -> str:
    """A content path; or several, one after the other: ["notes/hello", "notes/bye"]."""
    several = isinstance(slots.values[name], list)
    return ", ".join(slots.texts(name)) if several else slots.text(name)
