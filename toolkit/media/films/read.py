"""videos/*.toml: storyboards of films, checked against the brand and the words that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from toolkit.media.films.read_scenes import read_scenes
from toolkit.media.films.storyboard import Ease, Films, Scene, Storyboard, Style, view
from toolkit.model.campaign import Edition, Item, Sheet
from toolkit.model.problem import Problem
from toolkit.read.content import SLUG
from toolkit.read.known import Known
from toolkit.read.source import Source
from toolkit.read.suggest import suggest
from toolkit.read.table import Table
from toolkit.read.toml import Document

FILM_KEYS = ("title", "alt", "formats", "editions", "poster", "each", "narration", "music")


@dataclass(frozen=True)
class Ground:
    """What storyboards may name: words, languages, sheets, and the brand's movements and colours."""

    known: Known
    editions: Mapping[str, Edition]
    sheets: Mapping[str, Sheet]
    style: Style


def film_sheet(sheets: Mapping[str, Sheet], format: str) -> Sheet | None:
    """The sheet on which films of a size are drawn: one of their own, or the one that cards have."""
    return sheets.get(f"video-{format}") or sheets.get(format)


def read_style(tokens: Document) -> tuple[Style, list[Problem]]:
    """What films take from brand/tokens.toml: [motion], [color] and [field]."""
    problems: list[Problem] = []
    file = Table(tokens, problems)
    motion = file.table("motion")
    curves = {
        name.removeprefix("ease_"): _curve(motion, name)
        for name in motion.values
        if name.startswith("ease_")
    }
    eases = {}
    for name, how in motion.table("how").tables():
        ease = how.text("ease", "move")
        if ease not in curves:
            how.refuse(
                "motion",
                f"the movement '{name}' names the unknown ease '{ease}'",
                suggest(ease, curves),
                "ease",
            )
        eases[name] = Ease(how.whole("ms", 600, least=1), curves.get(ease, (0, 0, 1000, 1000)))
    colours = {
        name: value for name, value in file.table("color").values.items() if isinstance(value, str)
    }
    fields = {
        name: (table.text("ink"), table.text("child"))
        for name, table in file.table("field").tables()
        if name in colours
    }
    return (
        Style(
            eases,
            motion.whole("stagger_ms", 240),
            motion.whole("word_hold_min_ms", 1600),
            motion.whole("still_last_ms", 1200),
            colours,
            fields,
        ),
        problems,
    )


def _curve(motion: Table, name: str) -> tuple[int, int, int, int]:
    found = motion.values[name]
    if (
        isinstance(found, list)
        and len(found) == 4
        and all(isinstance(v, int | float) and 0 <= v <= 1 for v in found)
    ):
        a, b, c, d = (round(v * 1000) for v in found)
        return a, b, c, d
    motion.refuse(
        "motion",
        f"'{name}' is not four numbers from 0 to 1",
        "a cubic Bézier: [0.2, 0.0, 0.0, 1.0]",
        name,
    )
    return 0, 0, 1000, 1000


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
    formats, editions = head.texts("formats"), head.texts("editions")
    each = head.text("each")
    problems += _unknown(head, ground, formats, editions, each)
    views = tuple(
        dict.fromkeys(
            view(sheet.width, sheet.height)
            for format in formats
            if (sheet := film_sheet(ground.sheets, format))
        )
    )
    scenes = read_scenes(file, name, views, ground.style)
    poster = head.text("poster") or (scenes[-1].id if scenes else "")
    if poster not in {scene.id for scene in scenes}:
        head.refuse(
            "scene",
            f"the poster of '{name}' is the scene '{poster}', which does not exist",
            suggest(poster, (scene.id for scene in scenes)),
            "poster",
        )
    sound = {key: _sound(head, key, ground.editions) for key in ("narration", "music")}
    items = (
        [ground.known.items[path] for path in ground.known.lists.get(each[:-2], ())]
        if each
        else [Item("", 1, {})]
    )
    films = []
    for item in items:
        slug = f"{name}-{item.position}-{item.path.rpartition('/')[2]}" if item.path else name
        own = tuple(_told(scene, item.path) for scene in scenes)
        film = Storyboard(
            slug,
            head.text("title"),
            head.text("alt"),
            formats,
            editions,
            own,
            ground.style,
            head.at(),
            f"videos/{name}",
            item.path,
            item.position,
            poster,
            sound["narration"],
            sound["music"],
        )
        problems += _unsaid(film, ground.known)
        films.append(film)
    return tuple(films), list(dict.fromkeys(problems))


def read_films(source: Source) -> tuple[object, ...]:
    """The storyboards of videos/, and the sound files that they name."""
    boards = source.documents("videos")
    if not boards:
        return ()
    style, problems = read_style(source.tokens)
    ground = Ground(source.known, source.project.editions, source.project.sheets, style)
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
    if not (files.root / sound).is_file():
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
                'such as "videos/narration-cy.wav"',
                code,
            )
    return {code: f"assets/{table.text(code)}" for code in table.values if code in codes}


def _unknown(
    head: Table, ground: Ground, formats: Collection[str], editions: Collection[str], each: str
) -> Iterator[Problem]:
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
    for edition in editions:
        if edition not in ground.editions:
            yield Problem(
                "film",
                f"the film names the unknown edition '{edition}'",
                head.at("editions"),
                suggest(edition, ground.editions),
            )
        elif len(ground.editions[edition].locales) > 1:
            yield Problem(
                "film",
                f"the film's edition '{edition}' has two languages; words that change cannot be"
                " read in both at once",
                head.at("editions"),
                "make one film for each: both share their cuts, and each carries captions in both",
            )
    if each and (not each.endswith("/*") or each[:-2] not in ground.known.lists):
        yield Problem(
            "film",
            f"each = '{each}' names no list",
            head.at("each"),
            suggest(each, (f"{name}/*" for name in ground.known.lists)),
        )


def _told(scene: Scene, item: str) -> Scene:
    """The scene of one item: {item} is its path."""
    from dataclasses import replace

    if not item:
        return scene
    beats = tuple(
        replace(
            beat,
            says=tuple(replace(say, path=say.path.replace("{item}", item)) for say in beat.says),
        )
        for beat in scene.beats
    )
    return replace(scene, beats=beats, describe=scene.describe.replace("{item}", item))


def _unsaid(film: Storyboard, known: Known) -> Iterator[Problem]:
    """Words that the storyboard names and nobody has written."""
    for key, path in (("title", film.title), ("alt", film.alt)):
        if known.lacks(path):
            yield Problem(
                "film",
                f"the film '{film.id}' has no {key}: '{path}' does not exist",
                film.where,
                suggest(path, known.strings),
            )
    for scene in film.scenes:
        if not scene.describe:
            yield Problem(
                "describe",
                f"the scene '{scene.id}' of '{film.id}' does not say what is seen",
                scene.where,
                "people who cannot see it read that in the transcript: describe ="
                ' "films/notice/seen"',
            )
        elif known.lacks(scene.describe):
            yield Problem(
                "describe",
                f"the scene '{scene.id}' of '{film.id}' is described by '{scene.describe}', which"
                " does not exist",
                scene.where,
                suggest(scene.describe, known.strings),
            )
        for beat in scene.beats:
            for say in beat.says:
                if known.lacks(say.path) or say.path == "facts/slogan":
                    yield Problem(
                        "string",
                        f"the scene '{scene.id}' of '{film.id}' says '{say.path}', which does not"
                        " exist",
                        say.where,
                        suggest(say.path, known.strings),
                    )
