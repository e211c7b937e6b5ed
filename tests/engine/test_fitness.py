"""Sound that somebody supplied: what is refused, and what is said of it."""

from __future__ import annotations

import struct
import sys
import wave
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from clips import segment

from toolkit.engine.film.boxes import turned, walk
from toolkit.engine.film.fitness import supplied
from toolkit.engine.film.sound import Unsound

RATE = 48_000


def tone(seconds: float, loud: float = 0.3, rate: int = RATE) -> NDArray[np.float64]:
    found: NDArray[np.float64] = loud * np.sin(
        np.arange(int(seconds * rate)) * 2 * np.pi * 440 / rate
    )
    return found


def wav(*sides: NDArray[np.float64], rate: int = RATE) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(len(sides))
        file.setsampwidth(2)
        file.setframerate(rate)
        whole = np.clip(np.stack(sides, axis=1), -1, 1) * 32767
        file.writeframes(whole.astype("<i2").tobytes())
    return out.getvalue()


def mp3(seconds: float) -> bytes:
    out = BytesIO()
    with av.open(out, "w", format="mp3") as container:
        stream = container.add_stream("mp3", rate=RATE, layout="mono")
        samples = tone(seconds)[None].astype(np.float32)
        frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
        frame.sample_rate = RATE
        resampler = av.AudioResampler("s16p", "mono", RATE, frame_size=1152)
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "longest", "says"),
    [
        (wav(np.zeros(RATE * 3)), 4.0, "is silent"),
        (wav(np.zeros(RATE * 3), np.zeros(RATE * 3)), None, "is silent"),
        (wav(tone(3, 0.0001)), 4.0, "is silent"),
        (mp3(0.15), 20.0, "lasts only 0."),
        (wav(tone(3)), 20.0, "lasts only 3.0 s, and the film 20.0 s"),
        (wav(tone(0.4)), None, "lasts only 0.4 s"),
        (wav(tone(9)), 4.0, "lasts 9.0 s, longer than the film's 4.0 s"),
        (segment(30, 90), 4.0, "is a film, not sound alone"),
        (b"", 4.0, "is empty"),
        (wav(tone(3))[:30], 4.0, ""),
        (wav(tone(3)).replace(b"\x10\0\0\0\1\0", b"\x10\0\0\0\x34\x12", 1), 4.0, "another kind"),
    ],
    ids=[
        "silent",
        "silent on both sides",
        "as good as silent",
        "3 kB of MP3",
        "much shorter than the film",
        "a click",
        "longer than the film",
        "a film",
        "nothing",
        "half a head",
        "a kind that nobody knows",
    ],
)
def test_what_cannot_be_the_sound_of_a_film_is_refused(
    data: bytes, longest: float | None, says: str
) -> None:
    with pytest.raises(Unsound) as wrong:
        supplied(data, longest)
    assert says in str(wrong.value) and wrong.value.hint


def test_good_sound_is_taken_without_a_word() -> None:
    for data in (wav(tone(3)), wav(tone(3), tone(3)), wav(tone(3, rate=44_100), rate=44_100)):
        found = supplied(data, 4.0)
        assert found.doubts == () and found.samples.shape[0] == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (wav(tone(3, 4.0)), "is cut off where it is loudest"),
        (wav(tone(3, rate=8000), rate=8000), "has 8,000 samples a second"),
        (wav(tone(3), np.zeros(RATE * 3)), "is silent on the right"),
        (wav(np.zeros(RATE * 3), tone(3)), "is silent on the left"),
    ],
    ids=["clipped", "of a telephone", "one side", "the other side"],
)
def test_what_may_be_a_slip_is_said(data: bytes, says: str) -> None:
    [(message, hint)] = supplied(data, 4.0).doubts
    assert says in message and hint


@pytest.mark.parametrize(
    ("matrix", "is_turned"),
    [
        ((0, 65536, 0, -65536, 0), True),
        ((-65536, 0, 0, 0, -65536), True),
        ((-65536, 0, 0, 0, 65536), True),
        ((65536, 0, 0, 0, 65536), False),
    ],
    ids=["a quarter", "half", "mirrored", "not at all"],
)
def test_a_film_that_players_are_asked_to_turn(matrix: tuple[int, ...], is_turned: bool) -> None:
    film = segment(3, 90)
    [head] = [start for name, start, _ in walk(film) if name == b"tkhd"]
    spoilt = bytearray(film)
    spoilt[head + 40 : head + 60] = struct.pack(">5i", *matrix)
    assert turned(bytes(spoilt)) == is_turned
