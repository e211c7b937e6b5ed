"""Where every string is printed: the artefacts are made (or found in the store) and each place is
cut out as a picture.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from toolkit.execute.disk import write_whole
from toolkit.execute.loop import run
from toolkit.execute.pools import cores, each
from toolkit.execute.prepare import Prepared, prepare, whole
from toolkit.execute.request import Request
from toolkit.execute.store import Store
from toolkit.execute.work import LocalFetch, work
from toolkit.model.campaign import Project
from toolkit.model.digest import canonical, digest
from toolkit.model.event import Entry, Failed, Made, Reused
from toolkit.model.job import Job, Landing
from toolkit.model.problem import Problem
from toolkit.plan.sketch import Sketch

POINTS = {"mm": 72 / 25.4, "px": 1.0}
PICTURES = ("screen", "png", "jpeg")  # outputs that can be looked at, the sharpest first
WIDE = 480  # pixels of a crop: sharp at half the size
SHAPE = 8, 5  # width to height of a crop
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
class Cut:
    """What to cut out of one artefact."""

    output: str
    entry: Entry
    wide: int
    high: int
    landings: tuple[tuple[str, Landing], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """All places of all strings, and what kept artefacts from being made.

    `cut`: how many crops were cut now.
    """

    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
    cut: int


def show(root: Path, project: Project, store: Store, folder: Path, first: str = "") -> Shown:
    """Cut out every place into `folder`/crops; or, for a language, only the `first` place of each
    string.

    Crops that are there already stay. Raises Invalid, StoreFailed.
    """
    prepared = prepare(
        root, project, Request(editions=(first,) if first in project.editions else ()), store
    )
    chosen = choose(
        [sketch for sketch in prepared.everything if sketch.output in prepared.plan.described]
    )
    made, problems = make(root, prepared, chosen, store)
    found = _places([sketch for sketch in chosen if sketch.output in made], made, store)
    if first:
        found = tuple(
            {place.context: place for place in reversed(found) if place.locale == first}.values()
        )
    cuts = _cuts(found, chosen, made, folder)
    for _, crops in each(lambda cut: _crops(cut, store), cuts, cores()):
        for name, data in crops:
            write_whole(folder / "crops" / f"{name}.webp", data, durable=False)
    return Shown(found, problems, sum(len(cut.landings) for cut in cuts))


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
            _, (width, height) = window(landing, *size_of(sketch))
            crop = digest(
                canonical(
                    [
                        LOOK,
                        made[sketch.output].sha256,
                        landing.page,
                        landing.x,
                        landing.y,
                        landing.width,
                        landing.height,
                    ]
                ).encode()
            )[:20]
            found[name] = Place(
                landing.context,
                landing.locale,
                sketch.resource.id,
                sketch.output,
                sketch.edition.id,
                sketch.sheet.id,
                landing,
                crop,
                width,
                height,
            )
            also[name] = []
    return tuple(_with(place, tuple(also[name])) for name, place in found.items())


def _with(place: Place, also: tuple[str, ...]) -> Place:
    return replace(place, also=also) if also else place


def size_of(sketch: Sketch) -> tuple[int, int]:
    """Width and height of the sheet in 1/1000 pt."""
    unit = POINTS[sketch.sheet.unit]
    return round(sketch.sheet.width * unit), round(sketch.height * unit)


def window(
    landing: Landing, wide: int, high: int
) -> tuple[tuple[int, int, int, int], tuple[int, int]]:
    """The part of the sheet around a string (left, top, right, bottom in 1/1000 pt) and the size of
    its picture in pixels.

    Three fifths of the width or more, in one shape wherever the sheet allows, so that places are
    known and rows are even.
    """
    across = min(
        wide,
        max(
            wide * 3 // 5,
            landing.width * 23 // 20,
            landing.height * 13 * SHAPE[0] // (10 * SHAPE[1]),
        ),
    )
    down = min(high, max(across * SHAPE[1] // SHAPE[0], landing.height * 13 // 10))
    left = min(max(0, landing.x + landing.width // 2 - across // 2), wide - across)
    top = min(max(0, landing.y + landing.height // 2 - down // 2), high - down)
    return (left, top, left + across, top + down), (
        WIDE,
        max(1, round(WIDE * down / max(across, 1))),
    )


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


def _crops(cut: Cut, store: Store) -> list[tuple[str, bytes]]:
    """The pictures of one artefact: its pages are rasterised once."""
    from toolkit.engine import raster

    data = store.read(cut.entry) or b""
    pages: dict[int, Any] = {}
    made = []
    for name, landing in cut.landings:
        if landing.page not in pages:
            pages[landing.page] = page_image(data, landing.page, cut.wide)
        part, size = window(landing, cut.wide, cut.high)
        made.append(
            (
                name,
                raster.boxed(
                    pages[landing.page], _shares(part, cut), [_shares(extent(landing), cut)], size
                ),
            )
        )
    return made


def extent(landing: Landing) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of a string's ink in 1/1000 pt: letters hang below the last line."""
    return (
        landing.x,
        landing.y,
        landing.x + landing.width,
        landing.y + landing.height + landing.size // 6,
    )


def page_image(data: bytes, page: int, wide: int) -> Any:
    """A page of an artefact as a picture 1,400 pixels wide, or as it was made.

    `wide`: of the sheet, in 1/1000 pt.
    """
    from toolkit.engine import pixels, raster

    return (
        pixels.rasterise(data, round(72 * 1400 * 1000 / wide), page - 1)
        if data.startswith(b"%PDF")
        else raster.opened(data)
    )


def _shares(box: tuple[int, int, int, int], cut: Cut) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return left / cut.wide, top / cut.high, right / cut.wide, bottom / cut.high


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
