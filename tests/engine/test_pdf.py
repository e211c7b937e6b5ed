"""pikepdf: what a PDF says of itself."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from toolkit.engine.pdf import outline


@pytest.fixture(scope="module")
def screen(small: Path) -> bytes:
    return (small / "build/posters/hello/hello-a5-screen.cy.pdf").read_bytes()


def test_what_a_screen_pdf_says_of_itself(small: Path) -> None:
    found = outline((small / "build/posters/hello/hello-a5-screen.cy-en.pdf").read_bytes())
    assert not isinstance(found, str)
    assert found.tagged and found.shows_title and not found.scripts
    assert found.language == "cy-GB"
    assert found.languages >= {"cy-GB", "en-GB"}
    assert found.title == "Rhannu i ddiogelu / Share to protect"
    assert found.headings == (1, 2)
    assert (found.figures_without_alt, found.loose_fonts) == (0, ())


@pytest.mark.parametrize(
    "spoil",
    [lambda data: b"", lambda data: b"not a PDF", lambda data: data[:300]],
    ids=["empty", "text", "cut"],
)
def test_what_cannot_be_read_is_said(screen: bytes, spoil: Callable[[bytes], bytes]) -> None:
    assert isinstance(outline(spoil(screen)), str)


def test_two_builds_agree_on_the_date_in_the_file(screen: bytes) -> None:
    with pikepdf.open(BytesIO(screen)) as document:
        assert str(document.docinfo["/CreationDate"]) == "D:20261122000000Z"
        assert str(document.docinfo["/ModDate"]) == "D:20261122000000Z"
        assert str(document.docinfo["/Author"]) == "A Small Council"


def test_qpdf_finds_nothing_wrong(small: Path, must: Callable[[str | None], None]) -> None:
    from shutil import which

    must(None if which("qpdf") else "qpdf is not installed")
    paths = sorted((small / "build").rglob("*.pdf"))
    assert len(paths) == 6
    for path in paths:
        ran = subprocess.run(
            ["qpdf", "--check", str(path)], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
