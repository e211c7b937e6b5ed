"""Films: every film on every sheet in every language, and the pictures that go with it.

A film is made of scenes, a scene of words that the page engine has set and shapes that the scene
draws itself. Scenes are jobs of their own: an edited one is the only one that is drawn and encoded
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from toolkit.engine.payload import encode
from toolkit.i18n.words import unbound
from toolkit.media.films.cues import problems
from toolkit.media.films.payload import FilmPage
from toolkit.media.films.sidecars import Sidecars, scene_blocks, sidecar_sketches, tracks
from toolkit.media.films.stage import Staged, stage
from toolkit.media.films.storyboard import Films, Storyboard, view
from toolkit.media.films.timeline import Timed, beats, timeline
from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.filetype import JPEG, MP4, PNG, WEBP
from toolkit.model.film import FPS, Timeline
from toolkit.model.job import Job
from toolkit.plan.pages import Inputs, inputs_of, page, page_job
from toolkit.plan.setting import Setting, Sizing, finish_ready
from toolkit.plan.sketch import Block, Sketch
from toolkit.plan.words import Gathered, Said, Speaker

TEMPLATE = "film"
STILLS = {"poster": JPEG, "preview": WEBP, "scenes": PNG}


@dataclass(frozen=True)
class FilmWords:
    """A storyboard with its words in all its languages, and the timeline that they share."""

    film: Storyboard
    found: Mapping[str, Gathered]
    times: tuple[tuple[Timed, ...], ...]
    timeline: Timeline


@dataclass(frozen=True, kw_only=True)
class FilmSketch(Sketch):
    """A film, or a picture of it (`what`), with the scenes that it is made of."""

    told: FilmWords
    what: str = "film"
    staged: tuple[Staged, ...] = ()

    def blocks(self, locale: str) -> list[Block]:
        """What is seen, then what is read, scene by scene."""
        return scene_blocks(self.told.timeline, locale)


@dataclass(frozen=True, slots=True)
class _Take:
    """One film on one sheet in one edition: what its film and its pictures share."""

    told: FilmWords
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
        told = tell(project, film, setting.draft)
        vertical = False
        for format in film.formats:
            sheet = project.sheets.get(f"video-{format}") or project.sheets[format]
            staged = stage(film, sheet, told.times)
            vertical = vertical or _narrow(sheet)
            for edition in (project.editions[name] for name in film.editions):
                take = _Take(told, staged, sheet, format, edition)
                yield from _sketches(project, take, inputs, setting)
        sidecars = Sidecars(
            _resource(film),
            told.timeline,
            told.found,
            vertical,
            frozenset(film.narration),
            frozenset(film.music),
        )
        yield from sidecar_sketches(project, sidecars, setting)


def _narrow(sheet: Sheet) -> bool:
    return view(sheet.width, sheet.height) == "tall"


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


def _said(speaker: Speaker, path: str) -> Said:
    if path.startswith("facts/"):
        name, _, number = path.removeprefix("facts/").partition("/")
        said = speaker.fact(name)
        words: Said = said[int(number) - 1] if number else said
        return words
    return speaker.string(path)


def _sketches(project: Project, take: _Take, inputs: Inputs, setting: Setting) -> Iterator[Sketch]:
    told, sheet, edition = take.told, take.sheet, take.edition
    film = told.film
    mine = told.found[edition.locales[0]]
    lacking = setting.lacking("scene")
    wrong = [problem for gathered in told.found.values() for problem in gathered.problems]
    wrong = wrong or list(
        problems(film.id, told.timeline, tuple(told.found), _narrow(sheet), film.where)
    )
    found = Gathered(
        mine.words,
        mine.title,
        mine.alt,
        {name: span for gathered in told.found.values() for name, span in gathered.places.items()},
        [*wrong, *lacking],
        mine.unreviewed,
        mine.unverified,
    )
    drawn = _layout(project, take, mine, setting.draft)
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
        absent=bool(lacking),
        told=told,
        staged=take.staged,
    )
    yield common
    for what, type in STILLS.items():
        yield replace(
            common,
            what=what,
            format=Format(take.format, sheet.id, type.output),
            type=type,
            name=f"{top}-{what}.{edition.id}.{type.suffix}",
        )


def _layout(project: Project, take: _Take, found: Gathered, draft: bool) -> FilmPage:
    """All words of the film on one sheet in one language, as the template takes them to find their
    sizes.
    """
    film, sheet = take.told.film, take.sheet
    (locale,) = take.edition.locales
    drawn = page(
        project,
        (locale,),
        sheet,
        name=f"videos/{film.id} on {sheet.id} ({take.edition.id})",
        entry=project.templates[TEMPLATE].entry,
        words={
            locale: {
                say.path: found.words[locale][say.path]
                for scene in film.scenes
                for beat in scene.beats
                for say in beat.says
            }
        },
        draft=draft,
    )
    values = {field.name: getattr(drawn, field.name) for field in fields(drawn)}
    values |= {"title": "-", "description": "-"}
    blocks = tuple(block for scene in take.staged for block in _blocks(scene, sheet))
    return FilmPage(**values, blocks=blocks)


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


def layers_job(sketch: FilmSketch, staged: Staged, sizing: Sizing) -> Job:
    """The words of one scene, set by the page engine."""
    assert isinstance(sketch.page, FilmPage) and sketch.measure
    blocks = _blocks(staged, sketch.sheet)
    (locale,) = sketch.edition.locales
    said = sketch.page.words[locale]
    keys = {block["key"] for block in blocks}
    drawn = replace(
        sketch.page,
        name=f"{sketch.page.name}, scene '{staged.scene.id}'",
        blocks=tuple(blocks),
        words={locale: {block["slot"]: said[block["slot"]] for block in blocks}},
        scales={key: scale for key, scale in sizing.scales.items() if key in keys},
    )
    return page_job("layers", drawn, sketch.measure.inputs, sizing.made_by)


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
        "draft": sketch.page is not None and sketch.page.draft is not None,
    }


def finish(project: Project, sketch: Sketch, sizing: Sizing) -> tuple[Job, ...]:
    """The jobs of a film's scenes and the film; or of a picture of it; or of a sidecar."""
    if not isinstance(sketch, FilmSketch):
        return finish_ready(project, sketch, sizing)
    if sketch.what != "film":
        return _still(sketch, sizing)
    return _film(project, sketch, sizing)


def _film(project: Project, sketch: FilmSketch, sizing: Sizing) -> tuple[Job, ...]:
    jobs: list[Job] = []
    needs = []
    for number, staged in enumerate(sketch.staged, 1):
        words = layers_job(sketch, staged, sizing)
        scene = Job(
            "",
            "scene",
            encode(scene_data(sketch, staged)),
            (),
            (("words", words.key),),
            sizing.made_by("scene"),
            staged.frames,
        )
        jobs += [words, scene]
        needs.append((f"scenes/{number:02}-{staged.scene.id}", scene.key))
    film = sketch.told.film
    (locale,) = sketch.edition.locales
    sound = {
        key: files.get(locale)
        for key, files in (("narration", film.narration), ("music", film.music))
    }
    data = _about(sketch) | sound
    data |= {
        "tracks": tracks(project, sketch.told.timeline, locale, _narrow(sketch.sheet)),
        "fps": FPS,
        "frames": sketch.told.timeline.frames,
    }
    inputs = inputs_of(project, (path for path in dict.fromkeys(sound.values()) if path))
    made_by = sizing.made_by("film")
    return (*jobs, Job(sketch.output, "film", encode(data), inputs, tuple(needs), made_by))


def _about(sketch: FilmSketch) -> dict[str, Any]:
    return {
        "name": f"{sketch.resource.id} on {sketch.sheet.id} ({sketch.edition.id})",
        "title": sketch.found.title,
        "alt": sketch.found.alt,
        "words": sketch.page.words if sketch.page else {},
        "locale": sketch.edition.locales[0],
        "width": sketch.sheet.width // 1000,
        "height": sketch.sheet.height // 1000,
    }


def _still(sketch: FilmSketch, sizing: Sizing) -> tuple[Job, ...]:
    """A picture of a film: its poster, its preview that moves, or the sheet of its scenes."""
    assert sketch.page
    chosen = [
        staged
        for staged in sketch.staged
        if sketch.what == "scenes" or staged.scene.id == sketch.told.film.poster
    ]
    words = [layers_job(sketch, staged, sizing) for staged in chosen]
    (locale,) = sketch.edition.locales
    shown = {block["slot"] for staged in chosen for block in _blocks(staged, sketch.sheet)}
    said = {path: text for path, text in sketch.page.words[locale].items() if path in shown}
    data = _about(sketch) | {
        "what": sketch.what,
        "words": {locale: said},
        "scenes": [scene_data(sketch, staged) for staged in chosen],
    }
    needs = tuple((f"words/{number:02}", job.key) for number, job in enumerate(words))
    made_by = sizing.made_by("stills")
    return (*words, Job(sketch.output, "stills", encode(data), (), needs, made_by))
