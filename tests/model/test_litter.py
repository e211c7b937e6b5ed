"""What systems, offices and editors leave behind, and names that Windows cannot have."""

from __future__ import annotations

import pytest

from toolkit.model.litter import is_hidden, is_litter, not_on_windows

LEFT = (".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "Icon\r", "._a.pdf")
OPEN = ("~$x", "~$steps.docx", "~$a.b.pptx", ".~lock.talk.odp#", "~WRL0001.tmp")
EDITED = (".steps.toml.swp", "#steps.toml#", ".#steps.toml", "steps.toml~", "steps.toml.~1~")
SYNCED = (".syncthing.steps.toml.tmp", ".dropbox", ".owncloudsync.log", "._sync_1.db")


@pytest.mark.parametrize("name", [*LEFT, *OPEN, *EDITED, *SYNCED])
def test_litter_is_known_by_its_name(name: str) -> None:
    assert is_litter(name) and is_hidden(name)


@pytest.mark.parametrize("name", ["steps.toml", "~$run.exe", "_x.pdf", ".htaccess", "a#b.toml"])
def test_what_somebody_may_have_put_there_is_no_litter(name: str) -> None:
    assert not is_litter(name)


@pytest.mark.parametrize(
    "name", ["con", "CON.toml", "lpt1.po", "a:b.toml", "a?.svg", "steps.toml.", "steps ", "a\\b"]
)
def test_names_that_windows_cannot_have(name: str) -> None:
    assert not_on_windows(name)


@pytest.mark.parametrize("name", ["content", "console.toml", "steps.toml", "Ysgol y Gŵyr.png"])
def test_names_that_every_system_can_have(name: str) -> None:
    assert not not_on_windows(name)
