"""Which words of a scene stand on the screen, from which frame to which, and in which colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.media.films.storyboard import Beat, Say, Scene, Storyboard
from toolkit.media.films.timeline import Timed, frames


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a scene: there from frame `start` to the one before `end`, counted from its cut."""

    say: Say
    ink: str
    start: int
    end: int


def words_of(film: Storyboard, scene: Scene, times: Sequence[Timed]) -> tuple[Words, ...]:
    """Words by when they come; they go when their place is cleared or says something else, and with
    the scene.
    """
    found: list[Words] = []
    field = scene.ground
    for beat, at in zip(scene.beats, times, strict=True):
        field = _field(scene, beat, field)
        found = [replace(words, end=min(words.end, _gone(words, beat, at))) for words in found]
        inks = film.style.fields.get(field, film.style.fields[scene.ground])
        found += [
            Words(
                say,
                film.style.colours[say.ink or inks[0]],
                at.appear + frames(say.after),
                times[-1].end,
            )
            for say in beat.says
        ]
    return tuple(found)


def _field(scene: Scene, beat: Beat, before: str) -> str:
    """The colour of the field that lies under all once the beat's movements have arrived."""
    fields = {layer.id: layer.colour for layer in scene.layers if layer.shape == "field"}
    coming = [move.layer for move in beat.moves if move.layer in fields and move.to == "on"]
    return fields[coming[-1]] if coming else before


def _gone(words: Words, beat: Beat, at: Timed) -> int:
    if words.say.place in beat.clear:
        return at.start
    return next(
        (at.appear + frames(say.after) for say in beat.says if say.place == words.say.place),
        words.end,
    )
