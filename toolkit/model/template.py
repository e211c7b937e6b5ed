"""A template: a folder with a layout, the slots that it prints, and how much each holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.problem import Span

PICTURE = "picture"  # among the fields of an item
Amount = tuple[int, int]  # the fewest and the most
Amounts = Mapping[int, Amount]  # by how many languages share the sheet; 0: any other number of them
LISTS = ("items", "texts", "agenda")  # shapes of slots that hold several things


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for words. `shape`: text | texts | item | items | school | qr (a web address) |
    agenda (of a deck) | picture; `fields` of an item, and those that it `may` have: a field called
    `picture` is no words but the item's drawing. The fields of a school are the lines that the
    layout prints; where it names none, all but the name, which is the logo's alt text. `count` is
    how many things a list holds; empty where any number has room.
    """

    name: str
    shape: str
    fields: tuple[str, ...] = ()
    optional: bool = False
    may: tuple[str, ...] = ()
    count: Amounts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet that the template can draw, and for which numbers of languages side by side.

    `height` (1/1000 unit) overrides the sheet's; `grows` is what each thing in a slot adds to it.
    `count` is what lists hold on this sheet, where it is not what they hold on others. `leaves` are
    the slots, and fields of items (`steps.body`), that it does not print, by number of languages.
    """

    sheet: str
    languages: tuple[int, ...]
    height: int = 0
    grows: Mapping[str, int] = field(default_factory=dict)
    count: Mapping[str, Amounts] = field(default_factory=dict)
    leaves: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    where: Span | None = field(default=None, compare=False)

    def amount(self, slot: Slot, languages: int) -> Amount | None:
        """How many things the slot holds here; None where any number has room."""
        amounts = self.count.get(slot.name, slot.count)
        return amounts.get(languages, amounts.get(0))


@dataclass(frozen=True, slots=True)
class Reading:
    """How the words of a template are read by somebody who does not see where they stand.

    `numbered` are the slots whose things are steps, each with the choices (option, values) under
    which they are; `labels` the slot that names a field of an item (`myths.myth`) on the sheet;
    `answers` what follows each answer to the question of an item: a field, or "" for what comes
    next. The question is the first field. `large`: its words are in large print.
    """

    numbered: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    large: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """`entry` is the Typst file; `files` are all files that drawing may read; `pictures` are those
    that it draws whatever its slots hold. `options` are the choices that it offers, each with its
    values, the usual one first; None where it lists none. `leaves` are the slots, and fields of
    items, that it does not print when an option has a value: option, value, names.
    """

    name: str
    about: str
    entry: str
    slots: Mapping[str, Slot]
    layouts: Mapping[str, Layout]
    files: tuple[str, ...]
    where: Span
    pictures: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] | None = None
    leaves: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)

    def takes(self, languages: int) -> bool:
        """Does any of its layouts print so many languages together?"""
        return any(languages in layout.languages for layout in self.layouts.values())

    def left(self, options: Mapping[str, str]) -> tuple[str, ...]:
        """What it does not print with a resource's choices."""
        chosen = self.chosen(options)
        return tuple(
            name
            for option, values in self.leaves.items()
            for name in values.get(chosen.get(option, ""), ())
        )

    def chosen(self, options: Mapping[str, str]) -> dict[str, str]:
        """A resource's choices, and the usual ones where it makes none."""
        return {name: values[0] for name, values in (self.options or {}).items()} | dict(options)
