"""x264 through PyAV: frames become a segment, a closed group of pictures that others can stand
before and behind.

One thread and no instructions that only some processors have: the same frames give the same bytes.
PyAV's own way of threads would slice every frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO
from typing import Any

import av
import numpy as np
from av.bitstream import BitStreamFilterContext
from av.video.stream import VideoStream

from toolkit.engine.film.planes import Plane

CRF, PRESET, DRAFT = 18, "veryfast", "ultrafast"
GROUP = 60  # frames between key frames, at most
_X264 = (  # each frame looked ahead at takes 8 MB, and saves nothing here
    "cpu-independent=1:open-gop=0:threads=1:rc-lookahead=5"
)
_CONTAINER = {"movflags": "+negative_cts_offsets", "use_editlist": "0", "fflags": "+bitexact"}


def segment(
    frames: Iterable[tuple[Plane, bool]], width: int, height: int, fps: int, draft: bool = False
) -> bytes:
    """An MP4 with one H.264 stream.

    Each frame comes as yuv420p with whether it differs from the one before: the same frame is
    handed over again, unconverted. A draft is encoded faster and larger.
    """
    out = BytesIO()
    with av.open(out, "w", format="mp4", options=_CONTAINER) as container:
        stream = _stream(container.add_stream("libx264", rate=fps), width, height, fps, draft)
        plain = BitStreamFilterContext(
            "filter_units=remove_types=6", stream
        )  # x264 writes its settings into the stream

        def write(packets: Iterable[Any]) -> None:
            for packet in packets:
                for kept in plain.filter(packet):
                    container.mux(kept)

        picture = av.VideoFrame(
            width, height, "yuv420p"
        )  # x264 copies it at once, so one serves all
        picture.color_range, picture.colorspace, picture.time_base = 1, 1, Fraction(1, fps)
        for number, (planes, changed) in enumerate(frames):
            if changed:
                _copy(planes, picture)
            picture.pts = number
            write(stream.encode(picture))
        write(stream.encode(None))
        for kept in plain.filter(None):
            container.mux(kept)
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
