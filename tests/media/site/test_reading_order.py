"""The words of every resource page, against the manifest's: in the same order, whole, each label
beside its text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

BLOCKS = ("p", "li", "dt", "dd", "h3", "th", "td", "br", "strong", "span")
WRITTEN = ("posts", "articles")  # files of words: their pages say what is in them in their own way


class Words(HTMLParser):
    """What a page says of its resource as text, string by string: its title, then all that stands
    under “The words”.
    """

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.said: list[str] = [""]
        self.headings = 0
        text = page.read_text("utf-8")
        title = text.partition("<title>")[2].partition(" (")[0]
        self.feed(text.partition('id="words"')[2].partition("</section>")[0])
        self.strings = [title, *(said for each in self.said if (said := " ".join(each.split())))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.headings += tag == "h2"
        if tag in BLOCKS:
            self.said.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.said.append("")

    def handle_data(self, data: str) -> None:
        if self.headings > 1:  # the first says what the picture shows
            self.said[-1] += data


def said_of(artefacts: list[dict[str, Any]], kind: str, resource: str, locale: str) -> list[str]:
    """The manifest's words of the first artefact that has any in this language alone."""
    for about in artefacts:
        of = (about["kind"], about["resource"], about["languages"])
        if of == (kind, resource, [locale]) and about["text"]:
            return [" ".join(text.split()) for text in about["text"]]
    return []


def pages(site: Path) -> Iterator[tuple[str, str, str, Path]]:
    """Kind, id and language of every resource, and its page."""
    seen = set()
    for file in json.loads((site / "files.json").read_bytes())["files"]:
        for locale, page in file["pages"].items():
            key = (file["kind"], file["resource"], locale)
            if key not in seen and file["kind"] not in ("packs", *WRITTEN):
                seen.add(key)
                yield *key, site / page


def misplaced(page: list[str], said: list[str]) -> list[str]:
    """Strings that the page does not say where the manifest does. What names others on the sheet
    stands before each of them on the page.
    """
    labels = {text.removesuffix(":") for text in page if text.endswith(":")}
    whole, at, found = " ".join(page), 0, []
    for text in said:
        if text.rstrip(".:") in labels:
            continue
        place = whole.find(text.rstrip("."), at)
        if place < 0:
            found.append(text)
        else:
            at = place + len(text.rstrip("."))
    return found


def test_pages_say_their_words_in_the_order_of_the_manifest(whole_site: Any) -> None:
    looked = 0
    for kind, resource, locale, page in pages(whole_site.out / "site"):
        said = said_of(whole_site.artefacts, kind, resource, locale)
        if said:
            looked += 1
            assert misplaced(Words(page).strings, said) == [], f"{kind}/{resource} ({locale})"
    assert looked > 80
