"""Captions: the words of a film as cues of one or two lines, at the same times in every language.

A cue that is too long for two lines is told in several captions, divided in the same number of
parts at the same frames in every language. Limits are the BBC's and Netflix's for reading (15
characters a second, 180 words a minute, 5/6 to 7 s).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from toolkit.i18n.breaking import columns, joined
from toolkit.media.films.division import Texts, divided
from toolkit.media.films.lines import NARROW, WIDE, lines
from toolkit.media.films.terms import loose
from toolkit.model.film import FPS, Cue, TimedScene, Timeline

PER_SECOND = 15  # characters
PER_MINUTE = 180  # words
SHORTEST, LONGEST = FPS * 5 // 6, FPS * 7  # frames


@dataclass(frozen=True, slots=True)
class Caption:
    """One caption: its words in lines, from one frame to another.

    `id` is the content path of the words.
    """

    id: str
    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words without line breaks."""
        return joined(self.lines)


def caption_lines(timeline: Timeline, locale: str, narrow: bool = False) -> tuple[Caption, ...]:
    """The captions of a film in one language. Their times are the same in every language."""
    return tuple(
        caption for scene in timeline.scenes for caption in scene_captions(scene, locale, narrow)
    )


def scene_captions(scene: TimedScene, locale: str, narrow: bool = False) -> tuple[Caption, ...]:
    """The captions of one scene."""
    return tuple(
        caption for cue in scene.cues for caption in _told(cue, locale, NARROW if narrow else WIDE)
    )


def needed(texts: Mapping[str, str]) -> int:
    """The least frames in which words can be read within all limits, in every language and on
    every sheet.
    """
    return max(
        sum(
            _need(parts)
            for parts in zip(*divided(_loose(texts, width), width).values(), strict=True)
        )
        for width in (WIDE, NARROW)
    )


def _loose(texts: Mapping[str, str], width: int) -> Texts:
    """Words whose terms stay together where a line holds them."""
    return tuple((locale, loose(text, width)) for locale, text in texts.items())


def _told(cue: Cue, locale: str, width: int) -> tuple[Caption, ...]:
    said = _loose(cue.bonded or cue.texts, width)
    return _captions(cue.id, cue.start, cue.end, said, width)[locale]


@lru_cache(maxsize=2048)  # asked for by every shape, language and edition of a film, and its gates
def _captions(
    id: str, start: int, end: int, texts: Texts, width: int
) -> dict[str, tuple[Caption, ...]]:
    """The captions of a cue in all its languages."""
    parts = divided(texts, width)
    needs = [_need(alike) for alike in zip(*parts.values(), strict=True)]
    times = [
        start + (end - start) * sum(needs[:n]) // max(sum(needs), 1) for n in range(len(needs) + 1)
    ]
    return {
        locale: tuple(
            Caption(id, a, b, tuple(loose(line) for line in lines(part, locale, width)))
            for part, (a, b) in zip(said, pairwise(times), strict=True)
        )
        for locale, said in parts.items()
    }


def _need(alike: Iterable[str]) -> int:
    """Frames that one part wants in the language that needs the most."""
    return max(
        max(
            -(-columns(part) * FPS // PER_SECOND),
            -(-len(loose(part).split()) * FPS * 60 // PER_MINUTE),
            SHORTEST,
        )
        for part in alike
    )
