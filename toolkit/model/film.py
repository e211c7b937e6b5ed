"""Films: what is seen and read, and when.

Every time is a number of frames, so that no rounding ever differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FPS = 30


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are read together.

    `id` is their content path, `texts` holds them by language; `start` and `end` are frames from
    the film's beginning, the same in every language. `bonded` holds them once more, with the words
    of each term bonded, for captions to keep together; empty where there are no terms.
    """

    id: str
    start: int
    end: int
    texts: Mapping[str, str]
    bonded: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimedScene:
    """A scene on the timeline.

    `descriptions` says by language what is seen; `describe` is that text's content path.
    """

    id: str
    start: int
    frames: int
    describe: str
    descriptions: Mapping[str, str]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A film from its first frame to its last, shared by all its languages and shapes."""

    scenes: tuple[TimedScene, ...]

    @property
    def frames(self) -> int:
        """Length of the film."""
        return sum(scene.frames for scene in self.scenes)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """All cues in the order in which they are read."""
        return tuple(cue for scene in self.scenes for cue in scene.cues)
