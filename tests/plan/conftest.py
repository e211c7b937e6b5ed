from __future__ import annotations

from pathlib import Path

import pytest
from minimal import write
from small_series import SERIES

from toolkit.media.reading import read_project
from toolkit.model.campaign import Project


@pytest.fixture(scope="session")
def series_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One poster and three cards on disk. Whoever changes a file puts it back."""
    return write(tmp_path_factory.mktemp("series") / "campaign", SERIES)


@pytest.fixture(scope="session")
def series(series_root: Path) -> Project:
    return read_project(series_root)
