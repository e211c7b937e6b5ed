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
        thing, hint = _thing(found[at].lacks, items), found[at].hint
        if f"{thing}/" in found[at].lacks and "/" not in thing:
            hint = f"no file of assets/content/ is called {thing}.toml"
        found[at] = replace(found[at], hint=f"{hint}; {said}".lstrip("; "))
    return found


def _thing(path: str, items: Collection[str]) -> str:
    """What is missing: a string, or the block or the whole file that it would stand in."""
    file, _, rest = path.partition("/")
    if rest and items and file != "facts" and not any(i.startswith(f"{file}/") for i in items):
        return file
    block = "/".join(path.split("/")[:2])
    return block if path.startswith("facts/") or (items and block not in items) else path
