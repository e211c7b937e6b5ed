"""Is a file that somebody supplied the sound that they meant? What cannot be is refused, what may
be a slip is said.
"""

from __future__ import annotations

from dataclasses import dataclass

import av
import numpy as np

from toolkit.engine.film.foreign import opened
from toolkit.engine.film.sound import RATE, Samples, Unsound, decode, loudness

SILENT = -60.0  # LUFS: below it nobody hears anything
SHORTEST = 1.0  # seconds
SHARE = 0.25  # of a film that a narration lasts at least
LIMIT, FLAT, RUN = 0.7, 0.99999, 3  # full scale (less 3 dB, as of mono); samples alike at the top
MOST_CLIPPED = 0.0005  # share of a sound that may be cut off
LOW_RATE = 16_000  # samples a second: below it speech sounds like a telephone


@dataclass(frozen=True, slots=True)
class Supplied:
    """The samples of a sound, and what somebody should know of it: ends of sentences, hints."""

    samples: Samples
    doubts: tuple[tuple[str, str], ...]


def supplied(data: bytes, longest: float | None = None) -> Supplied:
    """A sound that films may have. `longest` is how long its film is, for a narration.

    Raises Unsound.
    """
    rate, sides = _said(data)
    samples = decode(data, longest)
    seconds = samples.shape[1] / RATE
    if loudness(samples) < SILENT:
        hint = "look at its tracks in your sound editor, and save it once more"
        raise Unsound("is silent", hint)
    least = max(SHORTEST, SHARE * longest) if longest else SHORTEST
    if seconds < least:
        of = f", and the film {longest:.1f} s" if longest else ""
        raise Unsound(f"lasts only {seconds:.1f} s{of}", "is it the right file, and whole?")
    return Supplied(samples, tuple(_doubts(samples, rate, sides)))


def _said(data: bytes) -> tuple[int, int]:
    """Samples a second, and channels, as the file says; 0 where it cannot be read.

    Raises Unsound for a film: its sound belongs to other pictures.
    """
    try:
        with opened(data) as container:
            covers = av.stream.Disposition.attached_pic
            if any(not stream.disposition & covers for stream in container.streams.video):
                hint = "save its sound alone, as WAV, MP3, M4A, OGG or FLAC"
                raise Unsound("is a film, not sound alone", hint)
            for stream in container.streams.audio:
                return stream.codec_context.sample_rate or 0, stream.codec_context.channels or 0
    except (av.FFmpegError, AttributeError, UnicodeDecodeError, ValueError):
        pass  # who decodes it says so; a sound of a kind that nobody knows has no codec
    return 0, 0


def _doubts(samples: Samples, rate: int, sides: int) -> list[tuple[str, str]]:
    found = []
    if 0 < rate < LOW_RATE:
        hint = "record it at 44,100 or 48,000"
        found.append((f"has {rate:,} samples a second, and sounds like a telephone", hint))
    if (share := _clipped(samples)) > MOST_CLIPPED:
        hint = "record it less loud; the toolkit makes it as loud as it should be"
        found.append((f"is cut off where it is loudest ({share:.1%} of it)", hint))
    quiet = [loudness(np.stack((side, side))) < SILENT for side in samples]
    if sides > 1 and any(quiet) and not all(quiet):
        found.append((f"is silent on the {'left' if quiet[0] else 'right'}", "save it as mono"))
    return found


def _clipped(samples: Samples) -> float:
    """The share of samples that stand at the limit, beside others that stand there too."""
    sizes = np.abs(samples).max(axis=0)
    peak = sizes.max(initial=0.0)
    if peak < LIMIT:
        return 0.0
    top = sizes >= peak * FLAT
    runs = np.convolve(top, np.ones(RUN), "valid") >= RUN
    return float(runs.mean()) if runs.size else 0.0
