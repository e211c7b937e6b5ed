"""What the renderer of articles is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A string with its content path."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One string; or several, which are points."""

    said: tuple[Said, ...]
    points: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture above the words: its file's name, its media type, what it shows, and its size in
    pixels.
    """

    file: str
    media_type: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """An article in one language, or in several one after the other. `format`: html or txt."""

    name: str
    format: str
    title: str
    alt: str
    parts: tuple[ArticlePart, ...]
    ground: str
    ink: str
    words: Mapping[str, tuple[Said, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePart:
    """All that an article says in one language.

    `address` is where the link leads, `shown` how people read it. `need` names the bytes of the
    picture among what the job needs.
    """

    locale: str
    tag: str
    right_to_left: bool
    heading: Said
    body: tuple[Paragraph, ...]
    link: Said
    address: str
    shown: str
    status: Said
    picture: Picture | None
    need: str
