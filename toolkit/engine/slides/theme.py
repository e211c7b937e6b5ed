"""The theme of a deck: the slots of colours that every office suite knows. Shapes and words name a
slot, never a colour, so that a school that changes the theme changes every slide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from toolkit.engine.slides.deck import Deck, Fields, Holder, Layout

# The slots as people name them, in their order in the file: how the theme calls each, and how
# shapes do.
SLOTS = {
    "dark1": ("dk1", "tx1"),
    "light1": ("lt1", "bg1"),
    "dark2": ("dk2", "tx2"),
    "light2": ("lt2", "bg2"),
    **{f"accent{n}": (f"accent{n}", f"accent{n}") for n in range(1, 7)},
    "link": ("hlink", "hlink"),
    "followed": ("folHlink", "folHlink"),
}
DARK, LIGHT = SLOTS["dark1"][1], SLOTS["light1"][1]  # what words and pages are without a field


def named(scheme: Mapping[str, str]) -> dict[str, str]:
    """What shapes call each colour of the brand: the first slot that has it."""
    return {scheme[slot]: SLOTS[slot][1] for slot in reversed(SLOTS)}


def filled(scheme: Mapping[str, str], colours: Mapping[str, str]) -> dict[str, str]:
    """Each slot of the theme by its name in the file, with its colour (#rrggbb)."""
    return {name: colours[scheme[slot]] for slot, (name, _) in SLOTS.items()}


def in_slots(deck: Deck, fields: Fields) -> tuple[Deck, Fields]:
    """The deck and its fields with slots in the place of the brand's colours."""
    slots = named(deck.scheme)
    known = {
        slots[field]: {part: slots.get(its[part], "") for part in ("ink", "child")}
        for field, its in fields.items()
        if field in slots
    }
    return replace(deck, layouts=tuple(_layout(each, slots) for each in deck.layouts)), known


def _layout(layout: Layout, slots: Mapping[str, str]) -> Layout:
    return replace(
        layout,
        field=slots[layout.field],
        tiles=tuple(replace(tile, fill=slots[tile.fill]) for tile in layout.tiles),
        figures=tuple(replace(figure, on=slots[figure.on]) for figure in layout.figures),
        holders=tuple(_holder(holder, slots) for holder in layout.holders),
    )


def _holder(holder: Holder, slots: Mapping[str, str]) -> Holder:
    return replace(holder, on=slots[holder.on], fill=slots[holder.fill] if holder.fill else "")
