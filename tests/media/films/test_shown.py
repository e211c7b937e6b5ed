"""Films where people meet them: the page to look through, a build's lines and bar, parity."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli.progress import WORTH, Progress
from toolkit.execute.frames import frames_ahead
from toolkit.execute.store import Store
from toolkit.model.job import Job, Rendered


def test_the_page_plays_each_film_with_its_poster_and_both_captions_and_loads_nothing_before(
    short: Path,
) -> None:
    page = (short / "build/index.html").read_text("utf-8")
    films = re.findall(r"<video.*?</video>", page, re.DOTALL)
    assert len(films) == 2 and films[0].count('lang="cy"') == 1 + 1  # the film, its own captions
    for film, own in zip(films, ("cy", "en"), strict=True):
        assert (
            f'poster="videos/short/short-360x360-poster.{own}.jpg"' in film
            and 'preload="none"' in film
            and "autoplay" not in film
        )
        assert re.findall(r'srclang="(\w+)" label="(\w+)"', film) == sorted(
            [("cy", "Cymraeg"), ("en", "English")], key=lambda track: track[0] != own
        )
        words = b64decode(re.findall(r"base64,([^\"]+)", film)[0]).decode()
        assert words == (short / f"build/videos/short/short.{own}.vtt").read_text("utf-8")
        assert film.index(" default") < film.index("</video>") and film.count(" default") == 1
    links = re.findall(r'<a href="(videos/[^"]+)"', page)
    assert len(links) == len(set(links)) and all(
        (short / "build" / link).is_file() for link in links
    )
    artefacts = json.loads((short / "build/manifest.json").read_bytes())["artefacts"]
    assert set(links) == {artefact["path"] for artefact in artefacts}
    assert [artefact["duration_ms"] for artefact in artefacts if "duration_ms" in artefact] == [
        round(artefact["frames"] * 100 / 3) for artefact in artefacts if "duration_ms" in artefact
    ]


def test_a_build_says_how_long_a_film_is(short: Path, run: Any, tmp_path: Path) -> None:
    ran = run("build", "videos/*", "--edition", "cy", "--project", short, "--out", tmp_path / "out")
    assert re.search(
        r"^made videos/short/short-360x360\.cy\.mp4 \(\d+\.\d s, \d+ frames, \d+ kB\)$",
        ran.out,
        re.MULTILINE,
    )


def test_parity_compares_films(short: Path, run: Any) -> None:
    ran = run("i18n", "parity", "videos/*", "--project", short, "--json")
    (pair,) = [json.loads(line) for line in ran.out.splitlines()]
    assert (
        ran.code == 0
        and pair["strings"] >= 3
        and pair["frames"][0] == pair["frames"][1] > 60
        and pair["ratio"] == 1
        and pair["lost"] == []
    )


@pytest.fixture
def jobs() -> list[Job]:
    """Two scenes, a film of both; one scene more that no film needs."""
    scenes = [
        Job("", "scene", json.dumps({"frames": count}), (), (), "me", count)
        for count in (90, 60, 7)
    ]
    film = Job(
        "videos/x.mp4",
        "film",
        "{}",
        (),
        tuple((f"scenes/{n}", scene.key) for n, scene in enumerate(scenes[:2])),
        "me",
    )
    return [*scenes, film]


def test_frames_are_counted_of_scenes_that_are_not_kept_of_films_that_are_not_kept(
    jobs: list[Job], tmp_path: Path
) -> None:
    store = Store(tmp_path / "store")
    assert [job.frames for job in jobs] == [90, 60, 7, 0]
    assert frames_ahead(jobs, store) == 150
    store.keep(jobs[0], Rendered(b"scene"))
    assert frames_ahead(jobs, store) == 60
    store.keep(jobs[3], Rendered(b"film"))
    assert frames_ahead(jobs, store) == 0
    assert frames_ahead(jobs, store, force=True) == 150
    assert frames_ahead([], store) == 0


def test_the_bar_counts_artefacts_and_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[int] = []

    class Bar:
        def __init__(self, **about: Any) -> None:
            self.about = about
            moved.append(about["length"])

        def __enter__(self) -> Bar:
            return self

        def __exit__(self, *failure: object) -> None:
            assert self.about["show_eta"]

        def update(self, by: int) -> None:
            moved.append(by)

    monkeypatch.setattr("click.progressbar", Bar)
    with Progress(2, 150, True) as progress:
        progress.artefact()
        progress.encoded(90)
        assert str(progress) == "1/2, frame 90 of 150"
        progress.encoded(60)
        progress.artefact()
    assert moved == [2 * WORTH + 150, WORTH, 90, 60, WORTH]
    with Progress(2, 0, False) as silent:
        silent.artefact()
    assert str(silent) == "1/2" and len(moved) == 5
