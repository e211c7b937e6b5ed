"""Knows the content paths: does a path that somebody wrote lead anywhere?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.model.campaign import Fact, Item

# One field of all entries of a list, of some, or of its first or second half, however many there
# are: steps/*/title, steps/1..5/title, steps/1of2/title.
SPAN = re.compile(r"([a-z0-9-]+)/(?:\*|(\d+)\.\.(\d+)|([12])of2)/([a-z0-9_]+)")
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
            members = self.lists.get(found[1], ())
            return (
                not members
                or int(found[3] or 1) > len(members)
                or any(f"{member}/{found[5]}" not in self.strings for member in members)
            )
        return path not in self.strings and path not in SPECIAL

    def _has_fact(self, name: str, number: str) -> bool:
        """Is there such a fact; and where a number follows, has it that many words everywhere?"""
        return name in self.facts and (
            not number
            or all(
                isinstance(value, tuple) and number.isdigit() and 0 < int(number) <= len(value)
                for value in self.facts[name].values.values()
            )
        )

    def listed(self, path: str) -> bool:
        """Is it a fact that is a whole list of words, which are printed one by one?"""
        first, _, name = path.partition("/")
        fact = self.facts.get(name) if first == "facts" else None
        return fact is not None and any(isinstance(value, tuple) for value in fact.values.values())
