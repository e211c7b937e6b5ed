"""The campaign's decks: built once as they are, and copies of the campaign that tests may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from minimal import HERE, take
from running import Run

Campaign = Callable[..., Path]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, run: Run) -> dict[str, Path]:
    """Every deck of the campaign, by name and edition: staff-briefing.cy."""
    out = tmp_path_factory.mktemp("decks")
    ran = run("build", "--project", HERE, "--out", out, "decks/*/*.pptx")
    assert ran.code == 0, ran.err
    return {path.name.removesuffix(".pptx"): path for path in sorted(out.glob("decks/*/*.pptx"))}


@pytest.fixture
def campaign(tmp_path: Path) -> Campaign:
    """campaign((path, old, new), …): a copy of the campaign that makes decks only, with these words
    replaced.
    """

    def make(*changes: tuple[str, str, str]) -> Path:
        root = tmp_path / "campaign"
        shutil.copytree(
            HERE / "assets",
            root / "assets",
            ignore=shutil.ignore_patterns(
                "gallery", "resources", "packs", "posting.toml", "videos", "site", "articles"
            ),
        )
        shutil.copytree(HERE / "locales", root / "locales")
        for path, old, new in changes:
            file = root / path
            if not file.exists():
                take(root, path)
            text = file.read_text("utf-8")
            assert old in text, f"{path} does not say {old}"
            file.write_text(text.replace(old, new, 1), "utf-8", newline="")
        return root

    return make
