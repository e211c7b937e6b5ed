"""Joins encoded scenes, captions and sound into one film: packets are copied, never encoded again.

The file starts with its index (`moov`), has no edit list, no dates and no names of programs, as
platforms ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from io import BytesIO
from typing import TypeAlias, TypeVar

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.stream import Stream
from av.subtitles.stream import SubtitleStream
from av.video.stream import VideoStream

from toolkit.engine.film.boxes import with_tags
from toolkit.engine.film.parts import Track
from toolkit.model.film import FPS

OPTIONS = {
    "movflags": "+faststart+negative_cts_offsets",
    "use_editlist": "0",
    "fflags": "+bitexact",
}
NOTES = 6  # the kind of unit into which x264 writes its settings
MILLISECOND = Fraction(1, 1000)
SAMPLES = 1024  # of sound in one packet
# Captions have no style of their own here, but the format (mov_text) wants a header all the same.
STYLE = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize,"
    b" PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline,"
    b" StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL,"
    b" MarginR, MarginV, Encoding\nStyle:"
    b" Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0\n"
)

Packet: TypeAlias = "av.Packet[Stream]"
AnyStream = TypeVar("AnyStream", bound=Stream)


def milliseconds(frame: int) -> int:
    """When a frame begins."""
    return (frame * 1000 + FPS // 2) // FPS


def film(
    segments: Sequence[bytes],
    tracks: Sequence[Track],
    sound: bytes | None,
    title: str,
    language: str,
    rights: str = "",
) -> bytes:
    """The film as an MP4.

    `segments` are MP4s of one H.264 stream each, with the same settings; the first track is the one
    that players show; `sound` is an MP4 with one AAC stream; `language` is the ISO 639-2 code of
    the words in the picture; `rights` says under which licence they stand.

    Raises ValueError for segments that do not belong together.
    """
    kept = _Kept()
    with (
        av.open(BytesIO(segments[0]), "r") as first,
        av.open(kept, "w", format="mp4", options=OPTIONS, io_open=kept.again) as out,
    ):
        out.metadata["title"] = title
        if rights:
            out.metadata["copyright"] = rights
        picture = _stream(out, first.streams.video[0], language)
        played = _add_sound(out, sound, language) if sound else None
        texts = [(_add_track(out, track), track) for track in tracks]
        shown = list(_pictures(segments, picture))
        for packet in [
            *shown,
            *(_sounds(*played, len(shown)) if played else ()),
            *(packet for stream, track in texts for packet in _captions(track, stream)),
        ]:
            out.mux(packet)
    unsaid = [""] * (2 if sound else 1)
    return with_tags(kept.getvalue(), [*unsaid, *map(_tag, tracks)])


def _tag(track: Track) -> str:
    """The track's language as a tag, where three letters do not say all of it."""
    return track.locale if "-" in track.locale else ""


class _Kept(BytesIO):
    """A file in memory that keeps its bytes when the writer closes it."""

    def close(self) -> None:
        """The bytes are still wanted."""

    def again(self, *_: object) -> BytesIO:
        """What FFmpeg reads once more, to move the index to the front of the file."""
        return BytesIO(self.getvalue())


def _stream(out: OutputContainer, template: AnyStream, language: str) -> AnyStream:
    stream = out.add_stream_from_template(template)
    stream.metadata["language"] = language
    return stream


def _pictures(segments: Sequence[bytes], stream: VideoStream) -> Iterator[Packet]:
    """The packets of all segments in one row.

    No frame of a segment refers to another segment (their groups are closed), so frames only get
    later times.
    """
    found: list[tuple[int, Packet]] = []
    for number, segment in enumerate(segments):
        with av.open(BytesIO(segment), "r") as part:
            source: Stream = part.streams.video[0]
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
    # Some pictures (B-frames) need a later one, which is sent before it: by how much at most?
    late = max(n - frame for n, (frame, _) in enumerate(found))
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


def _bare(packet: Packet) -> Packet:
    """The packet without notes. FFmpeg's own filter would write start codes in place of lengths."""
    parts = units(bytes(packet))
    if all(kind != NOTES for kind, _ in parts):
        return packet
    bare = av.Packet(b"".join(data for kind, data in parts if kind != NOTES))
    bare.is_keyframe = packet.is_keyframe
    return bare


def _frame(packet: Packet) -> int:
    """The number of the frame, in its segment, that the packet shows."""
    return round((packet.pts or 0) * packet.time_base * FPS)


def _add_sound(
    out: OutputContainer, sound: bytes, language: str
) -> tuple[list[Packet], AudioStream]:
    with av.open(BytesIO(sound), "r") as source:
        heard = source.streams.audio[0]
        one: Stream = heard
        return (
            [packet for packet in source.demux(one) if packet.size],
            _stream(out, heard, language),
        )


def _sounds(packets: Sequence[Packet], stream: AudioStream, frames: int) -> Iterator[Packet]:
    """The packets of sound that begin before the film ends.

    Sound starts with the first frame: `sound.encode` has taken the encoder's lead-in into account.
    """
    rate = stream.codec_context.sample_rate
    for n, packet in enumerate(packets):
        if n * SAMPLES * FPS < frames * rate:
            yield _timed(packet, stream, Fraction(1, rate), n * SAMPLES, SAMPLES)


def _add_track(out: OutputContainer, track: Track) -> SubtitleStream:
    stream = out.add_stream("mov_text")
    stream.metadata["language"] = track.iso
    stream.metadata["handler_name"] = track.label
    stream.codec_context.subtitle_header = STYLE
    stream.time_base = MILLISECOND
    return stream


def _captions(track: Track, stream: SubtitleStream) -> Iterator[Packet]:
    """The cues as samples of mov_text, written here: their length, then their words as they are.

    So nothing in the words can be taken for a command.
    """
    for start, end, text in track.cues:
        words = text.encode()
        at = milliseconds(start)
        packet = av.Packet(len(words).to_bytes(2, "big") + words)
        yield _timed(packet, stream, MILLISECOND, at, milliseconds(end) - at)


def _timed(
    packet: Packet,
    stream: Stream,
    base: Fraction,
    shown: int,
    duration: int,
    sent: int | None = None,
) -> Packet:
    """The packet, to be muxed into a stream; times in units of `base`."""
    packet.stream, packet.time_base = stream, base
    packet.pts, packet.dts, packet.duration = shown, shown if sent is None else sent, duration
    return packet
