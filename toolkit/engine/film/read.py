"""Reads films that were made, here or elsewhere: what is in the file, without drawing a frame; or
every frame of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import av

from toolkit.engine.film import flashes, sound
from toolkit.engine.film.mux import units


@dataclass(frozen=True, slots=True)
class Captions:
    """A track: its language (ISO 639-2), whether players show it unasked, and its cues: start and
    end in ms, words.
    """

    iso: str
    default: bool
    cues: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Reel:
    """What a film's file says.

    `even`: every frame lasts as long as the next; `gap`: most frames from one key frame to the
    next; `colour`: primaries, transfer, matrix, range as H.264 numbers them.
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
    tracks: tuple[Captions, ...]
    sound: tuple[str, str, int, int] | None


def reel(data: bytes) -> Reel | str:
    """What the film holds, or why it cannot be read. Durations in ms."""
    try:
        with av.open(BytesIO(data), "r") as container:
            if not container.streams.video:
                return "it has no picture"
            return _reel(container, list(_boxes(data)))
    except (av.FFmpegError, ValueError) as broken:
        return str(broken)


def _reel(container: Any, boxes: list[bytes]) -> Reel:
    picture = container.streams.video[0]
    codec = picture.codec_context
    packets: dict[int, list[Any]] = {stream.index: [] for stream in container.streams}
    for packet in container.demux():
        if packet.size:
            packets[packet.stream.index].append(packet)
            if packet.stream is picture and codec.name == "h264":
                units(bytes(packet))
    shown = sorted((packet.pts, packet.is_keyframe) for packet in packets[picture.index])
    steps = {b - a for (a, _), (b, _) in pairwise(shown)}
    keys = [n for n, (_, key) in enumerate(shown) if key] + [len(shown)]
    length = (shown[-1][0] + (min(steps) if steps else 0)) * picture.time_base if shown else 0
    heard = container.streams.audio[0] if container.streams.audio else None
    return Reel(
        container.metadata.get("title", ""), codec.name, codec.profile or "", codec.pix_fmt or "", codec.width, codec.height, len(shown), round(length * 1000), float(picture.average_rate or 0),
        len(steps) <= 1 and bool(shown) and shown[0][0] == 0, max((b - a for a, b in pairwise(keys)), default=0),
        (int(codec.color_primaries), int(codec.color_trc), int(codec.colorspace), int(codec.color_range)), b"moov" in boxes and b"mdat" in boxes and boxes.index(b"moov") < boxes.index(b"mdat"), b"elst" in boxes,
        tuple(_captions(stream, packets[stream.index]) for stream in container.streams.subtitles),
        (heard.codec_context.name, heard.codec_context.profile or "", heard.codec_context.sample_rate, _end(packets[heard.index], heard)) if heard else None,
    )  # fmt: skip


def _captions(stream: Any, packets: list[Any]) -> Captions:
    """Samples of mov_text: their length, their words; empty ones are the pauses."""
    cues = []
    for packet in packets:
        raw = bytes(packet)
        if size := int.from_bytes(raw[:2], "big"):
            cues.append(
                (
                    round(packet.pts * packet.time_base * 1000),
                    round((packet.pts + packet.duration) * packet.time_base * 1000),
                    raw[2 : 2 + size].decode("utf-8", "replace"),
                )
            )
    return Captions(
        stream.language or "", bool(stream.disposition & av.stream.Disposition.default), tuple(cues)
    )


def _end(packets: list[Any], stream: Any) -> int:
    return max(
        (round((packet.pts + packet.duration) * stream.time_base * 1000) for packet in packets),
        default=0,
    )


def _boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The names of an MP4's boxes, in order, as deep as tracks."""
    end = len(data) if end is None else end
    while start + 8 <= end:
        size, name, head = (
            int.from_bytes(data[start : start + 4], "big"),
            data[start + 4 : start + 8],
            8,
        )
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        size = size or end - start
        if size < head or start + size > end:
            raise ValueError("it is cut off or damaged")
        yield name
        if name in (b"moov", b"trak", b"edts"):
            yield from _boxes(data, start + head, start + size)
        start += size


def watch(data: bytes) -> tuple[flashes.Flashes, int, float | None] | str:
    """Decode all of it: the flashes of the worst second, how many frames there are, the loudness in
    LUFS where there is sound; or why it cannot be decoded.
    """
    try:
        with av.open(BytesIO(data), "r") as container:
            seen: list[Any] = []
            for frame in container.decode(video=0):
                planes = (
                    frame.reformat(format="yuv420p").to_ndarray()
                    if frame.format.name != "yuv420p"
                    else frame.to_ndarray()
                )
                seen.append(flashes.blocks(*_planes(planes, frame.width, frame.height)))
            heard = bool(container.streams.audio)
        return flashes.worst(seen), len(seen), sound.loudness(sound.decode(data)) if heard else None
    except (av.FFmpegError, sound.Unsound) as broken:
        return str(broken)


def _planes(stacked: Any, width: int, height: int) -> tuple[Any, Any, Any]:
    """Y, U and V of PyAV's one array of 4:2:0."""
    luma, rest = stacked[:height, :width], stacked[height:].reshape(-1)
    size = (height // 2) * (width // 2)
    return (
        luma,
        rest[:size].reshape(height // 2, width // 2),
        rest[size : 2 * size].reshape(height // 2, width // 2),
    )
