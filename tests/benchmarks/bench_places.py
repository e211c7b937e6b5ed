"""Which share of a cold build's CPU goes into judging where words stand. See README.md here.

python tests/benchmarks/bench_places.py [PATTERN …]
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from running import command

from toolkit.judge import places

PATTERNS = ("posters/*", "cards/slogan", "cards/emergency", "infographics/*", "sheets/*")


def main(patterns: Iterable[str]) -> None:
    taken: list[float] = []
    lock, judge = threading.Lock(), places.misplaced

    def timed(*args: Any) -> Any:
        start = time.thread_time()
        try:
            return judge(*args)
        finally:
            with lock:
                taken.append(time.thread_time() - start)

    with tempfile.TemporaryDirectory() as folder, patch.object(places, "misplaced", timed):
        start = time.process_time()
        ran = command("build", *patterns, "--out", f"{folder}/out", "--store", f"{folder}/store")
        whole = time.process_time() - start
    each = 1000 * sum(taken) / max(1, len(taken))
    print(f"load {os.getloadavg()[0]:.1f}; exit status {ran.code}; {len(taken)} pieces")
    share = 100 * sum(taken) / whole
    print(f"{sum(taken):.2f} s of {whole:.2f} s CPU: {share:.1f} %; {each:.1f} ms each")


if __name__ == "__main__":
    main(sys.argv[1:] or PATTERNS)
