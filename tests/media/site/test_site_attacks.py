"""Translations that try to be code: on the site's pages, in its lists and its scripts they are
letters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from i18n.test_attacks import ATTACKS, Tags, printed
from minimal import CARDS, CATALOGUE, FILES, POSTERS, catalogue, write

Run = Callable[..., Any]
SiteFiles = Callable[..., dict[str, str]]


def shape(page: Path) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page and the names of their attributes, in order."""
    return [(tag, tuple(attributes)) for tag, attributes in Tags(page.read_text("utf-8")).seen]


def _strings(value: Any) -> list[str]:
    """Every string of a JSON value."""
    if isinstance(value, str):
        return [value]
    return [
        text
        for part in (
            value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        )
        for text in _strings(part)
    ]


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory, run: Run, with_site: SiteFiles) -> Path:
    """The same site with words that mean no harm."""
    files = with_site()
    for path in (POSTERS, CARDS):
        files[path] = files.get(path, FILES[path]).replace(', "cy-en"', "")
    root = write(tmp_path_factory.mktemp("harmless") / "campaign", files)
    assert run("build", "--project", root).code == 0
    return root / "build/site"


@pytest.mark.parametrize("first", range(0, len(ATTACKS), 4))
def test_on_the_site_it_is_letters(
    first: int,
    tmp_path: Path,
    run: Run,
    with_site: SiteFiles,
    welsh_of_site: Callable[..., str],
    harmless: Path,
) -> None:
    title, body = (
        ATTACKS[first],
        ATTACKS[first + 1] + " " + ATTACKS[first + 2] + " " + ATTACKS[first + 3],
    )
    files = with_site()
    for path in (
        POSTERS,
        CARDS,
    ):  # in two languages a column is too narrow for words without a space
        files[path] = files.get(path, FILES[path]).replace(', "cy-en"', "")
    files[CATALOGUE] = (
        catalogue(title=title, body=body + " {web}")
        + "\n"
        + welsh_of_site("campaign/line/danger", "campaign/line/status")
    )
    root = write(tmp_path / "campaign", files)
    (root / "secret.txt").write_text("TOPSECRET", "utf-8")
    ran = run("build", "--project", root)
    assert ran.code == 0, ran.err
    site = root / "build/site"
    words = printed(title)
    said = 0
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        found = Tags(text)
        assert "TOPSECRET" not in text
        assert not any(
            name.startswith("on") for _, attributes in found.seen for name in attributes
        ), page
        assert not any(
            str(attributes.get("src", "")).startswith(("//", "http", "x"))
            for _, attributes in found.seen
        ), page
        twin = harmless / page.relative_to(site)
        assert twin.exists(), f"{page} is named after an attack"
        assert {tag for tag, _ in shape(page)} == {tag for tag, _ in shape(twin)}, page
        assert [
            tag
            for tag, _ in shape(page)
            if tag in ("script", "style", "iframe", "img", "meta", "link")
        ] == [
            tag
            for tag, _ in shape(twin)
            if tag in ("script", "style", "iframe", "img", "meta", "link")
        ], page
        said += words in " ".join(found.words) or any(
            words in str(value) for _, attributes in found.seen for value in attributes.values()
        )
    assert said >= 3
    assert words in " ".join(_strings(json.loads((site / "files.json").read_text("utf-8"))))
    for script in site.rglob("search.js"):
        text = script.read_text("utf-8").partition("\nwindow.beginnings = ")[0]
        json.loads(
            text[re.search(r"[\[{]", text).start() : max(text.rfind("]"), text.rfind("}")) + 1]
        )  # type: ignore[union-attr]
