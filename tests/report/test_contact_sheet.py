"""The contact sheet: everything that was built on one page, that asks nothing of anybody."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    VOID = ("meta", "img", "br", "link", "input")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.unclosed = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unclosed += self.open.pop() != tag

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def text(small: Path) -> str:
    return (small / "build/index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


@pytest.fixture(scope="module")
def artefacts(small: Path) -> list[dict[str, Any]]:
    return list(json.loads((small / "build/manifest.json").read_bytes())["artefacts"])


def test_every_artefact_is_linked_once_and_every_link_leads_somewhere(
    page: Page, artefacts: list[dict[str, Any]], small: Path
) -> None:
    links = [a["href"] for a in page.all("a") if not a["href"].startswith("#")]
    assert sorted(links) == sorted(artefact["path"] for artefact in artefacts)
    assert all((small / "build" / link).is_file() for link in links)
    anchors = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")}
    assert anchors == {"posters", "cards"}
    assert anchors <= {attributes.get("id") for _, attributes in page.elements}


def test_every_picture_has_its_alt_text_in_its_language_and_its_size(
    page: Page, artefacts: list[dict[str, Any]]
) -> None:
    pictures = {a["path"]: a for a in artefacts if a["media_type"] in ("image/png", "image/jpeg")}
    found = {img["src"]: img for img in page.all("img")}
    assert found.keys() == pictures.keys()
    for path, img in found.items():
        about = pictures[path]
        assert img["alt"] == about["alt"]
        assert img["lang"] == about["languages"][0]
        assert (int(img["width"]), int(img["height"])) == (
            about["size"]["width"],
            about["size"]["height"],
        )


def test_welsh_comes_first_in_every_row(page: Page) -> None:
    editions = [img["src"].split(".")[-2] for img in page.all("img")]
    assert editions == ["cy", "en", "cy-en"] * (len(editions) // 3)
    assert len(editions) == 9


def test_it_runs_nothing_and_asks_nothing_of_the_network(page: Page, text: str) -> None:
    assert {name for name, _ in page.elements} <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "nav",
        "ul",
        "li",
        "a",
        "main",
        "section",
        "div",
        "span",
        "img",
        "footer",
    }
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert not [
            value for name, value in attributes.items() if name in ("src", "href") and ":" in value
        ]
    assert not re.search(r"@import|url\((?!data:)", text)


def test_it_is_well_nested_and_says_its_language_title_and_one_first_heading(
    page: Page, text: str
) -> None:
    assert text.startswith("<!doctype html>")
    assert (page.unclosed, page.open) == (0, [])
    assert page.all("html") == [{"lang": "en-GB"}]
    assert len(page.all("title")) == len(page.all("h1")) == len(page.all("main")) == 1
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch(r"h[1-6]", name)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_language_span_says_its_language(page: Page) -> None:
    assert [span["lang"] for span in page.all("span") if "lang" in span] == ["cy", "en"] * 2
