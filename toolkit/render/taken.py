"""Pictures from outside, such as logos: made safe, and put where templates find them."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from toolkit.engine import raster
from toolkit.engine.apart import Overrun, apart
from toolkit.model.digest import digest
from toolkit.model.problem import Problem, RenderFailed, Span

MEMORY = 1_000_000_000  # bytes for one picture


def take_in(images: Iterable[str], room: Path) -> None:
    """Pictures from outside, made safe, where templates find them: /taken/<digest>.png."""
    for path in images:
        data = (room / path).read_bytes()
        taken = room / "assets/taken" / f"{digest(data)}.png"
        if not taken.exists():
            safe = made_safe(path, data)
            taken.parent.mkdir(exist_ok=True)
            part = taken.with_suffix(f".{threading.get_ident()}")
            part.write_bytes(safe)
            part.replace(taken)


def made_safe(path: str, data: bytes) -> bytes:
    """A picture from outside as a fresh one, decoded in a process apart.

    Raises RenderFailed that names the file.
    """
    try:
        return apart(raster.take_in, path, data, memory=MEMORY)
    except Overrun as why:
        hint = "open it in a picture editor, and save it again as PNG"
        raise RenderFailed([Problem("image", f"{path} {why}", Span(path), hint)]) from None
