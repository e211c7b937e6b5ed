"""brand/slides.toml and data/arial.toml: the slides' master, its layouts, and how wide their
letters are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from toolkit.media.decks.model import Box, Holder, SlideLayout, SlideMaster
from toolkit.model.problem import Problem
from toolkit.read.suggest import suggest
from toolkit.read.toml import Document

TYPES = ("title", "body", "pic", "tbl", "chart")
KEYS = (
    "type",
    "box",
    "box2",
    "size",
    "bold",
    "lead",
    "gap",
    "numbered",
    "align",
    "anchor",
    "inset",
    "on",
    "fill",
    "like",
    "head",
)
DRAWINGS = ("mark", "mark-bar")


def read_master(
    document: Document, letters: Document, fields: Collection[str]
) -> tuple[SlideMaster | None, list[Problem]]:
    """The master, or None when there is none or it cannot be understood.

    `fields` are those of tokens.toml.
    """
    if not document.values:
        return None, []
    problems: list[Problem] = []
    try:
        slide = document.values["slide"]
        footer, number = slide["footer"], slide["number"]
        layouts: dict[str, dict[str, SlideLayout]] = {"one": {}, "two": {}}
        for name, table in document.values["layout"].items():
            for count in layouts:
                if count in table:
                    layouts[count][name] = _layout(
                        document, name, table, count, _box(footer["box"])
                    )
                    problems += _faults(document, layouts[count][name], count, fields)
        widths = letter_widths(letters)
        master = SlideMaster(
            slide["width"] * 1000,
            slide["height"] * 1000,
            slide["smallest"],
            _box(footer["box"]),
            _box(number["box"]),
            footer["size"],
            layouts["one"],
            layouts["two"],
            widths,
            document.path,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return None, [
            Problem(
                "layout",
                f"the slides' layouts lack or garble {error}",
                document.at("layout"),
                "compare the other layouts of this file",
            )
        ]
    return master, problems


def letter_widths(document: Document) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Letter → width in 1/2048 em, regular and bold, from data/arial.toml."""
    regular, bold = (
        {
            letter: int(width)
            for width, members in document.values.get(face, {}).items()
            for letter in members
        }
        for face in ("regular", "bold")
    )
    return regular, bold


def _box(values: Any) -> Box:
    x, y, width, height = (round(value * 1000) for value in values)
    return x, y, width, height


def _layout(
    document: Document, name: str, table: Mapping[str, Any], count: str, footer: Box
) -> SlideLayout:
    own = table[count]
    holders = {key: _holder(key, value) for key, value in own.items() if isinstance(value, dict)}
    shown = own.get("footer", table.get("footer", True))
    picture = own.get("picture")
    return SlideLayout(
        name,
        table["field"],
        holders,
        None if shown is False else footer if shown is True else _box(shown),
        (
            (round(picture[0] * 1000), round(picture[1] * 1000), round(picture[2] * 1000))
            if picture
            else None
        ),
        {
            "tiles": [
                {"box": list(_box(tile["box"])), "fill": tile["fill"]}
                for tile in own.get("tiles", table.get("tiles", []))
            ],
            "wordmark": [list(_box(values)) for values in own.get("wordmark", [])],
            "figures": [
                {
                    "draw": figure["draw"],
                    "at": [round(v * 1000) for v in figure["at"]],
                    "on": figure.get("on", table["field"]),
                }
                for figure in own.get("figures", [])
            ],
        },
        tuple((start, end) for start, end in table.get("arrows", [])),
        document.at("layout", name, count),
    )


def _holder(name: str, table: Mapping[str, Any]) -> Holder:
    unknown = [key for key in table if key not in KEYS]
    if unknown:
        raise ValueError(f"'{unknown[0]}' of the placeholder '{name}'")
    boxes = tuple(_box(table[key]) for key in ("box", "box2") if key in table)
    rest = {
        key: value
        for key, value in table.items()
        if key not in ("type", "box", "box2", "size", "inset")
    }
    return Holder(
        name,
        table.get("type", "body"),
        boxes,
        tuple(table.get("size", ())),
        inset=round(table.get("inset", 0) * 1000),
        **rest,
    )


def _faults(
    document: Document, layout: SlideLayout, count: str, fields: Collection[str]
) -> list[Problem]:
    where = layout.where
    found = []
    holders = list(layout.holders.values())
    if (
        not holders
        or holders[0].type != "title"
        or sum(holder.type == "title" for holder in holders) != 1
    ):
        found.append(
            Problem(
                "layout",
                f"layout '{layout.name}' ({count}) does not start with one title",
                where,
                'its first placeholder is title = { type = "title", … }: it is read first',
            )
        )
    for holder in holders:
        at = document.at("layout", layout.name, count, holder.name)
        if holder.type not in TYPES:
            found.append(
                Problem(
                    "layout",
                    f"the placeholder '{holder.name}' of '{layout.name}' has the unknown type"
                    f" '{holder.type}'",
                    at,
                    suggest(holder.type, TYPES),
                )
            )
        if not holder.boxes or (holder.type in ("title", "body", "tbl") and not holder.sizes):
            found.append(
                Problem(
                    "layout",
                    f"the placeholder '{holder.name}' of '{layout.name}' has no box or no sizes",
                    at,
                    "box = [x, y, width, height], size = [32, 28, 24]",
                )
            )
        found += [
            Problem(
                "layout",
                f"'{layout.name}' names the unknown field '{name}'",
                at,
                suggest(name, fields),
            )
            for name in (holder.on, holder.fill)
            if name and name not in fields
        ]
    marks = layout.decoration["wordmark"]
    if marks and len(marks) != 1 + (count == "two"):
        found.append(
            Problem(
                "layout",
                f"'{layout.name}' ({count}) has {len(marks)} boxes for the slogan in {count}"
                f" language{'s' * (count == 'two')}",
                where,
                "wordmark = [[x, y, width, height]], one box for each language",
            )
        )
    names = (
        layout.field,
        *(tile["fill"] for tile in layout.decoration["tiles"]),
        *(figure["on"] for figure in layout.decoration["figures"]),
    )
    found += [
        Problem(
            "layout",
            f"'{layout.name}' names the unknown field '{name}'",
            where,
            suggest(name, fields),
        )
        for name in names
        if name not in fields
    ]
    found += [
        Problem(
            "layout",
            f"'{layout.name}' draws '{figure['draw']}', which nobody can",
            where,
            suggest(figure["draw"], DRAWINGS),
        )
        for figure in layout.decoration["figures"]
        if figure["draw"] not in DRAWINGS
    ]
    found += [
        Problem(
            "layout",
            f"an arrow of '{layout.name}' leads from or to '{end}', which it does not have",
            where,
            suggest(end, layout.holders),
        )
        for pair in layout.arrows
        for end in pair
        if end not in layout.holders
    ]
    return found
