"""The first page of a pack: what is in it, how to use it, how to print it; every language on one
page, in the campaign's order.

One file, no script, no request to anywhere: it opens from the folder, on a phone and on paper. What
it looks like is in readme.html and readme.css.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.engine.html import fill_shipped
from toolkit.engine.payload import decode
from toolkit.media.packs.payload import FirstPage, ListedFile
from toolkit.model.amounts import NO_BREAK, file_size
from toolkit.model.job import Job, Rendered
from toolkit.model.look import look
from toolkit.render.needs import Needed, needed

TOKENS = "assets/brand/tokens.toml"
TEMPLATE = Path(__file__).with_name("readme.html")
TRUST = "readme/trust"
# heading, what its lines are called, and whether their order counts
CHAPTERS = (
    ("readme/use", "readme/use_", "ol"),
    ("readme/print", "readme/print_", "ul"),
    ("readme/access", "readme/access_", "ul"),
    (TRUST, "readme/trust_", "ul"),
    ("readme/licence", "credits/", "ul"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the pack: what to say of it, after its title."""

    path: str
    type: str
    language: str
    facts: str
    press: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One resource and its files; `language` is that of its title, where it is another one."""

    title: str
    language: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of the pack: its name on the disk, and what people call it."""

    name: str
    title: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Advice: a heading and its lines, in a list that is numbered (`ol`) or not (`ul`)."""

    title: str
    list: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Everything in one language."""

    code: str
    tag: str
    leftward: bool
    slogan: str
    title: str
    about: str
    language: str
    languages: str
    contents: str
    folders: tuple[Folder, ...]
    chapters: tuple[Chapter, ...]


def render(job: Job, room: Path) -> Rendered:
    """The page as HTML; sizes and pages come from the files themselves."""
    told = decode(FirstPage, job.data)
    held = needed(room)
    tokens = tomllib.loads((room / TOKENS).read_text("utf-8"))
    page = {
        "look": look(tokens),
        "draft": told.draft,
        "parts": [_part(told, held, code) for code in told.locales],
    }
    return Rendered(fill_shipped(TEMPLATE, page).encode())


def _part(told: FirstPage, held: Mapping[str, Needed], code: str) -> Part:
    words = {name: said.text for name, said in told.words[code].items()}
    return Part(
        code=code,
        tag=told.tags[code],
        leftward=code in told.leftward,
        slogan=told.slogan[code],
        title=words["title"],
        about=words["about"],
        language=words["readme/language"],
        languages=words["readme/languages"],
        contents=words["readme/contents"],
        folders=tuple(_folders(told, held, code, words)),
        chapters=tuple(
            Chapter(
                title=words[title],
                list=kind,
                lines=(
                    *(words[name] for name in told.order if name.startswith(prefix)),
                    *(_drafts(told, words) if title == TRUST else ()),
                ),
            )
            for title, prefix, kind in CHAPTERS
        ),
    )


def _drafts(told: FirstPage, words: Mapping[str, str]) -> Iterator[str]:
    """What is still a draft, language by language, where the campaign has words for it."""
    for name, editions in told.waiting.items():
        for edition in editions if name in words else ():
            yield words[name].replace("{language}", words.get(f"language/{edition}", edition))


def _folders(
    told: FirstPage, held: Mapping[str, Needed], code: str, words: Mapping[str, str]
) -> Iterator[Folder]:
    folders: dict[str, dict[str, list[ListedFile]]] = {}
    for file in told.files:
        name = file.name.split("/")[0]
        folders.setdefault(name, {}).setdefault(file.resource, []).append(file)
    for name, resources in folders.items():
        yield Folder(
            name=name,
            title=words[f"folder/{name}"],
            things=tuple(_thing(told, found, held, code) for found in resources.values()),
        )


def _thing(
    told: FirstPage, files: Sequence[ListedFile], held: Mapping[str, Needed], code: str
) -> Thing:
    titles = files[0].titles
    other = "" if code in titles else next(iter(titles), "")
    words = {name: said.text for name, said in told.words[code].items()}
    return Thing(
        title=titles.get(other or code, files[0].title),
        language=told.tags[other] if other else "",
        files=tuple(
            File(
                path=file.name,
                type=file.media_type,
                language=told.tags[file.languages[0]] if file.languages else "",
                facts=", ".join(_facts(file, held[file.name], words)),
                press=words["label/press"] if file.press else "",
            )
            for file in files
        ),
    )


def _facts(file: ListedFile, about: Needed, words: Mapping[str, str]) -> Iterator[str]:
    """Type, size, language, length: what decides which of the files somebody wants."""
    yield file.called
    yield from _shape(file, words)
    yield words.get(f"language/{file.edition}", file.edition)
    if (pages := about.facts.get("pages", 1)) > 1:
        yield f"{words['label/slides' if file.format == 'slides' else 'label/pages']} {pages}"
    if length := about.facts.get("duration_ms"):
        seconds = round(length / 1000)
        yield f"{words['label/length']} {seconds // 60}:{seconds % 60:02}"
    yield file_size(about.bytes, NO_BREAK)


def _shape(file: ListedFile, words: Mapping[str, str]) -> list[str]:
    """A4 for paper, pixels for pictures and films; which films captions are for."""
    if file.unit == "mm":
        return [file.sheet.upper()]
    if file.format.startswith("captions"):
        return [words["label/captions-tall" if "9x16" in file.format else "label/captions"]]
    if not file.width or file.format == "slides":
        return []
    return [f"{file.width // 1000} × {file.height // 1000}"]
