"""Before anything is drawn: everything is sketched, measured and planned."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.execute.fetch import LocalFetch
from toolkit.execute.loop import run
from toolkit.execute.provenance import lacking, made_by
from toolkit.execute.request import Request
from toolkit.execute.store import Store
from toolkit.execute.work import work
from toolkit.media.registry import MEDIA, RESOURCES
from toolkit.model.campaign import Project
from toolkit.model.event import Entry, Failed, Made, Reused
from toolkit.model.job import Job, Plan
from toolkit.model.problem import Invalid, Problem, Span
from toolkit.plan.coverage import unprinted
from toolkit.plan.expiry import unborn, unreliable
from toolkit.plan.jobs import Measured, measures, plan, unreleasable
from toolkit.plan.select import select, with_needs
from toolkit.plan.setting import Setting
from toolkit.plan.sketch import Sketch

LONGEST = 200  # characters of a published path; Windows takes 259 with the folders above
FINISH = {name: medium.finish for name, medium in MEDIA.items()}


@dataclass(frozen=True)
class Prepared:
    """A build before anything is drawn: its plan, every sketch of the project, and how many layouts
    were measured for it.
    """

    plan: Plan
    everything: tuple[Sketch, ...]
    measured: int
    measures: tuple[Job, ...]


def printable(project: Project, request: Request) -> Project:
    """The campaign as this build makes it: a language that is a draft is left to drafts.

    Raises Invalid when just such an edition is asked for, and for facts checked on a day to come.
    """
    if unseen := unborn(project, request.today):
        raise Invalid(unseen)
    if request.draft:
        return project
    finished = project.finished()
    waiting = [name for name in request.editions if name in project.editions]
    waiting = [name for name in waiting if name not in finished.editions]
    if waiting:
        codes = [
            code for code in project.editions[waiting[0]].locales if project.languages[code].draft
        ]
        raise Invalid(
            [
                Problem(
                    "draft",
                    f"the edition '{waiting[0]}' is a draft, as [language.{codes[0]}] says",
                    Span("assets/campaign.toml"),
                    "build with --draft, or take out draft = true once it is translated",
                )
            ]
        )
    return finished


def sketch_all(project: Project, draft: bool = False) -> tuple[Sketch, ...]:
    """Every artefact of the project, medium by medium.

    Raises Invalid for names that lead nowhere.
    """
    found: dict[str, tuple[Sketch, ...]] = {}
    for name, medium in MEDIA.items():
        before = (s for other in medium.after for s in found.get(other, ()) if not s.absent)
        setting = Setting(
            made_by=made_by,
            lacking=lacking,
            draft=draft,
            before=tuple(before),
            resources=RESOURCES,
        )
        found[name] = tuple(medium.sketch(project, setting))
    sketches = tuple(sketch for several in found.values() for sketch in several)
    if problems := [*_same_output(sketches), *_too_long(sketches)]:
        raise Invalid(problems)
    return sketches


def _same_output(sketches: Sequence[Sketch]) -> list[Problem]:
    """Two artefacts cannot be published under one name; capitals make no difference everywhere.

    A medium that saw it coming has said it better (with the code `path`).
    """
    first: dict[str, Sketch] = {}
    found: dict[Problem, None] = {}
    for sketch in sketches:
        other = first.setdefault(sketch.output.casefold(), sketch)
        if other is not sketch:
            own = [problem for problem in sketch.found.problems if problem.code == "path"]
            found |= dict.fromkeys(own or [_twice(sketch, other)])
    return list(found)


def _too_long(sketches: Sequence[Sketch]) -> list[Problem]:
    """Paths that Windows could not keep below most folders; one for each resource."""
    found = {}
    for sketch in sketches:
        if len(sketch.output) > LONGEST:
            found[sketch.resource.kind, sketch.resource.id] = Problem(
                "path",
                f"the id '{sketch.resource.id[:40]}…' is too long: the file's path would have"
                f" {len(sketch.output)} characters",
                sketch.resource.where,
                f"give it a shorter id; {LONGEST} is the most that every system takes",
            )
    return list(found.values())


def _twice(sketch: Sketch, other: Sketch) -> Problem:
    return Problem(
        "path",
        f"two artefacts would be published as {sketch.output}",
        sketch.resource.where,
        f"the other is asked for at {other.resource.where}; give one another id",
    )


def prepare(
    root: Path,
    project: Project,
    request: Request,
    store: Store,
    tell: Callable[[int, int], None] | None = None,
) -> Prepared:
    """Measure what must be measured and decide everything.

    `tell` hears how many layouts of how many are measured.
    """
    everything = sketch_all(project, request.draft)
    chosen = select(everything, request.patterns, request.kinds, request.editions, request.formats)
    wanted = with_needs(everything, chosen)
    if request.release:
        unsaid = unprinted(project, (sketch.found for sketch in everything))
        old = unreliable(project, request.today)
        if refused := [*unreleasable(project, wanted), *old, *unsaid]:
            raise Invalid(refused)
    fetch = LocalFetch(root, store)
    layouts = measures(everything, wanted)
    measured, count = measure_all(layouts, store, fetch, request.workers, tell)
    planned = plan(project, FINISH, everything, wanted, measured, made_by)
    return Prepared(planned, everything, count, layouts)


def measure_all(
    wanted: Sequence[Job],
    store: Store,
    fetch: LocalFetch,
    workers: int,
    tell: Callable[[int, int], None] | None = None,
) -> tuple[Measured, int]:
    """Measure layouts: the scales of their boxes, or what does not fit; how many were measured
    now.
    """
    measured = Measured({}, {})
    count = 0
    found: dict[str, bytes] = {}

    def kept(job: Job) -> Entry | None:
        """A kept result whose bytes are undamaged: they are read here, once."""
        entry = store.find(job.key)
        data = store.read(entry) if entry else None
        if data is None:
            return None
        found[job.key] = data
        return entry

    for job, event in run(wanted, store, fetch, work, workers, kept):
        if isinstance(event, Failed):
            measured.unfit[job.key] = event.problems
        elif isinstance(event, Made | Reused):
            count += isinstance(event, Made)
            data = found.get(job.key) or store.read(event.entry)
            measured.fits[job.key] = json.loads(data or b"{}")
        if tell:
            tell(len(measured.fits) + len(measured.unfit), len(wanted))
    return measured, count


def whole(store: Store) -> Callable[[Job], Entry | None]:
    """A kept result is good enough when its bytes are undamaged."""

    def kept(job: Job) -> Entry | None:
        entry = store.find(job.key)
        return entry if entry and store.sound(entry) else None

    return kept
