"""Reads template.toml: which slots a template has, on which sheets it can be laid out, and how many
things and languages each layout holds.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.model.campaign import SCHOOL
from toolkit.model.problem import Problem
from toolkit.model.template import LISTS, Amounts, Layout, Slot, Template
from toolkit.read.reading_order import read_reading
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

SHAPES = ("text", "texts", "school", "partners", "qr", "agenda", "picture")
FILE_KEYS = ("about", "slots", "formats", "options", "pictures", "leaves", "reading")
FORMAT_KEYS = ("languages", "height", "count", "leaves")
MOST_LANGUAGES = 9
AMOUNT = "the fewest and the most: count = [3, 6], or for each number of languages: { 1 = [3, 9] }"


def read_template(
    document: Document, folder: str, files: tuple[str, ...]
) -> tuple[Template, list[Problem]]:
    """One template's folder: its slots and layouts. `files` are what drawing may read."""
    problems: list[Problem] = []
    file = Table(document, problems)
    file.only(FILE_KEYS, "template", "template.toml")
    name = folder.rsplit("/", 1)[-1]
    slots = file.table("slots")
    read = {slot: found for slot in slots.values if (found := _slot(slots, slot))}
    layouts = {
        sheet: _layout(sheet, table, read) for sheet, table in file.table("formats").tables()
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
            pictures=file.texts("pictures"),
            reading=read_reading(file.table("reading"), read),
            leaves={
                option: {value: table.texts(value) for value in table.values}
                for option, table in file.table("leaves").tables()
                if all(_prints(table, read, value) for value in table.values)
            },
        ),
        problems,
    )


def _layout(sheet: str, table: Table, slots: Mapping[str, Slot]) -> Layout:
    table.only(FORMAT_KEYS, "template", "a format")
    height, grows = _height(table, slots)
    counted = table.table("count")
    leaves = table.table("leaves")
    return Layout(
        sheet,
        _languages(table),
        height,
        grows,
        {slot: _amounts(counted, slot) for slot in counted.values if _holds(counted, slots, slot)},
        {
            int(number): leaves.texts(number)
            for number in leaves.values
            if _is_number(leaves, number) and _prints(leaves, slots, number)
        },
        table.at("languages"),
    )


def _languages(table: Table) -> tuple[int, ...]:
    """Numbers of languages that the layout prints together: [1], or [1, 2]."""
    found = table.values.get("languages")
    numbers = found if isinstance(found, list) else []
    if numbers and all(type(n) is int and 1 <= n <= MOST_LANGUAGES for n in numbers):
        return tuple(numbers)
    if found is None and not set(table.values) <= set(FORMAT_KEYS):
        return (1,)  # a key that is called otherwise has been refused already
    table.refuse(
        "template",
        "the format does not say how many languages it prints together",
        "one, or one and two side by side: languages = [1, 2]",
        "languages",
    )
    return (1,)


def _height(table: Table, slots: Mapping[str, Slot]) -> tuple[int, dict[str, int]]:
    """A height, or a base and what each thing in a slot adds: { base = 1920, steps = 428 }."""
    if not isinstance(table.values.get("height"), dict):
        return table.thousandths("height", 0), {}
    parts = table.table("height")
    grows = {
        slot: parts.thousandths(slot)
        for slot in parts.values
        if slot != "base" and _holds(parts, slots, slot)
    }
    return parts.thousandths("base"), grows


def _holds(table: Table, slots: Mapping[str, Slot], name: str) -> bool:
    """Is there a slot of that name that holds several things?"""
    several = [slot.name for slot in slots.values() if slot.shape in LISTS]
    if name in several:
        return True
    message = f"'{name}' is no slot that holds several things"
    table.refuse("template", message, suggest(name, several), name)
    return False


def _is_number(table: Table, name: str) -> bool:
    """Is the key a number of languages?"""
    if name.isdecimal() and len(name) < 5 and 0 < int(name) <= MOST_LANGUAGES:
        return True
    table.refuse("template", f"'{name}' is no number of languages", "such as 1 or 2", name)
    return False


def _prints(table: Table, slots: Mapping[str, Slot], number: str) -> bool:
    """Are all that a layout leaves out slots, or fields of slots with items?"""
    known = {
        name
        for slot in slots.values()
        for name in (
            slot.name,
            *(f"{slot.name}.{field}" for field in (*slot.fields, *slot.may)),
        )
    }
    if unknown := [name for name in table.texts(number) if name not in known]:
        message = f"'{unknown[0]}' is no slot, and no field of one"
        table.refuse("template", message, suggest(unknown[0], known), number)
    return not unknown


def _amounts(table: Table, key: str) -> Amounts:
    """[3, 6], or { 1 = [3, 9], 2 = [3, 6] } where it depends on the number of languages."""
    value = table.values[key]
    parts = value if isinstance(value, dict) else {"0": value}
    for number, amount in parts.items():
        right = (
            isinstance(amount, list) and len(amount) == 2 and all(type(n) is int for n in amount)
        )
        if not (number.isdecimal() and len(number) < 5 and right and 0 <= amount[0] <= amount[1]):
            table.refuse("template", f"'{key}' does not say how many things it holds", AMOUNT, key)
            return {}
    return {int(number): (amount[0], amount[1]) for number, amount in parts.items()}


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


def _lines_of_a_school(shape: Mapping[str, object]) -> bool:
    """Does it say which lines of [school] the layout prints?"""
    lines = shape.get("school")
    return isinstance(lines, list) and bool(lines) and all(line in SCHOOL for line in lines)


def _slot(slots: Table, name: str) -> Slot | None:
    shape = slots.values[name]
    if isinstance(shape, str) and shape.rstrip("?") in SHAPES:
        return Slot(name, shape.rstrip("?"), (), shape.endswith("?"))
    if isinstance(shape, dict):
        if _lines_of_a_school(shape):
            return Slot(name, "school", tuple(shape["school"]), shape.get("optional") is True)
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
                    _amounts(slots.table(name), "count") if "count" in shape else {},
                )
    slots.refuse(
        "template",
        f"slot '{name}' has the unknown shape {shape!r}",
        'write "text", "texts", "school", "partners", "qr", "agenda", "picture",'
        ' { item = ["title"] }, { items = ["title", "body?"] } or { school = ["person"] }, of'
        f" {', '.join(SCHOOL)}",
        name,
    )
    return None
