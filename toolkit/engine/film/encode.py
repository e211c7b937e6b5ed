"""Encodes the frames of one scene with x264, through PyAV, as a segment that films are joined from.

A segment is a closed group of pictures: it refers to no picture outside itself, so other segments
can stand before and behind it. Encoding uses one thread and no instructions that only some
processors have, so that the same frames give the same bytes everywhere. (PyAV's default threads
would cut every frame into slices.)
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO

import av
import numpy as np
from av.bitstream import BitStreamFilterContext
from av.stream import Stream
from av.video.stream import VideoStream

from toolkit.engine.film.planes import Plane

CRF, PRESET, DRAFT = 18, "veryfast", "ultrafast"
GROUP = 60  # frames between key frames, at most
# Looking ahead at more frames would take 8 MB for each of them, and saves nothing here.
_X264 = "cpu-independent=1:open-gop=0:threads=1:rc-lookahead=5"
_CONTAINER = {"movflags": "+negative_cts_offsets", "use_editlist": "0", "fflags": "+bitexact"}


def segment(
    frames: Iterable[tuple[Plane, bool]], width: int, height: int, fps: int, draft: bool = False
) -> bytes:
    """An MP4 with one H.264 stream.

    Each frame comes as its bytes in yuv420p, and whether it differs from the one before: a frame
    that does not is handed to the encoder again without copying its bytes. A draft is encoded
    faster and becomes larger.
    """
    out = BytesIO()
    with av.open(out, "w", format="mp4", options=_CONTAINER) as container:
        stream = _stream(container.add_stream("libx264", rate=fps), width, height, fps, draft)
        # x264 writes its settings into the stream as units of type 6; films do not need them.
        plain = BitStreamFilterContext("filter_units=remove_types=6", stream)

        def write(packets: Iterable[av.Packet[Stream]]) -> None:
            for packet in packets:
                container.mux(plain.filter(packet))

        # x264 copies each picture at once, so one object serves all frames.
        picture = av.VideoFrame(width, height, "yuv420p")
        picture.color_range, picture.colorspace, picture.time_base = 1, 1, Fraction(1, fps)
        for number, (planes, changed) in enumerate(frames):
            if changed:
                _copy(planes, picture)
            picture.pts = number
            write(stream.encode(picture))
        write(stream.encode(None))
        container.mux(plain.filter(None))
    return out.getvalue()


def _stream(stream: VideoStream, width: int, height: int, fps: int, draft: bool) -> VideoStream:
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    context = stream.codec_context
    context.time_base = Fraction(1, fps)
    context.gop_size = GROUP
    context.thread_count, context.thread_type = 1, "FRAME"
    context.color_primaries = context.color_trc = context.colorspace = 1  # BT.709
    context.color_range = 1  # limited
    stream.options = {
        "preset": DRAFT if draft else PRESET,
        "crf": str(CRF),
        "profile": "high",
        "x264-params": _X264,
    }
    return stream


def _copy(planes: Plane, picture: av.VideoFrame) -> None:
    """Put a frame's bytes where the encoder reads them."""
    at = 0
    for plane in picture.planes:
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
        size = plane.width * plane.height
        rows[:, : plane.width] = planes[at : at + size].reshape(plane.height, plane.width)
        at += size
