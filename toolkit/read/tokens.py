"""Reads brand/tokens.toml, and asks whether the colours of its fields are legible (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from toolkit.model.campaign import Brand
from toolkit.model.colour import contrast, is_colour
from toolkit.model.look import palette
from toolkit.model.problem import Problem, Span
from toolkit.read.table import Table
from toolkit.read.toml import Document

TEXT, GRAPHICS = 4.5, 3.0


def read_brand(
    document: Document, folder: str, fonts: Collection[str]
) -> tuple[Brand, list[Problem]]:
    """The typeface of [font], the colours of [page]; `fonts` are the files that the folder has."""
    problems: list[Problem] = []
    file = Table(document, problems)
    file.needs(("font",), "font")
    table = file.table("font")
    named = table.table("files")
    files = {int(weight): f"{folder}/{named.text(weight)}" for weight in _weights(named)}
    problems += [
        Problem(
            "font",
            f"weight {weight} is {path}, which is {_amiss(path)}",
            document.at("font", "files"),
            "restore the file, or correct its name",
        )
        for weight, path in files.items()
        if path not in fonts
    ]
    if not fonts:
        problems = [
            Problem(
                "font", f"{folder} holds no fonts", Span(folder), "restore the brand's .ttf files"
            )
        ]
    return Brand(table.text("family"), files, palette(document.values)), problems


def _weights(named: Table) -> Iterator[str]:
    """The keys that say how heavy a typeface is; others are refused."""
    for key in named.values:
        if key.isdecimal() and len(key) < 5 and 1 <= int(key) <= 1000:
            yield key
        else:
            shown = key if len(key) < 20 else f"{key[:20]}…"
            hint = 'a number from 1 to 1000, as in 400 = "Name-Regular.ttf"'
            named.refuse("font", f"'{shown}' is no weight of a typeface", hint, key)


def _amiss(path: str) -> str:
    return "missing" if path.endswith((".ttf", ".otf")) else "no .ttf or .otf file"


def check_tokens(document: Document) -> list[Problem]:
    """Every field's text, and its child as a graphic; every pair that the tokens allow."""
    problems: list[Problem] = []
    file = Table(document, problems)
    file.needs(("color", "field"), "colour")
    colours = file.table("color").values
    problems += [
        Problem(
            "colour",
            f"the colour '{name}' is {value!r}, not #rrggbb",
            document.at("color", name),
            'write six digits after a hash: "#1a2b3c"',
        )
        for name, value in colours.items()
        if not is_colour(value)
    ]
    if problems:
        return problems
    problems += [
        problem
        for name, table in file.table("field").tables()
        if name in colours
        for problem in _field(name, table, colours)
    ]
    for kind, least in (("pairs", TEXT), ("pairs_graphics", GRAPHICS)):
        for name in file.table(kind).values:
            first, _, second = name.partition("_on_")
            known, where = colours | {"black": "#000000"}, document.at(kind, name)
            problems += _pair(known, f"the pair '{name}'", first, second, least, where)
    return problems + _page(file, colours)


def _field(name: str, table: Table, colours: dict[str, str]) -> Iterator[Problem]:
    """What stands on a field: its text, text inside its shapes, and the child."""
    ink, inner, child = (table.values.get(key) for key in ("ink", "text_in_ink", "child"))
    for label, first, second, least in (
        ("text", ink, name, TEXT),
        ("text inside shapes", inner, ink, TEXT),
        ("the child", child, name, GRAPHICS),
    ):
        yield from _pair(colours, f"{label} on field '{name}'", first, second, least, table.at())


def _page(file: Table, colours: dict[str, str]) -> list[Problem]:
    """[page]: the fields and colours of the pages that the toolkit writes itself.

    A brand may leave it out. Text on the two fields is checked with the fields.
    """
    page, fields = file.table("page"), file.table("field")
    if not page.values:
        return []
    known = sorted(set(fields.values) & set(colours))
    problems = [
        Problem(
            "colour",
            f"[page] names no field as its {role}",
            page.at(role),
            f'write {role} = "…"; fields are: {", ".join(known)}',
            lacks=f"colour {page.text(role)}",
        )
        for role in ("ground", "head")
        if page.text(role) not in known
    ]
    if problems:
        return problems
    ink = fields.table(page.text("ground")).text("ink")
    for role in ("quiet", "frame"):
        label = f"text on the {role} of [page]"
        problems += _pair(colours, label, ink, page.text(role), TEXT, page.at(role))
    return problems


def _pair(
    colours: dict[str, str], label: str, first: object, second: object, least: float, where: Span
) -> list[Problem]:
    unknown = [name for name in (first, second) if name not in colours]
    if unknown:
        return [
            Problem(
                "colour",
                f"{label} names the unknown colour {unknown[0]!r}",
                where,
                f"known: {', '.join(sorted(colours))}",
                lacks=f"colour {unknown[0]}",
            )
        ]
    ratio = contrast(colours[str(first)], colours[str(second)])
    if ratio >= least:
        return []
    return [
        Problem(
            "contrast",
            f"{label}: {first} on {second} has a contrast of {ratio:.2f}:1; WCAG AA asks for"
            f" {least:g}:1",
            where,
            "choose a darker or a lighter colour",
        )
    ]
