"""Parity: is each language as large, as early and as whole as the source, on one artefact and on
its twin?

A builder refuses a bilingual artefact whose first language is smaller or later; this report also
compares an artefact with its twin in the other language, and says by how much.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.execute.places import choose, make
from toolkit.execute.prepare import prepare
from toolkit.execute.request import Request
from toolkit.execute.store import Store
from toolkit.model.campaign import Project
from toolkit.model.job import Job, Landing
from toolkit.model.problem import Problem
from toolkit.plan.sketch import Sketch

LEAST = 950  # ‰ of the other language's size


@dataclass(frozen=True, slots=True)
class Compared:
    """One artefact, or a pair of twins.

    `ratio`: the smallest size of a string beside the same in the source language, in ‰.

    `first`: it and the source stand in the campaign's order (None on twins); `said`:
    title and alt text are there in every language; `frames`: how long a film is, and its twin.
    """

    artefact: str
    language: str
    bilingual: bool
    strings: int
    ratio: int
    worst: str
    lost: tuple[str, ...]
    first: bool | None
    said: bool
    images: tuple[int, int]
    frames: tuple[int, int] = (0, 0)

    def faults(self, least: int = LEAST) -> list[str]:
        """What is wrong, a sentence each."""
        found = (
            [f"'{self.worst}' is set at {self.ratio / 10:g} % of the other language's size"]
            if self.ratio < least
            else []
        )
        found += (
            [f"{len(self.lost)} strings stand in one language only: {', '.join(self.lost[:3])}"]
            if self.lost
            else []
        )
        found += ["the language does not stand first"] if self.first is False else []
        found += [] if self.said else ["title or alt text is missing in a language"]
        found += (
            [f"the film has {self.frames[0]} frames, and {self.frames[1]} in the other language"]
            if self.frames[0] != self.frames[1]
            else []
        )
        return found + (
            [f"{self.images[0]} pictures, and {self.images[1]} in the other language"]
            if self.images[0] != self.images[1]
            else []
        )


def compare(
    root: Path, project: Project, store: Store, patterns: tuple[str, ...] = ()
) -> tuple[tuple[Compared, ...], tuple[Problem, ...]]:
    """Every bilingual artefact, and every pair of twins; and what kept artefacts from being made.

    Raises Invalid, StoreFailed.
    """
    prepared = prepare(root, project, Request(patterns), store)
    chosen = choose(
        [sketch for sketch in prepared.everything if sketch.output in prepared.plan.described]
    )
    made, problems = make(root, prepared, chosen, store)
    drawn = [sketch for sketch in chosen if sketch.output in made]
    jobs = {job.key: job for job in prepared.plan.jobs}
    landed = {
        sketch.output: _landed(jobs[made[sketch.output].key], jobs, store) for sketch in drawn
    }
    lengths = {sketch.output: _frames(jobs[made[sketch.output].key]) for sketch in drawn}
    return (
        tuple([*_bilingual(drawn, project, landed), *_twins(drawn, project, landed, lengths)]),
        problems,
    )


def _landed(job: Job, jobs: Mapping[str, Job], store: Store) -> tuple[Landing, ...]:
    """Where its strings stand, and those of what it is made of: a film's words are set scene by
    scene.
    """
    return (
        *store.landings(job.key),
        *(
            landing
            for _, key in job.needs
            if key in jobs
            for landing in _landed(jobs[key], jobs, store)
        ),
    )


def _frames(job: Job) -> int:
    """The length of the film whose scenes a picture shows; 0 for all else."""
    return sum(
        scene.get("frames", 0)
        for scene in json.loads(job.data).get("scenes", ())
        if isinstance(scene, dict)
    )


def _bilingual(
    sketches: Iterable[Sketch], project: Project, places: Mapping[str, tuple[Landing, ...]]
) -> list[Compared]:
    found = []
    for sketch in sketches:
        landed = places[sketch.output]
        for code in sketch.edition.locales:
            if code != project.source and project.source in sketch.edition.locales:
                order = list(project.languages)
                spoken = sketch.edition.locales
                first = (order.index(code) < order.index(project.source)) == (
                    spoken.index(code) < spoken.index(project.source)
                )
                found.append(
                    _compared(
                        sketch,
                        sketch,
                        code,
                        _by_context(landed, code),
                        _by_context(landed, project.source),
                        first,
                    )
                )
    return found


def _twins(
    sketches: Sequence[Sketch],
    project: Project,
    places: Mapping[str, tuple[Landing, ...]],
    lengths: Mapping[str, int],
) -> list[Compared]:
    alone = {
        (
            sketch.resource.kind,
            sketch.resource.id,
            sketch.sheet.id,
            sketch.edition.locales[0],
        ): sketch
        for sketch in sketches
        if len(sketch.edition.locales) == 1
    }
    found = []
    for (kind, id, sheet, code), sketch in alone.items():
        twin = alone.get((kind, id, sheet, project.source))
        if code != project.source and twin is not None:
            mine, other = (
                _by_context(places[s.output], language)
                for s, language in ((sketch, code), (twin, project.source))
            )
            found.append(
                replace(
                    _compared(sketch, twin, code, mine, other, None),
                    frames=(lengths[sketch.output], lengths[twin.output]),
                )
            )
    return found


def _by_context(landed: Iterable[Landing], code: str) -> dict[str, Landing]:
    """The largest place of each string in a language."""
    found: dict[str, Landing] = {}
    for landing in landed:
        if landing.locale == code and (
            landing.context not in found or landing.size > found[landing.context].size
        ):
            found[landing.context] = landing
    return found


def _compared(
    sketch: Sketch,
    twin: Sketch,
    code: str,
    mine: dict[str, Landing],
    other: dict[str, Landing],
    first: bool | None,
) -> Compared:
    ratios = {
        context: max(mine[context].size, 1) * 1000 // max(other[context].size, 1)
        for context in mine.keys() & other.keys()
    }
    worst = min(sorted(ratios), key=ratios.__getitem__, default="")
    said = all(
        part.strip()
        for part in (sketch.found.title, sketch.found.alt, twin.found.title, twin.found.alt)
    )
    images = sketch.images, twin.images
    return Compared(
        sketch.output,
        code,
        first is not None,
        len(mine),
        ratios.get(worst, 1000),
        worst,
        tuple(sorted(mine.keys() ^ other.keys())),
        first,
        said,
        images,
    )
