"""moviepy 2: the same frames in the same order, encoded with the same preset and quality by its own
FFmpeg.
"""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from pathlib import Path

import numpy as np
from moviepy import VideoClip

folder = Path(sys.argv[1])
told = json.loads((folder / "order.json").read_text())
fps, order = told["fps"], told["order"]


@lru_cache(maxsize=2)
def picture(number: int) -> np.ndarray:
    return np.load(folder / f"{number}.npy")


clip = VideoClip(
    lambda t: picture(order[min(round(t * fps), len(order) - 1)]), duration=len(order) / fps
)
clip.write_videofile(
    str(folder / "film.mp4"),
    fps=fps,
    codec="libx264",
    preset="veryfast",
    ffmpeg_params=["-crf", "18"],
    threads=1,
    audio=False,
    logger=None,
)
