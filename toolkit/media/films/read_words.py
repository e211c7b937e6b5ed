"""The words that storyboards name: has somebody written them?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.media.films.storyboard import Scene, Storyboard
from toolkit.model.problem import Problem
from toolkit.read.known import Known
from toolkit.read.suggest import suggest


def unsaid(film: Storyboard, known: Known) -> Iterator[Problem]:
    """Words that the storyboard names and nobody has written."""
    for key, path in (("title", film.title), ("alt", film.alt), *film.stills.items()):
        if path not in known.strings:
            yield Problem(
                "film",
                f"the film '{film.id}' has no {key}: '{path}' does not exist",
                film.where,
                suggest(path, known.strings),
                lacks=path,
            )
    for scene in film.scenes:
        yield from _undescribed(scene, f"the scene '{scene.id}' of '{film.id}'", known)
        yield from _unknown(scene, f"the scene '{scene.id}' of '{film.id}'", known)


def _undescribed(scene: Scene, named: str, known: Known) -> Iterator[Problem]:
    if not scene.describe:
        yield Problem(
            "describe",
            f"{named} does not say what is seen",
            scene.where,
            "people who cannot see it read that in the transcript: describe ="
            f' "films/{scene.id}/seen"',
        )
    elif _lacks(scene.describe, known):
        yield Problem(
            "describe",
            f"{named} is described by '{scene.describe}', which does not exist",
            scene.where,
            suggest(scene.describe, known.strings),
            lacks=scene.describe,
        )


def _unknown(scene: Scene, named: str, known: Known) -> Iterator[Problem]:
    for beat in scene.beats:
        for say in beat.says:
            if _lacks(say.path, known):
                yield Problem(
                    "string",
                    f"{named} says '{say.path}', which does not exist",
                    say.where,
                    suggest(say.path, known.strings),
                    lacks=say.path,
                )
            elif known.listed(say.path):
                yield Problem(
                    "string",
                    f"{named} says '{say.path}', which is a list",
                    say.where,
                    f"say its words one by one: {say.path}/1",
                )


def _lacks(path: str, known: Known) -> bool:
    """Is it no string and no fact? Slides know more: all entries of a list, an agenda."""
    return known.lacks(path) if path.startswith("facts/") else path not in known.strings
