"""decks/*.toml: storyboards, slide by slide, checked against the layouts and the words that there
are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from toolkit.media.decks.model import Deck, Slide, SlideMaster
from toolkit.model.campaign import Fact, Item
from toolkit.model.problem import Problem
from toolkit.read.content import SLUG
from toolkit.read.suggest import suggest
from toolkit.read.toml import Document

DECK_KEYS = ("title", "alt", "minutes", "editions")
SLIDE_KEYS = ("id", "layout", "notes", "minutes", "part", "picture", "links", "values")
SPAN = re.compile(
    r"([a-z0-9-]+)/(?:\*|(\d+)\.\.(\d+))/([a-z0-9_]+)"
)  # steps/*/title, steps/1..5/title
SPECIAL = ("@agenda", "@contact")


class Known:
    """The content paths that a slide may print, and the pictures that it may show."""

    def __init__(
        self,
        items: Mapping[str, Item],
        lists: Mapping[str, tuple[str, ...]],
        facts: Mapping[str, Fact],
        pictures: Collection[str],
    ) -> None:
        self.items, self.lists, self.facts, self.pictures = items, lists, facts, pictures
        self.strings = {f"{path}/{name}" for path, item in items.items() for name in item.fields}

    def lacks(self, path: str) -> bool:
        """Does the path lead nowhere?"""
        if path.startswith("@"):
            return path not in SPECIAL and not path[1:].isdigit()
        if path.startswith("facts/"):
            name, _, number = path.removeprefix("facts/").partition("/")
            fact = self.facts.get(name)
            listed = fact is not None and any(isinstance(v, tuple) for v in fact.values.values())
            if listed and not number:
                return (
                    name != "slogan"
                )  # the slogan's words are lines; no other list is known to be
            return fact is None or (
                bool(number)
                and not all(
                    isinstance(v, tuple) and number.isdigit() and 0 < int(number) <= len(v)
                    for v in fact.values.values()
                )
            )
        if found := SPAN.fullmatch(path):
            members = self.lists.get(found[1], ())
            return (
                not members
                or int(found[3] or 1) > len(members)
                or any(f"{member}/{found[4]}" not in self.strings for member in members)
            )
        return path not in self.strings and path not in SPECIAL


def read_deck(
    document: Document, master: SlideMaster | None, known: Known, editions: Collection[str]
) -> tuple[Deck | None, list[Problem]]:
    """One storyboard; None when its head is wrong."""
    name = document.path.rsplit("/", 1)[-1].removesuffix(".toml")
    head = document.values.get("deck", {})
    lacking = [key for key in DECK_KEYS if not head.get(key)]
    if lacking or not SLUG.fullmatch(name):
        return None, [
            Problem(
                "deck",
                f"the deck '{name}' lacks"
                f" {', '.join(lacking) or 'a name of small letters, figures and hyphens'}",
                document.at("deck"),
                "compare the other decks of this folder",
            )
        ]
    problems = [
        Problem(
            "deck",
            f"'{name}' names the unknown edition '{edition}'",
            document.at("deck", "editions"),
            suggest(edition, editions),
        )
        for edition in head["editions"]
        if edition not in editions
    ]
    problems += [
        Problem(
            "deck",
            f"'{name}': {key} = '{head[key]}' does not exist",
            document.at("deck", key),
            suggest(head[key], known.strings),
        )
        for key in ("title", "alt")
        if known.lacks(head[key])
    ]
    tables = document.values.get("slide", [])
    if (
        not isinstance(tables, list)
        or not all(isinstance(table, dict) for table in tables)
        or not tables
    ):
        return None, [
            Problem(
                "deck",
                f"the deck '{name}' has no slides",
                document.at("deck"),
                "each slide begins with [[slide]]",
            )
        ]
    garbled = [
        Problem(
            "slide",
            f"slide {n + 1} of '{name}': {wrong}",
            document.at("slide", n),
            "compare the other decks of this folder",
        )
        for n, table in enumerate(tables)
        if (wrong := _garbled(table))
    ]
    if garbled:
        return None, garbled
    slides: list[Slide] = []
    for number, table in enumerate(tables):
        slide = _slide(document, number, table)
        problems += [
            Problem(
                "slide",
                f"slide {number + 1} of '{name}' lacks '{key}'",
                slide.where,
                'each slide has an id, a layout and notes: notes = "briefing/why/notes"',
            )
            for key in ("id", "layout", "notes")
            if not getattr(slide, key)
        ]
        if slide.id in {other.id for other in slides}:
            problems.append(
                Problem(
                    "slide",
                    f"the id '{slide.id}' is used twice in '{name}'",
                    slide.where,
                    "give each slide its own id",
                )
            )
        slides.append(slide)
    names = [slide.id for slide in slides]
    agenda = any(slide.part for slide in slides)
    for slide in slides:
        problems += _words(slide, known)
        problems += [
            Problem(
                "slide",
                f"'{slide.id}' links to the slide '{target}', which '{name}' does not have",
                slide.at("links"),
                suggest(target, names),
            )
            for target in slide.links.values()
            if target not in names
        ]
        if master:
            problems += _holders(slide, master, head["editions"], agenda)
    if any(slide.part for slide in slides) and not slides[0].part:
        problems.append(
            Problem(
                "slide",
                f"the first slide of '{name}' begins no part, and others do",
                slides[0].where,
                "every slide belongs to a part: give the first one a part",
            )
        )
    total = sum(slide.minutes for slide in slides)
    if total != head["minutes"]:
        problems.append(
            Problem(
                "minutes",
                f"the slides of '{name}' take {total} minutes; the deck says {head['minutes']}",
                document.at("deck", "minutes"),
                "correct one or the other: the agenda prints them",
            )
        )
    return (
        Deck(
            name,
            head["title"],
            head["alt"],
            total,
            tuple(head["editions"]),
            tuple(slides),
            document.at("deck"),
        ),
        problems,
    )


def _garbled(table: Mapping[str, Any]) -> str:
    """What keeps a slide from being read; "" when nothing does."""
    if not isinstance(table.get("minutes", 0), int) or table.get("minutes", 0) < 0:
        return "its minutes are not a whole number"
    wrong = [key for key in ("links", "values") if not isinstance(table.get(key, {}), dict)] + [
        key
        for key in ("id", "layout", "part", "picture")
        if not isinstance(table.get(key, ""), str)
    ]
    return f"'{wrong[0]}' is not what it should be" if wrong else ""


def _slide(document: Document, number: int, table: Mapping[str, Any]) -> Slide:
    notes = table.get("notes", ())
    return Slide(
        str(table.get("id", "")),
        str(table.get("layout", "")),
        {key: value for key, value in table.items() if key not in SLIDE_KEYS},
        (notes,) if isinstance(notes, str) else tuple(map(str, notes)),
        int(table.get("minutes", 0)),
        str(table.get("part", "")),
        str(table.get("picture", "")),
        dict(table.get("links", {})),
        {key: str(value) for key, value in table.get("values", {}).items()},
        document.at("slide", number),
        {key: document.at("slide", number, key) for key in table},
    )


def paths(value: Any) -> Iterator[str]:
    """The content paths of a slot, however nested."""
    if isinstance(value, list):
        for part in value:
            yield from paths(part)
    else:
        yield str(value)


def _words(slide: Slide, known: Known) -> list[Problem]:
    used = (
        [(key, path) for key, value in slide.slots.items() for path in paths(value)]
        + [("notes", path) for path in slide.notes]
        + ([("part", slide.part)] if slide.part else [])
    )
    found = [
        Problem(
            "slide",
            f"'{slide.id}' fills '{key}' with '{path}', which does not exist",
            slide.at(key),
            suggest(path, known.strings),
        )
        for key, path in used
        if known.lacks(path)
    ]
    if slide.picture and slide.picture not in known.pictures:
        found.append(
            Problem(
                "picture",
                f"'{slide.id}' shows the picture '{slide.picture}', which nobody has drawn",
                slide.at("picture"),
                suggest(slide.picture, known.pictures),
            )
        )
    return found


def _holders(
    slide: Slide, master: SlideMaster, editions: Collection[str], agenda: bool
) -> list[Problem]:
    """Does the layout have what the slide fills, and does the slide fill what the layout needs?"""
    layouts = [
        (count, table.get(slide.layout))
        for count, table in (("one", master.one), ("two", master.two))
        if any(("-" in edition) == (count == "two") for edition in editions)
    ]
    if any(layout is None for _, layout in layouts):
        return [
            Problem(
                "slide",
                f"'{slide.id}' uses the layout '{slide.layout}', which {master.path} does not have"
                " for every edition",
                slide.at("layout"),
                suggest(slide.layout, set(master.one) & set(master.two)),
            )
        ]
    found = []
    for count, layout in layouts:
        assert layout is not None
        found += [
            Problem(
                "slide",
                f"'{slide.id}' fills '{key}', a placeholder that the layout '{layout.name}'"
                f" ({count}) lacks",
                slide.at(key),
                f"{suggest(key, layout.holders)}; or add it at {layout.where}",
            )
            for key in slide.slots
            if key not in layout.holders
        ]
        empty = [
            holder.name
            for holder in layout.holders.values()
            if holder.type != "pic" and holder.name not in slide.slots
        ]
        found += [
            Problem(
                "slide",
                f"'{slide.id}' leaves '{name}' of the layout '{layout.name}' empty",
                slide.where,
                f'add {name} = "…"',
            )
            for name in empty
        ]
        if slide.picture and layout.picture is None:
            found.append(
                Problem(
                    "picture",
                    f"the layout '{layout.name}' ({count}) has no place for a picture",
                    slide.at("picture"),
                    "choose another layout, or add picture = [x, y, size] to it",
                )
            )
        found += [
            Problem(
                "slide",
                f"'{slide.id}': '{name}' {wrong}",
                slide.at(name),
                "compare the other decks of this folder",
            )
            for name, value in slide.slots.items()
            if name in layout.holders
            and (wrong := _misfilled(layout.holders[name].type, value, agenda))
        ]
    return list(dict.fromkeys(found))


def _misfilled(kind: str, value: Any, agenda: bool) -> str:
    """What is wrong with the form of a slot's value; "" when nothing is."""
    if "@agenda" in list(paths(value)) and not agenda:
        return "prints the agenda, but no slide begins a part"
    if kind == "pic":
        return "is the school's logo, which comes from campaign.toml"
    if kind == "chart":
        return "" if value == "@agenda" else 'draws the agenda only: write "@agenda"'
    if kind == "tbl":
        rows = value if isinstance(value, list) else []
        whole = len(rows) > 1 and all(
            isinstance(row, list)
            and row
            and len(row) == len(rows[0])
            and all(isinstance(cell, str) for cell in row)
            for row in rows
        )
        return "" if whole else "is a table: a list of rows, all of one length, the header first"
    return (
        ""
        if isinstance(value, str)
        or (isinstance(value, list) and value and all(isinstance(path, str) for path in value))
        else "is a path, or a list of paths"
    )
