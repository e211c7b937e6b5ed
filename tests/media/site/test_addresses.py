"""Where pages stand: in the words of their language, and at every address that they once had."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from minimal import CAMPAIGN, HERE

from media.site.test_site_pages import Read
from toolkit.media.site.addresses import HOME, _called
from toolkit.media.site.pages.moved import _today
from toolkit.media.site.payload import FilesFile, PageFile
from toolkit.media.site.sketch import FileSketch
from toolkit.model.campaign import Project, Resource
from toolkit.model.problem import Span
from toolkit.plan.sketch import Sketch

MakeProject = Callable[..., Path]
SiteFiles = Callable[..., dict[str, str]]
SITE = "assets/site/site.toml"
FORMER = (Path(__file__).parent / "former_addresses.txt").read_text("utf-8").split()
SAME = {"pdf.html", "powerpoint.html", "index.html"}  # what both languages call so


def entry(name: str) -> str | None:
    """What stands behind the number of one of a series: light.html of card-2-light.html."""
    found = re.search(r"-\d+-(.+)$", name)
    return found[1] if found else None


def told(shipped: tuple[Project, tuple[Sketch, ...]]) -> Mapping[str, FileSketch]:
    return {
        sketch.output.removeprefix("site/"): sketch
        for sketch in shipped[1]
        if isinstance(sketch, FileSketch)
    }


def test_no_address_that_the_shipped_site_ever_had_is_lost(
    shipped: tuple[Project, tuple[Sketch, ...]],
) -> None:
    """What fails here needs a line under [moved] of assets/site/site.toml."""
    planned = {sketch.output.removeprefix("site/") for sketch in shipped[1]}
    assert [address for address in FORMER if address not in planned] == []


def test_old_addresses_lead_to_the_page_of_today_not_to_a_list(
    shipped: tuple[Project, tuple[Sketch, ...]],
) -> None:
    planned = told(shipped)
    moved = {
        address: str(sketch.told.values["path"])
        for address, sketch in planned.items()
        if isinstance(sketch.told, PageFile) and sketch.told.template == "moved.html"
    }
    assert len(moved) >= 40
    for old, new in moved.items():
        there = planned[new].told
        assert isinstance(there, PageFile) and there.template != "moved.html"
        assert there.template == "listing.html" or old.count("/") == 2, f"{old} → {new}"


def test_every_page_of_the_shipped_site_has_an_address_in_its_own_words(
    shipped: tuple[Project, tuple[Sketch, ...]],
) -> None:
    """What fails here needs Welsh for its word under [address] of assets/content/site.toml."""
    pages = {
        address: sketch.told
        for address, sketch in told(shipped).items()
        if isinstance(sketch.told, PageFile) and sketch.told.template != "moved.html"
    }
    for address, page in pages.items():
        if address.startswith("cy/"):
            twins = {twin.lang: twin.href for twin in page.values["twins"]}  # type: ignore[attr-defined]
            here, there = (path.rpartition("/")[2] for path in (address, twins["en"]))
            assert here in SAME or here != there, address
            assert entry(here) is None or entry(here) != entry(there), address
    files = next(s.told for s in told(shipped).values() if isinstance(s.told, FilesFile))
    assert {page for file in files.files for page in file.pages.values()} <= set(pages)


class Words:
    """The words of addresses in one language."""

    def __init__(self, said: dict[str, str]) -> None:
        self.said = said

    def names(self, name: str) -> bool:
        return name in self.said

    def slug(self, name: str) -> str:
        return self.said.get(name, name)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"card": "karta", "light": "swiatlo"}, "karta-2-swiatlo"),
        ({"card": "karta"}, "karta-2-light"),
        ({"light": "swiatlo"}, "card-2-light"),
        ({"card": "karta", "light": "swiatlo", "card-2-light": "lampa"}, "lampa"),
    ],
)
def test_one_of_a_series_is_called_by_the_words_of_its_series_and_its_entry(
    said: dict[str, str], wanted: str
) -> None:
    where = Span("assets/resources/cards.toml", 1)
    made = Resource.of_its_own(
        "cards", "card-2-light", describe="d", formats=(), editions=(), where=where
    )
    made = replace(made, item="hints/light", position=2)
    assert _called(made, Words(said)) == wanted  # type: ignore[arg-type]
    alone = replace(made, item="")
    assert _called(alone, Words({"card": "karta"})) == "card-2-light"  # type: ignore[arg-type]


class Here:
    """A site in one language, as far as finding a page at an address goes."""

    def __init__(self, moved: dict[str, str]) -> None:
        self.site = type("Site", (), {"moved": moved})


@pytest.mark.parametrize(
    ("moved", "wanted"),
    [
        ({"a": "pl/k/x.html"}, ("x",)),
        ({"a": "pl/k/y.html", "pl/k/y.html": "pl/k/x.html"}, ("x",)),
        ({"a": "pl/k/gone.html"}, ("k",)),
        ({"a": "pl/gone/gone.html"}, HOME),
        ({"a": "pl/b/1.html", "pl/b/1.html": "pl/b/2.html", "pl/b/2.html": "pl/b/1.html"}, HOME),
    ],
)
def test_what_moved_again_is_followed_and_what_is_gone_leaves_its_list_or_home(
    moved: dict[str, str], wanted: tuple[str, ...]
) -> None:
    keys: dict[str, tuple[str, ...]] = {"pl/k/x.html": ("x",), "pl/k.html": ("k",)}
    assert _today(moved["a"], Here(moved), keys) == wanted  # type: ignore[arg-type]


def test_the_page_at_an_old_address_leads_on_with_and_without_a_browser_s_help(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any]
) -> None:
    files = with_site()
    files[SITE] += '\n[moved]\n"cy/hen/tudalen.html" = "cy/cymorth.html"\n'
    files[SITE] += '"cy/argraffu.html" = "cy/cymorth.html"\n'  # a page of today stays
    files[CAMPAIGN] += '\n[site]\naddress = "https://www.example.org/x"\n'
    root = project(files)
    ran = run("build", "site", "--project", root)
    assert ran.code == 0, ran.err
    site = root / "build/site"
    old = site / "cy/hen/tudalen.html"
    text, page = old.read_text("utf-8"), Read(old)
    assert '<meta http-equiv="refresh" content="0; url=../../cy/cymorth.html">' in text
    assert '<link rel="canonical" href="https://www.example.org/x/cy/cymorth.html">' in text
    assert page.lang == "cy" and page.headings == ["h1"]
    assert "Mae’r dudalen hon wedi symud: Cymorth" in page.text
    assert '<p class="lead"><a href="../../cy/cymorth.html">Cymorth</a></p>' in text
    twin = next(link for link in page.links if link.get("rel") == "alternate")
    assert (old.parent / twin["href"]).resolve() == (site / "en/help.html").resolve()
    assert "http-equiv" not in (site / "cy/argraffu.html").read_text("utf-8")
    feeds = [json.loads((site / f"{one}/feed.json").read_bytes()) for one in ("cy", "en")]
    assert "tudalen" not in json.dumps(feeds) + (site / "cy/search.js").read_text("utf-8")


@pytest.mark.parametrize("line", ['"cy/x.html" = "../out.html"', '"hen" = "cy/x.html"', "x = 3"])
def test_an_old_address_that_is_no_page_is_refused_with_its_line(
    project: MakeProject, with_site: SiteFiles, run: Callable[..., Any], line: str
) -> None:
    files = with_site()
    files[SITE] += f"\n[moved]\n{line}\n"
    ran = run("build", "site", "--project", project(files))
    assert ran.code == 2 and f"at {SITE}:{files[SITE].count(chr(10))}" in ran.err


def test_the_readme_of_the_site_tells_of_moved_pages() -> None:
    assert "[moved]" in (HERE / "assets/site/README.md").read_text("utf-8")
