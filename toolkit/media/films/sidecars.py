"""What goes beside a film: captions as files, and transcripts.

None of it needs what films are encoded with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from toolkit.engine.payload import encode
from toolkit.i18n.iso639 import three_letters
from toolkit.i18n.words import unbound
from toolkit.media.films.cues import caption_lines, problems
from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.filetype import HTML, SRT, TXT, VTT, FileType
from toolkit.model.film import Timeline
from toolkit.model.job import Job
from toolkit.plan.pages import Inputs, inputs_of
from toolkit.plan.setting import Setting
from toolkit.plan.sketch import Block, Sketch
from toolkit.plan.words import Gathered, Speaker

TOKENS = "assets/brand/tokens.toml"
WEIGHTS = (500, 800)  # of the typeface that a transcript carries
PAGE = "transcripts/page"
LABELS = ("kind", "scene", "seen", "read")


@dataclass(frozen=True, slots=True)
class Sidecars:
    """What the sidecars of one film are made from.

    `found`: the film's words by language, title and alt included; `spoken` and `music`: the
    languages that have a voice, or music, supplied.
    """

    resource: Resource
    timeline: Timeline
    found: Mapping[str, Gathered]
    vertical: bool
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
            "items": [
                [
                    unbound(text)
                    for text in (
                        scene.descriptions[locale],
                        *(cue.texts[locale] for cue in scene.cues),
                    )
                    if text
                ]
                for scene in timeline.scenes
            ]
        }
    ]


def tracks(project: Project, timeline: Timeline, own: str, narrow: bool) -> list[dict[str, Any]]:
    """The caption tracks that a film carries, its own language first: as the job of the film takes
    them.
    """
    locales = sorted(
        {locale for cue in timeline.cues for locale in cue.texts},
        key=lambda locale: (locale != own, list(project.languages).index(locale)),
    )
    return [
        {
            "locale": locale,
            "iso": three_letters(locale),
            "label": project.languages[locale].own or locale,
            "cues": [
                [caption.start, caption.end, "\n".join(caption.lines)]
                for caption in caption_lines(timeline, locale, narrow)
            ],
        }
        for locale in locales
    ]


def sidecar_sketches(project: Project, film: Sidecars, setting: Setting) -> Iterator[Sketch]:
    """Captions (WebVTT and SRT; once more for 9:16, whose lines are shorter) and transcripts (HTML
    and text), by language.
    """
    for edition in project.editions.values():
        if len(edition.locales) == 1 and edition.locales[0] in film.found:
            yield from _captions(project, film, edition, setting)
            yield from _transcripts(project, film, edition, setting)


def _captions(
    project: Project, film: Sidecars, edition: Edition, setting: Setting
) -> Iterator[Sketch]:
    (locale,) = edition.locales
    for narrow in (False, True)[: 1 + film.vertical]:
        own = film.found[locale]
        faults = problems(film.resource.id, film.timeline, (locale,), narrow, film.resource.where)
        words = replace(own, problems=[*own.problems, *faults])
        data = _about(project, film, edition) | {
            "cues": [
                [caption.id, caption.start, caption.end, list(caption.lines)]
                for caption in caption_lines(film.timeline, locale, narrow)
            ]
        }
        for type in (VTT, SRT):
            name = f"{film.resource.id}{'-vertical' * narrow}.{edition.id}.{type.suffix}"
            sidecar = _Sidecar(name, f"captions{'-9x16' * narrow}-{type.suffix}", type, "captions")
            size = (1080, 1920) if narrow else (1920, 1080)
            yield _sketch(film, edition, sidecar, data, words, setting, size=size)


def _transcripts(
    project: Project, film: Sidecars, edition: Edition, setting: Setting
) -> Iterator[Sketch]:
    (locale,) = edition.locales
    own = film.found[locale]
    words = replace(
        own, problems=list(own.problems), places=dict(own.places), unreviewed=set(own.unreviewed)
    )
    speaker = Speaker(project, locale, setting.draft, words)
    heard = "spoken" if locale in film.spoken else "music" if locale in film.music else "silent"
    data = _about(project, film, edition) | {
        "labels": {name: unbound(speaker.string(f"{PAGE}/{name}")["text"]) for name in LABELS},
        "sound": unbound(speaker.string(f"{PAGE}/{heard}")["text"]),
        "status": unbound(speaker.string("campaign/line/status")["text"]),
        "scenes": _scenes(film.timeline, locale),
    }
    fonts = {
        str(weight): project.brand.fonts[weight]
        for weight in WEIGHTS
        if weight in project.brand.fonts
    }
    page = data | {"fonts": fonts}
    inputs = inputs_of(project, (TOKENS, *fonts.values()))
    name = f"{film.resource.id}-transcript.{edition.id}"
    whole = _Sidecar(f"{name}.html", "transcript", HTML, "transcript", inputs)
    plain = _Sidecar(f"{name}.txt", "transcript-text", TXT, "transcript")
    yield _sketch(film, edition, whole, page, words, setting)
    yield _sketch(film, edition, plain, data, words, setting)


def _scenes(timeline: Timeline, locale: str) -> list[dict[str, Any]]:
    return [
        {
            "start": scene.start,
            "end": scene.start + scene.frames,
            "seen": {"id": scene.describe, "text": unbound(scene.descriptions.get(locale, ""))},
            "read": [
                {"id": cue.id, "text": string}
                for cue in scene.cues
                for string in unbound(cue.texts.get(locale, "")).split("\n")
            ],
        }
        for scene in timeline.scenes
    ]


def _about(project: Project, film: Sidecars, edition: Edition) -> dict[str, Any]:
    (locale,) = edition.locales
    own = film.found[locale]
    said = [{"id": cue.id, "text": cue.texts.get(locale, "")} for cue in film.timeline.cues]
    return {
        "title": own.title,
        "alt": own.alt,
        "locale": locale,
        "tag": project.languages[locale].tag,
        "words": {locale: said},
    }


@dataclass(frozen=True, slots=True)
class _Sidecar:
    """One file beside a film: its name, its format's name, its type, and the kind of its job."""

    name: str
    format: str
    type: FileType
    kind: str
    inputs: Inputs = ()


def _sketch(
    film: Sidecars,
    edition: Edition,
    sidecar: _Sidecar,
    data: dict[str, Any],
    found: Gathered,
    setting: Setting,
    *,
    size: tuple[int, int] = (1920, 1080),
) -> Sketch:
    sheet = Sheet("x".join(map(str, size)), "px", size[0] * 1000, size[1] * 1000, 0, 0)
    output = f"{film.resource.kind}/{film.resource.id}/{sidecar.name}"
    job = Job(
        output,
        sidecar.kind,
        encode(data | {"format": sidecar.type.suffix}),
        sidecar.inputs,
        (),
        setting.made_by(sidecar.kind),
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
