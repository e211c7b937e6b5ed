"""Yesterday's campaign, as people left it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from minimal import HERE

FORMAT_1 = Path(__file__).with_name("format-1")


@pytest.fixture
def yesterday(tmp_path: Path) -> Path:
    """A copy of format-1/, with the fonts, which no format changes."""
    root = tmp_path / "yesterday"
    shutil.copytree(FORMAT_1, root)
    shutil.copytree(HERE / "assets/brand/fonts", root / "assets/brand/fonts")
    return root
