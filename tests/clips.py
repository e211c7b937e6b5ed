"""Small encoded scenes for tests, and the names of an MP4's boxes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO

import av
import numpy as np


def segment(frames: int, shade: int, size: tuple[int, int] = (320, 240), crf: str = "20") -> bytes:
    """A scene: a bright block that moves over a flat ground."""
    width, height = size
    out = BytesIO()
    with av.open(out, "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.options = {
            "preset": "veryfast",
            "crf": crf,
            "x264-params": "cpu-independent=1",
        }
        stream.codec_context.thread_count, stream.codec_context.gop_size = 1, 60
        stream.codec_context.color_primaries = stream.codec_context.color_trc = (
            stream.codec_context.colorspace
        ) = stream.codec_context.color_range = 1
        for n in range(frames):
            planes = np.full((height * 3 // 2, width), 128, np.uint8)
            planes[:height] = shade
            planes[40:80, n * 3 % 200 : n * 3 % 200 + 40] = 220
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            frame.pts, frame.time_base = n, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return out.getvalue()


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The names of all boxes, in order."""
    while start < (end or len(data)):
        size, name = (
            int.from_bytes(data[start : start + 4], "big"),
            data[start + 4 : start + 8].decode("latin-1"),
        )
        yield name
        if name in {"moov", "trak", "mdia", "minf", "stbl", "udta", "edts"}:
            yield from boxes(data, start + 8, start + size)
        start += size
