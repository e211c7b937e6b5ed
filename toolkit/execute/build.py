"""One build, from the project's folder to the output folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.execute.frames import frames
from toolkit.execute.loop import run
from toolkit.execute.manifest import manifest
from toolkit.execute.pools import cores
from toolkit.execute.publish import Shelf
from toolkit.execute.room import Rooms
from toolkit.execute.store import Store
from toolkit.media.decks.plan import deck_sketches
from toolkit.media.films.plan import film_sketches
from toolkit.media.packs.plan import pack_sketches
from toolkit.media.posts.plan import post_sketches
from toolkit.media.site.plan import site_sketches
from toolkit.model.campaign import Project
from toolkit.model.digest import digest
from toolkit.model.event import Entry, Event, Failed, Made, Reused
from toolkit.model.job import Job, Plan
from toolkit.model.problem import Invalid, Problem
from toolkit.plan.jobs import describe, measures, plan, unreleasable
from toolkit.plan.select import select, with_needs
from toolkit.plan.sketch import Sketch, sketches, undrawn
from toolkit.render import lacking, made_by, render


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for, as the command line understood it."""

    patterns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    draft: bool = False
    release: bool = False
    force: bool = False
    jobs: int = 0

    @property
    def partial(self) -> bool:
        """Is only a part of the catalogue wanted?"""
        return bool(self.patterns or self.kinds or self.editions or self.formats)


@dataclass(frozen=True)
class Outlook:
    """The plan of a build, and what measuring did for it."""

    plan: Plan
    everything: tuple[Sketch, ...]
    measured: int


def sketch_all(project: Project, draft: bool = False) -> tuple[Sketch, ...]:
    """Every artefact of the project. Raises Invalid for formats that no template draws."""
    problems = undrawn(project)
    if problems:
        raise Invalid(problems)
    found = sketches(project, made_by("measure"), draft) + deck_sketches(
        project, made_by("deck"), made_by("page"), draft
    )
    absent = lacking("scene")
    films = film_sketches(project, made_by, draft, absent)
    found += (
        films if not absent else ()
    )  # packs and the site can do without films, where none can be made
    found += post_sketches(project, found, made_by("posts"), draft)
    found += pack_sketches(project, found, draft)
    found += site_sketches(project, found, draft)
    return found if not absent else found + films


def look_ahead(
    root: Path,
    project: Project,
    wish: Wish,
    store: Store,
    rooms: Rooms,
    tell: Callable[[int, int], None] | None = None,
) -> Outlook:
    """Measure what must be measured and decide everything.

    `tell` hears how many layouts of how many are measured.
    """
    everything = sketch_all(project, wish.draft)
    wanted = with_needs(
        everything, select(everything, wish.patterns, wish.kinds, wish.editions, wish.formats)
    )
    if wish.release and (refused := unreleasable(project, wanted)):
        raise Invalid(refused)
    fits, unfit, measured = measure_all(
        measures(everything, wanted), store, rooms, wish.jobs or cores(), tell
    )
    return Outlook(plan(project, everything, wanted, fits, unfit, made_by), everything, measured)


def measure_all(
    wanted: Sequence[Job],
    store: Store,
    rooms: Rooms,
    workers: int,
    tell: Callable[[int, int], None] | None = None,
) -> tuple[dict[str, dict[str, int]], dict[str, tuple[Problem, ...]], int]:
    """Measure layouts: the scales of their boxes, and what does not fit, both by key; how many were
    measured now.
    """
    fits: dict[str, dict[str, int]] = {}
    unfit: dict[str, tuple[Problem, ...]] = {}
    measured = 0
    for job, event in run(wanted, store, rooms, render, workers, _whole(store)):
        if isinstance(event, Failed):
            unfit[job.key] = event.problems
        elif isinstance(event, Made | Reused):
            measured += isinstance(event, Made)
            fits[job.key] = json.loads(store.read(event.entry) or b"{}")
        if tell:
            tell(len(fits) + len(unfit), len(wanted))
    return fits, unfit, measured


def _whole(store: Store) -> Callable[[Job, Entry], bool]:
    return lambda job, entry: store.sound(entry)


def carry_out(
    outlook: Outlook,
    wish: Wish,
    store: Store,
    rooms: Rooms,
    shelf: Shelf,
    encoded: Callable[[int], None] | None = None,
) -> Iterator[Event]:
    """Make what must be made and publish it as it comes; an event for each artefact, failures
    included.

    `encoded` hears how many frames of films were encoded just now. Raises StoreFailed when the disk
    refuses; what was published until then stands.
    """
    for blocked in outlook.plan.blocked:
        yield Failed(blocked.output, blocked.problems)

    def usable(job: Job, entry: Entry) -> bool:
        return not wish.force and (shelf.stands(job.output, entry) or store.sound(entry))

    shelf.intend(job.output for job in outlook.plan.jobs if job.output)
    for job, event in run(
        outlook.plan.jobs, store, rooms, render, wish.jobs or cores(), usable, outlook.plan.places
    ):
        if job.output and isinstance(event, Made | Reused):
            shelf.publish(job.output, event.entry)
        if job.output:  # what is made for others only is told by those
            yield event
        elif encoded and isinstance(event, Made):
            encoded(frames(job))


def others(outlook: Outlook, shelf: Shelf, wish: Wish) -> list[str]:
    """Published artefacts that this build did not look at and that the project still asks for."""
    if not wish.partial:
        return []
    wanted = set(outlook.plan.described)
    return [
        sketch.output
        for sketch in outlook.everything
        if sketch.output not in wanted and sketch.output in shelf.ledger
    ]


def write_manifest(
    outlook: Outlook, entries: dict[str, Entry], kept: Sequence[str], store: Store, shelf: Shelf
) -> str:
    """Publish the manifest of all that stands: made or reused now, and kept from before.

    A name for its content.

    Left alone when the same artefacts, described alike, stood there before.
    """
    described = dict(outlook.plan.described)
    for sketch in outlook.everything:
        if sketch.output in kept:
            entry = store.find(shelf.ledger[sketch.output].key)
            made = store.job(shelf.ledger[sketch.output].key)
            if (
                entry and made
            ):  # the file says what it said when it was made, whatever the words are now
                words = json.loads(made.data)
                entries[sketch.output] = entry
                described[sketch.output] = replace(
                    describe(sketch), title=words["title"], alt=words["alt"]
                )
    seal = digest(
        repr(
            [(output, entries[output].key, described[output]) for output in sorted(entries)]
        ).encode()
    )
    if not shelf.keeps("manifest.json", seal):
        shelf.write("manifest.json", manifest(described, entries, store), seal)
    return seal
