"""Knows the content paths: does a path that somebody wrote lead anywhere?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.model.campaign import Item
from toolkit.model.chosen import CHOICE, chosen
from toolkit.model.fact import Fact

# One field of some entries of a list: steps/*/title, steps/1..5/title, steps/1of2/title.
SPAN = re.compile(rf"([a-z0-9-]+)/({CHOICE})/([a-z0-9_]+)")
SPECIAL = ("@agenda", "@contact")


class Known:
    """The content paths that slides and scenes may print."""

    def __init__(
        self,
        items: Mapping[str, Item],
        lists: Mapping[str, tuple[str, ...]],
        facts: Mapping[str, Fact],
    ) -> None:
        self.items, self.lists, self.facts = items, lists, facts
        self.strings = {f"{path}/{name}" for path, item in items.items() for name in item.fields}

    def lacks(self, path: str) -> bool:
        """Does the path lead nowhere?"""
        if path.startswith("@"):
            return path not in SPECIAL and not path[1:].isdigit()
        if path.startswith("facts/"):
            return not self._has_fact(*path.removeprefix("facts/").partition("/")[::2])
        if found := SPAN.fullmatch(path):
            listed = self.lists.get(found[1], ())
            positions = chosen(found[2], len(listed))
            return not positions or any(
                f"{listed[n - 1]}/{found[3]}" not in self.strings for n in positions
            )
        return path not in self.strings

    def _has_fact(self, name: str, number: str) -> bool:
        """Is there such a fact; and where a number follows, has it that many words everywhere?"""
        return name in self.facts and (
            not number
            or all(
                isinstance(value, tuple)
                and number.isdecimal()
                and len(number) < 5
                and 0 < int(number) <= len(value)
                for value in self.facts[name].values.values()
            )
        )

    def listed(self, path: str) -> bool:
        """Is it a fact that is a whole list of words, which are printed one by one?"""
        first, _, name = path.partition("/")
        fact = self.facts.get(name) if first == "facts" else None
        return fact is not None and any(isinstance(value, tuple) for value in fact.values.values())

    def several(self, path: str) -> bool:
        """Is it more than one string, or none of its own: some entries of a list, a list of words,
        an agenda, a contact, a numeral?
        """
        return path.startswith("@") or bool(SPAN.fullmatch(path)) or self.listed(path)

    def counted(self, path: str) -> str:
        """What to write instead of entries that a list does not have, if the path names such."""
        found = SPAN.fullmatch(path)
        listed = self.lists.get(found[1], ()) if found else ()
        if not found or not listed or chosen(found[2], len(listed)):
            return ""
        return f"{found[1]} has {len(listed)} entries, from 1: {found[1]}/*/{found[3]} shows all"
