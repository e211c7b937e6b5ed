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

from toolkit.judge.owners import Owner, Rectangle, letters_of, owned, owners
from toolkit.model.problem import Problem
from toolkit.model.trace import Box, Mark, Said

if TYPE_CHECKING:
    from toolkit.engine.grounds import Seen
    from toolkit.engine.shown import Printed, Run

GAP = "[!"  # how a draft prints words that are missing: they may lie anywhere
FEW = 3  # pixels of ink that may be lost or astray: the foot of a letter that touches an edge
HAIR = 0.5  # pt
SAME = 0.99  # two sizes that differ by less are one
TOUCH, CROWD = 0.06, 0.25  # em: how far letters of two strings, of two lines of one, may meet
HANG = 0.5  # em: accents and tails reach out of a box, whose height is that of capitals
LEAN = 0.2  # em: round and slanted letters stand out at its sides
READ, READ_LARGE = 4.5, 3.0  # WCAG 1.4.3
MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a finished sheet is judged by. Lengths in pt, from the upper left of its pages.

    `area` is where words may stand: left, top, right, bottom; `covered` says why not elsewhere.
    `body` is the smallest running text: what is one and a half times as large, or bold and a sixth
    larger, counts as large; nothing is smaller than `small`. `template` is the file that drew it.
    `draft` is the word on a draft's sheets, which may stand anywhere.
    """

    name: str
    area: Rectangle | None = None
    covered: bool = False
    body: float = 12.0
    small: float = 0.0
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
        text = " ".join((self.run.text or (self.said["text"] if self.said else "")).split())
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


@dataclass(frozen=True, slots=True)
class Read:
    """A finished PDF as it was read: what is wrong with where its words stand, and the text of
    each page as a program finds it.
    """

    problems: tuple[Problem, ...]
    texts: tuple[str, ...]


def read(pdf: bytes, paper: Paper, trace: Iterable[Mark] = ()) -> Read:
    """Read a PDF once: its text, and for each string what is wrong first with where it stands.

    `trace` is what its template said of it.
    """
    from toolkit.engine import shown

    known = owners(trace)
    problems: list[Problem] = []
    texts: list[str] = []
    for number, page in enumerate(shown.pages(pdf)):
        texts.append(page.text)
        words = _words(page, known.get(number + 1, ()), paper)
        told: dict[str, Problem] = {}
        for each, what, hint in _faults(pdf, number, page, words, paper):
            key = each.about or each.name
            told.setdefault(key, _problem(paper, number, each, what, hint))
        problems += told.values()
    return Read(tuple(problems), tuple(texts))


def misplaced(pdf: bytes, paper: Paper, trace: Iterable[Mark] = ()) -> list[Problem]:
    """Everything that is wrong with where the words of a PDF stand."""
    return list(read(pdf, paper, trace).problems)


def _words(page: Printed, known: Sequence[Owner], paper: Paper) -> list[_Words]:
    """What is judged on a page: all that speaks, but for the mark of a draft."""
    from toolkit.engine import grounds

    whose, seen = owned(page.runs, known), grounds.seen(page)
    return [
        _Words(n, run, seen[n], *whose[n])
        for n, run in enumerate(page.runs)
        if _speaks(run) and not (paper.draft and run.text.strip() == paper.draft)
    ]


def _speaks(run: Run) -> bool:
    """Has it words? What is drawn once more in the same place has ink, and no words of its own."""
    return any(letter.isalnum() for letter in run.text) or _doubled(run)


def _doubled(run: Run) -> bool:
    left, top, right, bottom = run.box
    return not run.text.strip() and min(right - left, bottom - top) > HAIR


Fault = tuple[_Words, str, str]  # whose, what is wrong, what mends it


def _faults(
    pdf: bytes, number: int, page: Printed, words: Sequence[_Words], paper: Paper
) -> Iterator[Fault]:
    for each in words:
        if _doubled(each.run):
            yield each, "is drawn twice, one over the other", "print it once"
        elif not each.missing and (fault := _alone(page, each, paper)):
            yield each, *fault
    for first, second in _meeting(pdf, number, words):
        yield second, f"lies over {first.name}", SHORTER
        yield first, f"lies under {second.name}", SHORTER


SHORTER = "say it in fewer words or fewer entries, or give them room in the template"
SCALED = "draw it without making it smaller afterwards (scale), or say it larger"
MOVE = "move the words or the shape in the template, or say it in fewer words"


def _alone(page: Printed, each: _Words, paper: Paper) -> tuple[str, str] | None:
    """What is wrong with words, whatever else is said on the page."""
    from toolkit.engine.grounds import beyond

    if over := _outside(each.run, paper):
        edge = "what the platform covers" if paper.covered else "the edge of the sheet"
        return f"runs {_length(over, paper)} over {edge}", SHORTER
    if over := _unboxed(each):
        return f"runs {_length(over, paper)} out of its box", SHORTER
    if each.said and (size := each.run.narrow) < (smallest := _smallest(each, paper)) * SAME:
        return f"is {size:.1f} pt large in the finished file; {smallest:g} is the smallest", SCALED
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


def _smallest(each: _Words, paper: Paper) -> float:
    """The least size of its letters, in pt: what a template says is running text has its own."""
    return paper.body if paper.small and each.said and each.said.get("body") else paper.small


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

    single = [each for each in words if not each.missing and not _doubled(each.run)]
    pairs = list(_near(single))
    if not pairs:
        return
    letters: dict[int, list[Rectangle]] = {}
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
    one = first.said is not None and first.said is second.said
    joins = all(bidirectional(letters_of(each.run.text)[0]) == "AL" for each in (first, second))
    beside = min(a[2], b[2]) - max(a[0], b[0]) < max(first.run.size, second.run.size)
    return (one or joins) and beside


def _slack(first: _Words, second: _Words) -> float:
    """How far letters of two runs may go into each other, in pt. Where nobody said whose they are
    (a file that is checked later), they may be lines of one string.
    """
    share = CROWD if first.said is second.said else TOUCH
    return max(HAIR, share * min(first.run.size, second.run.size))


def _meet(a: Rectangle, b: Rectangle, slack: float) -> bool:
    across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return across > slack and down > slack
