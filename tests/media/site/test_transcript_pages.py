"""A film's transcript is a page of its own, with a way to the other language and to the film."""

from __future__ import annotations

import re
from pathlib import Path


def links(page: Path) -> set[Path]:
    """Where a page leads, on this machine."""
    found = re.findall(r'<a [^>]*href="([^"#:]+)', page.read_text("utf-8"))
    return {(page.parent / link).resolve() for link in found}


def test_transcripts_are_pages_in_each_language(film_site: Path) -> None:
    site = (film_site / "build/site").resolve()
    (welsh,) = site.glob("cy/*/*-trawsgrifiad.html")
    (english,) = site.glob("en/*/*-transcript.html")
    for page, other in ((welsh, english), (english, welsh)):
        film = page.with_name(re.sub(r"-(trawsgrifiad|transcript)\.html$", ".html", page.name))
        assert {other, film} <= links(page) and page in links(film)
    text = english.read_text("utf-8")
    assert text.index("What you see") < text.index("What you read")
    assert "<h1>Transcript: " in text and "<h2>Scene 1</h2>" in text


def test_a_transcript_among_the_files_opens_as_a_page(film_site: Path) -> None:
    for page in (film_site / "build/site").glob("en/*/*.html"):
        for link in re.findall(r"<a [^>]*transcript[^>]*\.html[^>]*>", page.read_text("utf-8")):
            assert " download" not in link
