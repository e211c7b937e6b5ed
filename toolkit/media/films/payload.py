"""What renderers of films are told: one type for each kind of job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.engine.film.parts import PlannedScene, Track
from toolkit.model.line import Line
from toolkit.model.page import Page, Slots
from toolkit.model.picture import Picture
from toolkit.model.rights import Rights


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The words of one place as a box, as the template takes it. Lengths are in 1/1000 px.

    `slot` is the content path of the words, `key` names the scale that boxes share. `stop` is the
    shape that lands behind the words (0, 1 or 2; -1 for none).
    """

    slot: str
    x: int
    y: int
    width: int
    height: int
    size: int
    anchor: str
    weight: int
    key: str
    stop: int
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPage(Page):
    """The words of scenes as boxes on a page, as the template of films takes them."""

    blocks: tuple[Block, ...]
    still: None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingScene(PlannedScene):
    """All that decides a scene's frames, except its words. `name` is for messages."""

    name: str
    locale: str
    fps: int
    frames: int
    draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmStill:
    """A picture of a film. `what` is poster, preview, or scenes (the sheet of all of them).

    `words` are those that it shows, by language.
    """

    what: str
    name: str
    title: str
    alt: str
    words: Mapping[str, Slots]
    locale: str
    width: int
    height: int
    scenes: tuple[MovingScene, ...]
    rights: Rights | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeFilm:
    """A film, whose scenes are encoded already.

    `tracks` are its captions, in its own language first; `narration` and `music` are sound files.
    """

    name: str
    title: str
    alt: str
    words: Mapping[str, Slots]
    locale: str
    width: int
    height: int
    fps: int
    frames: int
    tracks: tuple[Track, ...]
    narration: str | None = None
    music: str | None = None
    rights: Rights | None = None


class TimedLines(NamedTuple):
    """A caption: the content path of its words, its first frame, the frame after its last."""

    id: str
    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionFile:
    """The captions of a film in one language, as a file of the kind `format` (vtt, srt).

    `words` are the strings that they say, by which a build explains what changed.
    """

    format: str
    title: str
    alt: str
    locale: str
    tag: str
    words: Mapping[str, tuple[Line, ...]]
    cues: tuple[TimedLines, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneTold:
    """A scene in a transcript, from frame `start` to `end`: what is seen, and what is read."""

    start: int
    end: int
    seen: Line
    read: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """All that a film shows and says, as a page or as text (`format`: html, txt).

    `labels` are headings by their names, `sound` says what is heard, `status` who publishes the
    film. `fonts` are the files of the typeface that a page carries, by weight, `sign` is what it
    shows of the campaign.
    """

    format: str
    title: str
    alt: str
    locale: str
    leftward: bool
    tag: str
    words: Mapping[str, tuple[Line, ...]]
    labels: Mapping[str, str]
    sound: str
    status: str
    scenes: tuple[SceneTold, ...]
    fonts: Mapping[str, str] = field(default_factory=dict)
    sign: Picture | None = None
