"""A film of a campaign of its own: pictures that move, English and Polish, a slogan of any length.

It is played back with the reader of films, and its frames are compared with the page engine's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("av", reason="films need the extra “video”")

from minimal import tree

from media.films.frames import decoded, drawn_scenes, likenesses
from media.films.second_film import (
    BOARD,
    HEADINGS,
    MOTTOS,
    POLISH,
    SAID,
    SVG,
    TAP,
    catalogue,
    second_campaign,
    storyboard,
)
from toolkit.engine.film.planes import yuv
from toolkit.engine.film.read import reel
from toolkit.media.films.storyboard import Films
from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid

FILM = "build/videos/hands/hands-360x360.{}.mp4"


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory, run: Any) -> Path:
    """The campaign with everything in build/. Only to be looked at."""
    root = second_campaign(tmp_path_factory.mktemp("second") / "campaign")
    ran = run("build", "--project", root, "-j", 1)
    assert ran.code == 0, ran.err
    return root


def test_films_captions_transcripts_and_pictures_are_made_in_both_languages(
    hands: Path, run: Any
) -> None:
    names = {path for path in tree(hands / "build") if path.startswith("videos/")}
    for code in ("en", "pl"):
        beside = {f"hands.{code}.vtt", f"hands.{code}.srt", f"hands-360x360.{code}.mp4"}
        beside |= {f"hands-transcript.{code}.{suffix}" for suffix in ("html", "txt")}
        beside |= {f"hands-360x360-poster.{code}.jpg", f"hands-360x360-preview.{code}.webp"}
        assert {f"videos/hands/{name}" for name in beside} < names
    ran = run("check", "--project", hands)
    assert ran.code == 0, ran.out


def test_each_film_carries_the_captions_of_both_its_own_first(hands: Path) -> None:
    for own, other in (("en", "pl"), ("pl", "en")):
        found = reel((hands / FILM.format(own)).read_bytes())
        assert not isinstance(found, str)
        three = {"en": "eng", "pl": "pol"}
        assert [track.language for track in found.tracks] == [three[own], three[other]]
        said = {track.iso: [words for *_, words in track.cues] for track in found.tracks}
        assert said["pol"][1:] == ["Dwadzieścia sekund, za każdym razem.\nMyj. ręce."]
        assert said["eng"] == ["Water and soap.", "Twenty seconds, every time.\nWash. hands."]


def test_a_transcript_is_in_its_own_language(hands: Path) -> None:
    text = (hands / "build/videos/hands/hands-transcript.pl.txt").read_text("utf-8")
    assert text.startswith("Myj ręce – Transkrypcja\n\nTen film nie ma dźwięku.")
    page = (hands / "build/videos/hands/hands-transcript.pl.html").read_text("utf-8")
    assert 'viewBox="0 0 40 40"' in page and 'lang="pl"' in page, "the campaign's own sign"
    assert "Co widać: Z kranu spada kropla." in text and text.endswith("ręce.\n")


@pytest.mark.parametrize("edition", ["en", "pl"])
def test_frames_are_what_the_page_engine_draws(hands: Path, edition: str) -> None:
    likeness = likenesses(hands / FILM.format(edition), hands, drawn_scenes(hands, edition))
    assert likeness.keys() == {"tap", "close"} and min(likeness.values()) >= 38, likeness


def planes(frame: Any) -> tuple[np.ndarray, ...]:
    """Y, U, V of a frame, as whole numbers."""
    stacked = frame.to_ndarray(format="yuv420p").astype(int).reshape(-1)
    size = frame.height * frame.width
    return (
        stacked[:size].reshape(frame.height, -1),
        stacked[size : size * 5 // 4].reshape(frame.height // 2, -1),
        stacked[size * 5 // 4 :].reshape(frame.height // 2, -1),
    )


def colour_at(frame: Any, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place given in units of ninety a side."""
    return tuple(
        int(plane[int(y * 4) // half, int(x * 4) // half])
        for plane, half in zip(planes(frame), (1, 2, 2), strict=True)
    )


def near(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return all(abs(x - y) <= 2 for x, y in zip(a, b, strict=True))


def test_parts_rise_open_grow_fade_and_fall(hands: Path) -> None:
    """The picture is 50 units wide, stands on the edge, and a unit of its file is 5/6 of one."""
    frames, _ = decoded(hands / FILM.format("en"))
    ground, ink, warm = (yuv(colour) for colour in ("#8FD6C4", "#1B2A41", "#B3202C"))
    basin, spout, drop = (20 + 30 * 5 / 6, 72), (22 + 38 * 5 / 6, 44), (20 + 39 * 5 / 6, 58.5)
    assert near(colour_at(frames[0], *basin), ground), "the basin is below the edge"
    assert near(colour_at(frames[17], *basin), ink), "it has risen"
    assert near(colour_at(frames[18], *spout), ground) and near(colour_at(frames[40], *spout), ink)
    assert near(colour_at(frames[38], *drop), ground)
    faint = colour_at(frames[46], *drop)
    assert near(colour_at(frames[60], *drop), warm) or not near(faint, warm)
    hole = (20 + 13 * 5 / 6, 40 + 22 * 5 / 6)
    assert near(colour_at(frames[60], *hole), ground), "a hole shows the field"
    last = frames[-1]
    assert near(colour_at(last, *drop), yuv("#1B2A41")), "the field came over all"
    assert near(colour_at(last, 50 + 39 * 32 / 60, 52 + 22 * 32 / 60), ground), "its own colours"


@pytest.mark.parametrize("words", MOTTOS)
def test_a_slogan_has_one_to_four_words(tmp_path: Path, run: Any, words: int) -> None:
    root = second_campaign(tmp_path / "campaign", words=words)
    ran = run("build", "videos/*-scenes.*", "--project", root)
    assert ran.code == 0, ran.err
    assert len(list((root / "build").rglob("*-scenes.*.png"))) == 2


def test_a_word_that_the_slogan_does_not_have_is_refused_with_its_line(tmp_path: Path) -> None:
    board = storyboard(4)
    root = second_campaign(tmp_path / "campaign", words=3, more={BOARD: board})
    with pytest.raises(Invalid) as caught:
        read_project(root)
    (problem,) = caught.value.problems
    assert "'facts/motto/4', which does not exist" in problem.message
    assert problem.where and "facts/motto/4" in board.splitlines()[(problem.where.line or 0) - 1]


def test_the_slogan_is_said_word_by_word(tmp_path: Path) -> None:
    board = storyboard(2).replace("facts/motto/1", "facts/motto")
    with pytest.raises(Invalid) as caught:
        read_project(second_campaign(tmp_path / "campaign", more={BOARD: board}))
    (problem,) = caught.value.problems
    assert "which is a list" in problem.message and "facts/motto/1" in problem.hint


def test_a_campaign_in_one_language_has_films_with_its_captions_alone(
    tmp_path: Path, run: Any
) -> None:
    root = second_campaign(tmp_path / "campaign", languages=("en",))
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    assert not list((root / "build").rglob("*.pl.*"))
    found = reel((root / FILM.format("en")).read_bytes())
    assert not isinstance(found, str) and [track.iso for track in found.tracks] == ["eng"]
    assert run("check", "--project", root).code == 0


def test_a_language_that_came_later_stops_nobody_and_joins_when_it_is_whole(
    tmp_path: Path, run: Any
) -> None:
    """The storyboard names English alone, as it did before there was any Polish."""
    said = SAID | HEADINGS
    gap = catalogue(said | {"film/close/line": (said["film/close/line"][0], "")})
    root = second_campaign(tmp_path / "campaign", editions=("en",), more={POLISH: gap})
    ran = run("build", "--project", root)
    assert ran.code == 1 and "'film/close/line' is not translated into Polish" in ran.err
    english = reel((root / FILM.format("en")).read_bytes())
    assert not isinstance(english, str) and [track.iso for track in english.tracks] == ["eng"]
    assert not list((root / "build").rglob("*.pl.*"))
    (root / POLISH).write_text(catalogue(said), "utf-8")
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    for code in ("en", "pl"):
        found = reel((root / FILM.format(code)).read_bytes())
        assert not isinstance(found, str) and len(found.tracks) == 2
    assert run("check", "--project", root).code == 0


def test_a_changed_picture_draws_again_what_shows_it(hands: Path, tmp_path: Path, run: Any) -> None:
    root = second_campaign(tmp_path / "campaign")
    drop = SVG.replace('r="6"', 'r="7"')
    (root / TAP).write_text(drop, "utf-8")
    ran = run("build", "--project", root, "--store", hands / "build/.store", "--json")
    made = ran.paths("made")
    assert {path for path in made if path.endswith((".vtt", ".srt", ".txt"))} == set()
    assert "videos/hands/hands-360x360.pl.mp4" in made


def test_a_film_for_each_entry_shows_the_entrys_own_picture(tmp_path: Path) -> None:
    """By its list and its id, or the one that it names; the sign stands for what is not drawn."""
    board = storyboard().replace("[film]\ntitle", '[film]\neach = "points/*"\ntitle')
    board = board.replace('picture = "tap"\non = "board"', 'picture = "{item}"\non = "board"')
    points = "".join(
        f'[[point]]\nid = "{id}"\n{more}line = "Line of {id}."\n'
        for id, more in (("soap", ""), ("towel", 'picture = "tap"\n'), ("water", ""))
    )
    own = {"assets/content/points.toml": points}
    own["assets/brand/pictures/points-soap.svg"] = SVG
    said = {
        f"points/{id}/line": (f"Line of {id}.", f"Tekst: {id}.")
        for id in ("soap", "towel", "water")
    }
    own[POLISH] = catalogue(SAID | HEADINGS | said)
    films = read_project(second_campaign(tmp_path / "campaign", more={BOARD: board} | own)).part(
        Films
    )
    assert films
    shown = {
        film.item: layer.pictured.picture.name
        for film in films.films
        for layer in film.scenes[1].layers
        if layer.id == "whole" and layer.pictured
    }
    assert shown == {"points/soap": "points-soap", "points/towel": "tap", "points/water": "mark"}


WRONG = [
    (
        'picture = "tap"\npart = "basin"',
        'picture = "tpa"\npart = "basin"',
        "unknown picture 'tpa'",
        "tap",
    ),
    ('picture = "tap"\npart = "basin"', 'part = "basin"', "names no picture", "tap"),
    ('part = "basin"', 'part = "bassin"', "names the part 'bassin'", "basin"),
    ('part = "basin"', 'without = ["basin", "tap", "drop"]', "shows nothing", "leave a part"),
    ('from = "left"', 'from = "lft"', "unknown side or corner 'lft'", "left"),
    ('on = "board"', 'on = "bored"', "unknown field 'bored'", "board"),
    ("here = [20, 50] }", "here = [20, 50, 0] }", "is not 2 or 3 numbers", "[x, width]"),
    ("here = [20, 50] }", "here = { x = 2 } }", "is not 2 or 3 numbers", "[x, width]"),
    ("open = 0", "open = 101", "nor a table of places and shares", "0 to 100"),
    ("open = 0", "opne = 0", "nor a table of places and shares", "open"),
    ("foot = 30", "foot = 30, y = 2", "nor a table of places and shares", "open"),
    ("here = [20, 50] }", 'here = "line" }', "is not 2 or 3 numbers", "[x, width]"),
    ("here = [20, 50] }", "here = [nan, 50] }", "is not 2 or 3 numbers", "[x, width]"),
    ("x = 20, size = 50, foot = 30", "x = inf, size = 50", "is not 2 or 3 numbers", "[x, width]"),
    ('part = "basin"', 'part = "basin"\ncorner = "bl"', "no key 'corner'", "known here"),
    ('inside = "night"', 'inside = "basin"', "is inside 'basin'", "night"),
    (
        'shape = "field"\ncolour = "board"\nside = "right"',
        'shape = "picture"\npicture = "tap"\nsquare = { off = [90, 20], on = [20, 20] }',
        "a line or a picture",
        "",
    ),
    (
        "square = { gone = { x = 20, size = 50, foot = 12, shown = 0 } }",
        "square = { gone = { size = 50, foot = 12, shown = 0 } }",
        "is not 2 or 3 numbers",
        "[x, width]",
    ),
]


@pytest.mark.parametrize(("old", "new", "message", "hint"), WRONG, ids=range(len(WRONG)))
def test_a_mistake_in_a_picture_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, message: str, hint: str
) -> None:
    board = storyboard().replace(old, new, 1)
    assert board != storyboard()
    with pytest.raises(Invalid) as caught:
        read_project(second_campaign(tmp_path / "campaign", more={BOARD: board}))
    found = [problem for problem in caught.value.problems if message in problem.message]
    assert found, [str(problem) for problem in caught.value.problems]
    assert hint in found[0].hint
    assert found[0].where and found[0].where.path == BOARD and found[0].where.line


def test_a_layer_cannot_become_another_picture(tmp_path: Path) -> None:
    tap, mark = 'picture = "tap"\npart = "basin"', 'picture = "mark"'
    head, close = storyboard().split('id = "close"')
    board = f'{head}id = "close"{close.replace(tap, mark)}'
    with pytest.raises(Invalid) as caught:
        read_project(second_campaign(tmp_path / "campaign", more={BOARD: board}))
    messages = [problem.message for problem in caught.value.problems]
    assert any("cannot become the picture 'mark'" in message for message in messages), messages
