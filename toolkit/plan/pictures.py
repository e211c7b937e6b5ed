"""Which drawings a piece prints: those that its template names, and those of its items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit.model.campaign import Item, Project
from toolkit.model.page import Slot, Slots
from toolkit.model.picture import SIGN, Picture, drawn_as


def picture_of(project: Project, item: Item) -> str:
    """The name of an item's drawing: what it says, or the file that has its list and its id for a
    name (steps-law), or its id (law), or the campaign's sign.
    """
    id = item.path.partition("/")[2]
    named = (item.picture, item.path.replace("/", "-"), id)
    return next((name for name in named if name in project.pictures), SIGN)


def named(project: Project, name: str) -> str:
    """What a slot or a slide says that it shows: a picture, or an entry that has one."""
    if name in project.items:
        return picture_of(project, project.items[name])
    return drawn_as(name, project.pictures)


def used(project: Project, names: Iterable[str], words: Mapping[str, Slots]) -> dict[str, Picture]:
    """The drawings of these names, and those of the items that stand in the words' slots."""
    shown = {
        *names,
        *(name for slots in words.values() for slot in slots.values() for name in _named(slot)),
    }
    return {name: project.pictures[named(project, name)] for name in sorted(shown)}


def _named(slot: Slot) -> Iterator[str]:
    """The drawings of the items in a slot."""
    for item in slot if isinstance(slot, list) else [slot]:
        if isinstance(item, dict) and isinstance(item.get("picture"), str):
            yield item["picture"]
