"""Jobs: a sketch whose sizes are known becomes a job; what stands in the way of the others is
said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.model.campaign import Project
from toolkit.model.job import Blocked, Described, Job, Plan
from toolkit.model.problem import Problem, Span
from toolkit.plan.counts import misnumbered
from toolkit.plan.coverage import unprinted
from toolkit.plan.setting import Finish, Fits, MadeBy, Sizing
from toolkit.plan.signing import unsigned
from toolkit.plan.sketch import Sketch

# What to do about words that wait: the campaign's own, and those that come with the toolkit.
REVIEW = "a reviewer adds “# reviewed: name, date” above {}"
TAKE = "toolkit i18n update --house takes them into your catalogue, where they can be reviewed"


@dataclass(frozen=True, slots=True)
class Measured:
    """What measuring found, by the keys of `measures`: at which scales boxes fit, or why not."""

    fits: dict[str, Fits]
    unfit: dict[str, tuple[Problem, ...]]


def measures(sketches: Iterable[Sketch], wanted: Iterable[Sketch]) -> tuple[Job, ...]:
    """The layouts to measure before the wanted artefacts can be sized: all members of their sets,
    each layout once.
    """
    sets = {sketch.set for sketch in wanted if sketch.measure}
    jobs = {
        sketch.measure.key: sketch.measure
        for sketch in sketches
        if sketch.measure and sketch.set in sets and not sketch.found.problems
    }
    return tuple(jobs.values())


def plan(
    project: Project,
    finish: Mapping[str, Finish],
    sketches: Sequence[Sketch],
    wanted: Sequence[Sketch],
    measured: Measured,
    made_by: MadeBy,
) -> Plan:
    """A job for each wanted artefact, after the jobs that it needs.

    `finish` turns a sketch into jobs, by its medium.
    """
    scales = set_scales(sketches, measured.fits)
    jobs: dict[tuple[str, str], Job] = {}  # jobs made for others have no output: one of each key
    planned: dict[str, Job] = {}
    blocked: dict[str, Blocked] = {}
    described = {}
    for sketch in wanted:
        described[sketch.output] = describe(sketch)
        if stops := _stops(project, sketch, measured.unfit, blocked):
            blocked[sketch.output] = Blocked(sketch.output, stops)
            continue
        sizing = Sizing(scales=scales.get(sketch.set, {}), made_by=made_by, planned=planned)
        made = finish[sketch.medium](project, sketch, sizing)
        jobs |= {(job.output, job.key): job for job in made}
        planned[sketch.output] = made[-1]
    return Plan(
        jobs=tuple(jobs.values()),
        described=described,
        blocked=tuple(blocked.values()),
        warnings=(
            *project.warnings,
            *misnumbered(project, sketches),
            *_idle(project, sketches),
            *unprinted(project, (sketch.found for sketch in sketches)),
            *_warnings(project, wanted),
        ),
        places=places(wanted),
    )


def _idle(project: Project, sketches: Sequence[Sketch]) -> Iterator[Problem]:
    """Editions and partners that nobody asks for: whoever wrote one waits for it in vain."""
    pages = [sketch.page for sketch in sketches if sketch.page and sketch.page.unit == "mm"]
    for partner in project.partners:
        if not any(partner.logo in page.images for page in pages):
            yield Problem(
                "partner",
                f"the logo of the partner '{partner.name}' stands on nothing: no poster or sheet"
                " has a place for it",
                partner.where,
                "make a poster with the layout list, quote or picture; or take the partner out",
            )
    made = {sketch.edition.id for sketch in sketches}
    for edition in project.editions.values():
        if edition.id not in made:
            yield Problem(
                "edition",
                f"nothing is made in the edition '{edition.id}': no resource, deck, film or pack"
                " names it",
                edition.where,
                f'add it where it should be made: editions = ["{edition.id}"]; or take it out',
            )


def _stops(
    project: Project,
    sketch: Sketch,
    unfit: Mapping[str, tuple[Problem, ...]],
    blocked: Mapping[str, Blocked],
) -> tuple[Problem, ...]:
    """What stands in the way of an artefact: its own problems, and those of the artefacts that it
    is made of.
    """
    misfits = unfit.get(sketch.measure.key, ()) if sketch.measure else ()
    found = (*sketch.found.problems, *misfits)
    own = [problem.located(sketch.found.places) for problem in found]
    own += unsigned(project, sketch)
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
    """Where each printed string can be edited ("cy notes/hello/title" → file and line), and each
    format ("format 1080x1080").
    """
    sketches = tuple(sketches)
    formats = {
        f"format {sketch.format.id}": sketch.format.where
        for sketch in sketches
        if sketch.format.where
    }
    found = dict(formats)
    # Formats of one artwork, and all pages of the site, share the words that were gathered.
    for known in {id(sketch.found.places): sketch.found.places for sketch in sketches}.values():
        found |= known
    return found


def set_scales(
    sketches: Iterable[Sketch], fits: Mapping[str, Fits]
) -> dict[tuple[str, str, str], dict[str, int]]:
    """For each set the largest scale at which all its members fit."""
    scales: dict[tuple[str, str, str], dict[str, int]] = {}
    for sketch in sketches:
        own = fits.get(sketch.measure.key, {}) if sketch.measure else {}
        for box, scale in own.items():
            chosen = scales.setdefault(sketch.set, {})
            chosen[box] = min(chosen.get(box, scale), scale)
    return scales


def describe(sketch: Sketch) -> Described:
    """What the manifest says of the artefact."""
    r, found = sketch.resource, sketch.found
    return Described(
        kind=r.kind,
        resource=r.id,
        edition=sketch.edition.id,
        format=sketch.format.id,
        media_type=sketch.type.media_type,
        title=found.title,
        alt=found.alt,
        locales=sketch.edition.locales,
        unit=sketch.sheet.unit,
        width=sketch.sheet.width,
        height=sketch.height,
        ppi=sketch.format.ppi,
        listed=sketch.listed,
        recipient=sketch.recipient.id if sketch.recipient else "",
    )


def _waiting(wanted: Iterable[Sketch]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The strings that wait for review and the facts that wait for their owner, each once with its
    language.
    """
    found = [sketch.found for sketch in wanted]
    # Formats of one artwork, and all pages of the site, share the words that were gathered.
    unreviewed = {id(each.unreviewed): each.unreviewed for each in found}
    unverified = {id(each.unverified): each.unverified for each in found}
    return sorted(set().union(*unreviewed.values())), sorted(set().union(*unverified.values()))


def _warnings(project: Project, wanted: Iterable[Sketch]) -> tuple[Problem, ...]:
    """What a plain build may print and a release may not: unreviewed words, unverified facts."""
    unreviewed, unverified = _waiting(wanted)
    warnings = []
    for locale in project.languages:
        messages = [
            project.catalogues[code].messages[c] for code, c in unreviewed if code == locale
        ]
        for path, count in sorted(Counter(said.where.path for said in messages).items()):
            own = path == project.catalogues[locale].path
            name = project.languages[locale].name
            warnings.append(
                Problem(
                    "unreviewed",
                    f"{count} strings in {name} wait for review by a speaker",
                    Span(path),
                    REVIEW.format("each entry") if own else TAKE,
                )
            )
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
    unreviewed, unverified = _waiting(wanted)
    found = []
    for locale, context in unreviewed:
        catalogue = project.catalogues[locale]
        where = catalogue.messages[context].where
        found.append(
            Problem(
                "unreviewed",
                f"'{context}' in {project.languages[locale].name} is not reviewed",
                where,
                REVIEW.format("the entry") if where.path == catalogue.path else TAKE,
            )
        )
    for locale, name in unverified:
        found.append(
            Problem(
                "unverified",
                f"the {project.languages[locale].name} of the fact '{name}' is not verified",
                project.facts[name].where,
                f"check it with its owner, then set verified.{locale} = true",
            )
        )
    return found
