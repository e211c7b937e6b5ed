"""Reads films that were made here or elsewhere: what their file says, or every frame of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Stream
from av.subtitles.stream import SubtitleStream
from av.video.stream import VideoStream

from toolkit.engine.film import flashes, sound
from toolkit.engine.film.boxes import read_tags, turned, walk
from toolkit.engine.film.foreign import opened
from toolkit.engine.film.mux import units
from toolkit.engine.film.planes import Plane

Packets: TypeAlias = "Sequence[av.Packet[Stream]]"


@dataclass(frozen=True, slots=True)
class Captions:
    """A track of captions.

    `iso` is its language (ISO 639-2), `tag` the same as a BCP 47 tag, "" where the file has none;
    `default`: players show it unasked; cues are start and end in ms, words.
    """

    iso: str
    default: bool
    cues: tuple[tuple[int, int, str], ...]
    tag: str = ""

    @property
    def language(self) -> str:
        """The language as closely as the file says it."""
        return self.tag or self.iso


@dataclass(frozen=True, slots=True)
class Reel:
    """What a film's file says.

    `duration` in ms, `rate` in frames a second. `even`: every frame lasts as long as the next;
    `gap`: the most frames from one key frame to the next; `colour`: primaries, transfer, matrix,
    range as H.264 numbers them; `turned`: players are asked to turn or mirror the picture; `sound`:
    codec, profile, samples a second, end in ms.
    """

    title: str
    codec: str
    profile: str
    pixels: str
    width: int
    height: int
    frames: int
    duration: int
    rate: float
    even: bool
    gap: int
    colour: tuple[int, int, int, int]
    index_first: bool
    edit_list: bool
    turned: bool
    tracks: tuple[Captions, ...]
    sound: tuple[str, str, int, int] | None


@dataclass(frozen=True, slots=True)
class Watched:
    """A film that was decoded to its end.

    `flashes` are those of its worst second; `loudness` in LUFS, None where there is no sound.
    """

    flashes: flashes.Flashes
    frames: int
    loudness: float | None


def reel(data: bytes) -> Reel | str:
    """What the film holds, or why it cannot be read."""
    try:
        with opened(data) as container:
            if not container.streams.video:
                return "it has no picture"
            return _reel(container, data)
    except (av.FFmpegError, AttributeError):  # a stream of a kind that nobody knows has no codec
        return "it is broken, or a file of another kind than films are"
    except (ValueError, TypeError, ArithmeticError) as broken:  # numbers that cannot be
        return str(broken)


def rights_of(data: bytes) -> str:
    """What a film says of its rights; "" where it says nothing. Raises av.FFmpegError."""
    with opened(data) as container:
        return str(container.metadata.get("copyright", ""))


def _reel(container: InputContainer, data: bytes) -> Reel:
    boxes, tags = [name for name, *_ in walk(data)], dict(enumerate(read_tags(data)))
    picture = container.streams.video[0]
    codec = picture.codec_context
    packets = _packets(container, picture)
    shown = sorted((packet.pts or 0, packet.is_keyframe) for packet in packets[picture.index])
    steps = {b - a for (a, _), (b, _) in pairwise(shown)}
    keys = [n for n, (_, key) in enumerate(shown) if key] + [len(shown)]
    ticks = shown[-1][0] + (min(steps) if steps else 0) if shown else 0
    heard = container.streams.audio[0] if container.streams.audio else None
    return Reel(
        title=container.metadata.get("title", ""),
        codec=codec.name,
        profile=codec.profile or "",
        pixels=codec.pix_fmt or "",
        width=codec.width,
        height=codec.height,
        frames=len(shown),
        duration=round(ticks * (picture.time_base or 0) * 1000),
        rate=float(picture.average_rate or 0),
        even=len(steps) <= 1 and bool(shown) and shown[0][0] == 0,
        gap=max((b - a for a, b in pairwise(keys)), default=0),
        colour=(
            int(codec.color_primaries),
            int(codec.color_trc),
            int(codec.colorspace),
            int(codec.color_range),
        ),
        index_first={b"moov", b"mdat"} <= set(boxes)
        and boxes.index(b"moov") < boxes.index(b"mdat"),
        edit_list=b"elst" in boxes,
        turned=turned(data),
        tracks=tuple(
            _captions(stream, packets[stream.index], tags.get(stream.index, ""))
            for stream in container.streams.subtitles
        ),
        sound=_sound(heard, packets[heard.index]) if heard else None,
    )


def _packets(container: InputContainer, picture: VideoStream) -> dict[int, Packets]:
    """Packets by the number of their stream. Raises ValueError for pictures that are not framed."""
    found: dict[int, list[av.Packet[Stream]]] = {stream.index: [] for stream in container.streams}
    for packet in container.demux():
        if packet.size:
            found[packet.stream.index].append(packet)
            if packet.stream is picture and picture.codec_context.name == "h264":
                units(bytes(packet))
    return dict(found)


def _captions(stream: SubtitleStream, packets: Packets, tag: str) -> Captions:
    """Samples of mov_text: their length, their words; empty ones are the pauses."""
    cues = []
    for packet in packets:
        raw = bytes(packet)
        if size := int.from_bytes(raw[:2], "big"):
            start, length = packet.pts or 0, packet.duration or 0
            cues.append(
                (
                    round(start * packet.time_base * 1000),
                    round((start + length) * packet.time_base * 1000),
                    raw[2 : 2 + size].decode("utf-8", "replace"),
                )
            )
    return Captions(
        iso=stream.language or "",
        default=bool(stream.disposition & av.stream.Disposition.default),
        cues=tuple(cues),
        tag=tag,
    )


def _sound(stream: AudioStream, packets: Packets) -> tuple[str, str, int, int]:
    codec = stream.codec_context
    ends = ((packet.pts or 0) + (packet.duration or 0) for packet in packets)
    last = round(max(ends, default=0) * (stream.time_base or 0) * 1000)
    return codec.name, codec.profile or "", codec.sample_rate, last


def watch(data: bytes) -> Watched | str:
    """Decode all of the film, or say why it cannot be decoded."""
    try:
        with opened(data) as container:
            seen = [
                flashes.blocks(*_planes(frame.reformat(format="yuv420p")))
                for frame in container.decode(video=0)
            ]
            heard = bool(container.streams.audio)
        loud = sound.loudness(sound.decode(data)) if heard else None
        return Watched(flashes.worst(seen), len(seen), loud)
    except AttributeError:
        return "its pictures or its sound are of a kind that nobody knows"
    except (av.FFmpegError, sound.Unsound, ValueError, TypeError, ArithmeticError) as broken:
        return str(broken)


def _planes(frame: av.VideoFrame) -> tuple[Plane, Plane, Plane]:
    """Y, U and V of a frame in 4:2:0, which PyAV gives as one array."""
    stacked = frame.to_ndarray().astype(np.uint8, copy=False)
    half = frame.height // 2, frame.width // 2
    rest, size = stacked[frame.height :].reshape(-1), half[0] * half[1]
    return (
        stacked[: frame.height, : frame.width],
        rest[:size].reshape(half),
        rest[size : 2 * size].reshape(half),
    )
