"""A problem as lines of text.

Apart from what else is told, since even a build that has nothing to do tells its warnings and must
start quickly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.model.problem import Problem

MOST = 10  # problems of one kind that are told one by one
SHOWN = 3  # places that are named of more
_OWN = re.compile(r"'[^']*'|“[^”]*”|\d+")  # what differs between problems of one kind


def problem_lines(problem: Problem, level: str = "error", stops: Sequence[str] = ()) -> list[str]:
    """`error: …`, where, hint, and which artefacts it stops."""
    return _lines(problem, level, stops, ())


def all_lines(
    problems: Iterable[Problem],
    level: str = "error",
    stops: Mapping[Problem, Sequence[str]] | None = None,
) -> Iterator[str]:
    """All problems, each as a few lines; of many that are alike the first, and where the others
    are.
    """
    for first, *others in _alike(problems):
        stopped = dict.fromkeys(
            output for problem in (first, *others) for output in (stops or {}).get(problem, ())
        )
        yield "\n".join(_lines(first, level, tuple(stopped), others))


def _alike(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems of one kind together where they are many; all others by themselves."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.code, _OWN.sub("…", problem.message)), []).append(problem)
    groups: list[list[Problem]] = []
    for alike in kinds.values():
        groups += [alike] if len(alike) > MOST else [[problem] for problem in alike]
    return groups


def _lines(
    problem: Problem, level: str, stops: Sequence[str], others: Sequence[Problem]
) -> list[str]:
    lines = [f"{level}: {problem.message}"]
    if problem.where:
        lines.append(f"  at {problem.where}")
    if others:
        lines.append(_more(others))
    hint = (others and problem.many) or problem.hint
    if hint:
        lines.append(f"  hint: {hint}")
    if len(stops) > 1:
        lines.append(f"  stops {len(stops)} artefacts, {stops[0]} first")
    elif stops and stops[0]:
        lines.append(f"  stops {stops[0]}")
    return lines


def _more(others: Sequence[Problem]) -> str:
    """`and 97 more like this, at a.toml:3, a.toml:8, a.toml:9 …`."""
    places = list(dict.fromkeys(str(other.where) for other in others if other.where))
    named = f", at {', '.join(places[:SHOWN])}{' …' * (len(places) > SHOWN)}" if places else ""
    return f"  and {len(others)} more like this{named}"
