"""Are the words and pictures of a slide there, and do they suit the placeholders of its layout?"""

from __future__ import annotations

from collections.abc import Collection

from toolkit.media.decks.model import Deck, Slide, SlideLayout, SlideMaster, Slot, lines, rows
from toolkit.model.picture import drawn_as
from toolkit.read.known import Known
from toolkit.read.suggest import suggest
from toolkit.read.table import Table


def refuse_words(table: Table, slide: Slide, known: Known, pictures: Collection[str]) -> None:
    """Refuse content paths that lead nowhere, and a picture that nobody has drawn."""
    used = [(key, path) for key, slot in slide.slots.items() for path in lines(slot)]
    used += [("notes", path) for path in slide.notes]
    used += [("part", slide.part)] if slide.part else []
    for key, path in used:
        if known.lacks(path):
            table.refuse(
                "slide",
                f"'{slide.id}' fills '{key}' with '{path}', which does not exist",
                known.counted(path) or suggest(path, known.strings),
                key,
                lacks=path,
            )
    tables = (
        (key, path) for key, slot in slide.slots.items() for row in rows(slot) for path in row
    )
    alone = [*tables, *(each for each in used if each[0] in ("notes", "part"))]
    for key, path in alone:
        refuse_several(table, f"'{slide.id}'", key, path, known)
    if slide.picture and drawn_as(slide.picture, pictures) not in {*pictures, *known.items}:
        table.refuse(
            "picture",
            f"'{slide.id}' shows the picture '{slide.picture}', which nobody has drawn",
            suggest(slide.picture, pictures),
            "picture",
        )


def refuse_several(table: Table, name: str, key: str, path: str, known: Known) -> None:
    """A path that is more than one string, where one is wanted."""
    if known.several(path) and not known.lacks(path):
        table.refuse(
            "slide",
            f"{name} says '{path}' in '{key}', where one string is wanted",
            'such as "welcome/opening/text"; a list of them where there may be several',
            key,
        )


def refuse_slots(table: Table, slide: Slide, deck: Deck, master: SlideMaster) -> None:
    """Does the layout have what the slide fills, and does the slide fill what the layout needs?"""
    layouts = [
        (count, known.get(slide.layout))
        for count, known in (("one", master.one), ("two", master.two))
        if any(("-" in edition) == (count == "two") for edition in deck.editions)
    ]
    if any(layout is None for _, layout in layouts):
        table.refuse(
            "slide",
            f"'{slide.id}' uses the layout '{slide.layout}', which {master.path} does not have for"
            " every edition",
            suggest(slide.layout, set(master.one) & set(master.two)),
            "layout",
        )
        return
    agenda = any(other.part for other in deck.slides)
    for count, layout in layouts:
        if layout:
            _refuse_holders(table, slide, layout, count)
            _refuse_forms(table, slide, layout, agenda)


def _refuse_holders(table: Table, slide: Slide, layout: SlideLayout, count: str) -> None:
    """Placeholders that only the slide or only the layout has. `count` is one or two languages."""
    for key in slide.slots:
        if key not in layout.holders:
            table.refuse(
                "slide",
                f"'{slide.id}' fills '{key}', a placeholder that the layout '{layout.name}'"
                f" ({count}) lacks",
                f"{suggest(key, layout.holders)}; or add it at {layout.where}",
                key,
            )
    for holder in layout.holders.values():
        needed = holder.type != "pic" and not holder.optional
        if needed and holder.name not in slide.slots:
            table.refuse(
                "slide",
                f"'{slide.id}' leaves '{holder.name}' of the layout '{layout.name}' empty",
                f'add {holder.name} = "…"',
            )
    if slide.picture and layout.picture is None:
        table.refuse(
            "picture",
            f"the layout '{layout.name}' ({count}) has no place for a picture",
            "choose another layout, or add picture = [x, y, size] to it",
            "picture",
        )


def _refuse_forms(table: Table, slide: Slide, layout: SlideLayout, agenda: bool) -> None:
    for name, slot in slide.slots.items():
        holder = layout.holders.get(name)
        wrong = _misfilled(holder.type, slot, agenda) if holder else ""
        if wrong:
            table.refuse(
                "slide",
                f"'{slide.id}': '{name}' {wrong}",
                "compare the other decks of this folder",
                name,
            )


def _misfilled(kind: str, slot: Slot, agenda: bool) -> str:
    """What is wrong with the form of a slot; "" when nothing is. `agenda`: the deck has one."""
    if "@agenda" in lines(slot) and not agenda:
        return "prints the agenda, but no slide begins a part"
    if kind == "pic":
        return "is the school's logo, which comes from campaign.toml"
    if kind == "chart":
        return "" if slot == "@agenda" else 'draws the agenda only: write "@agenda"'
    if kind == "tbl":
        lengths = {len(row) for row in rows(slot)}
        whole = len(rows(slot)) > 1 and len(lengths) == 1 and 0 not in lengths
        return "" if whole else "is a table: a list of rows, all of one length, the header first"
    return "is a path, or a list of paths" if not slot or rows(slot) else ""
