"""Lists that a piece shows in parts, steps/1..5 and steps/6..10, and that have grown since: the
last entries would be missing, and nobody told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from toolkit.model.campaign import Item, Project, Resource
from toolkit.model.chosen import chosen
from toolkit.model.problem import Problem, Span

Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """Entries of a list that a piece shows: `path` as somebody wrote it, and their positions."""

    path: str
    positions: range
    where: Span
    choice: bool


def parts(shown: Iterable[tuple[str, Span]], lists: Lists) -> dict[str, list[Part]]:
    """What content paths show of each list: some of its entries, or one by its name."""
    found: dict[str, list[Part]] = {}
    for path, where in shown:
        name, _, rest = path.partition("/")
        listed = lists.get(name, ())
        entry = rest.partition("/")[0]
        positions = chosen(entry, len(listed))
        if positions:
            found.setdefault(name, []).append(Part(path, positions, where, True))
        elif f"{name}/{entry}" in listed:
            at = listed.index(f"{name}/{entry}") + 1
            found.setdefault(name, []).append(Part(path, range(at, at + 1), where, False))
    return found


def cut_short(
    piece: str,
    shown: Iterable[tuple[str, Span]],
    lists: Lists,
    items: Mapping[str, Item],
    least: int = 1,
) -> Iterator[Problem]:
    """Warnings of lists that are shown from their first entry on, in parts, and not to the end.

    `piece` begins their sentence: "the deck shows". Who shows fewer than `least` parts chose them:
    an excerpt.
    """
    for name, some in parts(shown, lists).items():
        listed = lists[name]
        chosen_parts = {part.positions: part for part in some if part.choice}
        counted = sum(map(len, chosen_parts))
        ranged = {n for positions in chosen_parts for n in positions}
        there = ranged | {n for part in some for n in part.positions}
        missing = [n for n in range(1, len(listed) + 1) if n not in there]
        first = all(n in there for n in range(1, min(ranged, default=1)))
        if missing and ranged and first and len(chosen_parts) >= least and counted == len(ranged):
            last = max(chosen_parts.values(), key=lambda part: part.positions.stop)
            yield _short(piece, last, listed, missing, items)


def _short(
    piece: str, last: Part, listed: tuple[str, ...], missing: list[int], items: Mapping[str, Item]
) -> Problem:
    name, _, rest = last.path.partition("/")
    entry, slash, field = rest.partition("/")
    rest_of_it = f"{name}/{last.positions.start}..{slash}{field}"
    whole = f"{name}/2of2{slash}{field}" if entry == "1of2" else rest_of_it
    return Problem(
        "short",
        f"{piece} {len(listed) - len(missing)} of {len(listed)} of"
        f" [[{items[listed[0]].noun or name}]], without '{listed[missing[0] - 1]}'",
        last.where,
        f'write "{whole}" to show all to the end; or name entries one by one, if just these are'
        " meant",
    )


def cut_short_in_pages(project: Project) -> Iterator[Problem]:
    """The same of pages of one layout, each with its own part of a list, and of pages with several
    parts.
    """
    groups: dict[tuple[str, str], list[Resource]] = {}
    for resource in filter(_chooses, project.resources):
        groups.setdefault((resource.kind, resource.template), []).append(resource)
    for (kind, _), some in groups.items():
        shown = [
            (part, resource.at(f"slots.{slot}"))
            for resource in some
            for slot, path in resource.slots.items()
            for part in path.split(", ")
        ]
        piece = " and ".join(dict.fromkeys(f"'{kind}/{resource.id}'" for resource in some))
        piece += " show" if len(some) > 1 else " shows"
        yield from cut_short(piece, shown, project.lists, project.items, 2)


def _chooses(resource: Resource) -> bool:
    """Does it show some entries of a list, rather than one by its name?"""
    entries = (part for path in resource.slots.values() for part in path.split(", "))
    return any(chosen(entry.rpartition("/")[2], 1) is not None for entry in entries)
