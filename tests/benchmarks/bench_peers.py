"""One 1200 × 630 card by this toolkit and by others. See README.md in this folder.

python tests/benchmarks/bench_peers.py [--install | --peers FOLDER] [--inputs N] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import base64
import json
import shutil
import struct
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from machine import HERE, ROOT, cores, facts, frozen

PEERS = ("this toolkit", "satori + resvg-js", "takumi", "WeasyPrint → PDFium", "Pillow alone")
NPM = ("satori@0.63.2", "@resvg/resvg-js@2.6.2", "@takumi-rs/core@2.16.3")
PIP = ("weasyprint==70.0", "pypdfium2==5.15.2", "pillow==13.0.0")
FONTS = ROOT / "assets/brand/fonts"
WARM_UP = 3
STOPS = (
    {"kind": "circle", "size": 0.262},
    {"kind": "square", "size": 0.238},
    {"kind": "quarter", "size": 0.275},
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="One card by this toolkit and by others: CPU, wall, bytes."
    )
    parser.add_argument(
        "--install",
        action="store_true",
        help="install the others into a temporary folder (npm and pip)",
    )
    parser.add_argument(
        "--peers",
        type=Path,
        help="a folder where they are installed already; with --install, install there and keep it",
    )
    parser.add_argument(
        "--inputs", type=int, default=25, help="distinct inputs in each language [25]"
    )
    parser.add_argument(
        "--keep", type=Path, help="write each one's first pictures here, to look at"
    )
    wish = parser.parse_args()
    print(facts())
    with ExitStack() as stack:
        project = stack.enter_context(frozen())
        folder = (
            wish.peers or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="peers-")))
        ).resolve()
        if wish.install:
            install(folder)
        found = {
            name: Peer(stack, command, folder)
            for name, command in commands(folder, project).items()
            if command
        }
        print(
            ", ".join(f"{name}: {said}" for name, said in versions(folder).items())
            or "no peer is installed: use --install"
        )
        cards = inputs(found["this toolkit"].hello, wish.inputs)
        results = rounds(found, cards, wish.keep)
    tell(results, wish.inputs)


def install(folder: Path) -> None:
    """The others, into the folder alone."""
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.which("npm"):
        (folder / "package.json").write_text('{"private": true}')
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", *NPM], cwd=folder, check=False
        )
    subprocess.run([sys.executable, "-m", "venv", folder / "py"], check=True)
    subprocess.run([folder / "py/bin/python", "-m", "pip", "install", "--quiet", *PIP], check=False)


def commands(folder: Path, project: Path) -> dict[str, list[str | Path] | None]:
    """How each one is started; None for those that are not installed."""
    python, modules = folder / "py/bin/python", folder / "node_modules"
    node = shutil.which("node")
    has = {
        name: bool(node) and all((modules / part).is_dir() for part in parts)
        for name, parts in (
            ("satori", ("satori", "@resvg/resvg-js")),
            ("takumi", ("@takumi-rs/core",)),
        )
    }
    weasyprint = (
        python.is_file()
        and subprocess.run(
            [python, "-c", "import weasyprint, pypdfium2"], capture_output=True, check=False
        ).returncode
        == 0
    )
    script = HERE / "peers/node_peer.mjs"
    return {
        "this toolkit": [sys.executable, HERE / "peers/toolkit_peer.py", project],
        "satori + resvg-js": [str(node), script, "satori", FONTS] if has["satori"] else None,
        "takumi": [str(node), script, "takumi", FONTS] if has["takumi"] else None,
        "WeasyPrint → PDFium": (
            [python, HERE / "peers/weasyprint_peer.py", FONTS] if weasyprint else None
        ),
        "Pillow alone": [sys.executable, HERE / "peers/pillow_peer.py", FONTS],
    }


def versions(folder: Path) -> dict[str, str]:
    """What is installed in the folder."""
    found = {}
    for name in ("satori", "@resvg/resvg-js", "@takumi-rs/core"):
        path = folder / "node_modules" / name / "package.json"
        if path.is_file():
            found[name] = json.loads(path.read_bytes())["version"]
    if (folder / "py/bin/python").is_file():
        asked = subprocess.run(
            [folder / "py/bin/python", "-c", "import weasyprint; print(weasyprint.__version__)"],
            capture_output=True,
            text=True,
            check=False,
        )
        if asked.returncode == 0:
            found["weasyprint"] = asked.stdout.strip()
    if found and (node := shutil.which("node")):
        found["node"] = subprocess.run(
            [node, "--version"], capture_output=True, text=True, check=True
        ).stdout.strip()
    return found


class Peer:
    """A process that draws a card for each line that it is sent."""

    def __init__(self, stack: ExitStack, command: list[str | Path], folder: Path) -> None:
        self.process = stack.enter_context(
            subprocess.Popen(
                [str(word) for word in command],
                cwd=folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        )
        stack.callback(self.process.stdin.close)  # type: ignore[union-attr]  # piped above
        self.hello = self._line()

    def draw(self, card: dict[str, Any]) -> dict[str, Any]:
        """The picture, and what it cost."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(card) + "\n")
        self.process.stdin.flush()
        answer = self._line()
        answer["png"] = base64.b64decode(answer["png"])
        size = struct.unpack(">II", answer["png"][16:24])
        if size != (card["width"], card["height"]):
            sys.exit(f"{self.process.args} drew {size}")
        return answer

    def _line(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.process.args} ended with {self.process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def inputs(hello: dict[str, Any], count: int) -> list[dict[str, Any]]:
    """Cards with words of their own, English and Welsh in turn; sizes and places as the slogan card
    has them.
    """
    colours = hello["colours"]
    width, height = 1200, 630
    margin, picture = 0.07 * height, 0.86 * height
    unit, left, top = picture / 35, width - 0.07 * height - picture, height - picture
    places = (
        ("circle", 0, 0, 17, "board"),
        ("square", 0, 18, 17, "board"),
        ("quarter", 18, 0, 17, "board"),
        ("circle", 18, 18, 8, "pen"),
        ("square", 18, 27, 8, "pen"),
    )
    common = {
        "width": width,
        "height": height,
        "field": colours["pencil"],
        "ink": colours["board"],
        "margin": margin,
        "text_width": width - picture - 2.6 * margin,
        "slogan_size": 0.172 * height,
        "sentence_size": 0.05 * height,
        "web_size": 0.035 * height,
        "gap": 0.04 * height,
        "stops": STOPS,
        "shapes": [
            {
                "kind": kind,
                "x": left + x * unit,
                "y": top + y * unit,
                "w": d * unit,
                "h": d * unit,
                "colour": colours[colour],
            }
            for kind, x, y, d, colour in places
        ],
    }
    return [
        common
        | words
        | {
            "locale": locale,
            "sentence": f"{words['sentence'].removesuffix('.')} {number + 10}.",
        }
        for number in range(count + WARM_UP)
        for locale, words in sorted(hello["words"].items(), reverse=True)
    ]


def rounds(
    peers: dict[str, Peer], cards: list[dict[str, Any]], keep: Path | None
) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Every card by every peer, the order turned by one each time.

    The first are to warm up, and do not count.
    """
    results: dict[str, list[tuple[str, dict[str, Any]]]] = {name: [] for name in peers}
    names = list(peers)
    for turn, card in enumerate(cards):
        for at in range(len(names)):
            name = names[(turn + at) % len(names)]
            answer = peers[name].draw(card)
            if turn >= 2 * WARM_UP:
                results[name].append((card["locale"], answer))
            if keep and turn < 2:
                keep.mkdir(parents=True, exist_ok=True)
                (
                    keep
                    / f"{name.split()[0].lower()}-{name.split()[-1].lower()}.{card['locale']}.png"
                ).write_bytes(answer["png"])
    return results


def tell(results: dict[str, list[tuple[str, dict[str, Any]]]], count: int) -> None:
    """The table, and who is ahead."""
    print(
        f"\none 1200 × 630 card, warm, one process each ({cores()} cores); medians of {count}"
        " distinct inputs in each language, in turn\n"
    )
    print(
        f"{'':22} {'CPU ms':>8} {'wall ms':>8} {'kB':>7}   {'CPU ms':>8} {'wall ms':>8} {'kB':>7}  "
        " CPU, this toolkit = 1"
    )
    print(f"{'':22} {'English':>25}   {'Welsh':>25}")
    middle = {
        name: {
            value: {
                locale: median(answer[value] for code, answer in answers if code == locale)
                for locale in ("en", "cy")
            }
            for value in ("cpu", "wall", "bytes")
        }
        for name, answers in results.items()
    }
    ours = middle["this toolkit"]
    for name in PEERS:
        if name not in middle:
            print(f"{name:22} not installed")
            continue
        m = middle[name]
        cells = "   ".join(
            f"{m['cpu'][l]:8.1f} {m['wall'][l]:8.1f} {m['bytes'][l] / 1000:7.1f}"
            for l in ("en", "cy")
        )
        print(
            f"{name:22} {cells}   {m['cpu']['en'] / ours['cpu']['en']:.2f} English,"
            f" {m['cpu']['cy'] / ours['cpu']['cy']:.2f} Welsh"
        )
    print()
    for value, title in (
        ("cpu", "least CPU"),
        ("wall", "least wall time"),
        ("bytes", "smallest file"),
    ):
        order = sorted(middle, key=lambda name: sum(middle[name][value].values()))
        place = order.index("this toolkit") + 1
        print(f"{title:16} {' < '.join(order)}   (this toolkit is number {place} of {len(order)})")


if __name__ == "__main__":
    main()
