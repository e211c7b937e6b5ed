"""A site without the lines that other campaigns have: nothing stands in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from minimal import CAMPAIGN, FILES, write

from media.site.conftest import site_files


def test_a_campaign_without_a_slogan_and_other_lines_has_a_site(
    tmp_path: Path, run: Callable[..., Any]
) -> None:
    root = write(tmp_path / "campaign", site_files() | {CAMPAIGN: FILES[CAMPAIGN]})
    ran = run("build", "site", "--project", root)
    assert ran.code == 0, ran.err
    home = (root / "build/site/en/index.html").read_text("utf-8")
    assert "<title>Resources.</title>" in home
    assert 'class="danger"' not in home and "ICO" not in home
    entry = (root / "build/site/index.html").read_text("utf-8")
    assert "<title>Adnoddau. / Resources.</title>" in entry and "999" not in entry
