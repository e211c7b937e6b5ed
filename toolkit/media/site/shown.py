"""What pages show, piece by piece, as templates take it: `tile.title`, `file.href`, `row.links`.

Addresses are below site/; a template puts {{ root }} before them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from toolkit.media.site.pictures import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureShown:
    """A preview and the same picture twice as large; width and height in pixels."""

    src: str
    larger: str
    width: int
    height: int


def shown(picture: Picture | None) -> PictureShown | None:
    """A preview as templates take it."""
    if picture is None:
        return None
    return PictureShown(
        src=picture.path.removeprefix("site/"),
        larger=picture.larger.removeprefix("site/"),
        width=picture.width,
        height=picture.height,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page, and what it is called."""

    href: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The same page in another language: `name` is the language in itself, `here` in this one."""

    lang: str
    name: str
    here: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The picture that other sites show when somebody shares the page."""

    href: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterLink:
    """A choice of a filter. Without a `value` it lets everything through."""

    value: str
    text: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterRow:
    """A filter: its dimension (kind, edition, for, type), its label, and the shape of its stop."""

    dim: str
    stop: str
    label: str
    links: tuple[FilterLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TileLink:
    """One edition of a resource; `lang` is its language, or `mul`."""

    text: str
    edition: str
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A resource in a listing. `slogan`: its title is the slogan. `data` is what filters look at,
    by dimension: names with spaces between them.
    """

    id: str
    href: str
    title: str
    slogan: bool
    kind: str
    picture: PictureShown | None
    links: tuple[TileLink, ...]
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileShown:
    """A file to take away.

    `need` is the artefact (output), under which the page finds its size. `access` names the line
    that says how accessible it is. `pixels` are width and height of pictures and films. `count`:
    how many files an archive holds.
    """

    href: str
    need: str
    label: str
    language: str
    lang: str
    type: str
    media: str
    pixels: str
    access: str
    line: str
    count: int = 0

    def holding(self, count: int) -> FileShown:
        """An archive that holds so many files."""
        return replace(self, count=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Captions: the artefact (output), its language, and what that is called in itself."""

    need: str
    lang: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film that plays on the page, with its captions; width and height in pixels."""

    href: str
    width: int
    height: int
    tracks: tuple[Track, ...]
    title: str
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a picture shows, in its own language; `files` says which, where they differ."""

    text: str
    lang: str
    files: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One edition of a resource; `whole` is the file that its preview shows. `groups` are its files
    by how accessible they are, `described` what they show, in the edition's own languages.
    """

    id: str
    name: str
    lang: str
    picture: PictureShown | None
    film: Film | None
    described: tuple[Described, ...]
    whole: str
    groups: tuple[tuple[FileShown, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindShown:
    """What a resource is: the name of all of its kind, of one, and where all are listed."""

    name: str
    one: str
    id: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackShown:
    """A pack with its archives, and a few pictures of what is in it."""

    id: str
    title: str
    about: str
    pictures: tuple[PictureShown, ...]
    files: tuple[FileShown, ...]
