"""`toolkit check` on films: a sound one passes, each fault is named."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

av = pytest.importorskip("av")
np = pytest.importorskip("numpy")

from clips import segment  # noqa: E402

from toolkit.engine.film import mux, sound  # noqa: E402
from toolkit.engine.film.read import Reel, reel  # noqa: E402
from toolkit.i18n.tags import three_letters  # noqa: E402
from toolkit.judge.films import check_film, check_twins, cues  # noqa: E402

CUES = ((0, 30, "Meddwl am\nblentyn & <b>"), (31, 60, "Gwirio"))
TRACKS = (
    mux.Track("cy", "cym", "Cymraeg", CUES),
    mux.Track("en", "eng", "English", ((0, 30, "Think"), (31, 60, "Check"))),
)
ABOUT = {
    "path": "videos/x/x-320x240.cy.mp4",
    "languages": ["cy"],
    "size": {"width": 320, "height": 240},
    "title": "Meddwl",
    "resource": "x",
    "format": "320x240",
}
BESIDE = {
    "cy": (
        "WEBVTT Kind: captions; Language: cy\n\n1\n00:00:00.000 --> 00:00:01.000\nMeddwl am blentyn"
        " &amp; &lt;b&gt;\n\n2\n00:00:01.033 --> 00:00:02.000\nGwirio\n"
    ),
    "en": (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nThink\n\n00:00:01.033 --> 00:00:02.000\nCheck\n"
    ),
}


def film(
    title: str = "Meddwl",
    tracks: tuple[mux.Track, ...] = TRACKS,
    heard: bytes | None = None,
    frames: int = 66,
    size: tuple[int, int] = (320, 240),
) -> bytes:
    return mux.film(
        [segment(frames, 40, size)], tracks, heard, title, tracks[0].iso if tracks else "cym"
    )


@pytest.fixture(scope="module")
def sound_film() -> bytes:
    return film()


@pytest.mark.parametrize(("own", "long"), [("pl", "pol"), ("haw", "haw"), ("pt-BR", "por")])
def test_a_film_in_any_language_passes_its_own_check(own: str, long: str) -> None:
    """MP4 holds codes of three letters only: what is written as `pl` is read as nothing."""
    tracks = tuple(
        replace(track, locale=code, iso=three_letters(code))
        for track, code in zip(TRACKS, (own, "en"), strict=True)
    )
    assert [track.iso for track in tracks] == [long, "eng"]
    about = ABOUT | {"languages": [own]}
    beside = {own: BESIDE["cy"], "en": BESIDE["en"]}
    found, inside = check_film("x.mp4", film(tracks=tracks), about, beside)
    assert not found and inside and [track.iso for track in inside.tracks] == [long, "eng"]


def test_tracks_in_two_scripts_of_one_language_are_told_apart() -> None:
    tracks = tuple(
        replace(track, locale=code, iso="zho")
        for track, code in zip(TRACKS, ("zh-Hans", "zh-Hant"), strict=True)
    )
    about = ABOUT | {"languages": ["zh-Hans"]}
    beside = {"zh-Hans": BESIDE["cy"], "zh-Hant": BESIDE["en"]}
    made = film(tracks=tracks)
    assert not check_film("x.mp4", made, about, beside)[0]
    swapped = {"zh-Hans": BESIDE["en"], "zh-Hant": BESIDE["cy"]}
    found = [problem.message for problem in check_film("x.mp4", made, about, swapped)[0]]
    assert len(found) == 2 and "other captions (zh-Hans) than the file beside it" in found[0]
    other = check_film("x.mp4", made, ABOUT | {"languages": ["zh-Hant"]}, {})[0]
    assert "in its own language (zh-Hant) first" in other[0].message


def said(
    data: bytes, about: Any = ABOUT, beside: Any = BESIDE, thoroughly: bool = False
) -> list[str]:
    return [
        problem.message.removeprefix(f"{ABOUT['path']} ")
        for problem in check_film(str(ABOUT["path"]), data, about, beside, thoroughly)[0]
    ]


def test_a_whole_film_passes_even_when_it_is_played(sound_film: bytes) -> None:
    assert said(sound_film, thoroughly=True) == []


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ({"size": {"width": 1080, "height": 1080}}, "is 320 × 240 pixels, not 1080 × 1080"),
        ({"title": "Gwirio"}, "is titled “Meddwl”, not “Gwirio”"),
        ({"languages": ["en"]}, "does not show captions in its own language (en) first"),
    ],
)
def test_what_the_manifest_promises(sound_film: bytes, about: dict[str, Any], message: str) -> None:
    assert said(sound_film, ABOUT | about) == [message]


@pytest.mark.parametrize(
    ("beside", "message"),
    [
        (
            {"cy": BESIDE["cy"].replace("Gwirio", "Rhannu")},
            "has other captions (cy) than the file beside it: number 2 says “Gwirio” and “Rhannu”",
        ),
        (
            {"cy": BESIDE["cy"].replace("01.033", "01.100")},
            (
                "has other captions (cy) than the file beside it: number 2 stands at 1.033 s and at"
                " 1.100 s"
            ),
        ),
        ({"en": "WEBVTT\n"}, "has other captions (en) than the file beside it: 2 inside, 0 beside"),
        (
            {"pl": BESIDE["en"]},
            "has no captions in the language 'pl', which stands beside it as a file",
        ),
    ],
)
def test_captions_inside_and_beside(
    sound_film: bytes, beside: dict[str, str], message: str
) -> None:
    assert said(sound_film, beside=beside) == [message]


def test_captions_that_are_missing_overlap_or_outlast_the_film() -> None:
    assert said(film(tracks=()), beside={}) == [
        "does not show captions in its own language (cy) first",
        "has no captions",
    ]
    late = (mux.Track("cy", "cym", "Cymraeg", ((0, 30, "a"), (40, 90, "b"))),)
    assert said(film(tracks=late), beside={}) == ["has captions (cym) after its end"]


def test_damaged_and_foreign_files_are_findings_not_tracebacks(
    sound_film: bytes, tmp_path: Path
) -> None:
    assert (
        "cannot be read" in said(sound_film[:-2000])[0]
        and "cannot be read" in said(b"")[0]
        and "cannot be read" in said(b"Dear all" * 50)[0]
    )
    moved = bytearray(sound_film)
    moved[len(moved) // 2 : len(moved) // 2 + 400] = bytes(400)
    assert isinstance(said(bytes(moved), thoroughly=True), list)
    out = BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(5):
            container.mux(
                stream.encode(
                    av.VideoFrame.from_ndarray(np.full((96, 64), 99, np.uint8), format="yuv420p")
                )
            )
        container.mux(stream.encode())
    messages = " ".join(said(out.getvalue(), None, {}))
    assert (
        "is mpeg4" in messages
        and "BT.709" in messages
        and "25.00 frames a second" in messages
        and "index behind its pictures" in messages
        and "has no captions" in messages
    )


def test_sound_as_it_should_be_and_as_it_should_not() -> None:
    tone = np.tile(0.05 * np.sin(np.arange(48_000 * 2) / 20), (2, 1))
    right, quiet = (
        film(heard=sound.encode(samples))
        for samples in (sound.mix(tone, None, 2.2), np.pad(tone, ((0, 0), (0, 9600))) / 4)
    )
    assert said(right, thoroughly=True) == []
    (message,) = said(quiet, thoroughly=True)
    assert "LUFS loud" in message


def test_a_film_that_flashes() -> None:
    parts = [segment(4, shade, (320, 240)) for shade in (16, 235) * 9]
    (message,) = said(mux.film(parts, (), None, "", "cym"), None, {}, True)[-1:]
    assert message == "flashes 4 times in a second; the limit is 3"


def test_twins_are_equals(sound_film: bytes) -> None:
    own = reel(sound_film)
    assert isinstance(own, Reel)
    english = ABOUT | {"path": "videos/x/x-320x240.en.mp4", "languages": ["en"]}

    def told(twin: Reel) -> list[str]:
        return [problem.message for problem in check_twins([(english, twin), (ABOUT, own)])]

    assert told(own) == []
    assert told(replace(own, frames=90)) == [
        "videos/x/x-320x240.cy.mp4 has 66 frames, and 90 in videos/x/x-320x240.en.mp4"
    ]
    assert told(replace(own, width=640)) == [
        "videos/x/x-320x240.cy.mp4 has another size than videos/x/x-320x240.en.mp4"
    ]
    assert "captions at other times" in told(replace(own, tracks=own.tracks[:1]))[0]


def test_cues_are_read_from_webvtt() -> None:
    assert cues(BESIDE["cy"]) == [(0, 1000, "Meddwl am blentyn & <b>"), (1033, 2000, "Gwirio")]


def test_the_command_plays_a_film_that_somebody_edited(
    tmp_path: Path, run: Any, sound_film: bytes
) -> None:
    path = tmp_path / "ours.mp4"
    path.write_bytes(sound_film)
    (tmp_path / "ours.en.vtt").write_text(BESIDE["en"].replace("Check", "Cheque"), "utf-8")
    ran = run("check", path)
    assert (
        ran.code == 1
        and "number 2 says “Check” and “Cheque”" in ran.out
        and "1 file checked, 1 finding" in ran.out
    )


def test_a_picture_of_a_kind_that_nobody_knows_is_said(sound_film: bytes) -> None:
    """Its stream has no codec at all."""
    assert "cannot be read: it is broken" in said(sound_film.replace(b"avc1", b"zzzz"))[0]
