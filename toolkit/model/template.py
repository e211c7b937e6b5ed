"""A template: a folder with a layout and the slots that it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.model.problem import Span


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for words. `shape`: text | texts | item | items | school | qr (a web address) |
    agenda (of a deck) | picture; `fields` of an item, and those that it `may` have."""

    name: str
    shape: str
    fields: tuple[str, ...] = ()
    optional: bool = False
    may: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet that the template can draw, for which editions.

    `height` (1/1000 unit) overrides the sheet's.
    """

    sheet: str
    editions: tuple[str, ...]
    height: int = 0
    where: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Template:
    """`entry` is the Typst file; `files` are all files that drawing may read. `options` are the
    choices that it offers, each with its values, the usual one first; None where it lists none.
    """

    name: str
    about: str
    entry: str
    slots: Mapping[str, Slot]
    layouts: Mapping[str, Layout]
    files: tuple[str, ...]
    where: Span
    options: Mapping[str, tuple[str, ...]] | None = None

    def chosen(self, options: Mapping[str, str]) -> dict[str, str]:
        """A resource's choices, and the usual ones where it makes none."""
        return {name: values[0] for name, values in (self.options or {}).items()} | dict(options)
