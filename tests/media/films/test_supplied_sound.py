"""A voice and music that somebody supplies: from the storyboard to the file, and every way in which
they can be wrong.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from media.films.small_film import BOARD, STORYBOARD, film_campaign

av = pytest.importorskip("av")
np = pytest.importorskip("numpy")

SOUND = (
    'narration = { cy = "videos/voice.wav", en = "videos/voice.wav" }\nmusic = { cy ='
    ' "videos/bed.wav", en = "videos/bed.wav" }\n'
)
FILM = "videos/short/short-360x360.cy.mp4"


def wav(path: Path, seconds: float, hertz: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w", format="wav") as container:
        stream = container.add_stream("pcm_s16le", rate=48_000, layout="mono")
        wave = (
            8000 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * 48_000)) / 48_000)
        ).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(wave[None, :], format="s16", layout="mono")
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def campaign(root: Path, sound: str = SOUND, voice: float = 2.0) -> Path:
    film_campaign(root, STORYBOARD.replace("[[scene]]", sound + "\n[[scene]]", 1))
    wav(root / "assets/videos/voice.wav", voice, 300)
    wav(root / "assets/videos/bed.wav", 20, 200)
    return root


@pytest.fixture(scope="module")
def talking(tmp_path_factory: pytest.TempPathFactory, run: Any) -> Path:
    root = campaign(tmp_path_factory.mktemp("talking") / "campaign")
    ran = run("build", "videos/*", "--project", root)
    assert ran.code == 0, ran.err
    return root


def test_the_film_sounds_and_everything_says_so(talking: Path, run: Any) -> None:
    with av.open(str(talking / "build" / FILM)) as container:
        assert [
            (stream.type, stream.codec_context.name)
            for stream in container.streams
            if stream.type != "subtitle"
        ] == [("video", "h264"), ("audio", "aac")]
    ran = run("check", talking / "build" / FILM)
    assert ran.code == 0, ran.out  # played to its end, its loudness measured
    assert run("check", "--project", talking).code == 0
    for ending in ("html", "txt"):
        assert "A voice speaks the words of this film." in (
            talking / f"build/videos/short/short-transcript.en.{ending}"
        ).read_text("utf-8")


def test_another_voice_makes_films_again_and_encodes_no_scene(talking: Path, run: Any) -> None:
    wav(talking / "assets/videos/voice.wav", 1.5, 400)
    ran = run("build", "videos/*", "--project", talking, "--json")
    events = [json.loads(line) for line in ran.out.splitlines()]
    assert {event["path"] for event in events if event.get("event") == "made"} == {
        FILM,
        FILM.replace(".cy.", ".en."),
    }
    assert run("check", "--project", talking).code == 0


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            lambda path: path.write_bytes(b"Dear all, the recording follows. " * 30),
            "cannot be read: it is broken, or of another kind than films take",
        ),
        (lambda path: wav(path, 30, 300), "lasts 30.0 s, longer than the film’s"),
        (
            lambda path: path.write_bytes(
                b"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n"
            ),
            "cannot be read: it is broken, or of another kind than films take",
        ),
        (
            lambda path: path.write_bytes(
                (path.parents[2] / "assets/brand/fonts/Onest_500Medium.ttf").read_bytes()
            ),
            "cannot be read|not sound of a kind",
        ),
    ],
    ids=["words", "too long", "a stream on the network", "a font"],
)
def test_wrong_sound_stops_the_film_with_its_path_and_no_half_file(
    tmp_path: Path, run: Any, spoil: Any, said: str
) -> None:
    root = campaign(tmp_path / "campaign")
    spoil(root / "assets/videos/voice.wav")
    ran = run("build", "videos/*", "--edition", "cy", "--project", root)
    assert (
        ran.code == 1
        and "the narration assets/videos/voice.wav of the film 'short on 360x360 (cy)'" in ran.err
    )
    assert any(part in ran.err.replace("'s", "’s") for part in said.split("|")), ran.err
    assert "at assets/videos/voice.wav" in ran.err and "hint: " in ran.err
    assert (
        not list((root / "build").rglob("*.mp4"))
        and (root / "build/videos/short/short.cy.vtt").is_file()
    )


def test_sound_that_is_not_there_builds_nothing(tmp_path: Path, run: Any) -> None:
    root = campaign(tmp_path / "campaign")
    (root / "assets/videos/bed.wav").unlink()
    ran = run("build", "--project", root)
    assert (
        ran.code == 2
        and "names the sound file assets/videos/bed.wav, which is missing" in ran.err
        and BOARD in ran.err
    )


def test_a_full_disk_is_said_once_and_leaves_no_half_film(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    root = campaign(tmp_path / "campaign")
    limited = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000,"
        " resource.RLIM_INFINITY)); from toolkit.cli import main; main()"
    )
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            limited,
            "build",
            "videos/*",
            "--edition",
            "cy",
            "-j1",
            "--project",
            str(root),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 1 and "Traceback" not in ran.stderr
    assert (
        ran.stderr.count("error: ") == 1
        and "cannot be written" in ran.stderr
        and "hint: " in ran.stderr
    )
    assert not list((root / "build").rglob("*.mp4")) and not [
        path for path in (root / "build").rglob("*") if ".part-" in path.name
    ]
