"""Films: encoded scenes joined, with captions in every language and the sound that was supplied, if
any.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.engine.payload import decode
from toolkit.i18n.words import unbound
from toolkit.media.films.payload import WholeFilm
from toolkit.model.film import FPS
from toolkit.model.job import Job, Rendered, unplaced
from toolkit.model.problem import Problem, RenderFailed, Span


def render(job: Job, room: Path) -> Rendered:
    """The MP4.

    Raises RenderFailed when films cannot be made here, or when a sound file is not as it should be.
    """
    from toolkit.engine.film import ready

    if missing := ready.lacking():
        raise RenderFailed([missing])
    from toolkit.engine.film import mux

    film = decode(WholeFilm, job.data)
    scenes = [(room / "needs" / name).read_bytes() for name, _ in sorted(job.needs)]
    made = mux.film(scenes, film.tracks, _sound(film, room), film.title, film.tracks[0].iso)
    landed = tuple(
        unplaced(word["id"], film.locale, unbound(word["text"]))
        for word in film.words.get(film.locale, {}).values()
    )
    return Rendered(
        made,
        landed=landed,
        facts={"duration_ms": mux.milliseconds(film.frames), "frames": film.frames},
    )


def _sound(film: WholeFilm, room: Path) -> bytes | None:
    supplied = (("narration", film.narration), ("music", film.music))
    paths = {part: path for part, path in supplied if path}
    if not paths:
        return None
    from toolkit.engine.film import sound
    from toolkit.engine.film.supplied import heard

    if not any(track.cues for track in film.tracks):
        raise RenderFailed(
            [
                Problem(
                    "captions",
                    f"the film '{film.name}' has sound and no captions",
                    None,
                    "give its scenes words to read",
                )
            ]
        )
    samples, problems = {}, []
    for part, path in paths.items():
        try:
            samples[part] = heard(
                (room / path).read_bytes(), film.frames / FPS if part == "narration" else None
            )
        except sound.Unsound as wrong:
            problems.append(
                Problem(
                    "sound",
                    f"the {part} {path} of the film '{film.name}' {wrong}",
                    Span(path),
                    wrong.hint,
                )
            )
    if problems:
        raise RenderFailed(problems)
    mixed = sound.mix(samples.get("narration"), samples.get("music"), film.frames / FPS)
    return sound.encode(mixed)
