"""The contact sheet: everything that was built on one page, that asks nothing of anybody."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from minimal import CAMPAIGN, FACTS, FILES, WORDS, catalogue, with_lines

from toolkit.execute.contact_sheet import contact_sheet
from toolkit.media.reading import read_project
from toolkit.model.look import Look, Palette
from toolkit.read.look import read_look

TOKENS = "assets/brand/tokens.toml"
LINE = "assets/content/campaign.toml"


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    VOID = ("meta", "img", "br", "link", "input", "source", "track")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.unclosed = 0
        self.said: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unclosed += self.open.pop() != tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.said.append((self.open[-1], " ".join(data.split())))

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


def artefact(name: str, languages: str, **more: Any) -> dict[str, Any]:
    """A line of a manifest."""
    kind, resource = name.split("/")[:2]
    return {
        "path": name,
        "kind": kind,
        "resource": resource,
        "edition": languages,
        "languages": languages.split("-"),
        "format": "360x640",
        "media_type": "image/png",
        "bytes": 412_345,
        "size": {"unit": "px", "width": 360, "height": 640},
        "pages": 1,
        "title": f"Title {languages}",
        "alt": f"Alt {languages}",
    } | more


def sheet(root: Path, *artefacts: dict[str, Any], look: Look | None = None) -> str:
    manifest = json.dumps({"artefacts": artefacts}).encode()
    made = contact_sheet(manifest, read_project(root), look or Look(), lambda path: b"WEBVTT")
    return made.decode()


def test_a_campaign_that_says_nothing_of_who_is_behind_it_is_not_spoken_for(page: Page) -> None:
    assert "wait for a speaker" not in str(page.said)


def test_it_says_when_words_wait_for_review(project: Callable[..., Path]) -> None:
    made = contact_sheet(b'{"artefacts": []}', read_project(project()), Look(), waiting=True)
    assert Page(made.decode()).said[-1][1] == (
        "Words that are not reviewed wait for a speaker of their language."
    )


def test_what_a_campaign_says_of_itself_is_said_in_its_languages(
    project: Callable[..., Path],
) -> None:
    root = project(
        {
            CAMPAIGN: with_lines("status"),
            LINE: '[line]\nstatus = "By {web}, not by <us>."\n',
            "locales/cy/LC_MESSAGES/campaign.po": catalogue(
                WORDS
                | {"campaign/line/status": ("By {web}, not by <us>.", "Gan {web}, nid gennym ni.")}
            ),
            FACTS: FILES[FACTS],
        }
    )
    page = Page(sheet(root))
    assert [p for p in page.all("p") if "lang" in p] == [
        {"lang": "cy", "dir": "auto"},
        {"lang": "en", "dir": "auto"},
    ]
    assert ("p", "Gan cy.ico.org.uk, nid gennym ni.") in page.said
    assert ("p", "By ico.org.uk, not by <us>.") in page.said


def test_a_line_that_is_not_translated_is_left_out_in_that_language(
    project: Callable[..., Path],
) -> None:
    root = project({CAMPAIGN: with_lines("status"), LINE: '[line]\nstatus = "By nobody."\n'})
    assert [p["lang"] for p in Page(sheet(root)).all("p") if "lang" in p] == ["en"]


def test_languages_stand_in_the_campaign_s_order_under_their_own_names(
    project: Callable[..., Path],
) -> None:
    swapped = FILES["assets/campaign.toml"].replace("language.cy", "language.x")
    swapped = swapped.replace("language.en", "language.cy").replace("language.x", "language.en")
    swapped = (
        swapped.replace('["cy", "en"]', '["en", "cy"]')
        .replace("Cymraeg", "x")
        .replace('"English"\nenglish', '"Cymraeg"\nenglish')
    )
    root = project({"assets/campaign.toml": swapped.replace('"x"', '"English"', 1)})
    named = [artefact(f"cards/a/a.{code}.png", code) for code in ("cy-en", "cy", "en", "pl")]
    page = Page(sheet(root, *named))
    assert [text for tag, text in page.said if tag == "h3" or tag == "span"][:3] == [
        "Title en",
        "Title cy",
        "Title pl",
    ]
    names = [text for tag, text in page.said if tag == "span" and text[:5] != "Title"]
    assert names[::2] == ["English", "Cymraeg", "pl", "English, Cymraeg"]
    assert names[1::2] == ["412 kB"] * 4


def test_a_film_shows_its_poster_and_its_captions_in_its_own_language_first(
    project: Callable[..., Path],
) -> None:
    film = "videos/short/short-360x640"
    others = [
        artefact(f"{film}-poster.cy.jpg", "cy", media_type="image/jpeg"),
        *(
            artefact(
                f"videos/short/short-vertical.{code}.vtt",
                code,
                format="captions-9x16-vtt",
                media_type="text/vtt",
            )
            for code in ("en", "cy")
        ),
    ]
    made = artefact(f"{film}.cy.mp4", "cy", media_type="video/mp4", alt='A "circle" & <square>')
    page = Page(sheet(project(), made, *others))
    (video,) = page.all("video")
    assert (video["poster"], video["aria-label"]) == (
        f"{film}-poster.cy.jpg",
        'A "circle" & <square>',
    )
    assert [
        (track["srclang"], track["label"], "default" in track) for track in page.all("track")
    ] == [
        ("cy", "Cymraeg", True),
        ("en", "English", False),
    ]
    assert not page.all("img") and page.unclosed == 0
    assert ("a", "short-vertical.cy.vtt") in page.said


def test_colours_and_letters_are_those_of_the_brand(project: Callable[..., Path]) -> None:
    root = project()
    text = sheet(root, look=read_look(root, read_project(root).brand))
    assert "--head: #FFCB1F;" in text and '--letters: "Onest";' in text
    assert text.count("@font-face") == 3


def test_a_brand_that_dresses_no_pages_gets_black_on_white(project: Callable[..., Path]) -> None:
    root = project()
    path = root / TOKENS
    path.write_text(
        re.sub(r"\[page\].*?\n\n", "", path.read_text("utf-8"), flags=re.DOTALL), "utf-8"
    )
    found = read_look(root, read_project(root).brand, ())
    assert (found.palette, dict(found.fonts)) == (Palette(), {})
    assert "--ground: #ffffff;" in sheet(root, look=found)
