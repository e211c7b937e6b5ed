"""Storyboards: what cannot be understood is said with file and line, and nothing is built."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE

from media.films.small_film import BOARD, STORYBOARD, film_campaign
from toolkit.media.films.storyboard import Films
from toolkit.media.reading import read_project
from toolkit.model.problem import Invalid

WRONG = [
    ('describe = "films/first/seen"\n', "", "describe", "does not say what is seen", "[[scene]]"),
    (
        'describe = "films/first/seen"',
        'describe = "films/first/sen"',
        "describe",
        "which does not exist",
        "[[scene]]",
    ),
    ('say = "films/first/said"', 'say = "films/first/sad"', "string", "films/first/sad", "says"),
    ('layer = "head", to = "here"', 'layer = "haed", to = "here"', "layer", "'haed'", "moves"),
    ('to = "here", how', 'to = "there", how', "move", "'there'", "moves"),
    ('how = "move"', 'how = "fade"', "move", "'fade'", "moves"),
    (
        'in = "line", say = "films/first/said"',
        'in = "lime", say = "films/first/said"',
        "place",
        "'lime'",
        "says",
    ),
    ('shape = "circle"', 'shape = "cirlce"', "layer", "did you mean 'circle'?", "shape = "),
    ('colour = "board"', 'colour = "bored"', "layer", "'bored'", "colour = "),
    ('poster = "second"', 'poster = "third"', "scene", "'third'", "poster"),
    ('formats = ["360x360"]', 'formats = ["1x1"]', "film", "'1x1'", "formats"),
    ('editions = ["cy", "en"]', 'editions = ["cy-en"]', "film", "two languages", "editions"),
    ('ground = "sugar"', 'ground = "salt"', "scene", "'salt'", "ground"),
    ("here = [10, 50, 30]", "here = [10, 50]", "layer", "is not 3 numbers", "square = { off"),
    (
        "square = { off = [-30, 50, 30], here = [10, 50, 30] }\n",
        "wide = { here = [10, 50, 30] }\n",
        "layer",
        "no pose on the square sheet",
        "",
    ),
    (
        'shape = "circle"\ncolour = "board"\nsquare = { far',
        'shape = "line"\ncolour = "board"\nsquare = { near = [1, 1, 9, 9, 2], far',
        "layer",
        "cannot become a line",
        "",
    ),
    (
        "square = { far = [30, 50, 40] }",
        'square = { far = "line" }',
        "layer",
        "no words with a stop",
        "",
    ),
    (
        '{ layer = "head", to = "here", how = "move" }]',
        (
            '{ layer = "head", to = "here", how = "move" }, { layer = "head", to = "off", how ='
            ' "move", after = 100 }]'
        ),
        "move",
        "before it has arrived",
        "moves",
    ),
    ('inside = "yellow"', 'inside = "blue"', "layer", "'blue'", ""),
    (
        (
            '[[scene.beat]]\nmoves = [{ layer = "head", to = "here", how = "move" }]\nsays = [{ in'
            ' = "line", say = "films/first/said" }]\n'
        ),
        "",
        "scene",
        "lasts no time",
        "[[scene]]",
    ),
    (
        (
            'moves = [{ layer = "head", to = "here", how = "move" }]\nsays = [{ in = "line", say ='
            ' "films/first/said" }]\n'
        ),
        "hold = 0\n",
        "beat",
        "lasts no time",
        "[[scene.beat]]",
    ),
    ('id = "first"', 'id = "first"\ndurration = 3', "scene", "no key 'durration'", "durration"),
    ('id = "second"', 'id = "first"', "scene", "no id of its own", ""),
    ('title = "films/short/title"', 'title = "films/short/titel"', "film", "films/short/titel", ""),
    (
        'poster = "second"',
        'poster = "second"\nnarration = { cy = "videos/voice.wav" }',
        "film",
        "voice.wav, which is missing",
        "",
    ),
    (
        'poster = "second"',
        'poster = "second"\nmusic = { cy = "../music.wav" }',
        "film",
        "does not lie below assets/",
        "",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "code", "words", "near"),
    WRONG,
    ids=[f"{code}-{n}" for n, (_, _, code, *_) in enumerate(WRONG)],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, code: str, words: str, near: str
) -> None:
    board = STORYBOARD.replace(old, new, 1)
    assert board != STORYBOARD
    with pytest.raises(Invalid) as caught:
        read_project(film_campaign(tmp_path / "campaign", board))
    found = [
        problem
        for problem in caught.value.problems
        if problem.code == code and words in f"{problem.message} {problem.hint}"
    ]
    assert found, [str(problem) for problem in caught.value.problems]
    where = found[0].where
    assert where and where.path == BOARD and where.line
    if near:
        lines = board.splitlines()
        assert near in lines[where.line - 1] or any(
            near in line for line in lines[where.line - 1 : where.line + 2]
        )


def test_a_movement_of_no_time_is_refused(tmp_path: Path) -> None:
    root = film_campaign(tmp_path / "campaign")
    tokens = root / "assets/brand/tokens.toml"
    tokens.write_text(
        tokens.read_text("utf-8").replace("move = { ms = 600", "move = { ms = 0"), "utf-8"
    )
    with pytest.raises(Invalid) as caught:
        read_project(root)
    assert any(
        "'ms' is 0" in problem.message
        and problem.where
        and problem.where.path.endswith("tokens.toml")
        for problem in caught.value.problems
    )


@lru_cache(maxsize=1)
def campaign() -> Films:
    films = read_project(HERE).part(Films)
    assert films
    return films


def test_the_campaigns_own_storyboards_are_whole() -> None:
    films = campaign().films
    assert {film.id for film in films if not film.item} == {"think-check-share", "in-an-emergency"}
    assert len([film for film in films if film.series == "videos/one-myth"]) == 6
    assert [
        scene.id for scene in next(film for film in films if film.id == "think-check-share").scenes
    ] == ["notice", "allowed", "think", "check", "share", "close"]


def test_only_the_child_is_warm() -> None:
    """Pen is the child's alone; pencil too, but where it is a field.

    A list's first mark stands for the child.
    """
    for film in campaign().films:
        for scene in film.scenes:
            for layer in scene.layers:
                if layer.colour == "pen":
                    assert layer.id.endswith((".head", ".body")) or layer.id == "first", (
                        film.id,
                        scene.id,
                        layer.id,
                    )
                if layer.colour == "pencil" and layer.shape != "field":
                    assert layer.id.endswith((".head", ".body")) or layer.id == "lamp", (
                        film.id,
                        scene.id,
                        layer.id,
                    )


def test_words_that_no_caption_says_while_they_stand_stop_the_film(
    tmp_path: Path, run: Any
) -> None:
    """The first words of the beat appear last, when their caption has long been over."""
    late = 'says = [\n  { in = "word", say = "films/second/word", stop = 2, after = 6800 },'
    board = STORYBOARD.replace(
        'says = [\n  { in = "word", say = "films/second/word", stop = 2 },', late
    )
    words = {
        "films/second/word": (
            "Wonderful neighbours notice something today",
            "Cymdogion ardderchog yn sylwi ar rywbeth",
        ),
        "films/second/said": (
            "Trustworthy colleagues listened afterwards",
            "Cydweithwyr dibynadwy yn gwrando wedyn yno",
        ),
    }
    root = film_campaign(tmp_path / "campaign", board=board, words=words)
    ran = run("build", "videos/*", "--project", root)
    line = board[: board.index(late)].count("\n") + 1
    assert ran.code != 0
    assert "the words of 'films/second/word' stand on the screen from" in ran.err
    assert f"at {BOARD}:{line}\n" in ran.err and "a beat of their own" in ran.err
    assert not list((root / "build").rglob("*.mp4")) and not list((root / "build").rglob("*.vtt"))
