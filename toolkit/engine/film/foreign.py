"""Opens sound and films from outside: only kinds of files that hold all that is theirs.

FFmpeg knows play lists and descriptions of streams too. Their entries are other files and
addresses, and it would go and get them.
"""

from __future__ import annotations

from io import BytesIO

import av
from av.container import InputContainer

_WHOLE = (
    "wav,mp3,mov,mp4,m4a,3gp,3g2,mj2,ogg,flac"  # what films take
    ",aac,aiff,amr,asf,avi,caf,flv,matroska,webm,mpeg,mpegts"  # what can be named when refused
)
_OPTIONS = {"format_whitelist": _WHOLE, "protocol_whitelist": "none"}


def opened(data: bytes) -> InputContainer:
    """The file, open for reading. Raises av.FFmpegError for what is none of these kinds."""
    return av.open(BytesIO(data), "r", options=_OPTIONS, metadata_errors="ignore")
