"""How long the campaign takes to build, next to bare Typst on the same inputs.

See README.md in this folder.

python tests/benchmarks/bench_build.py [--jobs N] [--rounds N] [--patterns PATTERN …] [--strings
CONTEXT …]
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from machine import HERE, Run, cores, facts, frozen, run

PAGES = ("posters", "infographics", "cards", "sheets", "banners")  # the kinds that Typst draws
STRINGS = ("posts/emergency/body", "myths/consent/fact", "campaign/line/strapline")
CATALOGUE = "locales/cy/LC_MESSAGES/campaign.po"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="Cold, unchanged and one-string builds, next to bare Typst."
    )
    parser.add_argument(
        "--jobs",
        type=int,
        default=cores(),
        help="threads, for the build and for bare Typst [one for each core]",
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--patterns",
        nargs="*",
        default=[],
        help=f"only these [{' '.join(PAGES)} next to bare Typst; everything for the rest]",
    )
    parser.add_argument(
        "--strings",
        nargs="*",
        default=list(STRINGS),
        help="the Welsh strings to change, by context",
    )
    wish = parser.parse_args()
    print(facts(), f"\n{wish.jobs} threads, medians of {wish.rounds} rounds\n")
    with frozen() as project:
        build = Build(project, wish.jobs, wish.patterns or list(PAGES))
        build("--dry-run")  # compiles Python's modules
        _cold(build, wish.rounds)
        build.patterns = wish.patterns
        quiet = _unchanged(build)
        _one_string(build, wish.strings, wish.rounds, quiet)


class Build:
    """The public command on a frozen project, publishing to one folder and keeping to one store."""

    def __init__(self, project: Path, jobs: int, patterns: list[str]) -> None:
        self.project, self.jobs, self.patterns = project, jobs, patterns
        self.out, self.store = project.parent / "out", project.parent / "store"

    def __call__(self, *options: str) -> Run:
        """Build once; whatever is kept is used."""
        return run(
            [
                sys.executable,
                "-m",
                "toolkit",
                "build",
                *self.patterns,
                "--project",
                self.project,
                "--out",
                self.out,
                "--store",
                self.store,
                "-j",
                str(self.jobs),
                *options,
            ],
            self.project,
        )

    def clear(self) -> None:
        """Forget all that was made."""
        for folder in (self.out, self.store):
            shutil.rmtree(folder, ignore_errors=True)

    def floor(self) -> dict[str, float]:
        """Bare Typst, in a process of its own."""
        found: dict[str, float] = json.loads(
            run(
                [
                    sys.executable,
                    HERE / "floor.py",
                    self.project,
                    self.store,
                    str(self.jobs),
                    *self.patterns,
                ],
                self.project,
            ).said
        )
        return found


def _cold(build: Build, rounds: int) -> None:
    builds, floors = [], []
    for _ in range(rounds):
        build.clear()
        builds.append(build())
        floors.append(build.floor())
    floor_cpu, floor_wall = median(f["cpu"] for f in floors), median(f["wall"] for f in floors)
    wall, cpu = median(b.wall for b in builds), median(b.cpu for b in builds)
    print(
        f"bare Typst   {floors[0]['artefacts']} artefacts, {floors[0]['bytes'] / 1e6:.1f} MB:"
        f" {floor_cpu:.2f} s CPU, {floor_wall:.2f} s wall"
    )
    made = sum(
        path.stat().st_size
        for path in build.out.rglob("*.*")
        if path.is_file() and path.parent != build.out
    )
    print(
        f"cold build   {_summary(builds[0])}; {made / 1e6:.1f} MB: {cpu:.2f} s CPU, {wall:.2f} s"
        f" wall, peak {median(b.peak_mb for b in builds):.0f} MB"
    )
    print(
        f"  wall of the build / (CPU of bare Typst / {build.jobs} threads)  "
        f" {wall / (floor_cpu / build.jobs):.2f}   (wanted: 1.3 at most)"
    )
    print(f"  CPU of the build / CPU of bare Typst                  {cpu / floor_cpu:.2f}")
    print(f"  wall of the build / wall of bare Typst                {wall / floor_wall:.2f}")
    print(
        "  the quietest build against the quietest bare Typst, by wall / (CPU / threads):"
        f" {min(b.wall for b in builds) / (min(f['cpu'] for f in floors) / build.jobs):.2f}; by"
        f" CPU: {min(b.cpu for b in builds) / min(f['cpu'] for f in floors):.2f}"
    )
    print(
        f"  rounds: build wall {_list(b.wall for b in builds)}, build CPU"
        f" {_list(b.cpu for b in builds)}, bare CPU {_list(f['cpu'] for f in floors)}\n"
    )


def _unchanged(build: Build) -> Run:
    build()
    runs = [build() for _ in range(7)]
    if " 0 made" not in " " + runs[-1].said:
        sys.exit(f"a build of unchanged files made something:\n{runs[-1].said}")
    middle = sorted(runs, key=lambda r: r.cpu)[3]
    print(
        f"nothing changed   {median(r.cpu for r in runs):.3f} s CPU (wanted: less than 0.3),"
        f" {median(r.wall for r in runs):.3f} s wall, peak {middle.peak_mb:.0f} MB, Python's start"
        " included; median of 7"
    )
    print(f"  rounds: CPU {_list((r.cpu for r in runs), 3)}\n")
    return Run(
        median(r.wall for r in runs), median(r.cpu for r in runs), middle.peak_mb, middle.said, 0
    )


def _one_string(build: Build, contexts: list[str], rounds: int, quiet: Run) -> None:
    path = build.project / CATALOGUE
    original = path.read_text(encoding="utf-8")
    print("one Welsh string changed")
    for context in contexts:
        runs: list[Run] = []
        for number in range(rounds):
            before, edited = _edit(original, context, number)
            printing = _printing(build, before)
            if not printing:
                sys.exit(
                    f"nothing that was built prints '{context}': choose another with --strings"
                )
            path.write_text(edited, encoding="utf-8")
            runs.append(build("--json"))
            path.write_text(original, encoding="utf-8")
            build()
        _tell(context, build.jobs, printing, runs, quiet)


def _edit(catalogue: str, context: str, number: int) -> tuple[str, str]:
    """The Welsh of a context, and the catalogue with a digit for its last letter: as long as
    before, and new each time.
    """
    found = re.search(
        rf'msgctxt "{re.escape(context)}"\nmsgid "[^\n]*"\nmsgstr "([^\n]+)"\n', catalogue
    )
    if found is None or "{" in found[1]:
        sys.exit(f"'{context}' is not a one-line string without placeholders of {CATALOGUE}")
    if catalogue.count(found[1]) > 1:
        sys.exit(
            f"the Welsh of '{context}' stands in another entry too, so what prints it cannot be"
            " told: choose another"
        )
    letter = max(at for at, sign in enumerate(found[1]) if sign.isalpha())
    changed = found[1][:letter] + str(number) + found[1][letter + 1 :]
    return found[1], catalogue[: found.start(1)] + changed + catalogue[found.end(1) :]


def _printing(build: Build, words: str) -> set[str]:
    """The published artefacts that print the words, or say them in their title or description."""
    artefacts = json.loads((build.out / "manifest.json").read_bytes())["artefacts"]
    return {
        a["path"]
        for a in artefacts
        if any(words in text for text in (*a["text"], a["title"], a["alt"]))
    }


def _tell(context: str, threads: int, printing: set[str], runs: list[Run], quiet: Run) -> None:
    events = [[json.loads(line) for line in r.said.splitlines()] for r in runs]
    made = [{e["path"]: e["seconds"] for e in each if e["event"] == "made"} for each in events]
    drawing = median(sum(seconds.values()) for seconds in made)
    wall = median(r.wall for r in runs)
    paths = set(made[0])
    print(
        f"  {context}: {len(paths)} made, {len(printing)} print it"
        + (f"; made and do not: {sorted(paths - printing)[:3]} …" if paths - printing else "")
        + (f"; print it and not made: {sorted(printing - paths)[:3]} …" if printing - paths else "")
    )
    print(f"    {wall:.2f} s wall, {median(r.cpu for r in runs):.2f} s CPU")
    for name, drawn in (
        ("one after the other", drawing),
        (f"shared by {threads} threads", drawing / threads),
    ):
        print(
            f"    unchanged {quiet.wall:.2f} s + drawing {name} {drawn:.2f} s ="
            f" {quiet.wall + drawn:.2f} s; ratio {wall / (quiet.wall + drawn):.2f}"
        )


def _summary(cold: Run) -> str:
    """`397 made, 0 reused, 0 failed` of what the build said last."""
    found = re.search(r"\d+ made, \d+ reused, \d+ failed", cold.said)
    return found[0] if found else "?"


def _list(values: Iterable[float], digits: int = 1) -> str:
    return " ".join(f"{value:.{digits}f}" for value in values)


if __name__ == "__main__":
    main()
