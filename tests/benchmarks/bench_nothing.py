"""What a build costs that has little or nothing to do, and how much room a build takes.

See README.md in this folder.

python tests/benchmarks/bench_nothing.py [--rounds N] [--strings CONTEXT …] [--store FOLDER]
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from statistics import median

from machine import facts, frozen, run

STRINGS = ("posts/emergency/body", "myths/consent/fact", "campaign/line/strapline")
CATALOGUE = "locales/cy/LC_MESSAGES/campaign.po"


def main() -> None:
    """Measure and print ratios."""
    parser = argparse.ArgumentParser(description="Builds with little or nothing to do.")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--strings", nargs="*", default=list(STRINGS))
    parser.add_argument("--store", type=Path, help="results of an earlier build, to begin quickly")
    wish = parser.parse_args()
    print(facts(), f"\nmedians of {wish.rounds} rounds, quietest in brackets\n")
    with frozen() as project:
        store = wish.store or project.parent / "store"
        build = [sys.executable, "-m", "toolkit", "build", "--project", project]
        build += ["--out", project.parent / "out", "--store", store]
        run(build, project)
        _nothing(build, project, wish.rounds)
        _one_string(build, project, wish.strings)
        _room(project.parent / "out", store)


def _nothing(build: list[str | Path], project: Path, rounds: int) -> None:
    """Nothing changed; and everything looked at although nothing changed (--json does)."""
    names = {
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "nothing changed": build,
        "nothing changed, all looked at": [*build, "--json"],
    }
    run([*build, "--json"], project)
    seen: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for name, command in names.items():
            seen[name].append(run(command, project).cpu)
    click = seen["python -c 'import click'"]
    for name, cpu in seen.items():
        print(
            f"{name}: {median(cpu):.3f} CPU s ({min(cpu):.3f}),"
            f" {median(cpu) / median(click):.2f} times click ({min(cpu) / min(click):.2f})"
        )


def _one_string(build: list[str | Path], project: Path, strings: list[str]) -> None:
    """One Welsh string changed: what the build costs beside the drawing.

    The drawing is told in seconds of wall time, since workers share the process.
    """
    path = project / CATALOGUE
    before = path.read_text("utf-8")
    looked = min(run([*build, "--json"], project).cpu for _ in range(3))
    for context in strings:
        start = before.index(f'msgctxt "{context}"')
        at = before.index('msgstr "', start) + len('msgstr "')
        path.write_text(before[:at] + "A " + before[at:], "utf-8")
        ran = run([*build, "--json"], project)
        made = [float(s) for s in re.findall(r'"event": "made".*?"seconds": ([\d.]+)', ran.said)]
        path.write_text(before, "utf-8")
        run(build, project)
        print(
            f"{context}: {len(made)} made; {ran.cpu:.2f} CPU s,"
            f" {ran.cpu / looked:.1f} times a look at everything ({looked:.2f});"
            f" their drawing took {sum(made):.2f} s of wall time"
        )


def _room(out: Path, store: Path) -> None:
    """Bytes on the disk: each file once, however many names it has."""
    for name, top in (("published", out), ("kept results", store)):
        seen = {}
        named = 0
        for folder, _, files in os.walk(top):
            if top == out and Path(folder).is_relative_to(store):
                continue
            for file in files:
                found = os.stat(os.path.join(folder, file))
                seen[found.st_dev, found.st_ino] = found.st_size
                named += found.st_size
        print(
            f"{name}: {sum(seen.values()) / 1e6:.0f} MB on the disk under names for"
            f" {named / 1e6:.0f} MB"
        )


if __name__ == "__main__":
    main()
