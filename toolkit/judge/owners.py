"""Whose words the runs of a finished page are: the string, and the box, of which the template said
that they stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from toolkit.judge.layout import boxed
from toolkit.model.trace import Box, Mark, Said

if TYPE_CHECKING:
    from toolkit.engine.shown import Run

HALF = 0.5
FEW = 3  # letters: shorter words are a part of too many strings
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom

Owner = tuple[Rectangle, str, Said, Box | None]


def owners(trace: Iterable[Mark]) -> dict[int, list[Owner]]:
    """The strings of each page, counted from 1: where their template put them, their letters, and
    the box that holds them.
    """
    found: dict[int, list[Owner]] = {}
    for box, said in boxed(trace):
        for each in said:
            left, top = each["x"] / 1000, each["y"] / 1000
            place = left, top, left + each["w"] / 1000, top + each["h"] / 1000
            mine = place, letters_of(each["text"]), each, box
            found.setdefault(each["page"], []).append(mine)
    return found


def owned(runs: Sequence[Run], known: Sequence[Owner]) -> list[tuple[Said | None, Box | None]]:
    """For each run of a page, whose it is. Where a template turns or shrinks what it has said, the
    words stand elsewhere than it reports: they are known by their letters.
    """
    found = [_owner(run, known) for run in runs]
    placed = {id(said) for said, _ in found}
    moved = [each for each in known if id(each[2]) not in placed]
    for number, run in enumerate(runs):
        letters = letters_of(run.text)
        if found[number][0] is None and len(letters) >= FEW:
            found[number] = next((o[2] for o in moved if letters in o[1]), None), None
    return found


def _owner(run: Run, known: Sequence[Owner]) -> tuple[Said | None, Box | None]:
    """The string on whose place the run stands: one that has its letters, if any has. (Scripts that
    join their letters are drawn in another order than they are written.)
    """
    letters, slack = letters_of(run.text), run.size / 2  # accents and tails stand around a place
    a, b, c, d = run.box
    a, b, c, d = a - slack, b - slack, c + slack, d + slack
    here = [o for o in known if o[0][0] < c and o[0][2] > a and o[0][1] < d and o[0][3] > b]
    best, most = None, (False, HALF)
    for each in here:
        left, top, right, bottom = each[0]
        around = left - slack, top - slack, right + slack, bottom + slack
        share = _share(run.box, around)
        if share > HALF and (letters in each[1], share) > most:
            best, most = each, (letters in each[1], share)
    return (best[2], best[3] if most[0] else None) if best else (None, None)


def _share(a: Rectangle, b: Rectangle) -> float:
    """How much of the first lies in the second, 0 to 1."""
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    whole = (a[2] - a[0]) * (a[3] - a[1])
    return across * down / whole if across > 0 and down > 0 and whole > 0 else 0.0


def letters_of(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
