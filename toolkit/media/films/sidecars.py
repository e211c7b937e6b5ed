"""What goes beside a film: captions as files, and transcripts.

None of it needs what films are encoded with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit.i18n.words import unbound
from toolkit.media.films.cues import caption_lines, problems
from toolkit.model.campaign import Edition, Format, Project, Resource, Sheet
from toolkit.model.digest import canonical
from toolkit.model.film import Timeline
from toolkit.model.job import Job
from toolkit.plan.sketch import Sketch
from toolkit.plan.words import Gathered, Speaker

TOKENS = "assets/brand/tokens.toml"
WEIGHTS = (500, 800)  # of the typeface that a transcript carries
PAGE = "transcripts/page"
LABELS = ("kind", "scene", "seen", "read")
ISO = {"cy": "cym", "en": "eng"}  # ISO 639-2, as media files name languages; others keep their code


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
            "iso": ISO.get(locale, locale),
            "label": project.languages[locale].own or locale,
            "cues": [
                [caption.start, caption.end, "\n".join(caption.lines)]
                for caption in caption_lines(timeline, locale, narrow)
            ],
        }
        for locale in locales
    ]


def sidecar_sketches(
    project: Project, film: Sidecars, made_by: Callable[[str], str], draft: bool = False
) -> tuple[Sketch, ...]:
    """Captions (WebVTT and SRT; once more for 9:16, whose lines are shorter) and transcripts (HTML
    and text), by language.
    """
    found = []
    for edition in project.editions.values():
        if len(edition.locales) == 1 and edition.locales[0] in film.found:
            found += _captions(project, film, edition, made_by("captions"))
            found += _transcripts(project, film, edition, made_by("transcript"), draft)
    return tuple(found)


def _captions(project: Project, film: Sidecars, edition: Edition, made_by: str) -> list[Sketch]:
    (locale,) = edition.locales
    sketches = []
    for narrow in (False, True)[: 1 + film.vertical]:
        own = film.found[locale]
        words = replace(
            own,
            problems=[
                *own.problems,
                *problems(film.resource.id, film.timeline, (locale,), narrow, film.resource.where),
            ],
        )
        data = _about(project, film, edition) | {
            "cues": [
                [caption.id, caption.start, caption.end, list(caption.lines)]
                for caption in caption_lines(film.timeline, locale, narrow)
            ]
        }
        for format in ("vtt", "srt"):
            name = f"{film.resource.id}{'-vertical' * narrow}.{edition.id}.{format}"
            sketches.append(
                _sketch(
                    film,
                    edition,
                    name,
                    f"captions{'-9x16' * narrow}-{format}",
                    format,
                    data,
                    words,
                    "captions",
                    (),
                    made_by,
                    (1080, 1920) if narrow else (1920, 1080),
                )
            )
    return sketches


def _transcripts(
    project: Project, film: Sidecars, edition: Edition, made_by: str, draft: bool
) -> list[Sketch]:
    (locale,) = edition.locales
    own = film.found[locale]
    words = replace(
        own, problems=list(own.problems), places=dict(own.places), unreviewed=set(own.unreviewed)
    )
    speaker = Speaker(project, locale, draft, words)
    heard = "spoken" if locale in film.spoken else "music" if locale in film.music else "silent"
    data = _about(project, film, edition) | {
        "labels": {name: unbound(speaker.string(f"{PAGE}/{name}")["text"]) for name in LABELS},
        "sound": unbound(speaker.string(f"{PAGE}/{heard}")["text"]),
        "status": unbound(speaker.string("campaign/line/status")["text"]),
        "scenes": _scenes(film.timeline, locale),
    }
    fonts = [project.brand.fonts[weight] for weight in WEIGHTS if weight in project.brand.fonts]
    page = data | {
        "family": project.brand.family,
        "fonts": {
            str(weight): project.brand.fonts[weight]
            for weight in WEIGHTS
            if weight in project.brand.fonts
        },
    }
    inputs = tuple((path, project.digests[path]) for path in (TOKENS, *fonts))
    name = f"{film.resource.id}-transcript.{edition.id}"
    return [
        _sketch(
            film,
            edition,
            f"{name}.html",
            "transcript",
            "html",
            page,
            words,
            "transcript",
            inputs,
            made_by,
        ),
        _sketch(
            film,
            edition,
            f"{name}.txt",
            "transcript-text",
            "txt",
            data,
            words,
            "transcript",
            (),
            made_by,
        ),
    ]


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


def _sketch(
    film: Sidecars,
    edition: Edition,
    name: str,
    format: str,
    ending: str,
    data: dict[str, Any],
    found: Gathered,
    kind: str,
    inputs: Sequence[tuple[str, str]],
    made_by: str,
    size: tuple[int, int] = (1920, 1080),
) -> Sketch:
    data = data | {"format": ending}
    job = Job(
        f"{film.resource.kind}/{film.resource.id}/{name}",
        kind,
        canonical(data),
        tuple(inputs),
        (),
        made_by,
    )
    sheet = Sheet("x".join(map(str, size)), "px", size[0] * 1000, size[1] * 1000, 0, 0)
    return Sketch(
        film.resource,
        edition,
        Format(format, sheet.id, ending),
        sheet,
        sheet.height,
        found,
        data | {"images": []},
        job,
        job,
    )
