"""How long a deck of forty slides takes, in two languages, Python's start included.

python tests/benchmarks/bench_decks.py [--rounds N]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import median
from sys import executable

from machine import facts, frozen, run

SLIDE = """
[[slide]]
id = "more-{n}"
layout = "answer"
title = "quiz/heading/question"
values = {{ n = "{n}" }}
answer = "quiz/proof/answer"
next = "briefing/next/end"
links = {{ next = "close" }}
notes = "quiz/heading/tell"
"""


def main() -> None:
    """Build, check and mend it, and print the CPU time of each."""
    parser = argparse.ArgumentParser(description="A deck of forty slides in two languages.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(facts(), f"\nmedians of {rounds} rounds; CPU seconds of one process, its start included")
    with frozen() as project:
        board = project / "assets/decks/quiz.toml"
        board.write_text(
            board.read_text("utf-8") + "".join(SLIDE.format(n=n) for n in range(10, 36)), "utf-8"
        )
        toolkit = [executable, "-m", "toolkit"]
        build = [
            *toolkit,
            "build",
            "decks/quiz/quiz.cy-en.pptx",
            "--out",
            project.parent / "out",
            "--store",
        ]
        run([*build, project.parent / "first"], project)
        deck = project.parent / "out/decks/quiz/quiz.cy-en.pptx"
        _print("build", [[*build, project.parent / str(n)] for n in range(rounds)], project)
        _print("check", [[*toolkit, "check", deck]] * rounds, project)
        _print(
            "mend",
            [[*toolkit, "mend", deck, "-o", project.parent / "mended.pptx"]] * rounds,
            project,
        )


def _print(name: str, commands: list[list[str | Path]], project: Path) -> None:
    found = [run(command, project).cpu for command in commands]
    print(f"{name:6} {median(found):.2f} s   ({', '.join(f'{cpu:.2f}' for cpu in found)})")


if __name__ == "__main__":
    main()
