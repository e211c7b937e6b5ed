"""Problems, plans and events as lines of text or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.model.amounts import file_size
from toolkit.model.event import Event, Failed, Made, Reused
from toolkit.model.problem import Problem
from toolkit.plan.sketch import Sketch


def by_problem(failed: Iterable[Failed]) -> dict[Problem, list[str]]:
    """Each problem once, with the artefacts that it stops."""
    stops: dict[Problem, list[str]] = {}
    for event in failed:
        for problem in event.problems:
            stops.setdefault(problem, []).append(event.output)
    return stops


def problem_value(problem: Problem) -> dict[str, object]:
    """A problem for programs."""
    where = {"path": problem.where.path, "line": problem.where.line} if problem.where else None
    return {"code": problem.code, "message": problem.message, "where": where, "hint": problem.hint}


def event_value(event: Event) -> dict[str, object]:
    """An event for programs."""
    value: dict[str, object] = {"event": type(event).__name__.lower(), "path": event.output}
    if isinstance(event, Made | Reused):
        value |= {"sha256": event.entry.sha256, "bytes": event.entry.size}
    if isinstance(event, Made):
        value["seconds"] = round(event.seconds, 4)
    if isinstance(event, Failed):
        value["problems"] = [problem_value(problem) for problem in event.problems]
    return value


def amount(made: Iterable[Sketch]) -> str:
    """How much a build makes, in the two ways in which it is counted."""
    listed = Counter(sketch.listed for sketch in made)
    files = f" ({listed.total()} files with the site's pages and copies)" if listed[False] else ""
    return f"{listed[True]} artefact{'s' * (listed[True] != 1)}{files}"


def film_line(event: Made) -> str:
    """How long and how large a film is, after its name; nothing for what is no film."""
    facts = dict(event.entry.facts)
    return (
        f" ({facts['duration_ms'] / 1000:.1f} s, {facts['frames']} frames,"
        f" {file_size(event.entry.size)})"
        if "duration_ms" in facts and "frames" in facts
        else ""
    )


def json_line(value: Mapping[str, object]) -> str:
    """One line of JSON, sorted keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


@dataclass
class Tally:
    """How many artefacts of a build were made, reused, failed."""

    made: int = 0
    reused: int = 0
    failed: int = 0

    def count(self, event: Event) -> None:
        """Add one event."""
        name = type(event).__name__.lower()
        setattr(self, name, getattr(self, name) + 1)

    @property
    def total(self) -> int:
        """How many events were counted."""
        return self.made + self.reused + self.failed

    def __str__(self) -> str:
        return f"{self.made} made, {self.reused} reused, {self.failed} failed"
