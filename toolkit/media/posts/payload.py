"""What the renderers of posts are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.line import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A post as one platform takes it, in one language or in several together.

    `date` is the day when it is due, or empty. `pictures` are the names of its cards' files, `alt`
    their alt texts, one for each. `length` is counted as the platform counts, up to its `limit`.
    `audience` says to whom it speaks, where somebody said so.
    """

    date: str
    post: str
    platform: str
    languages: tuple[str, ...]
    text: str
    links: tuple[str, ...]
    pictures: tuple[str, ...]
    alt: tuple[str, ...]
    length: int
    limit: int
    audience: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """All posts in one edition, as a table for programs (`form` csv) or as text to copy (txt).

    `title` and `alt` say what the file is. `words` are the posts' strings, by language.
    """

    name: str
    form: str
    title: str
    alt: str
    words: Mapping[str, tuple[Line, ...]]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the calendar in one language."""

    summary: str
    description: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day on which a post is due, or the first of some days, with its entry in each language."""

    uid: str
    date: str
    days: int
    revision: int
    said: Mapping[str, Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """When which post is due. `id` is the campaign's, `tags` are by language (cy-GB)."""

    name: str
    title: str
    alt: str
    id: str
    date: str
    locales: tuple[str, ...]
    tags: Mapping[str, str]
    words: Mapping[str, tuple[Line, ...]]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AltText:
    """A picture's alt text."""

    kind: str
    resource: str
    languages: tuple[str, ...]
    title: str
    alt: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AltTexts:
    """The alt texts of all pictures, for whoever publishes them."""

    name: str
    title: str
    alt: str
    alts: tuple[AltText, ...]
