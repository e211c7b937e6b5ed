"""What the renderers of packs are told: the first page, and the archive around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.line import Line

Words = Mapping[str, Mapping[str, Line]]  # by language, then by name: readme/use_1


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """What the first page says of a file: `name` is its path in the pack.

    `edition` and `languages` are those of the artefact; `called` is what people call its type;
    `press`: it is for a printer's shop. `width` and `height` are in 1/1000 of `unit`. `titles` are
    what the resource is called, by language; `title` is what the artefact is called itself.
    """

    name: str
    resource: str
    edition: str
    languages: tuple[str, ...]
    format: str
    press: bool
    media_type: str
    called: str
    unit: str
    sheet: str
    width: int
    height: int
    title: str
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """The page that says what is in a pack, in all its languages.

    `leftward` are those of its languages that run from right to left; `tags` are by language
    (cy-GB), and so is the slogan. `order` are the names of the words as they were written.
    `waiting` are editions of one language, by what is said of them while they are drafts.
    """

    name: str
    locales: tuple[str, ...]
    leftward: tuple[str, ...]
    tags: Mapping[str, str]
    slogan: Mapping[str, str]
    words: Words
    order: tuple[str, ...]
    draft: bool
    waiting: Mapping[str, tuple[str, ...]]
    files: tuple[ListedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """What the manifest inside the pack says of a file: `name` is its path there."""

    name: str
    kind: str
    resource: str
    edition: str
    languages: tuple[str, ...]
    format: str
    media_type: str
    title: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The archive with its credits, its manifest and its sums.

    `locales` are the languages of the credits, `languages` those of the edition. `words` are the
    title and the credits, `order` the names of the latter as they were written. `deflated` are the
    files that an archive makes smaller; all others are stored as they are.
    """

    name: str
    title: str
    alt: str
    pack: str
    edition: str
    languages: tuple[str, ...]
    date: str
    locales: tuple[str, ...]
    words: Words
    order: tuple[str, ...]
    deflated: tuple[str, ...]
    files: tuple[HeldFile, ...]
