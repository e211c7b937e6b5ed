"""When things happen: a storyboard and the words of all its languages become one timeline, in
frames.

Words appear when the movement before them has all but arrived, and stay for as long as the slowest
language needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.i18n.breaking import columns
from toolkit.i18n.words import unbound
from toolkit.media.films.cues import PER_SECOND, needed
from toolkit.media.films.storyboard import Beat, Say, Scene, Storyboard, Style
from toolkit.media.films.terms import loose
from toolkit.model.film import FPS, Cue, TimedScene, Timeline

PER_WORD = 375  # ms: 160 words a minute
ROUNDING = 3  # frames: captions that divide the words begin and end on whole ones
APPEAR = 3, 4  # of a movement that slows down as it arrives, when words appear
Texts = Mapping[str, Mapping[str, str]]  # locale → content path → words


@dataclass(frozen=True, slots=True)
class Timed:
    """A beat in its scene: frames from the scene's beginning."""

    start: int
    appear: int
    end: int


def frames(ms: int) -> int:
    """Whole frames that last at least that long."""
    return -(-ms * FPS // 1000)


def spoken(say: Say, text: str) -> str:
    """Words as they are read: with the full stop that is drawn as a shape."""
    return unbound(text) + ("." if say.stop >= 0 else "")


def _pace(texts: Mapping[str, str]) -> int:
    """Frames that reading needs in the slower language: one has many short words, another few and
    long ones.
    """
    return frames(
        max(
            max(len(loose(text).split()) * PER_WORD, columns(text) * 1000 // PER_SECOND)
            for text in texts.values()
        )
    )


def timed(
    beat: Beat, start: int, texts: Texts, style: Style, next: Beat | None, last: bool
) -> Timed:
    """One beat, from `start` on.

    What is read stays until the next words come, so the next movement may begin before.
    """
    landed, lead = landing(beat, style)
    appear = start + lead
    end = start + landed
    if beat.says:
        said = frames(max(say.after for say in beat.says) + style.word_hold)
        still = landing(next, style)[1] if next and not _clears(next, beat) else 0
        end = max(end, appear + said, appear + _read(beat, texts) - still)
    if last:
        end = max(end, start + landed + frames(style.last_hold))
    return Timed(start, appear, end + frames(beat.hold))


def _read(beat: Beat, texts: Texts) -> int:
    """Frames until all words of a beat are read: one string after the other, none before it
    appears.
    """
    at = 0
    for say in beat.says:
        at = max(at, frames(say.after)) + _pace(
            {locale: spoken(say, words[say.path]) for locale, words in texts.items()}
        )
    return max(at, needed(_joined(beat, texts))) + ROUNDING


def landing(beat: Beat, style: Style) -> tuple[int, int]:
    """Frames until a beat's movements have arrived, and until its words appear."""
    landed = max((frames(move.after + style.eases[move.how].ms) for move in beat.moves), default=0)
    return landed, frames(beat.at) if beat.at >= 0 else landed * APPEAR[0] // APPEAR[1]


def _clears(next: Beat, beat: Beat) -> bool:
    return any(say.place in next.clear for say in beat.says)


def _joined(beat: Beat, texts: Texts) -> dict[str, str]:
    return {
        locale: "\n".join(spoken(say, words[say.path]) for say in beat.says)
        for locale, words in texts.items()
    }


def beats(film: Storyboard, texts: Texts) -> tuple[tuple[Timed, ...], ...]:
    """For each scene its beats in time."""
    found = []
    for scene in film.scenes:
        at = 0
        times: list[Timed] = []
        for beat in scene.beats:
            following = scene.beats[len(times) + 1] if len(times) + 1 < len(scene.beats) else None
            times.append(
                timed(
                    beat,
                    at,
                    texts,
                    film.style,
                    following,
                    scene is film.scenes[-1] and following is None,
                )
            )
            at = times[-1].end
        found.append(tuple(times))
    return tuple(found)


def _gone(scene: Scene, number: int, times: tuple[Timed, ...]) -> int:
    """When the next words come, or these are cleared, or the scene ends."""
    if number + 1 == len(times):
        return times[number].end
    return (
        times[number].end
        if _clears(scene.beats[number + 1], scene.beats[number]) or not scene.beats[number + 1].says
        else times[number + 1].appear
    )


def timeline(
    film: Storyboard, texts: Texts, times: tuple[tuple[Timed, ...], ...] | None = None
) -> Timeline:
    """The film in time: its cuts and cues are the same in all languages and on all sheets."""
    scenes: list[TimedScene] = []
    start = 0
    for scene, found in zip(film.scenes, times or beats(film, texts), strict=True):
        cues = tuple(
            Cue(
                beat.says[0].path,
                start + at.appear,
                start + _gone(scene, n, found),
                {locale: loose(text) for locale, text in _joined(beat, texts).items()},
                _joined(beat, texts),
            )
            for n, (beat, at) in enumerate(zip(scene.beats, found, strict=True))
            if beat.says
        )
        seen = {locale: loose(unbound(words[scene.describe])) for locale, words in texts.items()}
        scenes.append(TimedScene(scene.id, start, found[-1].end, scene.describe, seen, cues))
        start += found[-1].end
    return Timeline(tuple(scenes))
