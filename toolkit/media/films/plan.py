"""Films: every film on every sheet in every language, and the pictures that go with it.

A film is made of scenes, a scene of words that the page engine has set and shapes that the scene
draws itself. Scenes are jobs of their own: an edited one is the only one that is drawn and encoded
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.media.films.jobs import FilmSketch, film_jobs, still_jobs
from toolkit.media.films.pages import TEMPLATE, film_page
from toolkit.media.films.sidecars import Sidecars, sidecar_sketches
from toolkit.media.films.stage import Staged, stage
from toolkit.media.films.storyboard import Films, Storyboard, view
from toolkit.media.films.telling import Faults, FilmWords, faults, tellings
from toolkit.model.campaign import Format, Project, Resource, Sheet
from toolkit.model.filetype import JPEG, MP4, PNG, WEBP
from toolkit.model.job import Job
from toolkit.model.language import Edition
from toolkit.plan.pages import Inputs, inputs_of, page_job
from toolkit.plan.setting import Setting, Sizing, finish_ready
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered

STILLS = {"poster": JPEG, "preview": WEBP, "scenes": PNG}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Take:
    """One film on one sheet in one edition: what its film and its pictures share."""

    told: FilmWords
    faults: Faults
    staged: tuple[Staged, ...]
    sheet: Sheet
    format: str
    edition: Edition


def sketches(project: Project, setting: Setting) -> Iterator[Sketch]:
    """Films with their posters, previews, contact sheets, captions and transcripts.

    Where pictures that move cannot be made here at all, captions and transcripts still are.
    """
    films = project.part(Films)
    template = project.templates.get(TEMPLATE)
    if films is None or template is None:
        return
    inputs = inputs_of(project, (*template.files, *project.fonts))
    for film in films.films:
        for told, editions in tellings(project, film, setting.draft):
            yield from _told(project, told, editions, inputs, setting)


def _told(
    project: Project,
    told: FilmWords,
    editions: Sequence[Edition],
    inputs: Inputs,
    setting: Setting,
) -> Iterator[Sketch]:
    """A film on all its sheets in some editions, and what goes beside it."""
    film = told.film
    stopped = {False: _stopped(told, False, setting)}
    for format in film.formats:
        sheet = project.sheets.get(f"video-{format}") or project.sheets[format]
        narrow = view(sheet.width, sheet.height) == "tall"
        if narrow not in stopped:
            stopped[narrow] = _stopped(told, narrow, setting)
        staged = stage(film, sheet, told.times)
        for edition in editions:
            take = _Take(
                told=told,
                faults=stopped[narrow],
                staged=staged,
                sheet=sheet,
                format=format,
                edition=edition,
            )
            yield from _sketches(project, take, inputs, setting)
    sidecars = Sidecars(
        resource=_resource(film),
        timeline=told.timeline,
        found=told.found,
        faults=stopped,
        spoken=frozenset(film.narration),
        music=frozenset(film.music),
    )
    for edition in editions:
        yield from sidecar_sketches(project, sidecars, edition, setting)


def _stopped(told: FilmWords, narrow: bool, setting: Setting) -> Faults:
    """What stops the film's captions: nothing stops a draft's, whose marked gaps fit no line."""
    return {locale: () for locale in told.found} if setting.draft else faults(told, narrow)


def _resource(film: Storyboard) -> Resource:
    return Resource(
        id=film.id,
        kind="videos",
        template="",
        describe=film.title,
        formats=film.formats,
        editions=film.editions,
        slots={},
        series=film.series,
        item=film.item,
        position=film.position,
        where=film.where,
    )


def _sketches(project: Project, take: _Take, inputs: Inputs, setting: Setting) -> Iterator[Sketch]:
    """The film, then its pictures."""
    film, sheet, edition = take.told.film, take.sheet, take.edition
    found = _found(take, setting)
    drawn = film_page(
        project,
        sheet,
        take.staged,
        found,
        name=f"videos/{film.id} on {sheet.id} ({edition.id})",
        draft=setting.draft,
    )
    top = f"videos/{film.id}/{film.id}-{sheet.id.removeprefix('video-')}"
    common = FilmSketch(
        medium="films",
        resource=_resource(film),
        edition=edition,
        format=Format(take.format, sheet.id, "mp4"),
        type=MP4,
        sheet=sheet,
        height=sheet.height,
        found=found,
        name=f"{top}.{edition.id}.mp4",
        page=drawn,
        measure=page_job("measure", drawn, inputs, setting.made_by),
        absent=bool(setting.lacking("scene")),
        told=take.told,
        staged=take.staged,
    )
    yield common
    for what, type in STILLS.items():
        alt = take.told.stills[edition.locales[0]].get(what, found.alt)
        yield replace(
            common,
            found=replace(found, alt=alt),
            what=what,
            format=Format(take.format, sheet.id, type.output),
            type=type,
            name=f"{top}-{what}.{edition.id}.{type.suffix}",
        )


def _found(take: _Take, setting: Setting) -> Gathered:
    """The words of one edition, with what stands in the way of the film in any language."""
    told = take.told
    mine = told.found[take.edition.locales[0]]
    wrong = [problem for gathered in told.found.values() for problem in gathered.problems]
    wrong = wrong or [problem for found in take.faults.values() for problem in found]
    places = {
        name: span for gathered in told.found.values() for name, span in gathered.places.items()
    }
    return replace(mine, places=places, problems=[*wrong, *setting.lacking("scene")])


def finish(project: Project, sketch: Sketch, sizing: Sizing) -> tuple[Job, ...]:
    """The jobs of a film's scenes and the film; or of a picture of it; or of a sidecar."""
    if not isinstance(sketch, FilmSketch):
        return finish_ready(project, sketch, sizing)
    if sketch.what != "film":
        return still_jobs(project, sketch, sizing)
    return film_jobs(project, sketch, sizing)
