"""Which share of a cold build's CPU goes into the gates of finished stills: where words stand, all
of them, in the right letters. See README.md here.

python tests/benchmarks/bench_gates.py [PATTERN …]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from running import command

from toolkit.judge import layout, printed, sheets
from toolkit.render import page

PATTERNS = ("posters/*", "cards/slogan", "cards/emergency", "infographics/*", "sheets/*")
GATES = (  # all that judges a piece, by what it is called where a piece is drawn
    (page, "check_glyphs"),
    (layout, "faults"),
    (printed, "unprinted"),
    (page, "undrawn"),
    (sheets, "missized"),
    (page, "_unlike"),
)


def main(patterns: Iterable[str]) -> None:
    taken: dict[str, list[float]] = {name: [] for _, name in GATES}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        for owner, name in GATES:
            stack.enter_context(
                patch.object(owner, name, _timed(getattr(owner, name), taken[name]))
            )
        start = time.process_time()
        ran = command("build", *patterns, "--out", f"{folder}/out", "--store", f"{folder}/store")
        whole = time.process_time() - start
    pieces = max(1, len(taken["_unlike"]))
    print(f"load {os.getloadavg()[0]:.1f}; exit status {ran.code}; {pieces} pieces")
    for name, times in taken.items():
        share = 100 * sum(times) / whole
        print(f"{name.strip('_'):14}{share:5.1f} %; {1000 * sum(times) / pieces:5.1f} ms each")
    spent = sum(map(sum, taken.values()))
    print(f"all gates {100 * spent / whole:.1f} % of {whole:.2f} s CPU")


def _timed(gate: Callable[..., Any], taken: list[float]) -> Callable[..., Any]:
    """The gate, whose CPU time on its own thread is noted. (Appending is safe in threads.)"""

    def timed(*args: Any) -> Any:
        start = time.thread_time()
        try:
            return gate(*args)
        finally:
            taken.append(time.thread_time() - start)

    return timed


if __name__ == "__main__":
    main(sys.argv[1:] or PATTERNS)
