"""Fit: how much room each string of an artwork has at the sizes at which it is drawn.

For translators; judges nothing.

With scales, the artwork is laid out as it is printed. Without them (it does not fit) each box takes
its own best, and says by how much it overflows. `bare` also draws it, to find words that are
printed and are no string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.engine import pixels, typst
from toolkit.engine.payload import decode, encode
from toolkit.judge import layout
from toolkit.model.job import Job, Rendered
from toolkit.model.page import Page
from toolkit.model.record import Record
from toolkit.model.trace import Box, Mark, Said, Trace
from toolkit.render.taken import take_in
from toolkit.render.told import tell

RAGGED = 0.93  # of a line's width is filled on average, where there are several
SAFE = 0.97  # what a box holds at its smallest size is an estimate: a little less is promised
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a sheet that may hold words: its edges, in 1/1000 pt."""

    left: int
    top: int
    right: int
    bottom: int


def render(job: Job, room: Path) -> Rendered:
    """JSON: `strings`, a record for each string and box; `bare`, words that are no string."""
    page = decode(Page, job.data)
    take_in(page.images, room)
    over: list[int] = []
    told = tell(job.data, room)
    if page.scales is None:
        measured = typst.measure(room, page.entry, told)
        over = [box["over"] for box, _ in layout.boxed(measured) if box]
        told = tell(job.data, room, scales=layout.boxes(measured))
    trace = typst.measure(room, page.entry, told)
    answer: dict[str, object] = {"strings": list(records(trace, over, _area(page)))}
    if job.kind == "fit-bare":
        pdf = typst.draw_pdf(room, page.entry, told, date(2000, 1, 1)).pages[0]
        answer["bare"] = bare(pixels.text(pdf), trace)
    return Rendered(encode(answer).encode())


def _area(page: Page) -> Area:
    unit = layout.POINTS[page.unit]
    top, right, bottom, left = (round(length * unit) for length in page.safe)
    return Area(left, top, round(page.width * unit) - right, round(page.height * unit) - bottom)


def records(trace: Iterable[Mark], over: Sequence[int], area: Area) -> Iterator[Record]:
    """A record for each string, in reading order. `over` is by how much each box overflowed while
    it was measured, box by box.
    """
    count = 0
    for box, inside in layout.boxed(trace):
        if box is None:
            yield from (_loose(t, area) for t in inside)
        else:
            yield from _boxed(box, inside, over[count] if count < len(over) else 0)
            count += 1


def _boxed(box: Box, inside: Sequence[Said], measured: int) -> Iterator[Record]:
    """The strings of one box, which share its height."""
    bottom = max((t["y"] + t["h"] for t in inside), default=0)
    over = max(measured, bottom - box["y"] - box["h"])
    over = over if over > layout.TOLERANCE else 0
    free = 0 if over else max(0, box["y"] + box["h"] - bottom)
    letters = sum(len(t["text"]) for t in inside)
    longest = max(inside, key=lambda t: len(t["text"]), default=None)
    for t in inside:
        mine = len(t["text"])
        wide = over > layout.ENDLESS and t is longest
        blamed = bool(over) and t is longest and not wide
        step = t.get("step", 0)
        allowed = t["lines"] + (free // step if step else 0)  # a display line does not break
        spare, most = _room(t, box, allowed, bool(over))
        yield Record(
            context=t["say"],
            locale=t["locale"],
            box=box["fit"],
            characters=mine,
            lines=t["lines"],
            allowed=allowed,
            spare=spare,
            most=most,
            size=t["size"],
            over=over if blamed else 0,
            cut=min(mine, max(1, round(letters * over / (box["h"] + over)))) if blamed else 0,
            wide=wide,
            scale=box["k"],
            smallest=t["size"] * box["last"] // box["k"],
        )


def _room(t: Said, box: Box, allowed: int, over: bool) -> tuple[int | None, int | None]:
    """Characters to spare at this size, and the most that fit at the smallest; None where the words
    give no measure.
    """
    letters = len(t["text"])
    run = t.get("run") or t["w"]
    if not run or not letters:
        return None, None
    if over:
        return 0, letters
    width = t.get("room") or box["w"]
    capacity = allowed * width * letters / run * (RAGGED if allowed > 1 else 1)
    spare = max(0, int(capacity) - letters)
    shrink = box["k"] / box["last"]
    return spare, max(letters + spare, int((letters + spare) * shrink * shrink * SAFE))


def _loose(t: Said, area: Area) -> Record:
    """A string outside boxes must not leave the sheet, or the part that platforms leave free."""
    x, y = t["x"] + t["w"] - area.right, t["y"] + t["h"] - area.bottom
    over = max(x, y, area.left - t["x"], area.top - t["y"])
    over = over if over > layout.TOLERANCE else 0
    letters = len(t["text"])
    too_many = -(-letters * x // max(t["w"], 1)) if x > 0 else letters // 10
    spare = None
    if t["lines"] == 1 and t["w"] and not over:
        room = t.get("room", 0)
        edge = min(area.right, t["x"] + room) if room else area.right
        spare = int(max(0, edge - t["x"] - t["w"]) * letters / t["w"])
    return Record(
        context=t["say"],
        locale=t["locale"],
        box="",
        characters=letters,
        lines=t["lines"],
        allowed=None,
        spare=spare,
        most=letters + spare if spare is not None else None,
        size=t["size"],
        over=over,
        cut=min(letters, max(1, too_many)) if over else 0,
        wide=False,
        scale=1000,
        smallest=t["size"],
    )


def bare(printed: str, trace: Trace) -> list[str]:
    """Words on the sheet that no string said: they cannot be translated. Numbers may stand."""
    rest = _letters(printed)
    for text in sorted({_letters(t["text"]) for t in trace if "say" in t}, key=len, reverse=True):
        rest = rest.replace(text, "\n") if text else rest
    return _WORD.findall(rest)


def _letters(text: str) -> str:
    """Letters and signs without spaces and hyphens at line ends: a line may break anywhere."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\u0002]+", "", text)
