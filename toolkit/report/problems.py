"""A problem as lines of text.

Apart from what else is told, since even a build that has nothing to do tells its warnings and must
start quickly.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.problem import Problem


def problem_lines(problem: Problem, level: str = "error", stops: Sequence[str] = ()) -> list[str]:
    """`error: …`, where, hint, and which artefacts it stops."""
    lines = [f"{level}: {problem.message}"]
    if problem.where:
        lines.append(f"  at {problem.where}")
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    if len(stops) > 1:
        lines.append(f"  stops {len(stops)} artefacts, {stops[0]} first")
    elif stops and stops[0]:
        lines.append(f"  stops {stops[0]}")
    return lines
