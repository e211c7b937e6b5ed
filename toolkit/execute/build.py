"""One build, from the project's folder to the output folder: what the command, the server and the
tests call.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from toolkit.execute import stamp
from toolkit.execute.disk import Held
from toolkit.execute.fetch import LocalFetch
from toolkit.execute.frames import frames_ahead
from toolkit.execute.listener import Listener, Silent
from toolkit.execute.litter import tidy
from toolkit.execute.loop import run
from toolkit.execute.manifest import write_manifests
from toolkit.execute.prepare import Prepared, prepare, printable
from toolkit.execute.provenance import digest_of
from toolkit.execute.publish import OutputFolder
from toolkit.execute.request import Folders, Request
from toolkit.execute.reviews import reviews
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.execute.turn import began, turn
from toolkit.execute.work import work
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.model.digest import digest
from toolkit.model.event import Entry, Event, Failed, Made, Reused
from toolkit.model.job import Job
from toolkit.model.problem import Invalid, Problem
from toolkit.plan.expiry import good_until, outdated
from toolkit.plan.explain import explain


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a build.

    `removed` are files that nothing asks for any more. `beside` are files that somebody had edited,
    with the names under which they were kept. `code` is the exit status: 0 all made, 1 something
    could not be made, 2 a template is wrong.
    """

    made: int
    reused: int
    failed: tuple[Failed, ...]
    warnings: tuple[Problem, ...]
    removed: tuple[str, ...]
    beside: Mapping[str, str]
    code: int


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a build would do with one artefact: make, reuse or blocked, and why."""

    act: str
    output: str
    reasons: tuple[str, ...] = ()


def build(
    folders: Folders, request: Request | None = None, listener: Listener | None = None
) -> Outcome:
    """Make, publish, tidy.

    Raises Invalid when the input is wrong (nothing is built then), StoreFailed when the disk
    refuses (what was published before still stands).
    """
    request, listener = request or Request(), listener or Silent()
    _refuse_contradictions(request)
    before, project = _read(folders, request)
    with turn(folders.out, listener.waits) as waited:
        if waited:
            before, project = _read(folders, request)
        tidy(folders, began(folders.out))
        return _build(folders, project, request, listener, before)


def _read(folders: Folders, request: Request) -> tuple[stamp.Look, Project]:
    before = stamp.look(folders)
    with _uncollected():
        return before, printable(read_project(folders.root), request)


def _build(
    folders: Folders, project: Project, request: Request, listener: Listener, before: stamp.Look
) -> Outcome:
    store = Store(folders.store)
    folder = OutputFolder(folders.out, store)
    with rooms():
        with _uncollected():
            prepared = _prepared(folders.root, project, request, store, listener)
        events = [*_carried_out(folders.root, prepared, request, folder, listener)]
        done = {e.output: e.entry for e in events if not isinstance(e, Failed)}
        failed = [event for event in events if isinstance(event, Failed)]
        broken = {event.output for event in failed if _has("typst", event)}
        stays = broken | {event.output for event in failed if _has("held", event)}
        kept = sorted({*_others(prepared, folder, request), *(stays & folder.ledger.keys())})
        seal = write_manifests(prepared, dict(done), kept, folder, reviews(project))
        if not folder.held:
            _contact_sheet((seal, prepared), project, folders.root, folder)
        removed = folder.sweep(kept)
        folder.close(kept)
        failed += folder.held
    warnings = (*outdated(project, request.today), *_warnings(prepared, done))
    if not failed:
        until = good_until(project, request.today)
        stamp.put(folders, request, before, folder.left(), (len(done), warnings), until)
    return Outcome(
        made=sum(isinstance(event, Made) for event in events),
        reused=sum(isinstance(event, Reused) for event in events),
        failed=tuple(failed),
        warnings=warnings,
        removed=tuple(removed),
        beside=dict(folder.beside),
        code=2 if broken else 1 if failed else 0,
    )


def _prepared(
    root: Path, project: Project, request: Request, store: Store, listener: Listener
) -> Prepared:
    """What is to be made. Where that is refused, what was not read may be why: said beside."""
    try:
        return prepare(root, project, request, store, listener.measured)
    except Invalid as wrong:
        unread = (warning for warning in project.warnings if warning.code in ("unread", "misnamed"))
        raise Invalid(wrong.problems, (*wrong.beside, *unread)) from None


@contextmanager
def _uncollected() -> Iterator[None]:
    """A plan is very many values that live until the end: looking through them for garbage, again
    and again, takes time and finds none. Afterwards they stay set apart (frozen) until the next
    build of this process begins, or the process ends.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def foretell(folders: Folders, request: Request, listener: Listener) -> Iterator[Foretold]:
    """What a build would do, artefact by artefact. Nothing is written."""
    _refuse_contradictions(request)
    store = Store(folders.store, writes=False)
    folder = OutputFolder(folders.out, store)
    with rooms():
        project = printable(read_project(folders.root), request)
        prepared = _prepared(folders.root, project, request, store, listener)
    for job in prepared.plan.jobs:
        if not job.output:  # made for others, who tell of it
            continue
        reuse = store.find(job.key) is not None and not request.force
        reasons = _reasons(job, request, folder) if request.why and not reuse else []
        yield Foretold("reuse" if reuse else "make", job.output, tuple(reasons))
    for blocked in prepared.plan.blocked:
        said = tuple(problem.message for problem in blocked.problems)
        yield Foretold("blocked", blocked.output, said)


def _refuse_contradictions(request: Request) -> None:
    if request.draft and request.release:
        raise Invalid(
            [Problem("options", "--draft and --release contradict each other", None, "choose one")]
        )


def _carried_out(
    root: Path,
    prepared: Prepared,
    request: Request,
    folder: OutputFolder,
    listener: Listener,
) -> Iterator[Event]:
    """Make what must be made and publish it as it comes; an event for each artefact, failures
    included.
    """
    plan, store = prepared.plan, folder.store
    outputs = [job.output for job in plan.jobs if job.output]
    listener.begins(len(outputs) + len(plan.blocked), frames_ahead(plan.jobs, store, request.force))
    for blocked in plan.blocked:
        failed = Failed(blocked.output, blocked.problems)
        listener.happened(failed, [])
        yield failed

    def kept(job: Job) -> Entry | None:
        return None if request.force else folder.kept(job)

    folder.intend(outputs)
    fetch = LocalFetch(root, store)
    for job, event in run(plan.jobs, store, fetch, work, request.workers, kept, plan.places):
        if not job.output:  # what is made for others only is told by those
            if isinstance(event, Made):
                listener.encoded(job.frames)
            continue
        if isinstance(event, Made | Reused):
            event = _published(folder, event)
        asked = request.why and isinstance(event, Made)
        listener.happened(event, _reasons(job, request, folder) if asked else [])
        yield event


def _reasons(job: Job, request: Request, folder: OutputFolder) -> list[str]:
    if request.force:
        return ["--force was given"]
    before = folder.ledger.get(job.output)
    return explain(job, folder.store.job(before.key) if before else None)


def _published(folder: OutputFolder, event: Made | Reused) -> Event:
    """One file that is open elsewhere fails alone; the disk's refusal of all ends the build."""
    try:
        folder.publish(event.output, event.entry)
    except Held as held:
        return Failed(event.output, held.problems)
    return event


def _has(code: str, event: Failed) -> bool:
    """Did it fail for this cause? Where a template is wrong (typst) or the file is open elsewhere
    (held), the artefact as it was made before is left alone.
    """
    return any(problem.code == code for problem in event.problems)


def _others(prepared: Prepared, folder: OutputFolder, request: Request) -> list[str]:
    """Published artefacts that this build did not look at and that the project still asks for."""
    if not request.partial:
        return []
    wanted = prepared.plan.described
    return [
        sketch.output
        for sketch in prepared.everything
        if sketch.output not in wanted and sketch.output in folder.ledger
    ]


def _contact_sheet(
    made: tuple[str, Prepared], project: Project, root: Path, folder: OutputFolder
) -> None:
    """index.html, written anew when the manifest says something else, or its own code does."""
    seal, prepared = made
    waiting = any(sketch.found.unreviewed for sketch in prepared.everything)
    seal = digest(f"{seal} {digest_of('toolkit.execute.contact_sheet')} {waiting}".encode())
    if folder.keeps("index.html", seal):
        return
    from toolkit.execute.contact_sheet import contact_sheet
    from toolkit.read.look import read_look

    page = contact_sheet(
        (folder.out / "manifest.json").read_bytes(),
        project,
        read_look(root, project.brand),
        lambda path: (folder.out / path).read_bytes(),
        waiting,
    )
    folder.write("index.html", page, seal)


def _warnings(prepared: Prepared, entries: Mapping[str, Entry]) -> tuple[Problem, ...]:
    """Each once. A logo is too coarse by another measure on every sheet: its first is enough."""
    found = dict.fromkeys(prepared.plan.warnings)
    coarse = set()
    for entry in entries.values():
        for warning in entry.warnings:
            if warning.code != "ppi" or warning.where not in coarse:
                found[warning] = None
            if warning.code == "ppi":
                coarse.add(warning.where)
    return tuple(found)
