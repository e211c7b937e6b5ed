"""Sound for films: what is taken, what is refused, how loud it comes out, and that music steps back
under a voice.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest

av = pytest.importorskip("av")
np = pytest.importorskip("numpy")

from clips import boxes, segment  # noqa: E402

from toolkit.engine.film import mux, sound  # noqa: E402

RATE = 48_000


def tone(seconds: float, hertz: float = 440, level: float = 0.1, rate: int = RATE) -> Any:
    return np.tile(
        level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate), (2, 1)
    )


def speech(seconds: float, level: float = 0.3) -> Any:
    """Low noise in syllables, with peaks: what normalising has to cope with."""
    count = round(seconds * RATE)
    noise = np.convolve(np.random.default_rng(7).standard_normal(count), np.hanning(60) / 5, "same")
    syllables = np.maximum(0, np.sin(2 * np.pi * 2.1 * np.arange(count) / RATE)) ** 3
    return np.tile(level * noise * syllables, (2, 1))


def saved(samples: Any, format: str, codec: str, rate: int = RATE, layout: str = "stereo") -> bytes:
    out = BytesIO()
    planar = "s16" if codec == "pcm_s16le" else None
    with av.open(out, "w", format=format) as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        frame = av.AudioFrame.from_ndarray(
            samples[: len(stream.codec_context.layout.channels)].astype(np.float32),
            format="fltp",
            layout=layout,
        )
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        resampler = av.AudioResampler(
            planar or stream.codec_context.codec.audio_formats[0].name,
            layout,
            rate,
            frame_size=stream.codec_context.frame_size or 1024,
        )
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return out.getvalue()


KINDS = [
    ("wav", "pcm_s16le"),
    ("mp3", "libmp3lame"),
    ("mp4", "aac"),
    ("ogg", "libopus"),
    ("flac", "flac"),
]


@pytest.mark.parametrize(("format", "codec"), KINDS)
def test_every_kind_of_file_is_taken(format: str, codec: str) -> None:
    found = sound.decode(saved(tone(1), format, codec), 2)
    assert found.shape[0] == 2 and abs(found.shape[1] - RATE) < 3000
    assert np.sqrt((found[:, RATE // 4 : RATE // 2] ** 2).mean()) == pytest.approx(
        0.1 / np.sqrt(2), rel=0.05
    )


def test_mono_at_another_rate_becomes_stereo_at_48_kilohertz() -> None:
    found = sound.decode(saved(tone(1, rate=22_050), "wav", "pcm_s16le", 22_050, "mono"))
    assert found.shape[0] == 2 and abs(found.shape[1] - RATE) < 50


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: b"", "is empty"),
        (lambda: b"Dear all, here is the sound. " * 40, "cannot be read"),
        (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "cannot be read|not sound of a kind"),
        (lambda: segment(3, 40, (160, 120)), "not sound of a kind"),
        (lambda: saved(tone(1), "flac", "flac")[:60], "cannot be read|holds no sound"),
        (lambda: saved(tone(1), "mp4", "aac")[:-300], "cannot be read"),
        (lambda: saved(tone(1), "wav", "pcm_s16le")[:44], "holds no sound|cannot be read"),
        (lambda: saved(tone(0.5), "aiff", "pcm_s16be"), "not sound of a kind"),
        (lambda: saved(tone(2.2), "wav", "pcm_s16le"), "lasts 2.2 s, longer than the film's 2.0 s"),
    ],
)
def test_other_and_broken_files_are_refused_in_a_sentence(
    data: Callable[[], bytes], said: str
) -> None:
    with pytest.raises(sound.Unsound, match=said) as wrong:
        sound.decode(data(), 2)
    assert wrong.value.hint


def measured(samples: Any) -> tuple[float, float]:
    """Loudness and true peak as FFmpeg's own meter has them."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=RATE, format="fltp", layout="stereo", time_base=Fraction(1, RATE)
    )
    meter, sink = graph.add("ebur128", "peak=true:metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples, np.float32), format="fltp", layout="stereo"
    )
    frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
    graph.push(frame)
    graph.push(None)
    last: dict[str, str] = {}
    while True:
        try:
            last = graph.pull().metadata or last
        except (av.EOFError, av.BlockingIOError):
            break
    return float(last["lavfi.r128.I"]), 20 * np.log10(
        max(float(last[f"lavfi.r128.true_peaks_ch{n}"]) for n in (0, 1))
    )


@pytest.mark.parametrize(
    "samples",
    [tone(4), speech(5), np.concatenate((tone(3, level=0.3), tone(3, level=0.0005)), axis=1)],
    ids=["tone", "speech", "pause"],
)
def test_loudness_is_measured_as_another_meter_does(samples: Any) -> None:
    assert sound.loudness(samples) == pytest.approx(measured(samples)[0], abs=0.1)


@pytest.mark.parametrize(
    ("narration", "music"),
    [
        (speech(5), None),
        (None, tone(6, 220)),
        (speech(5, 0.01), tone(8, 220, 0.9)),
        (tone(2, 997, 0.001), None),
    ],
    ids=["voice", "music", "both", "faint"],
)
def test_the_mix_is_at_16_lufs_and_its_peaks_stay_down(narration: Any, music: Any) -> None:
    mixed = sound.mix(narration, music, 6)
    loud, peak = measured(mixed)
    assert mixed.shape == (2, 6 * RATE) and loud == pytest.approx(-16, abs=1) and peak <= -1.5
    heard = sound.decode(sound.encode(mixed))
    loud, peak = measured(heard)
    assert loud == pytest.approx(-16, abs=1) and peak <= -1.0


def band(samples: Any, hertz: float) -> float:
    """How strong a tone is, in dB."""
    wave = np.exp(-2j * np.pi * hertz * np.arange(samples.shape[1]) / RATE)
    return float(20 * np.log10(np.abs((samples[0] * wave).mean()) + 1e-9))


def test_music_steps_back_ten_decibels_under_a_voice_and_comes_back() -> None:
    voice = np.concatenate((np.zeros((2, 3 * RATE)), speech(3), np.zeros((2, 3 * RATE))), axis=1)
    mixed = sound.mix(voice, tone(9, 220), 9)
    before, under, after = (
        band(mixed[:, round(a * RATE) : round(b * RATE)], 220)
        for a, b in ((1, 2), (3.5, 5.5), (6.8, 7.3))
    )
    assert before - under >= 10 and after - under >= 10 and abs(before - after) < 1


def test_music_fades_in_and_out_and_what_is_longer_is_cut() -> None:
    mixed = sound.mix(None, tone(20), 5)
    assert (
        mixed.shape[1] == 5 * RATE
        and np.abs(mixed[:, :200]).max() < 0.01
        and np.abs(mixed[:, -200:]).max() < 0.01
    )


def test_silence_stays_silent() -> None:
    assert not sound.mix(np.zeros((2, RATE)), None, 2).any()


@pytest.fixture(scope="module")
def talking() -> bytes:
    """A film of three seconds with a click in the middle."""
    samples = np.zeros((2, 3 * RATE))
    samples[:, RATE * 3 // 2 : RATE * 3 // 2 + 300] = 0.5
    return mux.film(
        [segment(90, 40, (160, 120))],
        [mux.Track("cy", "cym", "Cymraeg", ((0, 60, "Clic"),))],
        sound.encode(samples),
        "Clic",
        "cym",
    )


def test_sound_lies_where_it_was_and_lasts_as_long_as_the_film(talking: bytes) -> None:
    with av.open(BytesIO(talking)) as container:
        (stream,) = container.streams.audio
        codec = stream.codec_context
        assert (
            codec.name,
            codec.profile,
            codec.sample_rate,
            codec.layout.name,
            stream.language,
        ) == ("aac", "LC", RATE, "stereo", "cym")
        heard = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    assert abs(int(np.abs(heard[0]).argmax()) - RATE * 3 // 2) < 300
    assert 0 <= heard.shape[1] - 3 * RATE < 1600
    names = list(boxes(talking))
    assert (
        "elst" not in names and names.index("moov") < names.index("mdat") and b"Lav" not in talking
    )


def test_sound_is_the_same_each_time() -> None:
    first, second = (sound.encode(sound.mix(speech(2), tone(3), 3)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("rate", "layout"), [(RATE, "mono"), (24_000, "stereo")])
def test_two_recordings_joined_without_care_are_refused(rate: int, layout: str) -> None:
    first = saved(tone(1), "flac", "flac")
    second = saved(tone(1, rate=rate), "flac", "flac", rate, layout)
    with pytest.raises(sound.Unsound, match="changes its channels or its rate on the way"):
        sound.decode(first + second)
