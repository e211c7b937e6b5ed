"""What others say of our films: a browser plays one with its captions, ffprobe and FFmpeg find
nothing wrong, readers of WebVTT and SRT that we did not write take the captions of every film of
the campaign.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

av = pytest.importorskip("av")
np = pytest.importorskip("numpy")
webvtt = pytest.importorskip("webvtt")

from clips import segment  # noqa: E402
from minimal import HERE  # noqa: E402

from toolkit.engine.film import mux, sound  # noqa: E402
from toolkit.engine.payload import encode  # noqa: E402
from toolkit.media.films.payload import CaptionFile, TimedLines  # noqa: E402
from toolkit.media.films.render.captions import render  # noqa: E402
from toolkit.model.job import Job  # noqa: E402

CUES = ((6, 40, "Tŷ ŵyn & <b>â môr</b>\n{\\an8} ’n"), (45, 88, "Gwirio"))
PAGE = """<!doctype html><meta charset="utf-8"><video id="v" muted playsinline>
<source src="film.mp4" type="video/mp4">
<track kind="captions" srclang="cy" label="Cymraeg" src="film.cy.vtt" default>
<track kind="captions" srclang="en" label="English" src="film.en.vtt"></video>
<script>
const v = document.getElementById('v'), said = {}
const once = (on, name) => new Promise((done, fail) => {
  const stop = () => fail(new Error(name + ': ' + (v.error && v.error.message)));
  on.addEventListener(name, done, {once: true});
  on.addEventListener('error', stop, {once: true})
});
(async () => { try {
  for (const t of v.textTracks) t.mode = 'showing'
  const ready = t => t.readyState === 2 ? 0 : once(t, 'load')
  const loaded = [...document.querySelectorAll('track')].map(ready)
  if (v.readyState < 1) await once(v, 'loadedmetadata')
  await Promise.all(loaded)
  said.duration = v.duration; said.size = [v.videoWidth, v.videoHeight]
  const cue = c => [c.startTime, c.endTime, c.getCueAsHTML().textContent]
  said.tracks = [...v.textTracks].map(t => [t.language, t.label, [...t.cues].map(cue)])
  v.currentTime = 2; await once(v, 'seeked')
  const c = document.createElement('canvas'); c.width = v.videoWidth; c.height = v.videoHeight
  const g = c.getContext('2d'); g.drawImage(v, 0, 0)
  said.corner = [...g.getImageData(c.width - 5, c.height - 5, 1, 1).data]
  said.active = [...v.textTracks].map(t => [...t.activeCues].map(c => c.text))
  await v.play(); await once(v, 'ended'); said.ended = v.currentTime
} catch (e) { said.error = String(e) }
fetch('/said', {method: 'POST', body: JSON.stringify(said)}) })()
</script>"""


def captions(format: str, locale: str, cues: Any = CUES) -> bytes:
    told = CaptionFile(
        format=format,
        title="x",
        alt="x",
        locale=locale,
        tag=locale,
        words={},
        cues=tuple(
            TimedLines("x", start, end, tuple(text.split("\n"))) for start, end, text in cues
        ),
    )
    return render(Job("x", "captions", encode(told), (), (), ""), HERE).data


@pytest.fixture(scope="module", params=["silent", "with sound"])
def film(request: pytest.FixtureRequest) -> bytes:
    heard = (
        sound.encode(sound.mix(np.tile(0.1 * np.sin(np.arange(3 * 48_000) / 18), (2, 1)), None, 3))
        if request.param == "with sound"
        else None
    )
    return mux.film(
        [segment(60, 40), segment(30, 90)],
        [mux.Track("cy", "cym", "Cymraeg", CUES), mux.Track("en", "eng", "English", CUES)],
        heard,
        "Tŷ",
        "cym",
    )


@contextmanager
def served(files: dict[str, bytes]) -> Iterator[tuple[str, threading.Event, list[bytes]]]:
    """Files on this machine's own address, in ranges as players ask for them; what the page sends
    back.
    """
    told, got = threading.Event(), []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            data = files.get(self.path.lstrip("/"))
            wanted = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            self.send_response(404 if data is None else 206 if wanted else 200)
            data = data or b""
            first, last = (
                (int(wanted[1]), int(wanted[2] or len(data) - 1)) if wanted else (0, len(data) - 1)
            )
            if wanted:
                self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
            kinds = {"mp4": "video/mp4", "vtt": "text/vtt", "html": "text/html"}
            self.send_header("Content-Type", kinds.get(self.path.rpartition(".")[2], "text/plain"))
            self.send_header("Content-Length", str(last - first + 1))
            self.end_headers()
            self.wfile.write(data[first : last + 1])

        def do_POST(self) -> None:
            got.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()
            told.set()

        def log_message(self, *words: Any) -> None:
            """Tests are quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", told, got
        server.shutdown()


def chromium() -> str | None:
    return next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


def test_a_browser_plays_the_film_with_its_captions(
    film: bytes, must: Callable[[str | None], None]
) -> None:
    browser = chromium()
    must(None if browser else "no Chromium here")
    files = {
        "index.html": PAGE.encode(),
        "film.mp4": film,
        "film.cy.vtt": captions("vtt", "cy"),
        "film.en.vtt": captions("vtt", "en"),
    }
    with (
        served(files) as (address, told, got),
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
    ):
        started = [
            browser,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--mute-audio",
            "--autoplay-policy=no-user-gesture-required",
            f"--user-data-dir={profile}",
            "--remote-debugging-port=0",
            f"{address}/index.html",
        ]
        with subprocess.Popen(
            started, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as playing:  # type: ignore[arg-type]
            try:
                assert told.wait(60), "the browser said nothing"
            finally:
                playing.terminate()
    said = json.loads(got[0])
    assert "error" not in said, said
    assert (
        said["size"] == [320, 240]
        and abs(said["duration"] - 3) < 0.034
        and abs(said["ended"] - 3) < 0.05
    )
    lines = [text for _, _, text in CUES]
    assert [
        (language, label, [text for _, _, text in cues]) for language, label, cues in said["tracks"]
    ] == [("cy", "Cymraeg", lines), ("en", "English", lines)]
    assert [start for start, _, _ in said["tracks"][0][2]] == [0.2, 1.5] and said["active"] == [
        ["Gwirio"],
        ["Gwirio"],
    ]
    assert max(abs(value - 86) for value in said["corner"][:3]) <= 3  # luma 90 of limited range


def test_ffprobe_and_ffmpeg_take_the_film(
    film: bytes, tmp_path: Path, must: Callable[[str | None], None]
) -> None:
    must(None if shutil.which("ffprobe") and shutil.which("ffmpeg") else "no ffmpeg here")
    (tmp_path / "film.mp4").write_bytes(film)
    asked = [
        "ffprobe",
        "-v",
        "error",
        "-count_frames",
        "-show_streams",
        "-show_format",
        "-of",
        "json",
        "film.mp4",
    ]
    probed = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert not probed.stderr
    about = json.loads(probed.stdout)
    picture, *others = about["streams"]
    assert (
        picture["codec_name"],
        picture["profile"],
        picture["pix_fmt"],
        picture["r_frame_rate"],
        picture["nb_read_frames"],
    ) == ("h264", "High", "yuv420p", "30/1", "90")
    assert (
        picture["color_range"],
        picture["color_space"],
        picture["color_transfer"],
        picture["color_primaries"],
    ) == ("tv", "bt709", "bt709", "bt709")
    assert float(picture["start_time"]) == 0 and abs(float(about["format"]["duration"]) - 3) < 0.034
    tracks = [
        (stream["codec_name"], stream["tags"]["language"], stream["disposition"]["default"])
        for stream in others
        if stream["codec_type"] == "subtitle"
    ]
    assert tracks == [("mov_text", "cym", 1), ("mov_text", "eng", 0)]
    decoded = subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            "-xerror",
            "-i",
            "film.mp4",
            "-map",
            "0:v",
            "-map",
            "0:a?",
            "-f",
            "null",
            "-",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert decoded.returncode == 0 and not decoded.stderr
    taken = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", "film.mp4", "-map", "0:s:0", "-f", "srt", "-"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "00:00:00,200 --> 00:00:01,333" in taken and "Tŷ ŵyn & " in taken and "Gwirio" in taken


@pytest.fixture(scope="module")
def sidecars() -> dict[str, str]:
    """The captions of every film of the campaign. None of this draws or encodes anything."""
    from toolkit.execute.prepare import sketch_all
    from toolkit.media.reading import read_project

    jobs = [
        sketch.ready
        for sketch in sketch_all(read_project(HERE))
        if sketch.ready and sketch.ready.kind == "captions"
    ]
    return {job.output: render(job, HERE).data.decode() for job in jobs}


def seconds(time: str) -> float:
    hours, minutes, rest = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_another_reader_takes_the_captions_of_every_film(sidecars: dict[str, str]) -> None:
    from io import StringIO

    assert len(sidecars) >= 8 * 8
    for path, text in sidecars.items():
        found = list(webvtt.from_buffer(StringIO(text), format=path.rpartition(".")[2]))
        times = [(seconds(caption.start), seconds(caption.end)) for caption in found]
        width = 25 if "-vertical." in path else 37
        assert found and text.count(" --> ") == len(found), path
        assert all(5 / 6 - 0.001 <= end - start <= 7.001 for start, end in times), path
        assert all(a[1] <= b[0] for a, b in pairwise(times)), path
        for caption, (start, end) in zip(found, times, strict=True):
            words = caption.raw_text.replace("&amp;", "&").replace("\u2060", "")
            assert len(words.split("\n")) <= 2 and max(map(len, words.split("\n"))) <= width, (
                path,
                words,
            )
            assert (
                len(words) <= 15 * (end - start) + 0.1
                and len(words.split()) <= 3 * (end - start) + 0.01
            ), (path, words)


def test_captions_stand_at_the_same_times_in_both_languages(sidecars: dict[str, str]) -> None:
    times = {
        path: re.findall(r"^[\d:.,]+ --> [\d:.,]+$", text, re.MULTILINE)
        for path, text in sidecars.items()
    }
    assert all(
        times[path] == times[path.replace(".cy.", ".en.")] for path in times if ".cy." in path
    )


def test_the_strictest_reader_finds_no_fault(sidecars: dict[str, str], tmp_path: Path) -> None:
    reader = HERE / ".venv/webvtt/node_modules/webvtt-parser"
    if not (shutil.which("node") and reader.is_dir()):
        pytest.skip("the npm package webvtt-parser is not there (.ci/run brings it)")
    for number, text in enumerate(text for path, text in sidecars.items() if path.endswith(".vtt")):
        (tmp_path / f"{number}.vtt").write_text(text, "utf-8")
    (tmp_path / "attacks.vtt").write_bytes(captions("vtt", "cy"))
    script = (
        f"const {{WebVTTParser}}=require({json.dumps(str(reader))});const fs=require('fs');"
        "for(const f of process.argv.slice(1))"
        "for(const e of new WebVTTParser().parse(fs.readFileSync(f,'utf8'),'subtitles').errors)"
        "console.log(f,e.line,e.message)"
    )
    ran = subprocess.run(
        ["node", "-e", script, *map(str, sorted(tmp_path.glob("*.vtt")))],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == ""
