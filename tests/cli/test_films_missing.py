"""Films where something is missing: the extra, its encoder; and a build of films that somebody
stops.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from minimal import HERE, listening, tree

from toolkit.execute.disk import file_digest
from toolkit.execute.store import Store

WITHOUT = "import sys; sys.modules['av'] = None; from toolkit.cli import main; main()"
FILM = "videos/one-myth-3-trouble"


def build(script: str, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, "build", *more, "--project", str(HERE), "--out", str(out)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_without_the_extra_everything_else_is_made_and_one_message_says_what_to_do(
    tmp_path: Path,
) -> None:
    ran = build(WITHOUT, tmp_path / "out", FILM, "decks/quiz", "--edition", "cy")
    assert ran.returncode == 1 and "Traceback" not in ran.stderr
    assert ran.stderr.count("films need the extra “video”: av is not installed") == 1
    assert (
        "hint: pip install -r requirements.txt; everything else is made without" in ran.stderr
        and "artefacts, videos/one-myth-3-trouble/" in ran.stderr
    )
    made = {
        path.partition("/")[2].partition("/")[2]
        for path in tree(tmp_path / "out")
        if path.startswith(("videos", "decks"))
    }
    assert {
        "one-myth-3-trouble.cy.vtt",
        "one-myth-3-trouble-vertical.cy.srt",
        "one-myth-3-trouble-transcript.cy.html",
        "quiz.cy.pptx",
    } <= made
    assert not [name for name in made if name.endswith(".mp4")]


def test_without_the_extra_packs_and_the_site_are_planned_without_films() -> None:
    program = f"""
import json
from pathlib import Path
from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project
project = read_project(Path({str(HERE)!r}))
print(json.dumps([[sketch.output, list(sketch.needs)] for sketch in sketch_all(project)]))
"""
    script = WITHOUT.replace("main()", program)
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True
    )
    needs = dict(json.loads(ran.stdout))
    assert "packs/everything.cy.zip" in needs and "site/cy/index.html" in needs
    assert not [
        output
        for output, parts in needs.items()
        if output.startswith(("packs", "site"))
        and any(part.startswith("videos/") for part in parts)
    ]


def test_without_the_extra_no_film_is_checked_but_all_else_is(tmp_path: Path) -> None:
    film = tmp_path / "ours.mp4"
    film.write_bytes(b"no film")
    gone = tmp_path / "gone"  # the process apart, which reads films, lacks it too
    gone.mkdir()
    (gone / "av.py").write_text("raise ImportError('No module named av')", "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "toolkit", "check", str(film)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(gone), *sys.path])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (
        ran.returncode == 1
        and "films need the extra “video”" in ran.stdout
        and "Traceback" not in ran.stderr
    )


def test_an_encoder_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    av = pytest.importorskip("av")
    from toolkit.engine.film import ready

    ready.lacking.cache_clear()
    assert ready.lacking() is None
    for name, what in (("libx264", "H.264"), ("aac", "AAC")):
        monkeypatch.setattr(av, "codecs_available", {"libx264", "aac"} - {name})
        ready.lacking.cache_clear()
        problem = ready.lacking()
        assert (
            problem
            and f"has no {name}, which films need to write {what}" in problem.message
            and "pip install" in problem.hint
        )
    ready.lacking.cache_clear()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_build_that_somebody_stops_leaves_no_half_film(tmp_path: Path) -> None:
    pytest.importorskip("av")
    out = tmp_path / "out"
    command = [
        sys.executable,
        "-m",
        "toolkit",
        "build",
        FILM,
        "--edition",
        "cy",
        "--project",
        str(HERE),
        "--out",
        str(out),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=listening
    ) as building:
        until = time.monotonic() + 60
        while time.monotonic() < until and not list(out.rglob("*.mp4")):  # the first of three
            time.sleep(0.05)
        building.send_signal(signal.SIGINT)
        _, said = building.communicate(timeout=60)
    assert building.returncode not in (0, None) and "Traceback" not in said, said
    films = list(out.rglob("*.mp4"))
    assert 0 < len(films) < 3, "it was stopped while films were made"
    store = Store(out / ".store")
    assert all(store.has(file_digest(film)) for film in films), "what stands is whole"
    assert not [path for path in tree(out, hidden=True) if ".part-" in path or ".tmp" in path]
