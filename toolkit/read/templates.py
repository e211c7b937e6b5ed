"""Reads template.toml: which slots a template has, and on which sheets it can be laid out."""

from __future__ import annotations

from toolkit.model.problem import Problem
from toolkit.model.template import Layout, Slot, Template
from toolkit.read.table import Table
from toolkit.read.toml import Document

SHAPES = ("text", "texts", "school", "partners", "qr", "agenda", "picture")


def read_template(
    document: Document, folder: str, files: tuple[str, ...]
) -> tuple[Template, list[Problem]]:
    """One template's folder: its slots and layouts. `files` are what drawing may read."""
    problems: list[Problem] = []
    file = Table(document, problems)
    name = folder.rsplit("/", 1)[-1]
    slots = file.table("slots")
    read = {slot: found for slot in slots.values if (found := _slot(slots, slot))}
    layouts = {
        sheet: Layout(
            sheet, table.texts("editions"), table.thousandths("height", 0), table.at("editions")
        )
        for sheet, table in file.table("formats").tables()
    }
    entry = f"{folder}/{name}.typ"
    if entry not in files:
        slots.refuse("template", f"template '{name}' has no {name}.typ", f"draw it in {entry}")
    offered = file.table("options")
    options = {name: _choices(offered, name) for name in offered.values}
    return (
        Template(
            name=name,
            about=file.text("about"),
            entry=entry,
            slots=read,
            layouts=layouts,
            files=files,
            where=document.at("slots"),
            options=options if "options" in file.values else None,
        ),
        problems,
    )


def _choices(offered: Table, name: str) -> tuple[str, ...]:
    """The values that an option may have, the usual one first."""
    if found := offered.texts(name):
        return found
    offered.refuse(
        "template",
        f"the option '{name}' offers nothing",
        f'list its values, the usual one first: {name} = ["yes", "no"]',
        name,
    )
    return ("",)


def _slot(slots: Table, name: str) -> Slot | None:
    shape = slots.values[name]
    if isinstance(shape, str) and shape.rstrip("?") in SHAPES:
        return Slot(name, shape.rstrip("?"), (), shape.endswith("?"))
    if isinstance(shape, dict):
        for kind in ("item", "items"):
            fields = shape.get(kind)
            if (
                isinstance(fields, list)
                and fields
                and all(isinstance(field, str) for field in fields)
            ):
                return Slot(
                    name,
                    kind,
                    tuple(field for field in fields if not field.endswith("?")),
                    shape.get("optional") is True,
                    tuple(field[:-1] for field in fields if field.endswith("?")),
                )
    slots.refuse(
        "template",
        f"slot '{name}' has the unknown shape {shape!r}",
        'write "text", "texts", "school", "partners", "qr", "agenda", "picture",'
        ' { item = ["title"] } or { items = ["title", "body?"] }',
        name,
    )
    return None
