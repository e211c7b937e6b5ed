"""Many places may name one thing that is not there: that is one fault."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from toolkit.model.problem import Problem


def missed_once(problems: Iterable[Problem], items: Collection[str]) -> list[Problem]:
    """The problems in their order, and each thing that is missing at the first place alone.

    `items` are the blocks of words that there are: where a block is missing, so are all its words.
    """
    found: list[Problem] = []
    first: dict[str, int] = {}
    more: dict[int, int] = {}
    for problem in problems:
        thing = _thing(problem.lacks, items)
        if thing and thing in first:
            more[first[thing]] = more.get(first[thing], 0) + 1
            continue
        if thing:
            first[thing] = len(found)
        found.append(problem)
    for at, count in more.items():
        said = f"{count} more place{'s need' if count > 1 else ' needs'} it too"
        found[at] = replace(found[at], hint=f"{found[at].hint}; {said}".lstrip("; "))
    return found


def _thing(path: str, items: Collection[str]) -> str:
    """What is missing: a string, or the block that it would stand in."""
    block = "/".join(path.split("/")[:2])
    return block if path.startswith("facts/") or (items and block not in items) else path
