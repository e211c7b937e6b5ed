"""Jobs: a sketch whose sizes are known becomes a job; what stands in the way of the others is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from toolkit.media.packs.plan import pack_jobs
from toolkit.media.site.plan import finish_picture, finish_site
from toolkit.model.campaign import Project
from toolkit.model.digest import canonical
from toolkit.model.job import Blocked, Described, Job, Plan
from toolkit.model.problem import Problem, Span
from toolkit.plan.sketch import MEDIA_TYPES, Sketch

Fits = Mapping[str, int]  # box → scale in 1/1000
MadeBy = Callable[[str], str]  # kind → who makes jobs of that kind


def measures(sketches: Iterable[Sketch], wanted: Iterable[Sketch]) -> tuple[Job, ...]:
    """The layouts to measure before the wanted artefacts can be sized: all members of their sets,
    each layout once.
    """
    sets = {sketch.set for sketch in wanted}
    jobs = {
        sketch.measure.key: sketch.measure
        for sketch in sketches
        if sketch.set in sets and not sketch.found.problems and sketch.measure.kind == "measure"
    }
    return tuple(jobs.values())


def plan(
    project: Project,
    sketches: Sequence[Sketch],
    wanted: Sequence[Sketch],
    fits: Mapping[str, Fits],
    unfit: Mapping[str, tuple[Problem, ...]],
    made_by: MadeBy,
) -> Plan:
    """A job for each wanted artefact, after the jobs that it needs.

    `fits` and `unfit` are what measuring found, by the keys of `measures`.
    """
    scales = set_scales(sketches, fits)
    jobs: dict[tuple[str, str], Job] = {}  # jobs made for others have no output: one of each key
    planned: dict[str, Job] = {}
    blocked: dict[str, Blocked] = {}
    described = {}
    for sketch in wanted:
        described[sketch.output] = describe(sketch)
        if stops := _stops(sketch, unfit, blocked):
            blocked[sketch.output] = Blocked(sketch.output, stops)
            continue
        made = FINISH[sketch.medium](project, sketch, scales.get(sketch.set, {}), made_by, planned)
        jobs |= {(job.output, job.key): job for job in made}
        planned[sketch.output] = made[-1]
    return Plan(
        tuple(jobs.values()),
        described,
        tuple(blocked.values()),
        _warnings(project, wanted),
        places(wanted),
    )


def _stops(
    sketch: Sketch, unfit: Mapping[str, tuple[Problem, ...]], blocked: Mapping[str, Blocked]
) -> tuple[Problem, ...]:
    """What stands in the way of an artefact: its own problems, and those of the artefacts that it
    is made of.
    """
    own = [
        problem.located(sketch.found.places)
        for problem in (*sketch.found.problems, *unfit.get(sketch.measure.key, ()))
    ]
    return tuple(
        dict.fromkeys(
            own
            + [
                problem
                for needed in sketch.needs
                if needed in blocked
                for problem in blocked[needed].problems
            ]
        )
    )


def places(sketches: Iterable[Sketch]) -> dict[str, Span]:
    """Where each printed string can be edited ("cy steps/law/title" → file and line), and each
    format ("format 1080x1080").
    """
    sketches = tuple(sketches)
    formats = {
        f"format {sketch.format.id}": sketch.format.where
        for sketch in sketches
        if sketch.format.where
    }
    return formats | {
        name: span for sketch in sketches for name, span in sketch.found.places.items()
    }


def set_scales(
    sketches: Iterable[Sketch], fits: Mapping[str, Fits]
) -> dict[tuple[str, str, str], dict[str, int]]:
    """For each set the largest scale at which all its members fit."""
    scales: dict[tuple[str, str, str], dict[str, int]] = {}
    for sketch in sketches:
        for box, scale in fits.get(sketch.measure.key, {}).items():
            chosen = scales.setdefault(sketch.set, {})
            chosen[box] = min(chosen.get(box, scale), scale)
    return scales


def _page(
    project: Project, sketch: Sketch, scales: Fits, made_by: MadeBy, planned: Mapping[str, Job]
) -> tuple[Job, ...]:
    if sketch.ready:
        return (sketch.ready,)
    format = sketch.format
    data = sketch.layout | {
        "scales": dict(scales),
        "output": format.output,
        "format": format.id,
        "ppi": format.ppi,
        "bleed": format.bleed,
        "max_bytes": format.max_bytes,
        "condition": format.condition,
        "title": sketch.found.title,
        "description": sketch.found.alt,
        "alt": sketch.found.alt,
        "author": project.publisher,
        "date": project.date,
    }
    return (
        Job(sketch.output, "page", canonical(data), sketch.measure.inputs, (), made_by("page")),
    )


def _copy(
    project: Project, sketch: Sketch, scales: Fits, made_by: MadeBy, planned: Mapping[str, Job]
) -> tuple[Job, ...]:
    """The same bytes under another name: the key is the same, so they are made and kept once."""
    original = planned[sketch.needs[0]]
    twin = replace(original, output=sketch.output)
    twin.__dict__["key"] = original.key  # the path is no part of it, and finding it out takes time
    return (twin,)


# medium → (project, sketch, scales of its set, who makes what, jobs planned so far by output) → the artefact's job, last,
# after jobs that only it needs
FINISH: dict[str, Callable[[Project, Sketch, Fits, MadeBy, Mapping[str, Job]], tuple[Job, ...]]] = {
    "page": _page,
    "copy": _copy,
    "pack": pack_jobs,
    "site": finish_site,
    "font": finish_site,
    "picture": finish_picture,
}


def describe(sketch: Sketch) -> Described:
    """What the manifest says of the artefact."""
    r, found = sketch.resource, sketch.found
    return Described(
        r.kind,
        r.id,
        sketch.edition.id,
        sketch.format.id,
        MEDIA_TYPES[sketch.format.output],
        found.title,
        found.alt,
        sketch.edition.locales,
        sketch.sheet.unit,
        sketch.sheet.width,
        sketch.height,
        sketch.format.ppi,
        sketch.listed,
    )


def _warnings(project: Project, wanted: Iterable[Sketch]) -> tuple[Problem, ...]:
    """What a plain build may print and a release may not: unreviewed words, unverified facts."""
    wanted = tuple(wanted)
    warnings = []
    for locale in project.languages:
        open_words = {
            context
            for sketch in wanted
            for code, context in sketch.found.unreviewed
            if code == locale
        }
        if open_words:
            name = project.languages[locale].name
            warnings.append(
                Problem(
                    "unreviewed",
                    f"{len(open_words)} strings in {name} wait for review by a speaker",
                    Span(project.catalogues[locale].path),
                    "a reviewer adds “# reviewed: name, date” above each entry",
                )
            )
    unverified = sorted({fact for sketch in wanted for fact in sketch.found.unverified})
    for locale, name in unverified:
        language = project.languages[locale].name
        warnings.append(
            Problem(
                "unverified",
                f"the {language} of the fact '{name}' is not verified",
                project.facts[name].where,
                f"check it with its owner, then set verified.{locale} = true",
            )
        )
    return tuple(warnings)


def unreleasable(project: Project, wanted: Iterable[Sketch]) -> list[Problem]:
    """Everything that a release refuses: one problem for each unreviewed string and each unverified
    fact.
    """
    wanted = tuple(wanted)
    found = []
    for locale, context in sorted({pair for sketch in wanted for pair in sketch.found.unreviewed}):
        message = project.catalogues[locale].messages[context]
        found.append(
            Problem(
                "unreviewed",
                f"'{context}' in {project.languages[locale].name} is not reviewed",
                message.where,
                "a reviewer adds “# reviewed: name, date” above the entry",
            )
        )
    for locale, name in sorted({pair for sketch in wanted for pair in sketch.found.unverified}):
        found.append(
            Problem(
                "unverified",
                f"the {project.languages[locale].name} of the fact '{name}' is not verified",
                project.facts[name].where,
                f"check it with its owner, then set verified.{locale} = true",
            )
        )
    return found
