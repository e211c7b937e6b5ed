"""Sound that somebody supplied, decoded in a process apart."""

from __future__ import annotations

from toolkit.engine.apart import Overrun, apart
from toolkit.engine.film.fitness import Supplied, supplied
from toolkit.engine.film.sound import Unsound

SECONDS = 300  # of the processor
MEMORY = 4_000_000_000  # bytes, for the longest sound that is read


def heard(data: bytes, longest: float | None = None) -> Supplied:
    """A sound that somebody supplied, decoded and judged in a process apart: see `supplied`.

    Raises Unsound.
    """
    try:
        return apart(supplied, data, longest, seconds=SECONDS, memory=MEMORY)
    except Overrun as why:
        raise Unsound(str(why), "save it once more from your sound editor, as WAV") from None
