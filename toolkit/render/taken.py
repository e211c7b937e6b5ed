"""Pictures from outside, such as logos: made safe, and put where templates find them."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from toolkit.engine import raster
from toolkit.model.digest import digest


def take_in(images: Iterable[str], room: Path) -> None:
    """Pictures from outside, made safe, where templates find them: /taken/<digest>.png."""
    for path in images:
        data = (room / path).read_bytes()
        taken = room / "assets/taken" / f"{digest(data)}.png"
        if not taken.exists():
            safe = raster.take_in(path, data)
            taken.parent.mkdir(exist_ok=True)
            part = taken.with_suffix(f".{threading.get_ident()}")
            part.write_bytes(safe)
            part.replace(taken)
