"""What stops a film and its captions: limits of reading, scenes that nobody describes, words on the
screen that no caption says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.i18n.breaking import columns, joined
from toolkit.i18n.words import typeset, unbound
from toolkit.media.films.cues import (
    LONGEST,
    PER_MINUTE,
    PER_SECOND,
    SHORTEST,
    Caption,
    scene_captions,
)
from toolkit.media.films.lines import LINES, NARROW, WIDE
from toolkit.model.film import FPS, TimedScene, Timeline
from toolkit.model.problem import Problem, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Words that stand on the screen from frame `start` of the film to the one before `end`.

    `path` is their content path, `texts` are the words by language; `where` is the line of the
    storyboard that says them.
    """

    path: str
    texts: Mapping[str, str]
    start: int
    end: int
    where: Span


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a caption, and how to mend it: in its words or, if `timed`, in the
    storyboard.
    """

    message: str
    hint: str
    timed: bool = False


def problems(
    film: str,
    timeline: Timeline,
    locales: Iterable[str],
    narrow: bool = False,
    where: Span | None = None,
) -> tuple[Problem, ...]:
    """Everything that stops the captions: each names the film, scene, language, value and limit.

    `where` is the storyboard.
    """
    found: list[Problem] = []
    for locale in locales:
        before = 0
        for scene in timeline.scenes:
            name = _name(film, scene, locale, narrow)
            found += _undescribed(name, scene, locale)
            for caption in scene_captions(scene, locale, narrow):
                inside = max(before, scene.start), scene.start + scene.frames
                found += [
                    Problem(
                        "captions",
                        f"{name}: {fault.message}",
                        where if fault.timed else None,
                        fault.hint,
                        "" if fault.timed else f"{locale} {caption.id}",
                    )
                    for fault in _faults(caption, inside, NARROW if narrow else WIDE)
                ]
                before = caption.end
    return tuple(found)


def _name(film: str, scene: TimedScene, locale: str, narrow: bool) -> str:
    return f"film '{film}', scene '{scene.id}' ({locale}{', 9:16' if narrow else ''})"


def _undescribed(name: str, scene: TimedScene, locale: str) -> Iterator[Problem]:
    if not scene.descriptions.get(locale, "").strip():
        yield Problem(
            "description",
            f"{name}: nothing says what is seen",
            None,
            "say in a sentence what the scene shows",
            f"{locale} {scene.describe}",
        )


def _faults(caption: Caption, inside: tuple[int, int], width: int) -> Iterator[_Fault]:
    if caption.start < inside[0] or caption.end > inside[1] or caption.end <= caption.start:
        yield _Fault(
            f"the caption '{caption.id}' stands from {caption.start / FPS:.2f} to"
            f" {caption.end / FPS:.2f} s, outside {inside[0] / FPS:.2f} to"
            f" {inside[1] / FPS:.2f} s or over another",
            "give each its own time within the scene",
            True,
        )
        return
    yield from _too_fast(caption)
    yield from _too_large(caption, width)
    yield from _too_brief_or_long(caption)


def _too_fast(caption: Caption) -> Iterator[_Fault]:
    """In whole numbers: what is at the limit is not over it."""
    said, frames = f"'{caption.id}'", caption.end - caption.start
    letters, words = columns(caption.text), len(caption.text.split())
    if letters * FPS > PER_SECOND * frames:
        yield _Fault(
            f"the caption {said} has {letters * FPS / frames:.1f} characters a second; the limit is"
            f" {PER_SECOND}",
            f"cut {letters - PER_SECOND * frames // FPS} characters, or hold the scene longer",
        )
    if words * 60 * FPS > PER_MINUTE * frames:
        yield _Fault(
            f"the caption {said} has {words * 60 * FPS / frames:.0f} words a minute; the limit is"
            f" {PER_MINUTE}",
            "use fewer words, or hold the scene longer",
        )


def _too_large(caption: Caption, width: int) -> Iterator[_Fault]:
    if len(caption.lines) > LINES:
        yield _Fault(
            f"the caption '{caption.id}' has {len(caption.lines)} lines of {width} characters; the"
            f" limit is {LINES}",
            "use shorter sentences, or fewer words",
        )
    longest = max(caption.lines, key=columns, default="")
    if columns(longest) > width:
        yield _Fault(
            f"the caption '{caption.id}' has a line of {columns(longest)} characters, “{longest}”;"
            f" the limit is {width}",
            "use shorter words, or words that a line may part",
        )


def _too_brief_or_long(caption: Caption) -> Iterator[_Fault]:
    frames = caption.end - caption.start
    stands = f"the caption '{caption.id}' stands for {frames / FPS:.2f} s"
    if frames < SHORTEST:
        yield _Fault(
            f"{stands}; the least is {SHORTEST / FPS:.2f}",
            "hold the scene longer, or join it with another",
            True,
        )
    if frames > LONGEST:
        yield _Fault(
            f"{stands}; the most is {LONGEST / FPS:.0f}",
            "divide its words, or hold the scene for less time",
            True,
        )


def unsaid(
    film: str,
    timeline: Timeline,
    shown: Mapping[str, Sequence[Standing]],
    locale: str,
    narrow: bool = False,
) -> tuple[Problem, ...]:
    """Words on the screen that the captions lack while they stand there.

    That happens where words are said in another order than they appear in: their caption is over
    before they come. `shown` holds the words of each scene by its id.
    """
    found = []
    for scene in timeline.scenes:
        captions = scene_captions(scene, locale, narrow)
        for words in shown.get(scene.id, ()):
            heard = joined(
                caption.text
                for caption in captions
                if caption.start < words.end and caption.end > words.start
            )
            if _folded(words.texts.get(locale, "")) not in _folded(heard):
                found.append(
                    Problem(
                        "captions",
                        f"{_name(film, scene, locale, narrow)}: the words of '{words.path}' stand"
                        f" on the screen from {words.start / FPS:.2f} to {words.end / FPS:.2f} s,"
                        " and the captions do not say them then",
                        words.where,
                        "list what a beat says in the order in which it appears (after = …), or"
                        " give these words a beat of their own",
                    )
                )
    return tuple(found)


@lru_cache(maxsize=2048)  # the same words stand in wide and in upright films
def _folded(text: str) -> str:
    return " ".join(typeset(unbound(text)).split()).casefold()
