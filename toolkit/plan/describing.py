"""What a title or an alt text may name besides facts: the words that are printed, and how many."""

from __future__ import annotations

from toolkit.model.campaign import Project, Resource
from toolkit.model.page import Slots


def describing(project: Project, resource: Resource, words: Slots) -> dict[str, str]:
    """What a title or an alt text may name: the artwork's single strings, and the fields of its
    item.
    """
    values = {
        name: value["text"]
        for name, value in words.items()
        if isinstance(value, dict) and "text" in value and isinstance(value["text"], str)
    }
    for value in words.values():
        if isinstance(value, dict) and "n" in value:
            values |= {name: part["text"] for name, part in value.items() if isinstance(part, dict)}
    return values | {"n": str(resource.position)} | _counting(project, resource)


def _counting(project: Project, resource: Resource) -> dict[str, str]:
    """{count}: how many entries the list has that the artwork prints, or that its item is of."""
    slots = project.templates[resource.template].slots.values()
    lists = [
        resource.slots[s.name] for s in slots if s.shape == "items" and s.name in resource.slots
    ]
    if resource.item:
        lists = [resource.item.rpartition("/")[0] + "/*"]
    return {"count": str(len(project.members(lists[0])))} if len(lists) == 1 else {}
