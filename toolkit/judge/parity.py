"""Judges two languages on one artefact: do both say the same, as large, and the first one first?"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.model.job import Landing
from toolkit.model.problem import Problem


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
            if len(mine) != len(other) and not (context.startswith("facts/") and mine and other):
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
                        about((mine or other)[0]),
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
            found.setdefault(_same(landing.context), []).append(landing)
    return found


def _same(context: str) -> str:
    """What both languages must print. The words of a fact are counted in neither: a slogan may have
    three in one language and two in the other.
    """
    fact, _, number = context.rpartition("/")
    return fact if context.startswith("facts/") and number.isdecimal() else context


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
                about(mine),
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
                about(mine),
            )
        )
    return problems


def about(landing: Landing) -> str:
    """How a problem names its string; the loop looks up where that can be edited."""
    return f"{landing.locale} {landing.context}"
