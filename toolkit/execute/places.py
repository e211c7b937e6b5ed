"""Where every string is printed: the artefacts are made (or found in the store) and each place is
cut out as a picture.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from toolkit.execute.crops import Cut, crops, size_of, window
from toolkit.execute.disk import write_whole
from toolkit.execute.fetch import LocalFetch
from toolkit.execute.loop import run
from toolkit.execute.pools import cores, each
from toolkit.execute.prepare import Prepared, prepare, sketch_all, whole
from toolkit.execute.request import Request
from toolkit.execute.store import Store
from toolkit.execute.work import work
from toolkit.model.campaign import Project
from toolkit.model.digest import canonical, digest
from toolkit.model.event import Entry, Failed, Made, Reused
from toolkit.model.job import Job, Landing
from toolkit.model.problem import Problem
from toolkit.plan.sketch import Sketch

PICTURES = ("screen", "png", "jpeg")  # outputs that can be looked at, the sharpest first
FEW = 2  # artefacts that are made for a string of which one picture is wanted
LOOK = 7  # changes when crops are cut otherwise


@dataclass(frozen=True, slots=True)
class Place:
    """A string where it is printed.

    `page` counts from 1; lengths in 1/1000 pt from the sheet's corner; `crop`: the picture's name
    without ending, and its size in pixels. `also` are artefacts of other items that print it in the
    same place.
    """

    context: str
    locale: str
    artefact: str
    output: str
    edition: str
    sheet: str
    landing: Landing
    crop: str
    width: int
    height: int
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """All places of all strings, and what kept artefacts from being made.

    `cut`: how many crops were cut now.
    """

    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
    cut: int


@dataclass(frozen=True, slots=True)
class Found:
    """Places that have not been cut out, and the artefacts that they are in, by output."""

    places: tuple[Place, ...]
    sketches: tuple[Sketch, ...]
    made: dict[str, Entry]
    problems: tuple[Problem, ...]


def show(
    root: Path,
    project: Project,
    store: Store,
    folder: Path,
    first: str = "",
    strings: Collection[str] | None = None,
) -> Shown:
    """Cut out every place into `folder`/crops; or those that `find` finds.

    Crops that are there already stay. Raises Invalid, StoreFailed.
    """
    found = find(root, project, store, first, strings)
    cuts = _cuts(found.places, found.sketches, found.made, folder)
    colour = project.brand.palette.child
    for _, cut_out in each(lambda cut: crops(cut, store, colour), cuts, cores()):
        for name, data in cut_out:
            write_whole(folder / "crops" / f"{name}.webp", data, durable=False)
    return Shown(found.places, found.problems, sum(len(cut.landings) for cut in cuts))


def find(
    root: Path,
    project: Project,
    store: Store,
    first: str = "",
    strings: Collection[str] | None = None,
) -> Found:
    """Every place; or, for a language, only the `first` place of each string. With `strings`
    (`cy a/b/title`) only a few artefacts that print these are made. Raises Invalid, StoreFailed.
    """
    request = Request(editions=(first,) if first in project.editions else ())
    if strings is not None:
        printing = few(choose(sketch_all(project)), strings, request.editions)
        if not printing:
            return Found((), (), {}, ())
        request = replace(request, patterns=printing)
    prepared = prepare(root, project, request, store)
    chosen = choose(
        [sketch for sketch in prepared.everything if sketch.output in prepared.plan.described]
    )
    made, problems = make(root, prepared, chosen, store)
    places = _places([sketch for sketch in chosen if sketch.output in made], made, store)
    if first:
        places = tuple(
            {place.context: place for place in reversed(places) if place.locale == first}.values()
        )
    return Found(places, chosen, made, problems)


def choose(sketches: Sequence[Sketch]) -> tuple[Sketch, ...]:
    """One sketch to look at for each layout; sheets that are only larger (A3 beside A4) are left
    out.
    """
    chosen: dict[tuple[str, str, str, str, int], Sketch] = {}
    for sketch in sketches:
        if sketch.format.output not in PICTURES or not (sketch.listed and sketch.shared):
            continue  # the site shows the same bytes again
        r = sketch.resource
        shape = (
            r.kind,
            r.id,
            sketch.edition.id,
            sketch.sheet.unit,
            round(sketch.sheet.width * 100 / sketch.height),
        )
        other = chosen.get(shape)
        if other is None or _rank(sketch) < _rank(other):
            chosen[shape] = sketch
    return tuple(chosen.values())


def few(
    sketches: Sequence[Sketch], strings: Collection[str], editions: Collection[str]
) -> tuple[str, ...]:
    """The outputs of a few sketches for each string, since a sketch may have it as its title only.

    Sketches that many strings share are taken once.
    """
    waiting = dict.fromkeys(strings, FEW)
    found = []
    for sketch in sketches:
        there = [name for name in sketch.found.places if waiting.get(name)]
        if there and (not editions or sketch.edition.id in editions):
            found.append(sketch.output)
            for name in there:
                waiting[name] -= 1
    return tuple(found)


def _rank(sketch: Sketch) -> tuple[int, int]:
    return sketch.sheet.width, PICTURES.index(sketch.format.output)


def make(
    root: Path, prepared: Prepared, chosen: Sequence[Sketch], store: Store
) -> tuple[dict[str, Entry], tuple[Problem, ...]]:
    """Make the chosen artefacts: what was made, by output, and what stopped the others."""
    wanted = {sketch.output for sketch in chosen}
    jobs = needed(prepared.plan.jobs, wanted)
    made: dict[str, Entry] = {}
    problems = {problem: None for blocked in prepared.plan.blocked for problem in blocked.problems}
    for job, event in run(
        jobs,
        store,
        LocalFetch(root, store),
        work,
        cores(),
        whole(store),
        prepared.plan.places,
    ):
        if isinstance(event, Made | Reused) and job.output:
            made[job.output] = event.entry
        elif isinstance(event, Failed):
            problems |= dict.fromkeys(event.problems)
    return made, tuple(problems)


def needed(jobs: Sequence[Job], outputs: Container[str]) -> list[Job]:
    """The jobs of these outputs, after all jobs that they are made of."""
    keys: set[str] = set()
    found = []
    for job in reversed(jobs):
        if job.output in outputs or job.key in keys:
            keys.update(key for _, key in job.needs)
            found.append(job)
    return found[::-1]


def _places(sketches: Iterable[Sketch], made: dict[str, Entry], store: Store) -> tuple[Place, ...]:
    """Each string once for each template, sheet and edition; further artefacts that print it there
    are named.
    """
    found: dict[tuple[str, ...], Place] = {}
    also: dict[tuple[str, ...], list[str]] = {}
    for sketch in sketches:
        for landing in store.landings(made[sketch.output].key):
            name = (
                landing.context,
                landing.locale,
                sketch.resource.template,
                sketch.sheet.id,
                sketch.edition.id,
            )
            if name in found:
                if sketch.resource.id not in (found[name].artefact, *also[name]):
                    also[name].append(sketch.resource.id)
                continue
            found[name] = _place(sketch, landing, made[sketch.output].sha256)
            also[name] = []
    return tuple(_with(place, tuple(also[name])) for name, place in found.items())


def _place(sketch: Sketch, landing: Landing, sha256: str) -> Place:
    _, (width, height) = window(landing, *size_of(sketch))
    l = landing
    what = canonical([LOOK, sha256, l.page, l.x, l.y, l.width, l.height])
    return Place(
        context=landing.context,
        locale=landing.locale,
        artefact=sketch.resource.id,
        output=sketch.output,
        edition=sketch.edition.id,
        sheet=sketch.sheet.id,
        landing=landing,
        crop=digest(what.encode())[:20],
        width=width,
        height=height,
    )


def _with(place: Place, also: tuple[str, ...]) -> Place:
    return replace(place, also=also) if also else place


def _cuts(
    places: Iterable[Place], sketches: Iterable[Sketch], made: dict[str, Entry], folder: Path
) -> list[Cut]:
    """What is not cut out yet, by artefact."""
    sizes = {sketch.output: size_of(sketch) for sketch in sketches}
    wanted: dict[str, list[tuple[str, Landing]]] = {}
    for place in places:
        if not (folder / "crops" / f"{place.crop}.webp").is_file():
            wanted.setdefault(place.output, []).append((place.crop, place.landing))
    return [
        Cut(output, made[output], *sizes[output], tuple(landings))
        for output, landings in wanted.items()
    ]


def index(places: Iterable[Place]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(context, place) for programs: artefact, page and rectangle in pt."""
    for place in places:
        l = place.landing
        yield (
            place.context,
            {
                "language": place.locale,
                "artefact": place.output,
                "page": l.page,
                "rectangle": [l.x / 1000, l.y / 1000, l.width / 1000, l.height / 1000],
                "size": l.size / 1000,
                "lines": l.lines,
                "crop": f"crops/{place.crop}.webp",
                "also": list(place.also),
            },
        )
