"""How long a catalogue of 10,000 strings takes to check and to merge, next to GNU gettext and
Babel.

python tests/benchmarks/bench_i18n.py [--strings N] [--edits N] [--rounds N] [--without-babel]

Each tool runs as a process of its own, Python's start included. Merging is not the same work
everywhere: msgmerge and Babel look for similar strings, and Babel passes over contexts while it
does; ours goes by context alone.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from machine import ROOT, Run, facts, run

PO = "locales/cy/LC_MESSAGES/campaign.po"
BABEL_CHECK = """import sys
from babel.messages.pofile import read_po
catalogue = read_po(open(sys.argv[1], 'rb'), abort_invalid=True)
print(sum(1 for _ in catalogue.check()))
"""
BABEL_MERGE = """import sys
from babel.messages.pofile import read_po, write_po
old, new = (read_po(open(path, 'rb')) for path in sys.argv[1:3])
old.update(new)
write_po(open(sys.argv[3], 'wb'), old, width=0)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Checking and merging a large catalogue.")
    parser.add_argument("--strings", type=int, default=10_000)
    parser.add_argument(
        "--edits",
        type=int,
        default=20,
        help="how many English strings changed since the last merge",
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--without-babel",
        action="store_true",
        help="Babel's merge takes half a minute for 20 edits",
    )
    wish = parser.parse_args()
    print(
        facts(), f"\n{wish.strings} strings, {wish.edits} edits, medians of {wish.rounds} rounds\n"
    )
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder).resolve()
        _project(root, wish.strings, wish.edits)
        print(f"the catalogue has {(root / PO).stat().st_size / 1e6:.1f} MB\n\nchecking")
        toolkit = [sys.executable, "-m", "toolkit", "i18n"]
        _tell("toolkit i18n lint", [*toolkit, "lint", "--project", root], root, wish.rounds)
        _tell("msgfmt -c", ["msgfmt", "-c", "-o", "out.mo", PO], root, wish.rounds)
        _tell("Babel: read, check", [sys.executable, "-c", BABEL_CHECK, PO], root, wish.rounds)
        print("\nmerging")
        _tell(
            "toolkit i18n update",
            [*toolkit, "update", "--project", root],
            root,
            wish.rounds,
            restore=True,
        )
        _tell(
            "msgmerge --previous",
            ["msgmerge", "--previous", "-o", "out.po", PO, "campaign.pot"],
            root,
            wish.rounds,
        )
        _tell(
            "msgmerge, no likeness",
            ["msgmerge", "--no-fuzzy-matching", "-o", "out.po", PO, "campaign.pot"],
            root,
            wish.rounds,
        )
        if not wish.without_babel:
            _tell(
                "Babel: update",
                [sys.executable, "-c", BABEL_MERGE, PO, "campaign.pot", "out.po"],
                root,
                1,
            )


def _project(root: Path, strings: int, edits: int) -> None:
    """A campaign with this many strings, its catalogue from before the edits, its template from
    after.
    """
    for name in ("campaign.toml", "data/facts.toml", "data/nations.toml"):
        name = f"assets/{name}"
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "assets/brand/fonts", root / "assets/brand/fonts")
    (root / PO).parent.mkdir(parents=True)
    shutil.copy(ROOT / "locales/glossary.toml", root / "locales/glossary.toml")
    header = (ROOT / PO).read_text("utf-8").split("\n\n")[0] + "\n"
    before = [
        f"Sentence number {n} says what a school may share, with whom, and why it helps a child."
        for n in range(strings)
    ]
    after = [
        text.replace("helps", "protects") if edits and n % max(strings // edits, 1) == 0 else text
        for n, text in enumerate(before)
    ]
    (root / "assets/content").mkdir(parents=True)
    (root / "assets/content/long.toml").write_text(
        "".join(f'[[row]]\nid = "row-{n}"\ntitle = "{text}"\n' for n, text in enumerate(after)),
        "utf-8",
    )
    (root / PO).write_text(
        header
        + "".join(
            _entry(
                n,
                text,
                f"Mae brawddeg rhif {n} yn dweud beth y caiff ysgol ei rannu, gyda phwy, a pham"
                " mae’n helpu plentyn.",
            )
            for n, text in enumerate(before)
        ),
        "utf-8",
    )
    shutil.copy(root / PO, root / "before.po")
    (root / "campaign.pot").write_text(
        header.replace("Language: cy", "Language: ")
        + "".join(_entry(n, text, "") for n, text in enumerate(after)),
        "utf-8",
    )


def _entry(number: int, english: str, welsh: str) -> str:
    return (
        f'\n#: assets/content/long.toml\nmsgctxt "long/row-{number}/title"\nmsgid'
        f' "{english}"\nmsgstr "{welsh}"\n'
    )


def _tell(
    name: str, command: list[str | Path], root: Path, rounds: int, restore: bool = False
) -> None:
    if not shutil.which(str(command[0])):
        print(f"  {name:<24} not installed")
        return
    runs: list[Run] = []
    for _ in range(rounds):
        if restore:
            shutil.copy(root / "before.po", root / PO)
        runs.append(run(command, root))
    if restore:
        shutil.copy(root / "before.po", root / PO)
    print(
        f"  {name:<24} {median(r.cpu for r in runs):6.2f} s CPU {median(r.wall for r in runs):6.2f}"
        f" s wall {median(r.peak_mb for r in runs):5.0f} MB"
    )


if __name__ == "__main__":
    main()
