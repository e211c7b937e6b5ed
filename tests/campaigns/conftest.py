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

    def made(languages: str, own: Path | None = None, leave_out: tuple[str, ...] = ()) -> Built:
        root = tmp_path_factory.mktemp("campaign") / "campaign"
        ran = run("new", root, "--name", "A campaign", "--languages", languages)
        assert ran.code == 0, ran.err
        if own:
            shutil.copytree(own, root, dirs_exist_ok=True)
        for path in leave_out:
            (root / path).unlink()
        one_film_format(root)
        ran = run("build", root)
        assert ran.code == 0, ran.out + ran.err
        return Built(root)

    return made


def one_film_format(root: Path) -> None:
    """Films in one shape: the tests of films judge the others."""
    for film in (root / "assets/videos").glob("*.toml"):
        text = film.read_text("utf-8")
        film.write_text(
            re.sub(r"(?m)^formats = .*$", 'formats = ["1080x1080"]', text), "utf-8", newline=""
        )


@pytest.fixture(scope="session")
def english(begin: Begin) -> Built:
    """As toolkit new leaves it, in English alone."""
    return begin("en")


@pytest.fixture(scope="session")
def polish(begin: Begin) -> Built:
    """Another subject, in English and Polish: see waste-less/README.md."""
    return begin("en,pl", HERE / "waste-less")
