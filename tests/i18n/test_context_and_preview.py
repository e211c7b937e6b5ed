"""Every string in each place where it is printed; and what prints one string, drawn again at each
save.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE, CONTENT, FILES, catalogue
from PIL import Image

from toolkit.cli.i18n.preview import follow
from toolkit.execute.crops import window
from toolkit.model.job import Landing

MakeProject = Callable[..., Path]
Run = Callable[..., Any]
UNUSED = {CONTENT: FILES[CONTENT] + '\n[bye]\ntitle = "Nobody prints this"\nnote = "For later."\n'}


class Page(HTMLParser):
    """What a page asks for, and whether its elements are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.asks: list[str] = []
        self.tags: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.asks += [str(found[name]) for name in ("src", "href") if name in found]
        if tag == "img":
            self.images.append(found)
        if tag not in ("meta", "img", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    from minimal import write

    root = write(tmp_path_factory.mktemp("context") / "campaign", UNUSED)
    ran = run("i18n", "context", "--project", root)
    assert ran.code == 0, ran.err
    assert "5 strings" in ran.out or "strings" in ran.out
    return root / "build/context"


def test_every_printed_string_has_places_with_rectangles(sheet: Path) -> None:
    where = json.loads((sheet / "cy.json").read_text("utf-8"))
    assert {place["language"] for place in where["notes/hello/title"]} == {"cy", "en"}
    for place in (*where["notes/hello/title"], *where["notes/hello/body"]):
        x, y, width, height = place["rectangle"]
        assert x >= 0 and y >= 0 and width > 10 and height > 5 and place["page"] == 1
        assert (
            place["artefact"].startswith(("posters/hello/", "cards/hello/"))
            and (sheet / place["crop"]).is_file()
        )
    assert where["notes/bye/title"] == []


def test_the_page_is_offline_and_whole(sheet: Path) -> None:
    text = (sheet / "cy.html").read_text("utf-8")
    page = Page(text)
    assert not page.open and "script" not in page.tags
    assert all(ask.startswith(("crops/", "#")) for ask in page.asks)
    assert all(
        image["alt"] and image["lang"] in ("cy", "en") and image["width"] for image in page.images
    )
    for image in page.images:
        with Image.open(sheet / str(image["src"])) as picture:
            assert picture.size == (int(image["width"] or 0), int(image["height"] or 0))
    assert "Rhannu i ddiogelu" in text and "Share to protect" in text and "of about" in text
    assert "Not printed anywhere" in text and "Note: For later." in text


def test_a_crop_shows_the_frame(sheet: Path) -> None:
    for path in (sheet / "crops").iterdir():
        with Image.open(path) as picture:
            colours = picture.convert("RGB").get_flattened_data()
        assert any(r > 170 and g < 110 and b < 90 for r, g, b in colours), path.name


def test_nothing_is_cut_twice_and_old_crops_go(project: MakeProject, run: Run) -> None:
    root = project()
    run("i18n", "context", "--project", root)
    crops = root / "build/context/crops"
    before = {path.name: path.stat().st_mtime_ns for path in crops.iterdir()}
    run("i18n", "context", "--project", root)
    assert before == {path.name: path.stat().st_mtime_ns for path in crops.iterdir()}
    (root / CATALOGUE).write_text(catalogue(title="Rhannwch"), "utf-8")
    run("i18n", "context", "--project", root)
    after = {path.name for path in crops.iterdir()}
    assert len(after) == len(before) and 0 < len(after & before.keys()) < len(before)


def test_states_and_the_english_of_before(project: MakeProject, run: Run) -> None:
    po = catalogue().replace(
        '# reviewed: A. N. Other, 2026-11-01\nmsgctxt "notes/hello/title"\nmsgid "Share to'
        ' protect"',
        '#, fuzzy\n#| msgid "Share <early>"\nmsgctxt "notes/hello/title"\nmsgid "Share to protect"',
    )
    root = project({CATALOGUE: po})
    ran = run("i18n", "context", "--project", root)
    text = (root / "build/context/cy.html").read_text("utf-8")
    assert ran.code == 1 and "<del>Share &lt;early&gt;</del> <ins>Share to protect</ins>" in text
    assert (
        re.search(r'<article class="string fuzzy" id="notes/hello/title">', text)
        and "reviewed" in text
    )


def test_an_unknown_language_is_refused(project: MakeProject, run: Run) -> None:
    ran = run("i18n", "context", "--project", project(), "--lang", "pl")
    assert ran.code == 2 and "choose from: cy" in ran.err


@pytest.mark.parametrize(
    "landing",
    [
        (0, 0, 10, 10),
        (390_000, 390_000, 10_000, 10_000),
        (0, 0, 400_000, 400_000),
        (10_000, 200_000, 50_000, 300_000),
    ],
)
def test_a_window_holds_its_string_and_stays_on_the_sheet(
    landing: tuple[int, int, int, int],
) -> None:
    x, y, w, h = landing
    (left, top, right, bottom), (wide, high) = window(
        Landing("a", "cy", "t", 1, x, y, w, h, 1000, 1), 400_000, 600_000
    )
    assert (
        0 <= left <= x
        and x + w <= right <= 400_000
        and 0 <= top <= y
        and y + h <= bottom <= 600_000
    )
    assert wide > 0 and high > 0


def test_preview_draws_what_prints_the_string_and_nothing_else(
    project: MakeProject, run: Run
) -> None:
    root = project()
    ran = run("i18n", "preview", "notes/hello/title", "--project", root)
    assert (
        ran.code == 0
        and "cards/hello, 400x400, cy: notes/hello/title: 31.2 pt" in ran.out
        and "4 of 4 artefacts" in ran.out
    )
    text = (root / "build/preview/preview.html").read_text("utf-8")
    page = Page(text)
    assert len(page.images) == 4 and not page.open and "refresh" not in text
    assert run("i18n", "preview", "rhannu I", "--project", root).out == ran.out


@pytest.mark.parametrize(
    ("asked", "says", "code"),
    [
        ("notes/no/such", "no string is called", 2),
        ("artworks/hello/alt", "a title or an alt text", 0),
    ],
)
def test_preview_says_what_cannot_be_drawn(
    project: MakeProject, run: Run, asked: str, says: str, code: int
) -> None:
    ran = run("i18n", "preview", asked, "--project", project())
    assert ran.code == code and says in ran.out + ran.err


def test_preview_of_words_that_are_too_long_says_so(project: MakeProject, run: Run) -> None:
    root = project({CATALOGUE: catalogue(title="Rhannu gwybodaeth i ddiogelu plant " * 6)})
    ran = run("i18n", "preview", "notes/hello/title", "--project", root)
    assert ran.code == 1 and "cut about" in ran.err
    assert "cut about" in (root / "build/preview/preview.html").read_text("utf-8")


def test_watching_survives_a_half_saved_file(
    project: MakeProject, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project()
    whole = (root / CATALOGUE).read_bytes()
    saves = iter(
        [whole[: len(whole) // 2], b"", b"\xff\xfe", whole.replace(b"Rhannu", b"Rhannwch")]
    )
    pages = []

    def sleep(seconds: float) -> None:
        pages.append((root / "build/preview/preview.html").read_text("utf-8"))
        data = next(saves, None)
        if data is None:
            raise KeyboardInterrupt
        (root / CATALOGUE).write_bytes(data)

    monkeypatch.setattr("toolkit.cli.i18n.preview.time.sleep", sleep)
    ran = run("i18n", "preview", "notes/hello/title", "--watch", "--project", root)
    assert ran.code == 0 and len(pages) == 5
    assert all('http-equiv="refresh"' in page for page in pages)
    assert (
        'class="wrong"' not in pages[0]
        and all('class="wrong"' in page for page in pages[1:4])
        and "Rhannwch" in pages[4]
    )


def test_following_acts_once_for_each_change(tmp_path: Path) -> None:
    (tmp_path / "locales").mkdir()
    acts: list[int] = []
    turns = iter(range(6))

    def sleep(seconds: float) -> None:
        turn = next(turns, None)
        if turn is None:
            raise KeyboardInterrupt
        if turn == 3:
            (tmp_path / "locales/a.po").write_text("x", "utf-8")

    follow(tmp_path, lambda: acts.append(1), sleep)
    assert len(acts) == 2
