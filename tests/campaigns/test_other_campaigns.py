"""Campaigns of others: everything is made, nothing of the shipped campaign is in it."""

from __future__ import annotations

import json
import re
import tomllib
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from minimal import HERE
from running import Run

from campaigns.conftest import Begin, Built

KINDS = {
    "posters",
    "infographics",
    "cards",
    "decks",
    "videos",
    "sheets",
    "banners",
    "posts",
    "articles",
    "packs",
}
# What only the shipped campaign says: its slogan, its regulator, its subject, its colours.
OURS = re.compile(
    r"\bICO\b|ico\.org|think\W{0,2}check|meddwl|gwirio|safeguard|diogelu|sheltered child"
    r"|Onest|06372D|FFCB1F|CDD3FF|DB2F14",
    re.IGNORECASE,
)


@pytest.fixture(params=["english", "polish"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def test_every_medium_is_made(built: Built) -> None:
    artefacts = json.loads((built.out / "manifest.json").read_bytes())["artefacts"]
    assert {artefact["kind"] for artefact in artefacts} == KINDS
    assert (built.out / "site/index.html").is_file()


def test_every_language_has_what_the_others_have(polish: Built) -> None:
    artefacts = json.loads((polish.out / "manifest.json").read_bytes())["artefacts"]
    names = {
        code: {
            artefact["path"].replace(f".{code}.", ".")
            for artefact in artefacts
            if artefact["languages"] == [code]
        }
        for code in ("en", "pl")
    }
    assert names["en"] == names["pl"] and len(names["en"]) > 20
    assert any(artefact["languages"] == ["en", "pl"] for artefact in artefacts)


def test_the_checks_find_nothing(built: Built, run: Run) -> None:
    ran = run("check", "--project", built.root)
    assert ran.code == 0, ran.out + ran.err
    assert " 0 findings" in ran.out


def test_nothing_of_the_shipped_campaign_is_in_any_file(built: Built) -> None:
    looked = 0
    for path, text in _texts(built.root):
        looked += 1
        found = OURS.search(text)
        assert not found, f"{path}: {found.group() if found else ''}"
    assert looked > 60


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    """The text of every file of a campaign and of its build, archives and decks taken apart."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and ".store" not in path.parts and path.suffix not in (".ttf", ".mp4"):
            yield from _said(name, path.read_bytes())


def _said(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    if name.endswith((".zip", ".pptx", ".xlsx")):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for inside in archive.namelist():
                if not inside.endswith((".mp4", ".zip", ".pdf", ".png", ".jpg")):
                    yield from _said(f"{name}:{inside}", archive.read(inside))
    elif name.endswith(".pdf"):
        with pikepdf.open(BytesIO(data)) as pdf:
            yield name, f"{pdf.docinfo!r} {pdf.open_metadata()}"
            fonts = {str(font.BaseFont) for page in pdf.pages for font in _fonts(page)}
            yield name, " ".join(sorted(fonts))
    elif not name.endswith((".png", ".jpg", ".webp", ".woff2", ".ttf")):
        yield name, data.decode("utf-8", errors="replace")


def _fonts(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    yield from page.resources.get("/Font", pikepdf.Dictionary()).values()


def test_the_words_that_were_written_are_printed(polish: Built) -> None:
    artefacts = json.loads((polish.out / "manifest.json").read_bytes())["artefacts"]
    said = " ".join(
        json.dumps(artefact["text"], ensure_ascii=False)
        for artefact in artefacts
        if artefact["kind"] == "posters" and "en" in artefact["languages"]
    ).replace("\u00a0", " ")
    points = tomllib.loads((polish.root / "assets/content/points.toml").read_text("utf-8"))
    for point in points["point"]:
        assert point["title"] in said, point["title"]


def test_irish_and_english_with_three_posters(begin: Begin, run: Run) -> None:
    built = begin("ga,en", posters_alone=True)
    posters = [path for path in (built.out / "posters").glob("*/*a4-screen.ga.pdf")]
    assert len(posters) >= 3
    with pikepdf.open(posters[0]) as pdf:
        assert str(pdf.Root.Lang) == "ga-IE"
    assert run("check", "--project", built.root).code == 0


def test_the_campaign_says_nothing_that_this_folder_does_not(built: Built) -> None:
    assert not (built.root / "assets/templates").exists()
    assert (HERE / "toolkit/house/templates/list/template.toml").is_file()
