"""Judges a layout before it becomes bytes: does every string fit, is each language large enough?

It works on what a template reports (the trace): strings (`say`) inside boxes (`fit` … `end`), in
reading order, lengths in 1/1000 pt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.i18n.words import unbound
from toolkit.judge.parity import about, parity
from toolkit.model.job import Landing
from toolkit.model.page import Page
from toolkit.model.problem import Problem
from toolkit.model.trace import Box, Mark, Said

TOLERANCE = 300  # 0.3 pt: less than a hair, and more than rounding
ROUNDING = 20  # 0.02 pt: sizes are products of scales
ENDLESS = 2_000_000  # templates/lib/type.typ makes a box this high when one word is too wide
POINTS = {"mm": 72 / 25.4, "px": 1.0}


def landings(trace: Iterable[Mark]) -> tuple[Landing, ...]:
    """The strings of the trace, in reading order."""
    return tuple(
        Landing(
            context=t["say"],
            locale=t["locale"],
            text=unbound(t["text"]),
            page=t["page"],
            x=t["x"],
            y=t["y"],
            width=t["w"],
            height=t["h"],
            size=t["size"],
            lines=t["lines"],
        )
        for t in trace
        if "say" in t
    )


def boxes(trace: Iterable[Mark]) -> dict[str, int]:
    """For each box the scale (1/1000) at which the worst of them was drawn."""
    found: dict[str, int] = {}
    for t in trace:
        if "fit" in t:
            found[t["fit"]] = min(found.get(t["fit"], t["k"]), t["k"])
    return found


def boxed(trace: Iterable[Mark]) -> Iterator[tuple[Box | None, list[Said]]]:
    """Each box with the strings in it, and each string outside boxes alone, in reading order.

    A box may stand in another: it comes first, and its strings are its own.
    """
    opened: list[tuple[Box, list[Said]]] = []
    for t in trace:
        if "fit" in t:
            opened.append((t, []))
        elif "say" in t and opened:
            opened[-1][1].append(t)
        elif "say" in t:
            yield None, [t]
        elif "end" in t and opened:
            yield opened.pop()


def overflowing(trace: Iterable[Mark], artefact: str) -> list[Problem]:
    """One problem for each box whose words are too long, naming the longest string, by how much,
    and what to cut.

    While measuring, a box knows its overflow; once drawn, the places of its strings tell it.
    """
    found: list[tuple[int, int, list[Said]]] = []
    blamed: set[int] = set()  # strings of boxes that overflow: a box around those is no cause
    for box, said in _filled(trace):
        bottom = max(s["y"] + s["h"] for s in said)
        over = max(box["over"], bottom - box["y"] - box["h"])
        if over > TOLERANCE and not blamed & {id(s) for s in said}:
            found.append((over, box["h"], said))
            blamed |= {id(s) for s in said}
    return [_too_long(over, high, said, artefact) for over, high, said in found]


def _filled(trace: Iterable[Mark]) -> Iterator[tuple[Box, list[Said]]]:
    """Each box with all strings in it, those too that stand in boxes within it; these come first.

    What ends a box may stand in an inner one, so the inner ones cannot answer for it.
    """
    opened: list[tuple[Box, list[Said]]] = []
    for t in trace:
        if "fit" in t:
            opened.append((t, []))
        elif "say" in t:
            for _, said in opened:
                said.append(t)
        elif "end" in t and opened:
            box, said = opened.pop()
            if said:
                yield box, said


def _wide(said: Iterable[Said]) -> list[Said]:
    """Those that the trace calls wider than their box."""
    return [t for t in said if t.get("run", 0) > t.get("room", 0) > 0]


def _too_long(over: int, high: int, said: list[Said], artefact: str) -> Problem:
    longest = max(said, key=lambda t: len(t["text"]))
    letters = len(longest["text"])
    if over > ENDLESS:
        return _too_wide(_wide(said) or [longest], artefact)
    cut = min(letters, max(1, round(sum(len(t["text"]) for t in said) * over / (high + over))))
    return Problem(
        "fit",
        f"{artefact}: {_named(longest)} is too long: the words are"
        f" {over / 1000:.0f} pt higher than their box ({high / 1000:.0f} pt), even at the smallest"
        " size",
        None,
        f"cut about {cut} of its {letters} characters",
        f"{longest['locale']} {longest['say']}",
    )


def _too_wide(said: list[Said], artefact: str) -> Problem:
    """A word is wider than its box. The trace says of which string, how wide both are."""
    widest = max(said, key=lambda t: t.get("run", 0) - t.get("room", 0))
    word = max(unbound(widest["text"]).split(), key=len)
    room, run = widest.get("room", 0), widest.get("run", 0)
    fits = max(1, len(word) * room // run) if run else 0
    wide = f" by {(run - room) / 1000:.0f} pt (the box: {room / 1000:.0f} pt)" if run else ""
    letters = f" of at most about {fits} letters" if fits else ""
    return Problem(
        "fit",
        f"{artefact}: the word “{word}” of {_named(widest)} is wider than its box{wide}, even at"
        " the smallest size",
        None,
        f"use a shorter word{letters}, or give the template's text more room",
        f"{widest['locale']} {widest['say']}",
    )


def _named(said: Said) -> str:
    """A string as messages call it; names and numbers are in no language."""
    return f"'{said['say']}'" + (f" ({said['locale']})" if said["locale"] else "")


def too_small(trace: Iterable[Mark], small_min: int, body_min: int, artefact: str) -> list[Problem]:
    """Strings below the sheet's smallest type, and running text below its own minimum."""
    return [
        problem
        for t in trace
        if "say" in t and (problem := _size(t, small_min, body_min, artefact)) is not None
    ]


def _size(said: Said, small_min: int, body_min: int, artefact: str) -> Problem | None:
    body = said.get("body", False) and said["size"] + ROUNDING >= small_min
    least = body_min if body else small_min
    if said["size"] + ROUNDING >= least:
        return None
    return Problem(
        "size",
        f"{artefact}: '{said['say']}' is set at {said['size'] / 1000:g} pt; the smallest"
        f" {'running text ' if body else ''}here is {least / 1000:g}",
        None,
        "give the template's text more room",
        f"{said['locale']} {said['say']}",
    )


def outside(
    landed: Iterable[Landing],
    width: int,
    height: int,
    margin: int,
    safe: tuple[int, int, int, int],
    artefact: str,
) -> list[Problem]:
    """Strings that leave the trim, or enter what a platform covers.

    All lengths in 1/1000 pt; `margin`: sheet's edge to trim.
    """
    top, right, bottom, left = safe
    area = "the part that platforms cover" if any(safe) else "the edge of the sheet"
    reach = [
        (
            l,
            max(
                left + margin - l.x,
                top + margin - l.y,
                l.x + l.width - margin - width + right,
                l.y + l.height - margin - height + bottom,
            ),
        )
        for l in landed
    ]
    return [
        Problem(
            "outside",
            f"{artefact}: '{l.context}'{f' ({l.locale})' if l.locale else ''} runs over {area} by"
            f" {max(1, over / 1000):.0f} pt",
            None,
            "shorten the words, or move them in the template",
            about(l),
        )
        for l, over in reach
        if over > TOLERANCE
    ]


def faults(page: Page, trace: Iterable[Mark], slug: int = 0) -> list[Problem]:
    """All that is wrong with a page as it was drawn: words too long for their boxes, too small,
    over the edge, or unequal in two languages. `slug` is what lies beyond the bleed on sheets for
    the press, in 1/1000 of the page's unit.
    """
    trace = tuple(trace)
    unit = POINTS[page.unit]
    top, right, bottom, left = (round(length * unit) for length in page.safe)
    margin = round((page.bleed + slug) * unit) if page.output == "print" else 0
    landed = landings(trace)
    return [
        *overflowing(trace, page.name),
        *too_small(trace, page.small_min, page.body_min, page.name),
        *outside(
            landed,
            round(page.width * unit),
            round(page.height * unit),
            margin,
            (top, right, bottom, left),
            page.name,
        ),
        *parity(landed, page.locales, page.name, _leftward(page)),
    ]


def _leftward(page: Page) -> bool:
    """Is the drawing mirrored: does its first language run from right to left?"""
    script = page.scripts.get(page.locales[0])
    return bool(script and script.rtl)
