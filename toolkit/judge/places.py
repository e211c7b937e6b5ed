"""Judges the words of a finished page where they came to stand: on paper that shows them, on one
ground, in contrast with it, inside their box and the sheet, and nowhere over each other.

It looks at the finished PDF (engine/shown.py), not at what the template says of it. The trace
only tells whose words they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from toolkit.judge.layout import boxed
from toolkit.model.problem import Problem
from toolkit.model.trace import Box, Mark, Said

if TYPE_CHECKING:
    from toolkit.engine.grounds import Seen
    from toolkit.engine.shown import Printed, Run

GAP = "[!"  # how a draft prints words that are missing: they may lie anywhere
FEW = 3  # pixels of ink that may be lost or astray: the foot of a letter that touches an edge
HAIR = 0.5  # pt
HALF = 0.5
TOUCH, CROWD = 0.06, 0.25  # em: how far letters of two strings, of two lines of one, may meet
HANG = 0.5  # em: accents and tails reach out of a box, whose height is that of capitals
LEAN = 0.2  # em: round and slanted letters stand out at its sides
READ, READ_LARGE = 4.5, 3.0  # WCAG 1.4.3
MILLIMETRE = 72 / 25.4


_Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a finished sheet is judged by. Lengths in pt, from the upper left of its pages.

    `area` is where words may stand: left, top, right, bottom; `covered` says why not elsewhere.
    `body` is the smallest running text: what is one and a half times as large, or bold and a sixth
    larger, counts as large. `template` is the file that drew it. `draft` is the word at the head of
    a draft's sheets, which may stand anywhere.
    """

    name: str
    area: _Rectangle | None = None
    covered: bool = False
    body: float = 12.0
    metric: bool = True
    template: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """A run, how it is seen, and the string that it is a part of, as far as anybody knows."""

    number: int
    run: Run
    seen: Seen
    said: Said | None
    box: Box | None

    @property
    def name(self) -> str:
        text = " ".join(self.run.text.split())
        if self.said is None or not self.said["say"]:
            return f"“{text}”"
        locale = f" ({self.said['locale']})" if self.said["locale"] else ""
        return f"“{text}” of '{self.said['say']}'{locale}"

    @property
    def about(self) -> str:
        return f"{self.said['locale']} {self.said['say']}" if self.said else ""

    @property
    def missing(self) -> bool:
        return self.run.text.startswith(GAP) or bool(
            self.said and self.said["text"].startswith(GAP)
        )


def misplaced(pdf: bytes, paper: Paper, trace: Iterable[Mark] = ()) -> list[Problem]:
    """Everything that is wrong with where the words of a PDF stand: for each string what comes
    first. `trace` is what its template said of it.
    """
    from toolkit.engine import grounds, shown

    owners = _owners(trace)
    problems: list[Problem] = []
    for number, page in enumerate(shown.pages(pdf)):
        words = [
            _Words(n, run, seen, *_owner(run, owners.get(number + 1, ())))
            for n, (run, seen) in enumerate(zip(page.runs, grounds.seen(page), strict=True))
            if any(letter.isalnum() for letter in run.text) and run.text.strip() != paper.draft
        ]
        told: dict[str, Problem] = {}
        for each, what, hint in _faults(pdf, number, page, words, paper):
            key = each.about or each.name
            told.setdefault(key, _problem(paper, number, each, what, hint))
        problems += told.values()
    return problems


Fault = tuple[_Words, str, str]  # whose, what is wrong, what mends it


def _faults(
    pdf: bytes, number: int, page: Printed, words: Sequence[_Words], paper: Paper
) -> Iterator[Fault]:
    for each in words:
        if not each.missing and (fault := _alone(page, each, paper)):
            yield each, *fault
    for first, second in _meeting(pdf, number, words):
        yield second, f"lies over {first.name}", SHORTER
        yield first, f"lies under {second.name}", SHORTER


SHORTER = "say it in fewer words or fewer entries, or give them room in the template"
MOVE = "move the words or the shape in the template, or say it in fewer words"


def _alone(page: Printed, each: _Words, paper: Paper) -> tuple[str, str] | None:
    """What is wrong with words, whatever else is said on the page."""
    from toolkit.engine.grounds import beyond

    if over := _outside(each.run, paper):
        edge = "what the platform covers" if paper.covered else "the edge of the sheet"
        return f"runs {_length(over, paper)} over {edge}", SHORTER
    if over := _unboxed(each):
        return f"runs {_length(over, paper)} out of its box", SHORTER
    seen = each.seen
    if each.run.cut > HAIR:
        return f"is cut off: {_length(each.run.cut, paper)} of it is not to be seen", SHORTER
    if seen.hidden > FEW:
        share = 100 * seen.hidden // seen.pixels or 1
        return f"is covered by a shape: {share} % of it is not to be seen", MOVE
    if seen.astray > FEW:
        past = beyond(page, each.run)
        return f"runs {_length(past, paper) if past else 'across the edge'} off its ground", MOVE
    least = READ_LARGE if _large(each.run, paper) else READ
    if seen.contrast < least:
        return (
            f"has a contrast of {seen.contrast:.1f}:1 with what is behind it;"
            f" {least:g}:1 is needed",
            "take colours that differ more, or put the words on a ground of one colour",
        )
    return None


def _outside(run: Run, paper: Paper) -> float:
    """How far, in pt, words leave the area; 0 where they do not."""
    if paper.area is None:
        return 0.0
    left, top, right, bottom = paper.area
    a, b, c, d = run.box
    over = max(left - a, top - b, c - right, d - bottom)
    # What platforms cover is known by the centimetre: tails and accents may reach into it.
    return over if over > HAIR + (HANG * run.size if paper.covered else 0) else 0.0


def _unboxed(each: _Words) -> float:
    """How far words leave their box, beyond what letters may."""
    if each.box is None or not each.box["w"]:
        return 0.0
    left, top = each.box["x"] / 1000, each.box["y"] / 1000
    right, bottom = left + each.box["w"] / 1000, top + each.box["h"] / 1000
    a, b, c, d = each.run.box
    aside, upright = LEAN * each.run.size + HAIR, HANG * each.run.size + HAIR
    over = max(left - aside - a, top - upright - b, c - right - aside, d - bottom - upright)
    return max(0.0, over)


def _large(run: Run, paper: Paper) -> bool:
    return run.size >= paper.body * (14 / 12 if run.bold else 1.5)


def _length(points: float, paper: Paper) -> str:
    return f"{points / MILLIMETRE:.1f} mm" if paper.metric else f"{points:.0f} px"


def _problem(paper: Paper, number: int, each: _Words, what: str, hint: str) -> Problem:
    page = f", page {number + 1}" if number else ""
    return Problem(
        "places",
        f"{paper.name}{page}: {each.name} {what}",
        None,
        hint + (f" ({paper.template})" if paper.template else ""),
        each.about,
    )


# ---------- words over words ----------------------------------------------------------------------


def _meeting(pdf: bytes, page: int, words: Sequence[_Words]) -> Iterator[tuple[_Words, _Words]]:
    """Pairs whose letters meet, in the order in which they are drawn."""
    from toolkit.engine.shown import glyphs

    pairs = [pair for pair in _near(words) if not (pair[0].missing or pair[1].missing)]
    if not pairs:
        return
    letters: dict[int, list[_Rectangle]] = {}
    for number, box in glyphs(pdf, page, [each.number for pair in pairs for each in pair]):
        letters.setdefault(number, []).append(box)
    for first, second in pairs:
        slack = _slack(first, second)
        mine, others = letters.get(first.number, []), letters.get(second.number, [])
        if any(_meet(a, b, slack) for a in mine for b in others):
            yield first, second


def _near(words: Sequence[_Words]) -> Iterator[tuple[_Words, _Words]]:
    """Pairs whose lines meet: their letters may."""
    down = sorted(words, key=lambda each: each.run.box[1])
    for n, upper in enumerate(down):
        for lower in down[n + 1 :]:
            if lower.run.box[1] >= upper.run.box[3]:
                break
            if _meet(upper.run.box, lower.run.box, _slack(upper, lower)) and not _beside(
                upper, lower
            ):
                yield (upper, lower) if upper.number < lower.number else (lower, upper)


def _beside(first: _Words, second: _Words) -> bool:
    """Are they parts of one line that may well touch: of one string, or of joined letters, which
    are drawn in pieces that go into each other?
    """
    a, b = first.run.box, second.run.box
    if 2 * (min(a[3], b[3]) - max(a[1], b[1])) <= min(a[3] - a[1], b[3] - b[1]):
        return False
    if first.said is not None and first.said is second.said:
        return True
    joins = all(bidirectional(_letters(each.run.text)[0]) == "AL" for each in (first, second))
    return joins and min(a[2], b[2]) - max(a[0], b[0]) < max(first.run.size, second.run.size)


def _slack(first: _Words, second: _Words) -> float:
    """How far letters of two runs may go into each other, in pt."""
    share = CROWD if first.said is not None and first.said is second.said else TOUCH
    return max(HAIR, share * min(first.run.size, second.run.size))


def _meet(a: _Rectangle, b: _Rectangle, slack: float) -> bool:
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across > slack and down > slack


# ---------- whose words ---------------------------------------------------------------------------

_Owner = tuple[_Rectangle, str, Said, Box | None]


def _owners(trace: Iterable[Mark]) -> dict[int, list[_Owner]]:
    """The strings of each page, counted from 1: where their template put them, their letters, and
    the box that holds them.
    """
    found: dict[int, list[_Owner]] = {}
    for box, said in boxed(trace):
        for each in said:
            left, top = each["x"] / 1000, each["y"] / 1000
            place = left, top, left + each["w"] / 1000, top + each["h"] / 1000
            owner = place, _letters(each["text"]), each, box
            found.setdefault(each["page"], []).append(owner)
    return found


def _owner(run: Run, owners: Sequence[_Owner]) -> tuple[Said | None, Box | None]:
    """The string on whose place the run stands: one that has its letters, if any has. (Scripts that
    join their letters are drawn in another order than they are written.)
    """
    letters, slack = _letters(run.text), run.size / 2  # accents and tails stand around a place
    a, b, c, d = run.box
    a, b, c, d = a - slack, b - slack, c + slack, d + slack
    here = [o for o in owners if o[0][0] < c and o[0][2] > a and o[0][1] < d and o[0][3] > b]
    best, most = None, (False, HALF)
    for owner in here:
        left, top, right, bottom = owner[0]
        around = left - slack, top - slack, right + slack, bottom + slack
        share = _share(run.box, around)
        if share > HALF and (letters in owner[1], share) > most:
            best, most = owner, (letters in owner[1], share)
    return (best[2], best[3] if most[0] else None) if best else (None, None)


def _share(a: _Rectangle, b: _Rectangle) -> float:
    """How much of the first lies in the second, 0 to 1."""
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    whole = (a[2] - a[0]) * (a[3] - a[1])
    return across * down / whole if across > 0 and down > 0 and whole > 0 else 0.0


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
