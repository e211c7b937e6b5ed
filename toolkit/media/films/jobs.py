"""What a film is made of, as jobs: the words of its scenes, its scenes, the film, its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.engine.payload import encode
from toolkit.media.films.pages import blocks, scene_page
from toolkit.media.films.payload import FilmPage, FilmStill, MovingScene, WholeFilm
from toolkit.media.films.sidecars import scene_blocks, tracks
from toolkit.media.films.stage import Staged
from toolkit.media.films.storyboard import view
from toolkit.media.films.telling import FilmWords
from toolkit.model.block import Block
from toolkit.model.campaign import Project
from toolkit.model.film import FPS
from toolkit.model.job import Job
from toolkit.plan.pages import inputs_of, page_job
from toolkit.plan.rights import rights
from toolkit.plan.setting import Sizing
from toolkit.plan.sketch import Sketch


@dataclass(frozen=True, kw_only=True)
class FilmSketch(Sketch):
    """A film, or a picture of it (`what`), with the scenes that it is made of.

    `layers` are the jobs of its scenes' words so far; a film and its pictures share them.
    """

    told: FilmWords
    what: str = "film"
    staged: tuple[Staged, ...] = ()
    layers: dict[tuple[object, ...], Job] = field(default_factory=dict, repr=False, compare=False)

    def blocks(self, locale: str) -> list[Block]:
        """What is seen, then what is read, scene by scene."""
        return scene_blocks(self.told.timeline, locale)


def layers_job(sketch: FilmSketch, staged: Staged, sizing: Sizing) -> Job:
    """The words of one scene, set by the page engine."""
    assert isinstance(sketch.page, FilmPage) and sketch.measure
    asked = (staged.scene.id, *sizing.scales.items(), sizing.made_by("layers"))
    if asked not in sketch.layers:
        drawn = scene_page(sketch.page, staged, sketch.sheet, sizing.scales)
        job = page_job("layers", drawn, sketch.measure.inputs, sizing.made_by)
        sketch.layers[asked] = job
    return sketch.layers[asked]


def moving_scene(sketch: FilmSketch, staged: Staged) -> MovingScene:
    """What decides a scene's frames, except its words."""
    return MovingScene(
        name=f"{_name(sketch)}, scene '{staged.scene.id}'",
        width=sketch.sheet.width // 1000,
        height=sketch.sheet.height // 1000,
        fps=FPS,
        locale=sketch.edition.locales[0],
        frames=staged.frames,
        ground=staged.ground,
        shapes=staged.shapes,
        words=staged.lettering,
        draft=sketch.page is not None and sketch.page.draft is not None,
    )


def _name(sketch: FilmSketch) -> str:
    return f"{sketch.resource.id} on {sketch.sheet.id} ({sketch.edition.id})"


def film_jobs(project: Project, sketch: FilmSketch, sizing: Sizing) -> tuple[Job, ...]:
    """The jobs of the film's scenes, and the film's own."""
    jobs: list[Job] = []
    needs = []
    for number, staged in enumerate(sketch.staged, 1):
        words = layers_job(sketch, staged, sizing)
        scene = Job(
            output="",
            kind="scene",
            data=encode(moving_scene(sketch, staged)),
            inputs=(),
            needs=(("words", words.key),),
            made_by=sizing.made_by("scene"),
            frames=staged.frames,
        )
        jobs += [words, scene]
        needs.append((f"scenes/{number:02}-{staged.scene.id}", scene.key))
    whole = _whole(project, sketch)
    sound = dict.fromkeys(path for path in (whole.narration, whole.music) if path)
    film = Job(
        output=sketch.output,
        kind="film",
        data=encode(whole),
        inputs=inputs_of(project, sound),
        needs=tuple(needs),
        made_by=sizing.made_by("film"),
    )
    return (*jobs, film)


def _whole(project: Project, sketch: FilmSketch) -> WholeFilm:
    film, timeline = sketch.told.film, sketch.told.timeline
    (locale,) = sketch.edition.locales
    narrow = view(sketch.sheet.width, sketch.sheet.height) == "tall"
    return WholeFilm(
        name=_name(sketch),
        title=sketch.found.title,
        alt=sketch.found.alt,
        words=sketch.page.words if sketch.page else {},
        locale=locale,
        width=sketch.sheet.width // 1000,
        height=sketch.sheet.height // 1000,
        fps=FPS,
        frames=timeline.frames,
        tracks=tracks(project, timeline, locale, narrow),
        narration=film.narration.get(locale),
        music=film.music.get(locale),
        rights=rights(project, (locale,)),
    )


def still_jobs(project: Project, sketch: FilmSketch, sizing: Sizing) -> tuple[Job, ...]:
    """A picture of a film: its poster, its preview that moves, or the sheet of its scenes."""
    assert sketch.page
    chosen = [
        staged
        for staged in sketch.staged
        if sketch.what == "scenes" or staged.scene.id == sketch.told.film.poster
    ]
    words = [layers_job(sketch, staged, sizing) for staged in chosen]
    (locale,) = sketch.edition.locales
    shown = {block.slot for staged in chosen for block in blocks(staged, sketch.sheet)}
    said = {path: text for path, text in sketch.page.words[locale].items() if path in shown}
    still = FilmStill(
        what=sketch.what,
        name=_name(sketch),
        title=sketch.found.title,
        alt=sketch.found.alt,
        words={locale: said},
        locale=locale,
        width=sketch.sheet.width // 1000,
        height=sketch.sheet.height // 1000,
        scenes=tuple(moving_scene(sketch, staged) for staged in chosen),
        rights=rights(project, (locale,)),
    )
    job = Job(
        output=sketch.output,
        kind="stills",
        data=encode(still),
        inputs=(),
        needs=tuple((f"words/{number:02}", job.key) for number, job in enumerate(words)),
        made_by=sizing.made_by("stills"),
    )
    return (*words, job)
