"""How long it takes to lay out every string of the campaign: python tests/benchmarks/bench_fit.py

Cold: nothing is kept. Warm: nothing changed. One: one Welsh string changed.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from toolkit.execute.fitting import fit_all
from toolkit.execute.request import Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.media.reading import read_project

HERE = Path(__file__).resolve().parent.parent.parent
CATALOGUE = "locales/cy/LC_MESSAGES/campaign.po"


def once(root: Path) -> tuple[float, int, int]:
    """Seconds, strings in places, layouts."""
    started = time.perf_counter()
    with rooms():
        found = fit_all(root, read_project(root), Request(), Store(root / "store"))
    return time.perf_counter() - started, len(found.strings), found.layouts


def main() -> None:
    """Print the three times."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("assets", "locales"):
            shutil.copytree(HERE / name, root / name)
        for name in ("cold", "warm", "one"):
            if name == "one":
                text = (root / CATALOGUE).read_text("utf-8")
                (root / CATALOGUE).write_text(
                    text.replace('msgstr "Dysgwch ', 'msgstr "Gwybod ', 1), "utf-8"
                )
            seconds, strings, layouts = once(root)
            print(f"{name}: {seconds:.2f} s for {strings} strings in {layouts} layouts")


if __name__ == "__main__":
    main()
