"""Says what is missing that films are made with; it is asked once, before the first frame."""

from __future__ import annotations

from functools import lru_cache

from toolkit.model.problem import Problem

INSTALL = "pip install -r requirements.txt installs all that films need"


@lru_cache(maxsize=1)
def lacking() -> Problem | None:
    """What is missing: PyAV, NumPy, or the encoders x264 and AAC inside PyAV.

    None when all is well.
    """
    try:
        import av
        import numpy  # noqa: F401
    except ImportError as missing:
        return Problem(
            "video",
            f"films need the extra “video”, which is not whole here: {missing}",
            None,
            INSTALL,
        )
    for name, what in (("libx264", "H.264"), ("aac", "AAC")):
        if name not in av.codecs_available:
            return Problem(
                "video",
                f"the installed PyAV {av.__version__} has no {name}, which films need to write"
                f" {what}",
                None,
                INSTALL,
            )
    return None
