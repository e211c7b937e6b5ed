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
    sound, warnings = _sound(film, room)
    made = mux.film(
        scenes,
        film.tracks,
        sound,
        film.title,
        film.tracks[0].iso,
        film.rights.whole if film.rights else "",
    )
    landed = tuple(
        unplaced(word["id"], film.locale, unbound(word["text"]))
        for word in film.words.get(film.locale, {}).values()
    )
    return Rendered(
        made,
        warnings=warnings,
        landed=landed,
        facts={"duration_ms": mux.milliseconds(film.frames), "frames": film.frames},
    )


def _sound(film: WholeFilm, room: Path) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The film's sound, and what somebody should know of the files that it is made of."""
    supplied = (("narration", film.narration), ("music", film.music))
    paths = {part: path for part, path in supplied if path}
    if not paths:
        return None, ()
    from toolkit.engine.film import sound
    from toolkit.engine.film.supplied import heard

    if not any(track.cues for track in film.tracks):
        message = f"the film '{film.name}' has sound and no captions"
        raise RenderFailed([Problem("captions", message, None, "give its scenes words to read")])
    samples, problems, warnings = {}, [], []
    for part, path in paths.items():
        try:
            found = heard(
                (room / path).read_bytes(), film.frames / FPS if part == "narration" else None
            )
            samples[part] = found.samples
            warnings += [_of(film, part, path, *doubt) for doubt in found.doubts]
        except sound.Unsound as wrong:
            problems.append(_of(film, part, path, f"{wrong}", wrong.hint))
    if problems:
        raise RenderFailed(problems)
    mixed = sound.mix(samples.get("narration"), samples.get("music"), film.frames / FPS)
    return sound.encode(mixed), tuple(warnings)


def _of(film: WholeFilm, part: str, path: str, message: str, hint: str) -> Problem:
    said = f"the {part} {path} of the film '{film.name}' {message}"
    return Problem("sound", said, Span(path), hint)
