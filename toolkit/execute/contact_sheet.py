"""index.html: a page to look through everything that was built, by resource, in the campaign's
order of languages.

One file, no script, no request to anywhere. What it looks like is in contact_sheet.html.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict

from toolkit.engine.html import fill_shipped
from toolkit.media.registry import FILE_TYPES
from toolkit.model.amounts import NO_BREAK, file_size
from toolkit.model.campaign import Project
from toolkit.model.filetype import JPEG, MP4, PNG, SLIDES
from toolkit.model.look import Look
from toolkit.plan.words import Gathered, Speaker

TEMPLATE = Path(__file__).with_suffix(".html")
FIRST = ("posters", "infographics", "cards", "videos")  # kinds that people look for first
FILM, PICTURES = MP4.media_type, (PNG.media_type, JPEG.media_type)
TALL = 0.4  # width to height of pictures that are shown higher than others


class Extent(TypedDict):
    """How large an artefact is, in px or mm."""

    unit: Literal["px", "mm"]
    width: int
    height: int


class Artefact(TypedDict):
    """What the page reads of an artefact's line in the manifest."""

    path: str
    kind: str
    resource: str
    edition: str
    languages: list[str]
    format: str
    media_type: str
    bytes: int
    size: Extent
    pages: int
    title: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Captions of a film; `own`: in the language of the film."""

    language: str
    label: str
    cues: bytes
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A picture, or a film with the picture that stands for it until it is played."""

    path: str
    alt: str
    language: str
    width: int
    height: int
    name: str
    bytes: str
    film: bool = False
    poster: str = ""
    tracks: tuple[Track, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The pictures of one format, one for each edition."""

    name: str
    width: int
    height: int
    tall: bool
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An artefact that is linked, not shown."""

    path: str
    label: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One resource: what it is called in each language, its pictures, its other files."""

    titles: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """All resources of one kind."""

    id: str
    name: str
    resources: tuple[Shown, ...]


def contact_sheet(
    manifest: bytes,
    project: Project,
    look: Look,
    read: Callable[[str], bytes] = lambda path: b"",
    waiting: bool = False,
) -> bytes:
    """The page for a manifest; it says so where words are `waiting` for review.

    Pictures are those that were built, loaded as they come into view. `read` gives the bytes of an
    artefact: captions are put into the page, since browsers load no others from a disk.
    """
    artefacts: list[Artefact] = json.loads(manifest)["artefacts"]
    kinds: dict[str, dict[str, list[Artefact]]] = {}
    for artefact in artefacts:
        kinds.setdefault(artefact["kind"], {}).setdefault(artefact["resource"], []).append(artefact)
    arranged = _Arranged(project, read)
    page = {
        "look": look,
        "files": len(artefacts),
        "resources": sum(map(len, kinds.values())),
        "kinds": [arranged.kind(name, kinds[name]) for name in _in_order(kinds)],
        "status": _status(project),
        "waiting": waiting,
    }
    return fill_shipped(TEMPLATE, page).encode()


def _in_order(kinds: Iterable[str]) -> list[str]:
    found = set(kinds)
    return [kind for kind in FIRST if kind in found] + sorted(found - set(FIRST))


def _status(project: Project) -> list[tuple[str, str]]:
    """The line in each language that has it: none where the campaign says nothing of the kind."""
    if not project.lines.status:
        return []
    said = (
        (code, Speaker(project, code, False, Gathered()).plain(project.lines.status))
        for code in project.languages
    )
    return [(code, text) for code, text in said if text]


class _Arranged:
    """Artefacts in the order in which people look through them."""

    def __init__(self, project: Project, read: Callable[[str], bytes]) -> None:
        self.read = read
        self.order = {code: number for number, code in enumerate(project.languages)}
        self.names = {
            edition.id: ", ".join(
                project.languages[code].own or project.languages[code].name
                for code in edition.locales
            )
            for edition in project.editions.values()
        }

    def kind(self, name: str, resources: Mapping[str, Sequence[Artefact]]) -> Kind:
        """One kind, its resources numbered as people count: ten after nine."""
        found = sorted(resources.items(), key=lambda resource: _natural(resource[0]))
        return Kind(
            id=name,
            name=name.capitalize(),
            resources=tuple(self.resource(artefacts) for _, artefacts in found),
        )

    def resource(self, artefacts: Sequence[Artefact]) -> Shown:
        """A film stands for its posters and scenes, which are files beside it."""
        titles = {a["languages"][0]: a["title"] for a in artefacts if len(a["languages"]) == 1}
        films = any(a["media_type"] == FILM for a in artefacts)
        shown = (FILM,) if films else PICTURES
        pictures = [a for a in artefacts if a["media_type"] in shown]
        others = [a for a in artefacts if a["media_type"] not in shown]
        return Shown(
            titles=tuple(sorted(titles.items(), key=lambda title: self._place(title[0]))),
            groups=tuple(self._groups(pictures, others)),
            files=tuple(
                self._file(a) for a in sorted(others, key=lambda a: (self._edition(a), a["format"]))
            ),
        )

    def _groups(self, pictures: Iterable[Artefact], others: Sequence[Artefact]) -> Iterator[Group]:
        formats: dict[str, list[Artefact]] = {}
        for a in sorted(pictures, key=lambda a: (_shape(a), a["format"])):
            formats.setdefault(a["format"], []).append(a)
        for name, found in formats.items():
            yield Group(
                name=name,
                width=found[0]["size"]["width"],
                height=found[0]["size"]["height"],
                tall=_shape(found[0]) < TALL,
                tiles=tuple(self._tile(a, others) for a in sorted(found, key=self._edition)),
            )

    def _tile(self, a: Artefact, others: Sequence[Artefact]) -> Tile:
        film = a["media_type"] == FILM
        return Tile(
            path=a["path"],
            alt=a["alt"],
            language=a["languages"][0],
            width=a["size"]["width"],
            height=a["size"]["height"],
            name=self._name(a),
            bytes=_bytes(a),
            film=film,
            poster=_poster(a, others) if film else "",
            tracks=tuple(self._tracks(a, others)) if film else (),
        )

    def _tracks(self, film: Artefact, others: Iterable[Artefact]) -> Iterator[Track]:
        """The film's own language first."""
        tall = film["size"]["height"] > film["size"]["width"]
        wanted = "captions-9x16-vtt" if tall else "captions-vtt"
        found = [other for other in others if other["format"] == wanted]
        own = film["languages"]
        for other in sorted(found, key=lambda a: (a["languages"] != own, self._edition(a))):
            yield Track(
                language=other["languages"][0],
                label=self._name(other),
                cues=self.read(other["path"]),
                own=other["languages"] == own,
            )

    def _file(self, a: Artefact) -> File:
        name = a["path"].rsplit("/", 1)[-1]
        if a["kind"] == "videos":
            return File(path=a["path"], label=name, facts=_bytes(a))
        suffix = name.rpartition(".")[2]
        facts = [FILE_TYPES[suffix].called if suffix in FILE_TYPES else suffix, _bytes(a)]
        if a["pages"] > 1:
            slides = a["media_type"] == SLIDES.media_type
            facts.append(f"{a['pages']} {'slides' if slides else 'pages'}")
        return File(path=a["path"], label=f"{self._name(a)}: {a['format']}", facts=", ".join(facts))

    def _name(self, a: Artefact) -> str:
        return self.names.get(a["edition"], a["edition"])

    def _place(self, code: str) -> int:
        return self.order.get(code, len(self.order))

    def _edition(self, a: Artefact) -> tuple[int, list[int], str]:
        """Single languages first, in the campaign's order."""
        return len(a["languages"]), [self._place(code) for code in a["languages"]], a["edition"]


def _natural(name: str) -> list[tuple[int, str]]:
    return [
        (int(part), "") if part.isdecimal() and len(part) < 10 else (0, part)
        for part in name.split("-")
    ]


def _shape(a: Artefact) -> float:
    return a["size"]["width"] / a["size"]["height"]


def _poster(film: Artefact, others: Iterable[Artefact]) -> str:
    edition = film["edition"]
    start = f"{film['path'].removesuffix(f'.{edition}.mp4')}-poster.{edition}."
    return next((other["path"] for other in others if other["path"].startswith(start)), "")


def _bytes(a: Artefact) -> str:
    return file_size(a["bytes"], NO_BREAK)
