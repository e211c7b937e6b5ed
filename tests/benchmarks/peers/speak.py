"""How a peer written in Python speaks: one JSON line in, one picture, one JSON line out."""

from __future__ import annotations

import base64
import json
import sys
import time
from collections.abc import Callable
from typing import Any


def serve(draw: Callable[[dict[str, Any]], bytes], ready: dict[str, Any] | None = None) -> None:
    """Draw a card for each line.

    Milliseconds of wall and CPU (all threads) are of the drawing alone.
    """
    print(json.dumps({"ready": True, **(ready or {})}), flush=True)
    for line in sys.stdin:
        card = json.loads(line)
        wall, cpu = time.perf_counter(), time.process_time()
        png = draw(card)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(
            json.dumps(
                {
                    "wall": wall * 1000,
                    "cpu": cpu * 1000,
                    "bytes": len(png),
                    "png": base64.b64encode(png).decode(),
                }
            ),
            flush=True,
        )
