"""Room for words: lays every wanted artwork out as it would be printed and says how much room each
string has.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from toolkit.execute.fetch import LocalFetch
from toolkit.execute.loop import run
from toolkit.execute.prepare import measure_all, sketch_all
from toolkit.execute.provenance import made_by
from toolkit.execute.request import Request
from toolkit.execute.store import Store
from toolkit.execute.work import work
from toolkit.media.registry import MEDIA
from toolkit.model.campaign import Project
from toolkit.model.event import Failed, Made, Reused
from toolkit.model.problem import Problem
from toolkit.plan.fitting import fit_jobs
from toolkit.plan.jobs import measures
from toolkit.plan.select import select
from toolkit.plan.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Fit:
    """One string in one layout.

    Sizes in 1/1000 pt; `spare`, `most` and `cut` in characters, None where not known.

    `allowed` lines at this size; `most` characters at the smallest size; `over` 1/1000 pt beyond
    its place; `wide`: one word is wider than the box.
    """

    artefact: str
    output: str
    context: str
    locale: str
    box: str
    characters: int
    lines: int
    allowed: int | None
    spare: int | None
    most: int | None
    size: int
    smallest: int
    scale: int
    over: int
    cut: int
    wide: bool

    @property
    def fits(self) -> bool:
        """Does it stand in its place?"""
        return not (self.over or self.wide)


@dataclass(frozen=True, slots=True)
class Fitting:
    """Every string of the wanted layouts; words that are no string, by artefact; what could not be
    laid out.
    """

    strings: tuple[Fit, ...]
    bare: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    layouts: int


def fit_all(
    root: Path,
    project: Project,
    request: Request,
    store: Store,
    bare: bool = False,
    strings: Collection[str] | None = None,
) -> Fitting:
    """Lay out what is asked for; of it, only what prints one of the `strings` (`cy a/b/title`).

    Raises Invalid for a pattern that matches nothing, StoreFailed.
    """
    everything = sketch_all(project, request.draft)
    wanted = select(everything, request.patterns, request.kinds, request.editions, request.formats)
    if strings is not None:
        wanted = tuple(s for s in wanted if not s.found.places.keys().isdisjoint(strings))
    fetch = LocalFetch(root, store)
    measured, _ = measure_all(measures(everything, wanted), store, fetch, request.workers)
    by = made_by("fit-bare" if bare else "fit")
    pairs = fit_jobs(everything, wanted, measured.fits, measured.unfit, by, bare)
    answers = _answers(pairs, store, fetch, request.workers)
    laid_out = _gathered(pairs, answers, wanted)
    outputs = {sketch.output for sketch in wanted if sketch.ready}
    known = tuple(
        Fit(artefact=name, output=output, **record)
        for medium in MEDIA.values()
        for name, output, record in medium.budgets(project, outputs, request.draft)
    )
    return replace(
        laid_out,
        strings=laid_out.strings + known,
        layouts=laid_out.layouts + len({fit.output for fit in known}),
    )


def _answers(
    pairs: Sequence[tuple[Sketch, Any]], store: Store, fetch: LocalFetch, workers: int
) -> dict[str, Any]:
    """What each job answered, by its key: JSON, or the problems that stopped it."""
    answers: dict[str, Any] = {}
    for job, event in run((job for _, job in pairs), store, fetch, work, workers):
        if isinstance(event, Failed):
            answers[job.key] = event.problems
        elif isinstance(event, Made | Reused):
            answers[job.key] = json.loads(store.read(event.entry) or b'{"strings": []}')
    return answers


def _gathered(
    pairs: Sequence[tuple[Sketch, Any]], answers: dict[str, Any], wanted: Sequence[Sketch]
) -> Fitting:
    strings: list[Fit] = []
    bare: dict[str, tuple[str, ...]] = {}
    problems = {
        problem.located(sketch.found.places): None
        for sketch in wanted
        for problem in sketch.found.problems
        if not (sketch.ready and problem.code == "fit")
    }  # slides have records of their own
    for sketch, job in pairs:
        answer = answers[job.key]
        name = (
            f"{sketch.resource.kind}/{sketch.resource.id} on {sketch.sheet.id}"
            f" ({sketch.edition.id})"
        )
        if isinstance(answer, tuple):
            problems |= {problem.located(sketch.found.places): None for problem in answer}
            continue
        strings += [
            Fit(artefact=name, output=sketch.output, **record) for record in answer["strings"]
        ]
        if answer.get("bare"):
            bare[name] = tuple(answer["bare"])
    return Fitting(tuple(strings), bare, tuple(problems), len(pairs))
