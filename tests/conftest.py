"""Fixtures that all tests share: a small campaign on disk, the command, and one whole build of the
real campaign.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from minimal import CARDS, HERE, POSTERS, formats, write
from running import Ran, Run, command

MakeProject = Callable[..., Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="draw tests/render/golden/ anew from the campaign as it is now",
    )


DEAR = ("whole_site", "whole", "polish", "english", "film_site", "short", "packed", "small_site")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests run on several processes, each file on one of them. Those that ask for the dearest
    fixtures begin, and the rest fills up.
    """
    ranks: dict[Path, int] = {}
    for item in items:
        asked = getattr(item, "fixturenames", ())
        rank = next((n for n, name in enumerate(DEAR) if name in asked), len(DEAR))
        ranks[item.path] = min(rank, ranks.get(item.path, len(DEAR)))
    items.sort(key=lambda item: ranks[item.path])


@pytest.fixture(scope="session")
def run() -> Run:
    """The command: run("build", "--project", root) → code, out, err.

    A bug's traceback goes through.
    """
    return command


@pytest.fixture
def project(tmp_path: Path) -> MakeProject:
    """A factory of small campaigns: project({path: text}) writes the minimal one, with these files
    in place of its own.

    None leaves a file out. A second campaign in one test wants a name: project({...}, "other").
    """

    def make(files: Mapping[str, str | None] | None = None, name: str = "campaign") -> Path:
        return write(tmp_path / name, files or {})

    return make


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The minimal campaign, built once in all its formats. Only to be looked at."""
    files = formats(POSTERS, "a5-screen", "a5-print", "a5-preview") | formats(
        CARDS, "400x400", "sign", "vector"
    )
    root = write(tmp_path_factory.mktemp("small") / "campaign", files)
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    return root


@dataclass(frozen=True)
class Whole:
    """The real campaign without its films, built: where, and what the build said.

    `root` is the campaign.
    """

    out: Path
    store: Path
    ran: Ran
    artefacts: list[dict[str, Any]]
    root: Path


def without_films(root: Path) -> Path:
    """A copy of the real campaign without storyboards: a quarter of an hour of pictures is encoded
    for its films, and tests/media/films judges a short one in their place.
    """
    for folder in ("assets", "locales"):
        shutil.copytree(
            HERE / folder,
            root / folder,
            ignore=lambda folder, names: [
                name for name in names if Path(folder).name == "videos" and name.endswith(".toml")
            ],
        )
    return root


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Whole:
    """One build of everything that the real campaign asks for except films."""
    top = tmp_path_factory.mktemp("whole")
    root = without_films(top / "campaign")
    ran = run("build", "--project", root, "--out", top / "out", "--store", top / "store", "--json")
    artefacts = (
        json.loads((top / "out/manifest.json").read_bytes())["artefacts"]
        if (top / "out/manifest.json").is_file()
        else []
    )
    return Whole(top / "out", top / "store", ran, artefacts, root)


@pytest.fixture(scope="session")
def must() -> Callable[[str | None], None]:
    """Skip for want of an outside tool on one's own machine; fail where everything must be checked
    (CI=true).
    """

    def must(missing: str | None) -> None:
        if missing:
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)

    return must
