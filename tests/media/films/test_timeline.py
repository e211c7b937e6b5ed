"""One timeline for both languages: scenes last as long as reading needs in the slower one."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from minimal import HERE

from media.films.small_film import film_campaign
from toolkit.media.films.stage import stage
from toolkit.media.films.storyboard import Films, Storyboard, view
from toolkit.media.films.telling import FilmWords, tellings
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.model.film import FPS

LONG = ("Look up now and see who it is that you can see from here.", "Edrychwch i fyny.")


@lru_cache(maxsize=1)
def campaign() -> Project:
    return read_project(HERE)


def whole(project: Project, film: Storyboard) -> FilmWords:
    """The film in the languages that have all of its words."""
    return next(tellings(project, film))[0]


def told(root: Path, number: int = 0) -> FilmWords:
    project = read_project(root)
    return whole(project, films(project)[number])


def films(project: Project) -> tuple[Storyboard, ...]:
    part = project.part(Films)
    assert part
    return part.films


def test_longer_words_in_either_language_make_the_scene_longer_in_both(tmp_path: Path) -> None:
    plain = told(film_campaign(tmp_path / "plain"))
    english = told(film_campaign(tmp_path / "english", words={"films/first/said": LONG}))
    welsh = told(film_campaign(tmp_path / "welsh", words={"films/first/said": (LONG[1], LONG[0])}))
    assert (
        english.timeline.scenes[0].frames
        == welsh.timeline.scenes[0].frames
        > plain.timeline.scenes[0].frames
    )
    assert english.timeline.scenes[1].frames == plain.timeline.scenes[1].frames


def test_words_stay_as_long_as_reading_takes(tmp_path: Path) -> None:
    cue = told(
        film_campaign(tmp_path / "campaign", words={"films/first/said": LONG})
    ).timeline.cues[0]
    words = max(len(text.split()) for text in cue.texts.values())
    letters = max(len(text) for text in cue.texts.values())
    assert (cue.end - cue.start) / FPS >= max(words * 0.375, letters / 15)


def test_cues_follow_each_other_inside_their_scenes() -> None:
    project = campaign()
    for film in films(project):
        timeline = whole(project, film).timeline
        for scene in timeline.scenes:
            assert scene.cues, scene.id
            assert all(
                scene.start <= cue.start < cue.end <= scene.start + scene.frames
                for cue in scene.cues
            )
        assert all(a.end <= b.start for a, b in zip(timeline.cues, timeline.cues[1:], strict=False))


@pytest.mark.parametrize(
    ("film", "least", "most"), [("think-check-share", 35, 50), ("in-an-emergency", 12, 26)]
)
def test_films_are_about_as_long_as_asked(film: str, least: int, most: int) -> None:
    project = campaign()
    board = next(board for board in films(project) if board.id == film)
    assert least <= whole(project, board).timeline.frames / FPS <= most


def test_what_a_scene_ends_with_is_what_the_next_begins_with() -> None:
    project = campaign()
    for film in films(project):
        times = whole(project, film).times
        for format in film.formats:
            staged = stage(film, project.sheets[f"video-{format}"], times)
            for before, after in pairwise(staged):
                for shape in after.shapes:
                    if shape.id in before.ends:
                        assert shape.geometry == before.ends[shape.id], (
                            film.id,
                            after.scene.id,
                            shape.id,
                        )


def test_fields_change_at_most_once_in_two_seconds() -> None:
    project = campaign()
    for film in films(project):
        told = whole(project, film)
        sheet = project.sheets["video-1080x1080"]
        wipes, start = [], 0
        for scene in stage(film, sheet, told.times):
            fields = {layer.id for layer in scene.scene.layers if layer.shape == "field"}
            wipes += [
                start + move.start
                for shape in scene.shapes
                if shape.id in fields
                for move in shape.moves
            ]
            start += scene.frames
        assert all(
            later - earlier >= 2 * FPS
            for earlier, later in zip(sorted(wipes), sorted(wipes)[1:], strict=False)
        ), film.id


def test_the_three_shapes_of_sheet() -> None:
    assert [view(*size) for size in ((1920, 1080), (1080, 1080), (1080, 1920))] == [
        "wide",
        "square",
        "tall",
    ]
