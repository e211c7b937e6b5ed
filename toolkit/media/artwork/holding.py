"""How much a layout holds: what it is given has room, or is refused before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.model.campaign import Project, Resource
from toolkit.model.page import Slot as Words
from toolkit.model.page import Slots
from toolkit.model.problem import Problem
from toolkit.model.template import Layout, Slot, Template
from toolkit.plan.words import Gathered

NUMBERS = {1: "one language", 2: "two languages", 3: "three languages"}


def height_of(found: Gathered, layout: Layout) -> int:
    """The height that the layout takes, growing with its lists; 0 leaves it to the sheet."""
    words = next(iter(found.words.values()), {})
    grown = sum(each * len(words.get(slot, ())) for slot, each in layout.grows.items())
    return layout.height + grown


def left(found: Gathered, layout: Layout, unchosen: tuple[str, ...] = ()) -> dict[str, Slots]:
    """The words by language without those that the layout says it does not print, or not with the
    options that a resource chose.

    So it cannot print them after all, nor can it leave out others unseen.
    """
    gone = (*layout.leaves.get(len(found.words), ()), *unchosen)
    return {
        locale: {
            slot: _without(slot, value, gone) for slot, value in words.items() if slot not in gone
        }
        for locale, words in found.words.items()
    }


def _without(slot: str, value: Words, gone: tuple[str, ...]) -> Words:
    fields = {name.partition(".")[2] for name in gone if name.startswith(f"{slot}.")}
    if not fields:
        return value
    if isinstance(value, list):
        return [_without(slot, each, gone) for each in value]
    return {name: part for name, part in value.items() if name not in fields}


def within(project: Project, resource: Resource, layout: Layout, found: Gathered) -> Gathered:
    """The words with a problem for each list that the layout has no room for."""
    template = project.templates[resource.template]
    refused = list(_refused(project, resource, template, layout, found))
    return replace(found, problems=[*found.problems, *refused]) if refused else found


def _refused(
    project: Project, resource: Resource, template: Template, layout: Layout, found: Gathered
) -> Iterator[Problem]:
    together = len(found.words)
    for slot in template.slots.values():
        amount = layout.amount(slot, together)
        given = {len(words[slot.name]) for words in found.words.values() if slot.name in words}
        if amount is None or all(amount[0] <= number <= amount[1] for number in given):
            continue
        fewest, most = amount
        said = f"{fewest} to {most}" if fewest < most else f"{most}"
        yield Problem(
            "room",
            f"{resource.kind}/{resource.id} on {layout.sheet} in"
            f" {NUMBERS.get(together, f'{together} languages')}: this layout takes {said}"
            f" {slot.name}; {max(given)} are given",
            resource.at(f"slots.{slot.name}"),
            _hint(project, resource, slot, max(given), amount),
        )


def _hint(
    project: Project, resource: Resource, slot: Slot, given: int, amount: tuple[int, int]
) -> str:
    """Choose some of them where they are too many; or take a layout that has room."""
    file = resource.slots[slot.name].partition("/")[0]
    some = f'choose some: {slot.name} = "{file}/1..{amount[1]}"; ' if given > amount[1] else ""
    others = [
        name
        for name, template in project.templates.items()
        if any(
            _admits(layout, other, given)
            for layout in template.layouts.values()
            for other in template.slots.values()
            if (other.shape, other.fields) == (slot.shape, slot.fields)
        )
    ]
    return f"{some}or take another layout{': ' + ', '.join(others) if others else ''}"


def _admits(layout: Layout, slot: Slot, given: int) -> bool:
    room = layout.amount(slot, min(layout.languages))
    return room is None or room[0] <= given <= room[1]
