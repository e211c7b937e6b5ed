"""The short film, built once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from media.films.small_film import film_campaign

pytest.importorskip("av", reason="films need the extra “video”")


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory, run: Any) -> Path:
    """The campaign of the short film with everything in build/. Only to be looked at."""
    root = film_campaign(tmp_path_factory.mktemp("film") / "campaign")
    ran = run("build", "videos/*", "--project", root, "-j", 1)
    assert ran.code == 0, ran.err
    return root
