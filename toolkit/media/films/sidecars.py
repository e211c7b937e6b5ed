"""What goes beside a film: captions as files, and transcripts.

None of it needs what films are encoded with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.engine.film.parts import Track
from toolkit.engine.payload import encode
from toolkit.i18n.tags import three_letters
from toolkit.i18n.words import unbound
from toolkit.media.films.cues import caption_lines
from toolkit.media.films.payload import CaptionFile, SceneTold, TimedLines, Transcript
from toolkit.media.films.storyboard import HEADINGS, label
from toolkit.model.block import Block, phrase
from toolkit.model.campaign import Format, Project, Resource, Sheet
from toolkit.model.filetype import HTML, SRT, TXT, VTT, FileType
from toolkit.model.film import Timeline
from toolkit.model.job import Job
from toolkit.model.language import Edition
from toolkit.model.line import Line
from toolkit.model.picture import SIGN
from toolkit.model.problem import Problem
from toolkit.plan.pages import Inputs, inputs_of
from toolkit.plan.setting import Setting
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

TOKENS = "assets/brand/tokens.toml"
WEIGHTS = (500, 800)  # of the typeface that a transcript carries


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecars:
    """What the sidecars of one film are made from.

    `found`: the film's words by language, title and alt included. `faults`: what stops its
    captions, by their shape (True: the short lines of upright films, where it has an upright
    sheet) and language. `spoken` and `music`: the languages that have a voice, or music, supplied.
    """

    resource: Resource
    timeline: Timeline
    found: Mapping[str, Gathered]
    faults: Mapping[bool, Mapping[str, tuple[Problem, ...]]]
    spoken: frozenset[str] = frozenset()
    music: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SidecarSketch(Sketch):
    """Captions or a transcript of a film."""

    timeline: Timeline

    def blocks(self, locale: str) -> list[Block]:
        """What is seen, then what is read, scene by scene."""
        return scene_blocks(self.timeline, locale)


def scene_blocks(timeline: Timeline, locale: str) -> list[Block]:
    if not all(locale in scene.descriptions for scene in timeline.scenes):
        return []
    return [
        {
            "seen": phrase(unbound(scene.descriptions[locale])),
            "read": [phrase(unbound(text)) for cue in scene.cues if (text := cue.texts[locale])],
        }
        for scene in timeline.scenes
    ]


def tracks(project: Project, timeline: Timeline, own: str, narrow: bool) -> tuple[Track, ...]:
    """The caption tracks that a film carries, its own language first."""
    locales = sorted(
        {locale for cue in timeline.cues for locale in cue.texts},
        key=lambda locale: (locale != own, list(project.languages).index(locale)),
    )
    return tuple(
        Track(
            locale=locale,
            iso=three_letters(locale),
            label=project.languages[locale].own or locale,
            cues=tuple(
                (caption.start, caption.end, "\n".join(caption.lines))
                for caption in caption_lines(timeline, locale, narrow)
            ),
        )
        for locale in locales
    )


def sidecar_sketches(
    project: Project, film: Sidecars, edition: Edition, setting: Setting
) -> Iterator[Sketch]:
    """Captions (WebVTT and SRT; once more for 9:16, whose lines are shorter) and transcripts (HTML
    and text) in one language.
    """
    yield from _captions(project, film, edition, setting)
    yield from _transcripts(project, film, edition, setting)


def _captions(
    project: Project, film: Sidecars, edition: Edition, setting: Setting
) -> Iterator[Sketch]:
    (locale,) = edition.locales
    own = film.found[locale]
    for narrow, faults in film.faults.items():
        words = replace(own, problems=own.problems or list(faults[locale]))
        told = CaptionFile(
            format="",
            title=own.title,
            alt=own.alt,
            locale=locale,
            tag=project.languages[locale].tag,
            words=_words(film.timeline, locale),
            cues=tuple(
                TimedLines(caption.id, caption.start, caption.end, caption.lines)
                for caption in caption_lines(film.timeline, locale, narrow)
            ),
        )
        for type in (VTT, SRT):
            name = f"{film.resource.id}{'-vertical' * narrow}.{edition.id}.{type.suffix}"
            sidecar = _Sidecar(
                name=name,
                format=f"captions{'-9x16' * narrow}-{type.suffix}",
                type=type,
                kind="captions",
                told=replace(told, format=type.suffix),
                size=(1080, 1920) if narrow else (1920, 1080),
            )
            yield _sketch(film, edition, sidecar, words, setting)


def _transcripts(
    project: Project, film: Sidecars, edition: Edition, setting: Setting
) -> Iterator[Sketch]:
    (locale,) = edition.locales
    own = film.found[locale]
    words = replace(
        own, problems=list(own.problems), places=dict(own.places), unreviewed=set(own.unreviewed)
    )
    told = _transcript(project, film, Speaker(project, locale, setting.draft, words))
    weights = {weight: project.brand.fonts.get(weight, "") for weight in WEIGHTS}
    fonts = {str(weight): path for weight, path in weights.items() if path}
    name = f"{film.resource.id}-transcript.{edition.id}"
    whole = _Sidecar(
        name=f"{name}.html",
        format="transcript",
        type=HTML,
        kind="transcript",
        told=replace(told, format=HTML.suffix, fonts=fonts, sign=project.pictures[SIGN]),
        inputs=inputs_of(project, (TOKENS, *fonts.values())),
    )
    plain = _Sidecar(
        name=f"{name}.txt",
        format="transcript-text",
        type=TXT,
        kind="transcript",
        told=replace(told, format=TXT.suffix),
    )
    yield _sketch(film, edition, whole, words, setting)
    yield _sketch(film, edition, plain, words, setting)


def _transcript(project: Project, film: Sidecars, speaker: Speaker) -> Transcript:
    """The transcript in the speaker's language; its format is still open."""
    locale = speaker.locale
    heard = "spoken" if locale in film.spoken else "music" if locale in film.music else "silent"
    return Transcript(
        format="",
        title=film.found[locale].title,
        alt=film.found[locale].alt,
        locale=locale,
        leftward=project.languages[locale].right_to_left,
        tag=project.languages[locale].tag,
        words=_words(film.timeline, locale),
        labels={name: speaker.plain(label(name)) for name in HEADINGS},
        sound=speaker.plain(label(heard)),
        status=speaker.plain(project.lines.status) if project.lines.status else "",
        scenes=_scenes(film.timeline, locale),
    )


def _scenes(timeline: Timeline, locale: str) -> tuple[SceneTold, ...]:
    return tuple(
        SceneTold(
            start=scene.start,
            end=scene.start + scene.frames,
            seen=Line(scene.describe, unbound(scene.descriptions.get(locale, ""))),
            read=tuple(
                Line(cue.id, string)
                for cue in scene.cues
                for string in unbound(cue.texts.get(locale, "")).split("\n")
            ),
        )
        for scene in timeline.scenes
    )


def _words(timeline: Timeline, locale: str) -> dict[str, tuple[Line, ...]]:
    return {locale: tuple(Line(cue.id, cue.texts.get(locale, "")) for cue in timeline.cues)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sidecar:
    """One file beside a film: its name, its format's name, its type, the kind of its job, and what
    that is told. `size` is that of the films that it goes with, in px.
    """

    name: str
    format: str
    type: FileType
    kind: str
    told: CaptionFile | Transcript
    inputs: Inputs = ()
    size: tuple[int, int] = (1920, 1080)


def _sketch(
    film: Sidecars, edition: Edition, sidecar: _Sidecar, found: Gathered, setting: Setting
) -> Sketch:
    width, height = sidecar.size
    sheet = Sheet(f"{width}x{height}", "px", width * 1000, height * 1000, 0, 0)
    output = f"{film.resource.kind}/{film.resource.id}/{sidecar.name}"
    job = Job(
        output=output,
        kind=sidecar.kind,
        data=encode(sidecar.told),
        inputs=sidecar.inputs,
        needs=(),
        made_by=setting.made_by(sidecar.kind),
    )
    return SidecarSketch(
        medium="films",
        resource=film.resource,
        edition=edition,
        format=Format(sidecar.format, sheet.id, sidecar.type.output),
        type=sidecar.type,
        sheet=sheet,
        height=sheet.height,
        found=found,
        name=output,
        ready=job,
        absent=bool(setting.lacking("scene")),
        timeline=film.timeline,
    )
