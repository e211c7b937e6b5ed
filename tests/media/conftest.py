"""The campaign as it is shipped, with a few files in the place of its own; nothing is drawn."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from minimal import HERE

from toolkit.execute.prepare import sketch_all
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.plan.sketch import Sketch

Edit = Callable[[str], str]
Edited = Callable[[Mapping[str, Edit]], Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """A factory of copies: edited({"assets/campaign.toml": lambda text: …}) changes these files."""

    def make(edits: Mapping[str, Edit]) -> Path:
        root = tmp_path / f"campaign-{len(list(tmp_path.iterdir()))}"
        for folder in ("assets", "locales"):
            shutil.copytree(HERE / folder, root / folder, copy_function=_link)
        for path, edit in edits.items():
            text = (HERE / path).read_text("utf-8")
            changed = edit(text)
            assert changed != text, f"{path} is as it was"
            (root / path).unlink()
            (root / path).write_text(changed, "utf-8")
        return root

    return make


def _link(source: str, target: str) -> None:
    """Copies are only read, so they need no bytes of their own."""
    Path(target).symlink_to(source)


@pytest.fixture(scope="session")
def shipped() -> tuple[Project, tuple[Sketch, ...]]:
    """The campaign, and everything that is asked of it."""
    project = read_project(HERE)
    return project, sketch_all(project)
