"""Joins encoded scenes into one film: packets are copied, captions become tracks, sound becomes the
second stream.

The file starts with its index (`moov`), has no edit list, no dates and no names of programs, as
platforms ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import Any

import av

from toolkit.model.film import FPS

OPTIONS = {
    "movflags": "+faststart+negative_cts_offsets",
    "use_editlist": "0",
    "fflags": "+bitexact",
}
NOTES = 6  # the kind of unit into which x264 writes its settings
MILLISECOND = Fraction(1, 1000)
# mov_text has no style of its own here; the format wants a header all the same.
STYLE = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize,"
    b" PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline,"
    b" StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL,"
    b" MarginR, MarginV, Encoding\nStyle:"
    b" Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0\n"
)


@dataclass(frozen=True, slots=True)
class Track:
    """Captions in one language.

    `iso` is its ISO 639-2 code (cym, eng), `label` its own name; cues are (first frame, frame after
    the last, words).
    """

    locale: str
    iso: str
    label: str
    cues: tuple[tuple[int, int, str], ...]


def milliseconds(frame: int) -> int:
    """When a frame begins."""
    return (frame * 1000 + FPS // 2) // FPS


def film(
    segments: Sequence[bytes],
    tracks: Sequence[Track],
    sound: bytes | None,
    title: str,
    language: str,
) -> bytes:
    """The film as an MP4.

    `segments` are MP4s of one H.264 stream each, with the same settings; the first track is the one
    that players show; `sound` is an MP4 with one AAC stream; `language` is the ISO 639-2 code of
    the words in the picture.

    Raises ValueError for segments that do not belong together.
    """
    kept = _Kept()
    with (
        av.open(BytesIO(segments[0]), "r") as first,
        av.open(kept, "w", format="mp4", options=OPTIONS, io_open=kept.again) as out,
    ):
        out.metadata["title"] = title
        picture = _stream(out, first.streams.video[0], language)
        heard, notes = _add_sound(out, sound, language)
        texts = [(_add_track(out, track), track) for track in tracks]
        shown = list(_pictures(segments, picture))
        for packet in [
            *shown,
            *_sounds(notes, heard, len(shown)),
            *(packet for stream, track in texts for packet in _captions(track, stream)),
        ]:
            out.mux(packet)
    return kept.getvalue()


class _Kept(BytesIO):
    """Keeps its bytes when the writer closes it; moving the index to the front reads it once more."""

    def close(self) -> None:
        """The bytes are still wanted."""

    def again(self, url: str, flags: int, options: dict[str, str]) -> BytesIO:
        return BytesIO(self.getvalue())


def _stream(out: Any, template: Any, language: str) -> Any:
    stream = out.add_stream_from_template(template)
    stream.metadata["language"] = language
    return stream


def _pictures(segments: Sequence[bytes], stream: Any) -> Iterator[Any]:
    """All packets in one row.

    Each scene is whole in itself (closed groups), so its frames only move along.
    """
    found: list[tuple[int, Any]] = []
    for number, segment in enumerate(segments):
        with av.open(BytesIO(segment), "r") as part:
            source: Any = part.streams.video[0]
            if (
                source.codec_context.extradata != stream.codec_context.extradata
                or source.codec_context.name != "h264"
            ):
                raise ValueError(f"segment {number} was encoded with other settings than the first")
            before = len(found)
            found += [
                (before + _frame(packet), _bare(packet))
                for packet in part.demux(source)
                if packet.size
            ]
    late = max(
        n - frame for n, (frame, _) in enumerate(found)
    )  # B-frames: how long before it is shown a picture is sent
    for n, (frame, packet) in enumerate(found):
        yield _timed(packet, stream, Fraction(1, FPS), frame, 1, n - late)


def units(data: bytes) -> list[tuple[int, bytes]]:
    """The units of a picture in an MP4: their kind, and their bytes with the length before them.

    Raises ValueError where lengths do not fit: players of some makers stop there, others do not
    mind.
    """
    found, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if not size or at + 4 + size > len(data):
            raise ValueError("its pictures are not framed as an MP4's must be")
        found.append((data[at + 4] & 31, data[at : at + 4 + size]))
        at += 4 + size
    return found


def _bare(packet: Any) -> Any:
    """The packet without notes. FFmpeg's own filter would write start codes in place of lengths."""
    parts = units(bytes(packet))
    if all(kind != NOTES for kind, _ in parts):
        return packet
    bare = av.Packet(b"".join(data for kind, data in parts if kind != NOTES))
    bare.is_keyframe = packet.is_keyframe
    return bare


def _frame(packet: Any) -> int:
    frame: int = round(packet.pts * packet.time_base * FPS)
    return frame


def _add_sound(out: Any, sound: bytes | None, language: str) -> tuple[Any, list[Any]]:
    if not sound:
        return None, []
    with av.open(BytesIO(sound), "r") as source:
        stream = _stream(out, source.streams.audio[0], language)
        return stream, [packet for packet in source.demux(source.streams.audio[0]) if packet.size]


def _sounds(packets: Sequence[Any], stream: Any, frames: int) -> Iterator[Any]:
    """Sound starts and ends with the film: the encoder's lead-in has been cut from what it was
    given (see sound.encode).
    """
    for n, packet in enumerate(packets):
        if n * 1024 * FPS < frames * stream.codec_context.sample_rate:
            yield _timed(
                packet, stream, Fraction(1, stream.codec_context.sample_rate), n * 1024, 1024
            )


def _add_track(out: Any, track: Track) -> Any:
    stream = out.add_stream("mov_text")
    stream.metadata["language"] = track.iso
    stream.metadata["handler_name"] = track.label
    stream.codec_context.subtitle_header = STYLE
    stream.time_base = MILLISECOND
    return stream


def _captions(track: Track, stream: Any) -> Iterator[Any]:
    """Samples written here: their length, their words.

    Nothing in the words can be taken for a command.
    """
    for start, end, text in track.cues:
        words = text.encode()
        at = milliseconds(start)
        yield _timed(
            av.Packet(len(words).to_bytes(2, "big") + words),
            stream,
            MILLISECOND,
            at,
            milliseconds(end) - at,
        )


def _timed(
    packet: Any, stream: Any, base: Fraction, shown: int, duration: int, sent: int | None = None
) -> Any:
    packet.stream, packet.time_base = stream, base
    packet.pts, packet.dts, packet.duration = shown, shown if sent is None else sent, duration
    return packet
