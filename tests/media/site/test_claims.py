"""What pages, packs and the statement claim of the files, against the files themselves."""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from pptx import Presentation

FACTS = ("Fact:\n", "Ffaith:\n")
PICTURES = ("image/png", "image/jpeg", "image/svg+xml")


@pytest.fixture(scope="module")
def site(whole_site: Any) -> Path:
    return Path(whole_site.out) / "site"


def tags(node: Any, found: Counter[str]) -> Counter[str]:
    """How often each tag stands in a tree of structure, with Alt or without."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            tags(each, found)
    elif isinstance(node, pikepdf.Dictionary):
        found[f"{node.get('/S', '')}{' Alt' * ('/Alt' in node)}"] += 1
        tags(node.get("/K"), found)
    return found


def test_pictures_in_pdf_files_are_decoration_as_the_statement_says(
    whole_site: Any, site: Path
) -> None:
    assert "marked as decoration" in (site / "en/accessibility.html").read_text("utf-8")
    looked = 0
    for about in whole_site.artefacts:
        if about["format"].endswith("-screen"):
            with pikepdf.open(whole_site.out / about["path"]) as pdf:
                found = tags(pdf.Root.StructTreeRoot.K, Counter())
                assert pdf.Root.MarkInfo.Marked and "/Lang" in pdf.Root and pdf.docinfo["/Title"]
            assert found["/P"] and not found["/Figure"] + found["/Figure Alt"], about["path"]
            looked += 1
    assert looked > 50


def test_a_poster_of_myths_says_of_each_what_it_is(whole_site: Any) -> None:
    for edition, columns in (("cy", 2), ("en", 2), ("cy-en", 4)):
        with pikepdf.open(whole_site.out / f"posters/myths/myths-a4-screen.{edition}.pdf") as pdf:
            found = tags(pdf.Root.StructTreeRoot.K, Counter())
        assert found["/Table"] == 1 and found["/TH"] == columns
        assert found["/TD"] == columns * (found["/TR"] - 1)


def test_charts_are_described_in_each_language_and_myths_labelled_in_titles(
    whole_site: Any,
) -> None:
    charts = {"cy": "Siart bar", "en": "Bar chart"}
    for edition in ("cy", "en", "cy-en"):
        path = whole_site.out / f"decks/staff-briefing/staff-briefing.{edition}.pptx"
        slides = Presentation(str(path)).slides
        described = [
            shape._element.nvGraphicFramePr.cNvPr.get("descr")
            for slide in slides
            for shape in slide.shapes
            if shape.has_chart
        ]
        assert len(described) == 1
        for code in edition.split("-"):
            assert charts[code] in described[0]
        myths = [
            slide.shapes.title.text_frame.text
            for slide in slides
            if any(
                p.has_text_frame and p.text_frame.text.startswith(FACTS) for p in slide.placeholders
            )
        ]
        assert myths and all(title.startswith("Myth:\n") for title in myths)


def test_no_alt_text_speaks_of_what_may_stand_beside_its_picture(whole_site: Any) -> None:
    for about in whole_site.artefacts:
        assert not re.search(r"as text|fel testun\b(?! plaen)", about["alt"]) or (
            about["media_type"] not in PICTURES
        ), about["path"]


def test_alt_texts_are_listed_with_the_files_that_they_are_for(whole_site: Any, site: Path) -> None:
    alts = {about["path"].rpartition("/")[2]: about for about in whole_site.artefacts}
    for code in ("cy", "en"):
        text = (whole_site.out / f"posts/alt-texts/alt-texts.{code}.csv").read_text("utf-8-sig")
        rows = list(csv.DictReader(text.splitlines()))
        page = html.unescape((site / _page(site, "alt-texts", code)).read_text("utf-8"))
        named = [name for row in rows for name in row["files"].split()]
        assert sorted(named) == sorted(
            name
            for name, about in alts.items()
            if about["media_type"] in PICTURES and about["languages"] == [code]
        )
        for row in rows:
            assert all(alts[name]["alt"] == row["alt_text"] for name in row["files"].split())
            assert "\n".join(row["files"].split()) in page and row["alt_text"] in page


def _page(site: Path, resource: str, code: str) -> str:
    listed = json.loads((site / "files.json").read_bytes())["files"]
    return str(next(file["pages"][code] for file in listed if file["resource"] == resource))


def test_each_language_s_files_are_described_in_it_on_either_page(
    whole_site: Any, site: Path
) -> None:
    alone = [
        about
        for about in whole_site.artefacts
        if about["resource"] == "when-you-can-share" and len(about["languages"]) == 1
    ]
    for code in ("cy", "en"):
        name = _page(site, "when-you-can-share", code)
        page = html.unescape((site / name).read_text("utf-8"))
        for about in alone:
            own = about["languages"][0]
            begins = f'<p lang="{own}">' if own != code else "<p>"
            assert f"{begins}{about['alt']}</p>" in page, (about["path"], code)


def test_every_page_has_a_title_of_its_own(site: Path) -> None:
    titles = Counter(
        re.search(r"<title>(.*?)</title>", text)[1]  # type: ignore[index]
        for path in site.rglob("*.html")
        if "files" not in path.relative_to(site).parts
        and "http-equiv" not in (text := path.read_text("utf-8"))
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_addresses_in_the_words_of_pages_are_links(site: Path) -> None:
    address = re.compile(r"(?<![\w./@-])(?:(?:cy\.)?ico\.org\.uk|equality\w+\.com)(?![\w/@-])")
    looked = 0
    for path in sorted((site / "en").rglob("*.html")) + sorted((site / "cy").rglob("*.html")):
        main = path.read_text("utf-8").partition('<main id="main"')[2]
        for hit in address.finditer(
            re.sub(r'(?s)<section class="set".*?</section>|="[^"]*"', "", main)
        ):
            assert main and hit.string[hit.end() :].startswith("</a>"), path.relative_to(site)
            looked += 1
    assert looked > 50


def test_large_print_is_a_sheet_and_no_zoom(site: Path) -> None:
    for name, sheet in (("en/printing.html", "large-print"), ("cy/argraffu.html", "print-bras")):
        page = (site / name).read_text("utf-8")
        assert "141" not in page and re.search(rf'<a href="[^"]*{sheet}[^"]*">', page), name


def test_the_statement_says_how_far_whom_to_ask_and_where_to_complain(site: Path) -> None:
    for name in ("en/accessibility.html", "cy/hygyrchedd.html"):
        page = (site / name).read_text("utf-8")
        assert "WCAG" in page and "2.2" in page and "equalityadvisoryservice.com" in page


def test_drawings_for_web_pages_carry_their_title_and_description(whole_site: Any) -> None:
    for about in whole_site.artefacts:
        if about["media_type"] == "image/svg+xml":
            drawn = html.unescape((whole_site.out / about["path"]).read_text("utf-8"))
            assert f">{about['title']}</title>" in drawn and f">{about['alt']}</desc>" in drawn


def test_packs_say_of_pictures_what_the_statement_says(whole_site: Any) -> None:
    with ZipFile(whole_site.out / "packs/primary.en.zip") as pack:
        (first,) = (name for name in pack.namelist() if name.endswith("00-README.html"))
        said = pack.read(first).decode()
    assert "Their pictures are marked as decoration." in said
    assert "drawings are marked as decoration" in said


def test_drawings_on_slides_are_decoration_or_described(whole_site: Any) -> None:
    looked = 0
    for path in sorted((whole_site.out / "decks").glob("*/*.cy-en.pptx")):
        for slide in Presentation(str(path)).slides:
            for shape in (*slide.shapes, *slide.slide_layout.shapes):
                if not shape.is_placeholder:
                    about = shape._element.xpath(".//p:cNvPr")[0]
                    marked = about.xpath('.//*[local-name()="decorative"]/@val') == ["1"]
                    assert marked or about.get("descr"), (path.name, shape.name)
                    looked += 1
    assert looked > 50
