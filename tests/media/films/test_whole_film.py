"""The short film as a file: what is in it, and that each of its frames is what the page engine
would draw.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from minimal import CATALOGUE, tree
from PIL import Image

from media.films.frames import Drawn, decoded, drawn_scenes, likenesses
from media.films.small_film import BOARD, FILMS, STORYBOARD, film_campaign
from toolkit.engine.film.parts import Shape
from toolkit.engine.film.planes import yuv
from toolkit.engine.payload import encode
from toolkit.execute.store import Store
from toolkit.judge import layout
from toolkit.media.films.jobs import moving_scene
from toolkit.model.film import FPS
from toolkit.model.job import Job

FILM = "videos/short/short-360x360.cy.mp4"


@pytest.fixture(scope="module")
def scenes(short: Path) -> list[Drawn]:
    """The Welsh film's scenes: sketch, stage, the job of its words, their masks."""
    return drawn_scenes(short, "cy")


def test_the_file_is_what_platforms_take(short: Path) -> None:
    frames, facts = decoded(short / "build" / FILM)
    assert facts == ("h264", "High", "yuv420p", 360, 360, 0)
    job = json.loads(_jobs(short, "film")[0].data)
    assert len(frames) == job["frames"]
    assert [frame.pts * frame.time_base * FPS for frame in frames] == list(range(len(frames)))
    keys = [number for number, frame in enumerate(frames) if frame.key_frame]
    starts = [0, json.loads(_jobs(short, "scene")[0].data)["frames"]]
    assert (
        set(starts) <= set(keys)
        and max(b - a for a, b in zip(keys, [*keys[1:], len(frames)], strict=True)) <= 60
    )
    assert {(int(frame.colorspace), int(frame.color_range)) for frame in frames} == {(1, 1)}


def test_the_bytes_hold_no_tool_no_settings_and_no_place(short: Path) -> None:
    data = (short / "build" / FILM).read_bytes()
    assert not re.search(rb"x264|Lavf|Lavc|/tmp|/home", data)
    assert data.index(b"moov") < data.index(b"mdat") and b"elst" not in data


def test_flat_colours_are_the_brands(short: Path) -> None:
    last = decoded(short / "build" / FILM)[0][-1].to_ndarray(format="yuv420p")
    size = 360
    planes = (
        last[:size],
        last[size : size * 5 // 4].reshape(size // 2, -1),
        last[size * 5 // 4 :].reshape(size // 2, -1),
    )
    for x, y, colour in ((20, 340, "#FFCB1F"), (200, 280, "#06372D"), (304, 344, "#DB2F14")):
        for plane, half, value in zip(planes, (1, 2, 2), yuv(colour), strict=True):
            patch = plane[
                (y - 5) // half : (y + 5) // half, (x - 5) // half : (x + 5) // half
            ].astype(int)
            assert np.abs(patch - value).max() <= 1, colour


def test_a_frame_in_mid_hold_is_the_still_artwork(short: Path, scenes: list[Drawn]) -> None:
    likeness = likenesses(short / "build" / FILM, short, scenes)
    assert likeness.keys() == {"first", "second"} and min(likeness.values()) >= 38, likeness


def _jobs(root: Path, kind: str, locale: str = "cy") -> list[Job]:
    """Jobs that the store keeps, in the order of the film's scenes."""
    store = Store(root / "build/.store")
    keys = sorted(
        path.stem for path in (root / "build/.store").rglob("*.json") if len(path.stem) == 64
    )
    found = [
        job
        for key in keys
        if (job := store.job(key))
        and job.kind == kind
        and json.loads(job.data).get("locale", locale) == locale
    ]
    return sorted(found, key=lambda job: json.loads(job.data)["name"])


def _kept(root: Path) -> dict[str, list[str]]:
    store = Store(root / "build/.store")
    kinds: dict[str, list[str]] = {}
    for path in (root / "build/.store").rglob("*.json"):
        if len(path.stem) == 64 and (job := store.job(path.stem)):
            kinds.setdefault(job.kind, []).append(job.key)
    return kinds


def test_an_edited_scene_is_the_only_one_encoded_again(
    short: Path, tmp_path: Path, run: Any
) -> None:
    root = tmp_path / "campaign"
    shutil.copytree(short, root)
    before = _kept(root)
    for path in (FILMS, CATALOGUE):
        file = root / path
        file.write_text(
            file.read_text("utf-8")
            .replace("Look up.", "Look out.")
            .replace("Edrychwch.", "Gwyliwch."),
            "utf-8",
        )
    ran = run("build", "videos/*", "--project", root)
    assert ran.code == 0, ran.err
    new = {kind: len(set(keys) - set(before.get(kind, []))) for kind, keys in _kept(root).items()}
    assert new["scene"] == 2 and new["layers"] == 2, "one scene in each language"
    assert new["film"] == 2 and new.get("stills", 0) == 2, (
        "both films, and the sheets of their scenes: posters and previews show the other scene"
    )


def test_both_languages_have_the_same_cuts(short: Path) -> None:
    welsh, english = (
        [json.loads(job.data)["frames"] for job in _jobs(short, "scene", locale)]
        for locale in ("cy", "en")
    )
    assert welsh == english


def test_the_same_bytes_at_any_number_of_workers(short: Path, tmp_path: Path, run: Any) -> None:
    root = film_campaign(tmp_path / "elsewhere/campaign")
    ran = run("build", "videos/*", "--project", root, "-j", 3)
    assert ran.code == 0, ran.err
    first, second = (tree(folder / "build/videos") for folder in (short, root))
    assert first == second and len(first) >= 8


def test_frames_that_do_not_change_are_not_composed_again(short: Path) -> None:
    store = Store(short / "build/.store")
    for job in _jobs(short, "scene"):
        entry = store.find(job.key)
        assert entry
        facts = dict(entry.facts)
        moving = {
            move["start"] + n
            for shape in json.loads(job.data)["shapes"]
            for move in shape["moves"]
            for n in range(move["frames"])
        }
        assert facts["composed"] <= len(moving) + 4 < facts["frames"]


def test_the_poster_the_preview_and_the_sheet_of_scenes(short: Path) -> None:
    folder = short / "build/videos/short"
    with Image.open(folder / "short-360x360-poster.cy.jpg") as poster:
        assert poster.size == (360, 360)
    assert (folder / "short-360x360-poster.cy.jpg").stat().st_size <= 200_000
    with Image.open(folder / "short-360x360-preview.cy.webp") as preview:
        shown = 0
        for number in range(preview.n_frames):
            preview.seek(number)
            preview.load()
            shown += preview.info["duration"]
        assert preview.n_frames > 10 and shown <= 5000 and preview.info["loop"] == 3
    with Image.open(folder / "short-360x360-scenes.cy.png") as sheet:
        assert sheet.size == (2 * 372 + 12, 384)


STOPPED = [
    (
        "words-on-their-own-colour",
        {BOARD: STORYBOARD.replace("here = [10, 50, 30]", "here = [0, 0, 90]")},
        "contrast of 1.0:1",
        "4.5:1",
    ),
    (
        "words-under-the-buttons",
        {BOARD: STORYBOARD.replace("square = [10, 10, 70, 20, 9]", "square = [2, 10, 70, 20, 9]")},
        "the part that platforms cover",
        "films/first/said",
    ),
    (
        "words-too-long",
        {BOARD: STORYBOARD.replace("square = [10, 10, 70, 20, 9]", "square = [10, 10, 70, 3, 9]")},
        "is too long",
        "films/first/said",
    ),
]


@pytest.mark.parametrize(
    ("board", "words", "value"), [case[1:] for case in STOPPED], ids=[case[0] for case in STOPPED]
)
def test_what_cannot_be_read_stops_the_film(
    tmp_path: Path, run: Any, board: dict[str, str | None], words: str, value: str
) -> None:
    root = film_campaign(tmp_path / "campaign", more=board)
    ran = run("build", "videos/*", "--project", root)
    assert ran.code == 1
    assert words in ran.err and value in ran.err and "(cy)" in ran.err
    assert not list((root / "build").rglob("*.mp4"))
    assert list((root / "build").rglob("*.vtt")), "captions need no picture"


def test_more_than_three_flashes_a_second_stop_the_scene(
    scenes: list[Drawn], tmp_path: Path
) -> None:
    from toolkit.media.films.render import scene
    from toolkit.model.problem import RenderFailed

    sketch, staged, _, masks = scenes[0]
    told = moving_scene(sketch, staged)
    whites = tuple(
        Shape(
            id="flash",
            shape="block",
            colour="#FFFFFF",
            geometry=(0, 0, 360_000, 360_000, 0, 0, 0, 0, 90_000),
            start=n,
            end=n + 3,
        )
        for n in range(0, told.frames, 6)
    )
    told = replace(told, ground="#000000", shapes=whites, words=())
    (tmp_path / "needs").mkdir()
    (tmp_path / "needs/words").write_bytes(masks)
    with pytest.raises(RenderFailed, match="flashes in a second"):
        scene.render(Job("", "scene", encode(told), (), (), ""), tmp_path)


def test_words_are_found_where_they_were_set(
    scenes: list[Drawn],
) -> None:
    for _, staged, job, masks in scenes:
        about = json.loads(masks.partition(b"\n")[0])
        assert [block["slot"] for block in about["blocks"]] == [
            words.say.path for words in staged.words
        ]
        assert all(block["box"][2] and block["box"][3] for block in about["blocks"])
        assert [block["stop"] is not None for block in about["blocks"]] == [
            words.say.stop >= 0 for words in staged.words
        ]
        assert json.loads(job.data)["safe"] == [20_000] * 4 and layout.TOLERANCE < 1000
