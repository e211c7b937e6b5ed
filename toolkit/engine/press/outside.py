"""The profile of a printer, tried in a process apart before LittleCMS sees it here."""

from __future__ import annotations

from functools import lru_cache

from toolkit.engine.apart import Overrun, apart
from toolkit.engine.press.profile import Profile, profile

SECONDS = 20


@lru_cache(maxsize=8)
def outside(data: bytes) -> Profile:
    """The profile in the bytes of a file that somebody brought. Raises ValueError, in words."""
    try:
        apart(tried, data, seconds=SECONDS)
    except Overrun as why:
        raise ValueError(str(why)) from None
    return profile(data)


def tried(data: bytes) -> None:
    """All that is asked of a profile, once. Raises ValueError, in words."""
    made = Profile(data)
    try:
        made.printed(made.inks("#7F7F7F"))
        made.printed(made.inks("#123456"))
    except MemoryError:
        raise
    except Exception:  # LittleCMS and what it gives may be damaged in any way
        raise ValueError("is damaged") from None
