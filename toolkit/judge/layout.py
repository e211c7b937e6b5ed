"""Judging a layout before it becomes bytes: does every string fit, is it large enough, is the Welsh
no smaller?

Works on the trace that a template reports: strings (`say`) inside boxes (`fit` … `end`), in reading
order, lengths in 1/1000 pt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.model.job import Landing
from toolkit.model.problem import Problem

TOLERANCE = 300  # 0.3 pt: less than a hair, and more than rounding
ENDLESS = 2_000_000  # templates/lib/type.typ makes a box this high when one word is too wide
POINTS = {"mm": 72 / 25.4, "px": 1.0}


def landings(trace: Iterable[Mapping[str, Any]]) -> tuple[Landing, ...]:
    """The strings of the trace, in reading order."""
    return tuple(
        Landing(
            t["say"],
            t["locale"],
            t["text"].replace("\u00a0", " "),
            t["page"],
            t["x"],
            t["y"],
            t["w"],
            t["h"],
            t["size"],
            t["lines"],
        )
        for t in trace
        if "say" in t
    )


def boxes(trace: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """For each box the scale (1/1000) at which the worst of them was drawn."""
    found: dict[str, int] = {}
    for t in trace:
        if "fit" in t:
            found[t["fit"]] = min(found.get(t["fit"], t["k"]), t["k"])
    return found


def overflowing(trace: Iterable[Mapping[str, Any]], artefact: str) -> list[Problem]:
    """One problem for each box whose words are too long, naming the longest string, by how much,
    and what to cut.

    While measuring, a box knows its overflow; once drawn, the places of its strings tell it.
    """
    problems = []
    box: Mapping[str, Any] | None = None
    said: list[Mapping[str, Any]] = []
    for t in trace:
        if "fit" in t:
            box, said = t, []
        elif "say" in t and box is not None:
            said.append(t)
        elif "end" in t and box is not None:
            bottom = max((s["y"] + s["h"] for s in said), default=0)
            over = max(box["over"], bottom - box["y"] - box["h"])
            if over > TOLERANCE and said:
                problems.append(_too_long(dict(box) | {"over": over}, said, artefact))
            box = None
    return problems


def _too_long(box: Mapping[str, Any], said: list[Mapping[str, Any]], artefact: str) -> Problem:
    longest = max(said, key=lambda t: len(t["text"]))
    letters = len(longest["text"])
    over, high = box["over"], box["h"]
    if over > ENDLESS:
        word = max(longest["text"].split(), key=len)
        return Problem(
            "fit",
            f"{artefact}: the word “{word}” of '{longest['say']}' ({longest['locale']}) is wider"
            " than its box, even at the smallest size",
            None,
            "use a shorter word, or give the template's text more room",
            f"{longest['locale']} {longest['say']}",
        )
    cut = min(letters, max(1, round(sum(len(t["text"]) for t in said) * over / (high + over))))
    return Problem(
        "fit",
        f"{artefact}: '{longest['say']}' ({longest['locale']}) is too long: the words are"
        f" {over / 1000:.0f} pt higher than their box ({high / 1000:.0f} pt), even at the smallest"
        " size",
        None,
        f"cut about {cut} of its {letters} characters",
        f"{longest['locale']} {longest['say']}",
    )


def too_small(landed: Iterable[Landing], small_min: int, artefact: str) -> list[Problem]:
    """Strings set smaller than the format's smallest type."""
    return [
        Problem(
            "size",
            f"{artefact}: '{l.context}' is set at {l.size / 1000:g} pt; the smallest here is"
            f" {small_min / 1000:g}",
            None,
            "give the template's text more room",
            _about(l),
        )
        for l in landed
        if l.size + 20 < small_min
    ]


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
    problems = []
    for l in landed:
        x, y = l.x - margin, l.y - margin
        if (
            x < left - TOLERANCE
            or y < top - TOLERANCE
            or x + l.width > width - right + TOLERANCE
            or y + l.height > height - bottom + TOLERANCE
        ):
            area = "the part that platforms cover" if any(safe) else "the edge of the sheet"
            problems.append(
                Problem(
                    "outside",
                    f"{artefact}: '{l.context}' ({l.locale}) runs over {area}",
                    None,
                    "shorten the words, or move them in the template",
                    _about(l),
                )
            )
    return problems


def parity(
    landed: tuple[Landing, ...], locales: tuple[str, ...], artefact: str, leftward: bool = False
) -> list[Problem]:
    """Two languages on one artefact: the same strings in both, the first language no smaller, and
    first. `leftward`: first is right.
    """
    if len(locales) < 2:
        return []
    problems = []
    first = locales[0]
    leading = _by_string(landed, first)
    for locale in locales[1:]:
        following = _by_string(landed, locale)
        for context in sorted(leading.keys() | following.keys()):
            mine, other = leading.get(context, []), following.get(context, [])
            if len(mine) != len(other):
                where = (
                    f"in {first} only"
                    if not other
                    else (
                        f"in {locale} only"
                        if not mine
                        else f"{len(mine)} times in {first} and {len(other)} times in {locale}"
                    )
                )
                problems.append(
                    Problem(
                        "parity",
                        f"{artefact}: '{context}' is printed {where}",
                        None,
                        "print the same strings in both languages",
                        _about((mine or other)[0]),
                    )
                )
            problems += [
                problem
                for pair in zip(mine, other, strict=False)
                for problem in _pair(*pair, artefact, leftward)
            ]
    return problems


def _by_string(landed: Iterable[Landing], locale: str) -> dict[str, list[Landing]]:
    found: dict[str, list[Landing]] = {}
    for landing in landed:
        if landing.locale == locale:
            found.setdefault(landing.context, []).append(landing)
    return found


def _pair(mine: Landing, other: Landing, artefact: str, leftward: bool) -> list[Problem]:
    """One string in the first language and in another."""
    problems = []
    if mine.size < other.size:
        problems.append(
            Problem(
                "parity",
                f"{artefact}: '{mine.context}' is smaller in {mine.locale} ({mine.size / 1000:g}"
                f" pt) than in {other.locale} ({other.size / 1000:g} pt)",
                None,
                "set both at one size",
                _about(mine),
            )
        )
    here, there = (-l.x - l.width if leftward else l.x for l in (mine, other))
    if (mine.page, mine.y, here) > (other.page, other.y, there) and not (
        mine.page == other.page and here < there
    ):
        problems.append(
            Problem(
                "parity",
                f"{artefact}: '{mine.context}' stands in {other.locale} before it stands in"
                f" {mine.locale}",
                None,
                f"put the first language {'right' if leftward else 'left'} or above",
                _about(mine),
            )
        )
    return problems


def _about(landing: Landing) -> str:
    return f"{landing.locale} {landing.context}"
