"""Campaigns on other subjects, in other languages: begun and built with no Python edited."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import Run

HERE = Path(__file__).parent
FORMATS = (
    *("a4-screen", "a4-print", "a4-preview", "web", "1200x300"),
    *("1080x1080", "1080x1350", "1200x630", "1600x900"),  # the site and posts show these cards
)


@dataclass(frozen=True)
class Built:
    """A campaign and what its build made."""

    root: Path

    @property
    def out(self) -> Path:
        return self.root / "build"


Begin = Callable[..., Built]


@pytest.fixture(scope="session")
def begin(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Begin:
    """begin("en,pl", own=folder): a campaign, begun, with files of its own, built and checked."""

    def made(languages: str, own: Path | None = None, posters_alone: bool = False) -> Built:
        root = tmp_path_factory.mktemp("campaign") / "campaign"
        ran = run("new", root, "--name", "A campaign", "--languages", languages)
        assert ran.code == 0, ran.err
        if own:
            shutil.copytree(own, root, dirs_exist_ok=True)
        if posters_alone:
            leave_posters(root)
        lean(root)
        ran = run("build", root)
        assert ran.code == 0, ran.out + ran.err
        return Built(root)

    return made


def leave_posters(root: Path) -> None:
    """Posters, and nothing else."""
    for medium in ("videos", "decks", "articles", "packs", "site"):
        shutil.rmtree(root / "assets" / medium)
    for name in ("data/posting.toml", "resources/cards.toml", "resources/sheets.toml"):
        (root / "assets" / name).unlink()


def lean(root: Path) -> None:
    """One sheet of paper, fewer cards, one shape of films: other tests judge the others."""
    for path in (*root.glob("assets/resources/*.toml"), *root.glob("assets/videos/*.toml")):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"(?m)^formats = \[(.*)\]$", _few, text), "utf-8", newline="")


def _few(formats: re.Match[str]) -> str:
    listed = [name.strip().strip('"') for name in formats[1].split(",")]
    kept = [name for name in listed if name in FORMATS] or listed[:1]
    if "1920x1080" in listed and "1080x1920" in listed and len(listed) == 3:  # a film's
        kept = ["1080x1080"]
    return "formats = [" + ", ".join(f'"{name}"' for name in kept) + "]"


@pytest.fixture(scope="session")
def english(begin: Begin) -> Built:
    """As toolkit new leaves it, in English alone."""
    return begin("en")


@pytest.fixture(scope="session")
def polish(begin: Begin) -> Built:
    """Another subject, in English and Polish: see waste-less/README.md."""
    return begin("en,pl", HERE / "waste-less")
