"""Which entries of a list somebody chose: `*` all, `2..5` some, `6..` from the sixth on, `1of2` and
`2of2` the first and the second half, however many there are.
"""

from __future__ import annotations

import re

CHOICE = r"\*|\d{1,6}\.\.\d{0,6}|[12]of2"
_SOME = re.compile(r"(\d{1,6})\.\.(\d{0,6})")


def chosen(choice: str, count: int) -> range | None:
    """Their positions, from 1, in a list of `count` entries. Empty where the list does not have all
    of them; None where no choice is said, but the name of an entry.
    """
    half = (count + 1) // 2
    halves = {"*": (1, count), "1of2": (1, half), "2of2": (half + 1, count)}
    if choice in halves:
        first, last = halves[choice]
    elif found := _SOME.fullmatch(choice):
        first, last = int(found[1]), int(found[2] or count)
    else:
        return None
    return range(first, last + 1) if 0 < first <= last <= count else range(0)
