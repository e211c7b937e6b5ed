"""Content paths: does a path that somebody wrote lead anywhere?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.model.campaign import Fact, Item

SPAN = re.compile(
    r"([a-z0-9-]+)/(?:\*|(\d+)\.\.(\d+))/([a-z0-9_]+)"
)  # steps/*/title, steps/1..5/title
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
            name, _, number = path.removeprefix("facts/").partition("/")
            fact = self.facts.get(name)
            listed = fact is not None and any(isinstance(v, tuple) for v in fact.values.values())
            if listed and not number:
                return (
                    name != "slogan"
                )  # the slogan's words are lines; no other list is known to be
            return fact is None or (
                bool(number)
                and not all(
                    isinstance(v, tuple) and number.isdigit() and 0 < int(number) <= len(v)
                    for v in fact.values.values()
                )
            )
        if found := SPAN.fullmatch(path):
            members = self.lists.get(found[1], ())
            return (
                not members
                or int(found[3] or 1) > len(members)
                or any(f"{member}/{found[4]}" not in self.strings for member in members)
            )
        return path not in self.strings and path not in SPECIAL
