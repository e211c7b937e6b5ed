"""videos/*.toml: storyboards of films, checked against the brand and the words that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.media.films.read_scenes import read_scenes
from toolkit.media.films.read_style import read_style
from toolkit.media.films.read_terms import read_terms_kept
from toolkit.media.films.read_words import unsaid
from toolkit.media.films.storyboard import Films, Scene, Storyboard, Style, view
from toolkit.model.campaign import Item, Project, Sheet
from toolkit.model.language import Edition
from toolkit.model.picture import Picture
from toolkit.model.problem import Problem
from toolkit.plan.pictures import picture_of
from toolkit.read.content import SLUG
from toolkit.read.known import Known
from toolkit.read.source import Source
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

ITEM = "{item}"  # stands for the entry that a film is about, and for its picture
FILM_KEYS = (
    "title",
    "alt",
    "formats",
    "editions",
    "poster",
    "each",
    "narration",
    "music",
    "stills",
)


@dataclass(frozen=True)
class Ground:
    """What storyboards may name: words, languages, sheets, the brand's movements, colours and
    pictures.
    """

    known: Known
    editions: Mapping[str, Edition]
    sheets: Mapping[str, Sheet]
    style: Style
    project: Project

    def pictures(self, item: Item) -> Mapping[str, Picture]:
        """The brand's pictures, and the item's own where the film is about one."""
        known = self.project.pictures
        own = known.get(picture_of(self.project, item)) if item.path else None
        return {**known, ITEM: own} if own else known


def film_sheet(sheets: Mapping[str, Sheet], format: str) -> Sheet | None:
    """The sheet on which films of a size are drawn: their own, or the one that cards have."""
    return sheets.get(f"video-{format}") or sheets.get(format)


def read_film(document: Document, ground: Ground) -> tuple[tuple[Storyboard, ...], list[Problem]]:
    """The storyboard of one file, or one for every item of its list."""
    problems: list[Problem] = []
    file = Table(document, problems)
    file.only(("film", "scene"), "film", "a storyboard")
    head = file.table("film")
    head.only(FILM_KEYS, "film", "[film]")
    name = document.path.rsplit("/", 1)[-1].removesuffix(".toml")
    if not SLUG.fullmatch(name):
        head.refuse(
            "film", f"'{name}' cannot be part of a file name", "small letters, figures and hyphens"
        )
    each = head.text("each")
    problems += _unknown(head, ground, each)
    views = _views(head.texts("formats"), ground)
    items = (
        [ground.known.items[path] for path in ground.known.lists.get(each[:-2], ())]
        if each
        else [Item("", 1, {})]
    )
    films = []
    for item in items:
        scenes = read_scenes(file, name, views, ground.style, ground.pictures(item))
        films.append(_of_item(_board(head, name, scenes, ground), item))
        problems += unsaid(films[-1], ground.known)
    return tuple(films), list(dict.fromkeys(problems))


def _views(formats: Collection[str], ground: Ground) -> tuple[str, ...]:
    sheets = (film_sheet(ground.sheets, format) for format in formats)
    return tuple(dict.fromkeys(view(sheet.width, sheet.height) for sheet in sheets if sheet))


def _board(head: Table, name: str, scenes: tuple[Scene, ...], ground: Ground) -> Storyboard:
    """The storyboard as it is written, before it becomes one for every item of a list."""
    poster = head.text("poster") or (scenes[-1].id if scenes else "")
    if poster not in {scene.id for scene in scenes}:
        head.refuse(
            "scene",
            f"the poster of '{name}' is the scene '{poster}', which does not exist",
            suggest(poster, (scene.id for scene in scenes)),
            "poster",
        )
    return Storyboard(
        id=name,
        title=head.text("title"),
        alt=head.text("alt"),
        formats=head.texts("formats"),
        editions=head.texts("editions"),
        scenes=scenes,
        style=ground.style,
        where=head.at(),
        series=f"videos/{name}",
        poster=poster,
        narration=_sound(head, "narration", ground.editions),
        music=_sound(head, "music", ground.editions),
        stills=_stills(head),
    )


def _stills(head: Table) -> dict[str, str]:
    """The alt texts of the film's pictures, where they have their own."""
    stills = head.table("stills")
    stills.only(("poster", "scenes"), "film", "stills")
    return {what: stills.text(what) for what in stills.values}


def _of_item(board: Storyboard, item: Item) -> Storyboard:
    """The film about one item of a list; the film itself where there is no list."""
    if not item.path:
        return board
    return replace(
        board,
        id=f"{board.id}-{item.position}-{item.path.rpartition('/')[2]}",
        scenes=tuple(_told(scene, item.path) for scene in board.scenes),
        item=item.path,
        position=item.position,
    )


def read_films(source: Source) -> tuple[object, ...]:
    """The storyboards of videos/, and the sound files that they name."""
    boards = source.documents("videos")
    if not boards:
        return ()
    style, problems = read_style(source.tokens)
    project = source.project
    style = replace(style, terms=read_terms_kept(source.files, project.source, project.languages))
    ground = Ground(source.known, project.editions, project.sheets, style, project)
    films: list[Storyboard] = []
    for board in boards:
        read, found = read_film(board, ground)
        films += read
        problems += found
    source.note(problems)
    for film in films:
        for sound in (*film.narration.values(), *film.music.values()):
            _take_in(source, film, sound)
    return (Films(tuple(films)),)


def _take_in(source: Source, film: Storyboard, sound: str) -> None:
    files = source.files
    if not files.holds(sound):
        files.problems.append(
            Problem(
                "film",
                f"the film '{film.id}' names the sound file {sound}, which is missing",
                film.where,
                "put it there, or take its line away",
            )
        )
    elif sound not in files.digests:
        files.read(sound)


def _sound(head: Table, key: str, editions: Mapping[str, Edition]) -> dict[str, str]:
    """A sound file for each language, as a path of the project."""
    table = head.table(key)
    codes = {locale for edition in editions.values() for locale in edition.locales}
    found = {}
    for code in table.values:
        path = table.text(code)
        if code not in codes:
            table.refuse(
                "film", f"{key} names the unknown language '{code}'", suggest(code, codes), code
            )
        elif (
            not path
            or path.startswith("/")
            or "\\" in path
            or ".." in path.split("/")
            or ":" in path
        ):
            table.refuse(
                "film",
                f"{key} '{path}' does not lie below assets/",
                f'such as "videos/voice-{code}.wav"',
                code,
            )
        else:
            found[code] = f"assets/{path}"
    return found


def _unknown(head: Table, ground: Ground, each: str) -> Iterator[Problem]:
    """What the head of a storyboard names and nobody knows."""
    formats, editions = head.texts("formats"), head.texts("editions")
    for key, given in (("formats", formats), ("editions", editions)):
        if not given:
            yield Problem(
                "film",
                f"the film names no {key}",
                head.at(key),
                "compare the other storyboards of this folder",
            )
    for format in formats:
        if film_sheet(ground.sheets, format) is None:
            yield Problem(
                "film",
                f"the film names the unknown format '{format}'",
                head.at("formats"),
                suggest(format, (name.removeprefix("video-") for name in ground.sheets)),
            )
    yield from _editions(head, ground.editions, editions)
    if each and (not each.endswith("/*") or each[:-2] not in ground.known.lists):
        yield Problem(
            "film",
            f"each = '{each}' names no list",
            head.at("each"),
            suggest(each, (f"{name}/*" for name in ground.known.lists)),
        )


def _editions(
    head: Table, known: Mapping[str, Edition], named: Collection[str]
) -> Iterator[Problem]:
    for edition in named:
        if edition not in known:
            yield Problem(
                "film",
                f"the film names the unknown edition '{edition}'",
                head.at("editions"),
                suggest(edition, known),
                lacks=f"edition {edition}",
            )
        elif len(known[edition].locales) > 1:
            yield Problem(
                "film",
                f"the film's edition '{edition}' has two languages; words that change cannot be"
                " read in both at once",
                head.at("editions"),
                "make one film for each: both share their cuts, and each carries captions in both",
            )


def _told(scene: Scene, item: str) -> Scene:
    """The scene of one item: {item} is its path."""
    beats = tuple(
        replace(
            beat,
            says=tuple(replace(say, path=say.path.replace(ITEM, item)) for say in beat.says),
        )
        for beat in scene.beats
    )
    return replace(scene, beats=beats, describe=scene.describe.replace(ITEM, item))
