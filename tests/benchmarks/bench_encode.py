"""Typst's own PNG next to ours: PDF → PDFium → the brand's palette. See README.md in this folder.

python tests/benchmarks/bench_encode.py [--cards N] [--rounds N] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

from machine import HERE, facts, frozen, run
from PIL import Image, ImageChops, ImageFilter, ImageStat

FLAT = (
    5  # a pixel is flat when the square of so many pixels around it has one colour in both pictures
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Typst's own PNG next to ours.")
    parser.add_argument("--cards", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="write the pictures here, to look at")
    wish = parser.parse_args()
    print(
        facts(),
        f"\n{wish.cards} cards, each way in a process of its own, medians of {wish.rounds} rounds"
        " in turn\n",
    )
    with frozen() as project:
        store, folder = project.parent / "store", wish.keep or project.parent / "pictures"
        folder.mkdir(parents=True, exist_ok=True)

        def draw(way: str) -> str:
            return run(
                [
                    sys.executable,
                    HERE / "encode.py",
                    way,
                    project,
                    store,
                    str(wish.cards),
                    folder.resolve(),
                ],
                project,
            ).said

        draw("measure")
        results: dict[str, list[list[dict[str, Any]]]] = {"typst": [], "ours": []}
        for _ in range(wish.rounds):
            for way, rounds in results.items():
                rounds.append(json.loads(draw(way)))
        _costs(results)
        _differences(folder, wish.cards)


def _costs(results: dict[str, list[list[dict[str, Any]]]]) -> None:
    """Medians over the cards, each card being the median of its rounds."""
    total: dict[str, list[float]] = {}
    size = {way: [card["bytes"] for card in rounds[0]] for way, rounds in results.items()}
    for way, rounds in results.items():
        cards = range(len(rounds[0]))
        total[way] = [median(sum(r[card]["stages"].values()) for r in rounds) for card in cards]
        print(
            f"{way:6} {median(total[way]):6.1f} ms CPU a card, {median(size[way]) / 1000:6.1f} kB"
        )
        if len(rounds[0][0]["stages"]) > 1:
            for stage in rounds[0][0]["stages"]:
                times = [median(r[card]["stages"][stage] for r in rounds) for card in cards]
                print(f"       {median(times):6.1f} ms {stage}")
    ratios = [ours / theirs for ours, theirs in zip(total["ours"], total["typst"], strict=True)]
    print(
        f"CPU, ours / Typst's     {median(ratios):.2f} (from {min(ratios):.2f} to"
        f" {max(ratios):.2f}); all together {sum(total['ours']) / sum(total['typst']):.2f}"
    )
    sizes = [ours / theirs for ours, theirs in zip(size["ours"], size["typst"], strict=True)]
    print(
        f"bytes, ours / Typst's   {median(sizes):.2f} (from {min(sizes):.2f} to {max(sizes):.2f});"
        f" all together {sum(size['ours']) / sum(size['typst']):.2f}\n"
    )


def _differences(folder: Path, cards: int) -> None:
    """How far the pictures lie apart, in steps of 255 of the channel that differs most."""
    for first, second, title in (
        ("ours", "typst", "ours and Typst's"),
        ("ours", "full", "ours before and after the palette"),
    ):
        flat, anywhere, average, share, worst = 0, 0, [], [], 0.0
        for number in range(cards):
            one, other = (
                Image.open(folder / f"{number:02}-{name}.png").convert("RGB")
                for name in (first, second)
            )
            if one.size != other.size:
                sys.exit(f"card {number}: {one.size} and {other.size} pixels")
            apart = ImageChops.difference(one, other)
            edges = ImageChops.lighter(_edges(one), _edges(other))
            calm = edges.point(lambda value: 0 if value else 255)
            strongest = _strongest(apart)
            flat = max(flat, ImageChops.darker(strongest, calm).getextrema()[1])  # type: ignore[type-var,assignment]  # one band
            anywhere = max(anywhere, strongest.getextrema()[1])  # type: ignore[type-var,assignment]  # one band
            average.append(ImageStat.Stat(strongest).mean[0])
            share.append(ImageStat.Stat(calm).mean[0] / 255)
            worst = max(
                worst,
                ImageStat.Stat(strongest.point(lambda value: 255 if value > 32 else 0)).mean[0]
                / 255,
            )
        print(
            f"{title}: at most {flat} apart in flat areas ({median(share) * 100:.0f} % of a card),"
            f" {anywhere} at edges, {median(average):.2f} on average; at most {worst * 100:.2f} %"
            " of a card's pixels by more than 32"
        )


def _edges(image: Image.Image) -> Image.Image:
    return _strongest(
        ImageChops.difference(
            image.filter(ImageFilter.MaxFilter(FLAT)), image.filter(ImageFilter.MinFilter(FLAT))
        )
    )


def _strongest(image: Image.Image) -> Image.Image:
    """The largest of the three channels."""
    red, green, blue = image.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


if __name__ == "__main__":
    main()
