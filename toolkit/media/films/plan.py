"""Films: every film on every sheet in every language, and the pictures that go with it.

A film is made of scenes, a scene of words that the page engine has set and shapes that the scene
draws itself. Scenes are jobs of their own: an edited one is the only one that is drawn and encoded
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.i18n.words import unbound
from toolkit.media.films.cues import problems
from toolkit.media.films.sidecars import Sidecars, sidecar_sketches, tracks
from toolkit.media.films.stage import Staged, stage
from toolkit.media.films.storyboard import Storyboard, view
from toolkit.media.films.timeline import Timed, beats, timeline
from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.digest import canonical
from toolkit.model.film import FPS, Timeline
from toolkit.model.job import Job
from toolkit.model.problem import Problem
from toolkit.plan.jobs import FINISH, Fits, MadeBy
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

TEMPLATE = "film"
STILLS = {"poster": "jpeg", "preview": "webp", "scenes": "png"}


@dataclass(frozen=True)
class FilmWords:
    """A storyboard with its words in all its languages, and the timeline that they share."""

    film: Storyboard
    found: Mapping[str, Gathered]
    times: tuple[tuple[Timed, ...], ...]
    timeline: Timeline


@dataclass(frozen=True)
class FilmSketch(Sketch):
    """A film, or a picture of it, with the scenes that it is made of."""

    told: FilmWords | None = None
    staged: tuple[Staged, ...] = ()


def film_sketches(
    project: Project, made_by: MadeBy, draft: bool = False, lacking: Sequence[Problem] = ()
) -> tuple[Sketch, ...]:
    """Films with their posters, previews, contact sheets, captions and transcripts.

    `lacking` says why pictures that move cannot be made here at all: captions and transcripts still
    are.
    """
    template = project.templates.get(TEMPLATE)
    if not project.films or template is None:
        return ()
    inputs = tuple((path, project.digests[path]) for path in (*template.files, *project.fonts))
    found: list[Sketch] = []
    measured_by = made_by("measure")
    for film in project.films:
        told = tell(project, film, draft)
        vertical = False
        for format in film.formats:
            sheet = project.sheets.get(f"video-{format}") or project.sheets[format]
            staged = stage(film, sheet, told.times)
            vertical = vertical or _narrow(sheet)
            for edition in (project.editions[name] for name in film.editions):
                found += _sketches(
                    project,
                    told,
                    staged,
                    sheet,
                    format,
                    edition,
                    inputs,
                    measured_by,
                    draft,
                    lacking,
                )
        found += sidecar_sketches(
            project,
            Sidecars(
                _resource(film),
                told.timeline,
                told.found,
                vertical,
                frozenset(film.narration),
                frozenset(film.music),
            ),
            made_by,
            draft,
        )
    return tuple(found)


def _narrow(sheet: Sheet) -> bool:
    return view(sheet.width, sheet.height) == "tall"


def _resource(film: Storyboard) -> Resource:
    return Resource(
        film.id,
        "videos",
        "",
        film.title,
        film.formats,
        film.editions,
        {},
        film.series,
        film.item,
        film.position,
        film.where,
    )


def tell(project: Project, film: Storyboard, draft: bool = False) -> FilmWords:
    """The film's words in all its languages; what one lacks stands in the way of all, since they
    share their cuts.
    """
    locales = [locale for name in film.editions for locale in project.editions[name].locales]
    found = {locale: _gather(project, film, locale, draft) for locale in dict.fromkeys(locales)}
    texts = {
        locale: {path: words["text"] for path, words in gathered.words[locale].items()}
        for locale, gathered in found.items()
    }
    times = beats(film, texts)
    return FilmWords(film, found, times, timeline(film, texts, times))


def _gather(project: Project, film: Storyboard, locale: str, draft: bool) -> Gathered:
    found = Gathered()
    speaker = Speaker(project, locale, draft, found)
    words = found.words[locale] = {}
    for scene in film.scenes:
        for path in (*(say.path for beat in scene.beats for say in beat.says), scene.describe):
            words[path] = _said(speaker, path)
    if film.item:
        speaker.values |= {
            name: speaker.string(f"{film.item}/{name}")["text"]
            for name in project.items[film.item].fields
        }
    found.title, found.alt = (
        unbound(speaker.string(path)["text"]) for path in (film.title, film.alt)
    )
    return found


def _said(speaker: Speaker, path: str) -> dict[str, str]:
    if path.startswith("facts/"):
        name, _, number = path.removeprefix("facts/").partition("/")
        said = speaker.fact(name)
        return dict(said[int(number) - 1]) if number else dict(said)
    return speaker.string(path)


def _sketches(
    project: Project,
    told: FilmWords,
    staged: tuple[Staged, ...],
    sheet: Sheet,
    format: str,
    edition: Edition,
    inputs: Any,
    measured_by: str,
    draft: bool,
    lacking: Sequence[Problem],
) -> Iterable[Sketch]:
    film, locale = told.film, edition.locales[0]
    mine = told.found[locale]
    locales = tuple(told.found)
    wrong = [problem for gathered in told.found.values() for problem in gathered.problems]
    wrong = wrong or list(problems(film.id, told.timeline, locales, _narrow(sheet), film.where))
    found = Gathered(
        mine.words,
        mine.title,
        mine.alt,
        {name: span for gathered in told.found.values() for name, span in gathered.places.items()},
        [*wrong, *lacking],
        mine.unreviewed,
        mine.unverified,
    )
    layout = _layout(project, film, staged, sheet, edition, mine, draft)
    measure = Job("", "measure", canonical(layout | {"scales": None}), inputs, (), measured_by)
    resource = _resource(film)
    top = f"videos/{film.id}/{film.id}-{sheet.id.removeprefix('video-')}"
    yield FilmSketch(
        resource,
        edition,
        Format(format, sheet.id, "mp4"),
        sheet,
        sheet.height,
        found,
        layout,
        measure,
        None,
        "film",
        (),
        f"{top}.{edition.id}.mp4",
        True,
        told=told,
        staged=staged,
    )
    for what, output in STILLS.items():
        ending = {"jpeg": "jpg"}.get(output, output)
        yield FilmSketch(
            resource,
            edition,
            Format(format, sheet.id, output),
            sheet,
            sheet.height,
            found,
            layout,
            measure,
            None,
            f"film-{what}",
            (),
            f"{top}-{what}.{edition.id}.{ending}",
            True,
            told=told,
            staged=staged,
        )


def _layout(
    project: Project,
    film: Storyboard,
    staged: Sequence[Staged],
    sheet: Sheet,
    edition: Edition,
    found: Gathered,
    draft: bool,
) -> dict[str, Any]:
    """All words of the film on one sheet in one language, as the template takes them to find their
    sizes.
    """
    locale = edition.locales[0]
    return {
        "name": f"videos/{film.id} on {sheet.id} ({edition.id})",
        "entry": project.templates[TEMPLATE].entry,
        "sheet": sheet.id,
        "unit": sheet.unit,
        "width": sheet.width,
        "height": sheet.height,
        "small_min": sheet.small_min,
        "safe": list(sheet.safe),
        "output": "screen",
        "bleed": 0,
        "locales": [locale],
        "regions": {locale: project.languages[locale].region},
        "tags": {locale: project.languages[locale].tag},
        "words": {
            locale: {
                say.path: found.words[locale][say.path]
                for scene in film.scenes
                for beat in scene.beats
                for say in beat.says
            }
        },
        "blocks": [block for scene in staged for block in _blocks(scene, sheet)],
        "still": None,
        "images": [],
        "options": {},
        "draft": "DRAFT" if draft else None,
        "title": "-",
        "description": "-",
        "author": "",
    }


def _blocks(staged: Staged, sheet: Sheet) -> list[dict[str, Any]]:
    """The scene's words as boxes in 1/1000 px."""
    short = min(sheet.width, sheet.height)
    found = []
    for words in staged.words:
        place = staged.scene.places[words.say.place][view(sheet.width, sheet.height)]
        x, y, w, h, size = (
            v * short // 90_000 for v in (place.x, place.y, place.width, place.height, place.size)
        )
        found.append(
            {
                "slot": words.say.path,
                "x": x,
                "y": y,
                "width": w,
                "height": h,
                "size": size,
                "anchor": place.anchor,
                "weight": place.weight,
                "key": place.key,
                "stop": words.say.stop,
                "colour": words.ink,
            }
        )
    return found


def layers_job(sketch: FilmSketch, staged: Staged, scales: Fits, made_by: MadeBy) -> Job:
    """The words of one scene, set by the page engine."""
    blocks = _blocks(staged, sketch.sheet)
    locale = sketch.edition.locales[0]
    words = {
        locale: {block["slot"]: sketch.layout["words"][locale][block["slot"]] for block in blocks}
    }
    keys = {block["key"] for block in blocks}
    name = f"{sketch.layout['name']}, scene '{staged.scene.id}'"
    data = sketch.layout | {
        "name": name,
        "blocks": blocks,
        "words": words,
        "scales": {key: scale for key, scale in scales.items() if key in keys},
    }
    return Job("", "layers", canonical(data), sketch.measure.inputs, (), made_by("layers"))


def scene_data(sketch: FilmSketch, staged: Staged) -> dict[str, Any]:
    """What decides a scene's frames, except its words."""
    return {
        "name": (
            f"{sketch.resource.id} on {sketch.sheet.id} ({sketch.edition.id}), scene"
            f" '{staged.scene.id}'"
        ),
        "width": sketch.sheet.width // 1000,
        "height": sketch.sheet.height // 1000,
        "fps": FPS,
        "locale": sketch.edition.locales[0],
        "frames": staged.frames,
        "ground": staged.ground,
        "layers": staged.layers,
        "draft": sketch.layout["draft"] is not None,
    }


def _film(
    project: Project, sketch: Sketch, scales: Fits, made_by: MadeBy, planned: Mapping[str, Job]
) -> tuple[Job, ...]:
    assert isinstance(sketch, FilmSketch) and sketch.told
    jobs: list[Job] = []
    needs = []
    for number, staged in enumerate(sketch.staged, 1):
        words = layers_job(sketch, staged, scales, made_by)
        scene = Job(
            "",
            "scene",
            canonical(scene_data(sketch, staged)),
            (),
            (("words", words.key),),
            made_by("scene"),
        )
        jobs += [words, scene]
        needs.append((f"scenes/{number:02}-{staged.scene.id}", scene.key))
    film = sketch.told.film
    locale = sketch.edition.locales[0]
    sound = {
        key: files.get(locale)
        for key, files in (("narration", film.narration), ("music", film.music))
    }
    data = (
        _about(sketch)
        | sound
        | {
            "tracks": tracks(project, sketch.told.timeline, locale, _narrow(sketch.sheet)),
            "fps": FPS,
            "frames": sketch.told.timeline.frames,
        }
    )
    inputs = tuple((path, project.digests[path]) for path in dict.fromkeys(sound.values()) if path)
    return (
        *jobs,
        Job(sketch.output, "film", canonical(data), inputs, tuple(needs), made_by("film")),
    )


def _about(sketch: FilmSketch) -> dict[str, Any]:
    return {
        "name": f"{sketch.resource.id} on {sketch.sheet.id} ({sketch.edition.id})",
        "title": sketch.found.title,
        "alt": sketch.found.alt,
        "words": sketch.layout["words"],
        "locale": sketch.edition.locales[0],
        "width": sketch.sheet.width // 1000,
        "height": sketch.sheet.height // 1000,
    }


def _stills(what: str) -> Any:
    """The function that finishes a picture of a film: its poster, its preview that moves, or the
    sheet of its scenes.
    """

    def finish(
        project: Project, sketch: Sketch, scales: Fits, made_by: MadeBy, planned: Mapping[str, Job]
    ) -> tuple[Job, ...]:
        assert isinstance(sketch, FilmSketch) and sketch.told
        chosen = [
            staged
            for staged in sketch.staged
            if what == "scenes" or staged.scene.id == sketch.told.film.poster
        ]
        words = [layers_job(sketch, staged, scales, made_by) for staged in chosen]
        locale = sketch.edition.locales[0]
        shown = {block["slot"] for staged in chosen for block in _blocks(staged, sketch.sheet)}
        said = {
            path: words for path, words in sketch.layout["words"][locale].items() if path in shown
        }
        data = _about(sketch) | {
            "what": what,
            "words": {locale: said},
            "scenes": [scene_data(sketch, staged) for staged in chosen],
        }
        needs = tuple((f"words/{number:02}", job.key) for number, job in enumerate(words))
        return (*words, Job(sketch.output, "stills", canonical(data), (), needs, made_by("stills")))

    return finish


FINISH |= {"film": _film} | {f"film-{what}": _stills(what) for what in STILLS}
