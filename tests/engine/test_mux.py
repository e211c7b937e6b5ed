"""Films joined of scenes: every frame in its place, tracks with every letter, a file as platforms
ask, the same each time.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest

av = pytest.importorskip("av")
pytest.importorskip("numpy")

from clips import boxes, segment  # noqa: E402

from toolkit.engine.film.boxes import read_tags  # noqa: E402
from toolkit.engine.film.mux import Track, film, milliseconds, units  # noqa: E402
from toolkit.engine.film.read import rights_of  # noqa: E402

ATTACKS = ("Tŷ ŵyn â môr ’n", "{\\an8}a \\N b \\h", "<b>&amp;</b> <i", "1 --> 2\n--> 3", "\\", "{")


@pytest.fixture(scope="module")
def scenes() -> list[bytes]:
    return [segment(40, 40), segment(31, 90), segment(1, 140)]


@pytest.fixture(scope="module")
def tracks() -> tuple[Track, ...]:
    cues = tuple((n * 10 + 1, n * 10 + 9, text) for n, text in enumerate(ATTACKS))
    return Track("cy", "cym", "Cymraeg", cues), Track("en", "eng", "English", cues)


@pytest.fixture(scope="module")
def made(scenes: list[bytes], tracks: tuple[Track, ...]) -> bytes:
    return film(scenes, tracks, None, "Meddwl & “Gwirio”", "cym")


def test_a_film_says_under_which_licence_it_stands(scenes: list[bytes]) -> None:
    licence = "Trwydded Agored ŵ https://example.org/"
    assert rights_of(film(scenes[2:], [], None, "A film", "eng", licence)) == licence
    assert rights_of(film(scenes[2:], [], None, "A film", "eng")) == ""


def test_every_frame_follows_the_one_before(made: bytes) -> None:
    with av.open(BytesIO(made)) as container:
        frames = list(container.decode(video=0))
    assert [round(frame.pts * frame.time_base * 30) for frame in frames] == list(range(72))
    assert frames[0].pts == 0 and {frame.pts * frame.time_base * 30 % 1 for frame in frames} == {0}
    assert [n for n, frame in enumerate(frames) if frame.key_frame] == [0, 40, 71]
    shades = [int(frame.to_ndarray()[200, 300]) for frame in frames]
    assert all(
        abs(shade - wanted) <= 1
        for shade, wanted in zip(shades, [40] * 40 + [90] * 31 + [140], strict=True)
    )


def test_the_file_is_as_platforms_ask(made: bytes) -> None:
    names = list(boxes(made))
    assert names.index("moov") < names.index("mdat") and not {"elst", "edts"} & set(names)
    with av.open(BytesIO(made)) as container:
        assert not container.streams.audio and container.duration == 2_400_000
        assert (
            container.metadata["title"] == "Meddwl & “Gwirio”"
            and container.streams.video[0].language == "cym"
        )
        assert not {"creation_time", "encoder"} & container.metadata.keys()
    assert not [word for word in (b"Lavf", b"Lavc", b"x264", b"/tmp") if word in made]


def test_pictures_are_framed_by_lengths_and_hold_no_notes(made: bytes) -> None:
    with av.open(BytesIO(made)) as container:
        kinds = {
            kind
            for packet in container.demux(video=0)
            if packet.size
            for kind, _ in units(bytes(packet))
        }
    assert kinds == {1, 5}
    with pytest.raises(ValueError, match="not framed"):
        units(b"\0\0\0\1\x65abc")


def test_tracks_keep_every_letter_and_their_times(made: bytes) -> None:
    with av.open(BytesIO(made)) as container:
        found = container.streams.subtitles
        assert [
            (
                stream.language,
                stream.metadata["handler_name"],
                bool(stream.disposition & av.stream.Disposition.default),
            )
            for stream in found
        ] == [("cym", "Cymraeg", True), ("eng", "English", False)]
        samples = [
            (packet.stream.index, packet.pts, packet.duration, bytes(packet)[2:].decode())
            for packet in container.demux(*found)
            if packet.size > 2
        ]
    wanted = [
        (milliseconds(n * 10 + 1), milliseconds(n * 10 + 9) - milliseconds(n * 10 + 1), text)
        for n, text in enumerate(ATTACKS)
    ]
    for index in (1, 2):
        assert [sample[1:] for sample in samples if sample[0] == index] == wanted


def test_the_same_bytes_each_time_and_in_threads(
    made: bytes, scenes: list[bytes], tracks: tuple[Track, ...]
) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert set(
            pool.map(lambda _: film(scenes, tracks, None, "Meddwl & “Gwirio”", "cym"), range(4))
        ) == {made}


def test_scenes_that_do_not_belong_together_are_refused(scenes: list[bytes]) -> None:
    with pytest.raises(ValueError, match="segment 1 was encoded with other settings"):
        film([scenes[0], segment(3, 20, (160, 120))], (), None, "", "cym")


def test_frames_begin_at_whole_milliseconds() -> None:
    assert [milliseconds(frame) for frame in (0, 1, 2, 3, 30, 100)] == [0, 33, 67, 100, 1000, 3333]


def test_a_track_says_its_language_as_a_tag_where_three_letters_do_not_do(
    scenes: list[bytes], tracks: tuple[Track, ...], made: bytes
) -> None:
    assert read_tags(made) == ["", "", ""] and "elng" not in set(boxes(made))
    twins = tuple(
        replace(tracks[0], locale=code, iso="zho", label=code) for code in ("zh-Hant", "zh-Hans")
    )
    tagged, plain = (
        film(scenes, (tracks[0], *more), None, "Meddwl", "cym")
        for more in (twins, [replace(track, locale="zh") for track in twins])
    )
    assert read_tags(tagged) == ["", "", "zh-Hant", "zh-Hans"]
    assert list(boxes(tagged)).count("elng") == 2
    with av.open(BytesIO(tagged)) as one, av.open(BytesIO(plain)) as other:
        assert [bytes(packet) for packet in one.demux()] == [bytes(p) for p in other.demux()]
    for cut in (100, len(tagged) // 2, len(tagged) - 9):
        with pytest.raises(ValueError, match="cut off"):
            read_tags(tagged[:cut])
