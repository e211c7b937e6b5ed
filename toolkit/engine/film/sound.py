"""Sound: files that people supply are read, made equally loud, mixed, and written as AAC.

Loudness is ITU-R BS.1770 / EBU R128, measured here; samples are floats of −1 to 1 at 48 kHz, two
channels.
"""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

import av
import numpy as np
from av.container import InputContainer
from numpy.typing import NDArray

from toolkit.engine.film.foreign import opened

RATE = 48_000
TARGET, PEAK = -16.0, -1.5  # LUFS; dBTP
UNDER = 20.0  # dB: how far music stays below a voice
BETWEEN = 8.0  # dB: how far music stays below the target where the voice pauses
LONGEST = 1200.0  # seconds that are read of a file that has no limit of its own
BIT_RATE = 128_000
PIECE, BESIDE = 60_000, 2000  # samples of a piece that is measured, and of what is beside it
LEAD_IN = 1024  # samples that the encoder puts before what it is given
KINDS = {"wav": "WAV", "mp3": "MP3", "mov,mp4,m4a,3gp,3g2,mj2": "M4A", "ogg": "OGG", "flac": "FLAC"}

RESAVE = "save it once more from your sound editor"

Samples = NDArray[np.float64]


class Unsound(Exception):
    """What is wrong with a sound file, as the end of a sentence that names it; `hint` says how to
    mend it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint

    def __str__(self) -> str:
        return self.message


def decode(data: bytes, longest: float | None = None) -> Samples:
    """The samples of a WAV, MP3, M4A, OGG or FLAC file, one row a channel.

    `longest` is what it may last, in seconds.

    Raises Unsound.
    """
    supply = "supply a WAV, MP3, M4A, OGG or FLAC file"
    if not data:
        raise Unsound("is empty", supply)
    try:
        with opened(data) as container:
            if container.format.name not in KINDS or not container.streams.audio:
                raise Unsound(
                    "is not sound of a kind that films take (it looks like"
                    f" {container.format.long_name})",
                    supply,
                )
            samples = _samples(container, longest)
    except (av.FFmpegError, UnicodeDecodeError, AttributeError) as broken:
        raise Unsound(
            "cannot be read: it is broken, or of another kind than films take", supply
        ) from broken
    if not samples.shape[1]:
        raise Unsound("holds no sound", supply)
    if not np.isfinite(samples).all():
        raise Unsound("holds values that are no sound", RESAVE)
    return samples


def _samples(container: InputContainer, longest: float | None) -> Samples:
    resampler = av.AudioResampler("fltp", "stereo", RATE)
    parts, length, most = [], 0, int((longest or LONGEST) * RATE)
    first = None
    for frame in container.decode(audio=0):
        kind = (frame.layout.nb_channels, frame.sample_rate)
        if kind != (first := first or kind):  # which the resampler would let through as it is
            raise Unsound("changes its channels or its rate on the way", RESAVE)
        for part in resampler.resample(frame):
            parts.append(part.to_ndarray())
            length += part.samples
        if length > most + RATE * 600:
            break
    parts += [part.to_ndarray() for part in resampler.resample(None)]
    samples = np.concatenate(parts, axis=1).astype(np.float64) if parts else np.zeros((2, 0))
    if longest is not None and samples.shape[1] > most + RATE // 30:
        raise Unsound(
            f"lasts {samples.shape[1] / RATE:.1f} s, longer than the film's {longest:.1f} s",
            "shorten it, or hold scenes longer in the storyboard",
        )
    return samples


def mix(narration: Samples | None, music: Samples | None, seconds: float) -> Samples:
    """One sound as long as the film, at −16 LUFS with peaks below −1.5 dBTP.

    Music fades in and out and steps back under a voice; what is longer than the film is cut, what
    is shorter ends.
    """
    length = round(seconds * RATE)
    voice = (
        None if narration is None else _edged(_loud(_sized(narration, length), TARGET), 0.01, 0.01)
    )
    bed = None if music is None else _sized(music[:, :length], length)
    if bed is not None:
        played = min(music.shape[1] if music is not None else 0, length)
        bed[:, :played] = _edged(
            _loud(bed[:, :played], TARGET - (BETWEEN if voice is not None else 0)), 0.5, 1.5
        )
        if voice is not None:
            bed *= _ducking(voice)
    parts = [part for part in (voice, bed) if part is not None]
    return _levelled(np.sum(parts, axis=0) if parts else np.zeros((2, length)))


def encode(samples: Samples) -> bytes:
    """AAC-LC, 48 kHz, stereo, in an MP4 of its own. Its packets start at zero: see `mux`."""
    out = BytesIO()
    # The encoder puts so many samples first. As many are taken off the beginning, which is silence
    # or a fade, so that all that follows stays where it was.
    given = np.concatenate((samples[:, LEAD_IN:], np.zeros((2, LEAD_IN))), axis=1).astype(
        np.float32
    )
    with av.open(out, "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("aac", rate=RATE, layout="stereo", bit_rate=BIT_RATE)
        stream.codec_context.thread_count = 1
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        for at in range(0, given.shape[1], 1024):
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(given[:, at : at + 1024]), format="fltp", layout="stereo"
            )
            frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def loudness(samples: Samples) -> float:
    """Integrated loudness in LUFS, with both gates of EBU R128; −inf for silence."""
    weighted = _weighted(samples)
    step = RATE // 10
    count = weighted.shape[1] // step
    if count < 4:
        power = float((weighted**2).mean(axis=1).sum()) if weighted.size else 0.0
        return -0.691 + 10 * float(np.log10(power)) if power > 1e-12 else float("-inf")
    tenths = (weighted[:, : count * step] ** 2).reshape(2, count, step).mean(axis=2).sum(axis=0)
    powers = np.convolve(tenths, np.ones(4) / 4, "valid")
    levels = -0.691 + 10 * np.log10(np.maximum(powers, 1e-15))
    heard = powers[levels > -70]
    if not heard.size:
        return float("-inf")
    relative = -0.691 + 10 * np.log10(heard.mean()) - 10
    heard = powers[(levels > -70) & (levels > relative)]
    return -0.691 + 10 * float(np.log10(heard.mean()))


def _weighted(samples: Samples) -> Samples:
    """K-weighting: BS.1770's two filters, applied to the spectrum."""
    size = samples.shape[1] + RATE // 2  # room for the filters to ring out
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    weighted: Samples = np.fft.irfft(np.fft.rfft(samples, size) * shelf * high, size)[
        :, : samples.shape[1]
    ]
    return weighted


def _between(samples: Samples) -> Samples:
    """For each sample the highest of four points from it to the next, of both channels.

    A sound can be louder between its samples than at them (its true peak). It is measured piece by
    piece, with what stands beside each piece, so that a long sound wants no more memory than a
    short one.
    """
    size = samples.shape[1]
    found = np.empty(size)
    for at in range(0, size, PIECE):
        first, last = max(0, at - BESIDE), min(size, at + PIECE + BESIDE)
        found[at : at + PIECE] = _fourfold(samples[:, first:last])[at - first : at - first + PIECE]
    return found


def _fourfold(samples: Samples) -> Samples:
    size = samples.shape[1]
    spectrum = np.fft.rfft(samples, size)
    wide = np.zeros((samples.shape[0], 2 * size + 1), complex)
    wide[:, : spectrum.shape[1]] = spectrum
    points: Samples = (
        np.abs(np.fft.irfft(wide, 4 * size) * 4).reshape(samples.shape[0], size, 4).max(axis=(0, 2))
    )
    return points


def _levelled(samples: Samples) -> Samples:
    """At the target's loudness, with its peaks limited.

    Limiting takes some loudness away, so both are done again until the difference is small.
    """
    if loudness(samples) == float("-inf"):
        return samples
    for _ in range(4):
        samples = _limited(_loud(samples, TARGET))
        if abs(loudness(samples) - TARGET) < 0.2:
            break
    return samples


def _loud(samples: Samples, target: float) -> Samples:
    now = loudness(samples)
    return samples if now == float("-inf") else samples * 10 ** ((target - now) / 20)


def _limited(samples: Samples, reach: int = RATE // 200) -> Samples:
    """Peaks held below the limit, by turning the sound down around them.

    The gain goes down within 5 ms before a peak and comes back within 5 ms after it.
    """
    ceiling = 10 ** ((PEAK - 0.5) / 20)  # half a decibel of air for what AAC adds
    points = _between(samples)
    if points.max() <= ceiling:
        return samples
    wanted = np.minimum(1.0, ceiling / np.maximum(points, 1e-9))
    lowest = _lowest(wanted, reach)
    window = np.hanning(2 * reach + 1)
    size = wanted.size + 2 * reach
    smooth = np.fft.irfft(
        np.fft.rfft(np.pad(lowest, reach, mode="edge"), 2 * size)
        * np.fft.rfft(window / window.sum(), 2 * size),
        2 * size,
    )[2 * reach : 2 * reach + wanted.size]
    limited: Samples = samples * np.minimum(smooth, 1.0)
    return limited


def _lowest(values: Samples, reach: int) -> Samples:
    """The lowest of the neighbours as far as `reach` on both sides."""
    width, padded = 2 * reach + 1, np.pad(values, reach, mode="edge")
    span = 1
    while span * 2 <= width:
        padded = np.minimum(padded[: padded.size - span], padded[span:])
        span *= 2
    rest = width - span
    return np.minimum(padded[: padded.size - rest], padded[rest:]) if rest else padded


def _ducking(voice: Samples) -> Samples:
    """How loud music may be from moment to moment.

    It is at its full loudness where the voice pauses, and well below it where the voice speaks.
    """
    step = RATE // 50
    count = -(-voice.shape[1] // step)
    power = (
        (np.pad(voice, ((0, 0), (0, count * step - voice.shape[1]))) ** 2)
        .reshape(2, count, step)
        .mean(axis=(0, 2))
    )
    speaks = 10 * np.log10(np.maximum(power, 1e-12)) > TARGET - 24
    # 0.4 s before and after speech count as speech, so that pauses for breath are no pauses.
    near = np.convolve(speaks, np.ones(41), "same") > 0.5
    gain = np.where(near, -(UNDER - BETWEEN), 0.0)
    ramp = np.hanning(17)[1:-1]
    gain = np.convolve(np.pad(gain, 7, mode="edge"), ramp / ramp.sum(), "valid")
    smooth: Samples = 10 ** (
        np.interp(np.arange(voice.shape[1]) / step, np.arange(count) + 0.5, gain) / 20
    )
    return smooth


def _sized(samples: Samples, length: int) -> Samples:
    """As long as asked: silence after what is shorter."""
    return np.pad(samples[:, :length], ((0, 0), (0, max(0, length - samples.shape[1]))))


def _edged(samples: Samples, rise: float, fall: float) -> Samples:
    """Fades at both ends, in seconds; shorter ones where the sound is short."""
    size = samples.shape[1]
    up, down = (min(int(part * RATE), size // 2) for part in (rise, fall))
    gain = np.ones(size)
    gain[:up] = np.sin(np.linspace(0, np.pi / 2, up)) ** 2
    gain[size - down :] = np.cos(np.linspace(0, np.pi / 2, down)) ** 2
    faded: Samples = samples * gain
    return faded
