"""Articles: what is written of them is drawn whole, in every language, or refused with its line."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from minimal import HERE

from toolkit.execute.build import build
from toolkit.execute.request import Folders, Request
from toolkit.media.articles.plan import ArticleSketch
from toolkit.media.reading import read_project
from toolkit.model.campaign import Project
from toolkit.model.problem import Invalid
from toolkit.plan.sketch import Sketch

BOARD = "assets/articles/newsletter.toml"
CONTENT = "assets/content/articles.toml"
Edit = Callable[[str], str]
Edited = Callable[[Mapping[str, Edit]], Path]


def swap(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


class Words(HTMLParser):
    """The text of a page, and the attributes of its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.tags = "", list[tuple[str, dict[str, Any]]]()
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped campaign's article, with the cards that it shows."""
    out = tmp_path_factory.mktemp("articles")
    outcome = build(Folders.of(HERE, out), Request(kinds=("articles",)))
    assert not outcome.failed
    return out / "articles/newsletter"


@pytest.mark.parametrize(
    ("code", "says"),
    [("cy", "Nid yw’r gyfraith diogelu data yn eich atal"), ("en", "does not stop you sharing")],
)
def test_both_files_say_all_of_it_in_their_language(made: Path, code: str, says: str) -> None:
    page = Words((made / f"newsletter.{code}.html").read_text("utf-8"))
    plain = (made / f"newsletter.{code}.txt").read_bytes().decode()
    flat = " ".join(plain.split())
    assert says in " ".join(page.text.split()) and says in flat
    assert 100 < len(flat.split()) < 250
    for tag, about in page.tags:
        if tag in ("p", "h1", "li"):
            assert about.keys() <= {"style"}
    assert dict(page.tags)["html"]["lang"] == f"{code}-GB"
    assert all(line.endswith("\r\n") for line in plain.splitlines(keepends=True))
    assert all(len(line) <= 72 for line in plain.splitlines() if not line.startswith("http"))


def test_the_picture_is_in_the_page_and_its_alt_text_in_both(made: Path) -> None:
    for code in ("cy", "en"):
        page = Words((made / f"newsletter.{code}.html").read_text("utf-8"))
        (image,) = (about for tag, about in page.tags if tag == "img")
        assert image["src"].startswith("data:image/png;base64,iVBOR")
        plain = " ".join((made / f"newsletter.{code}.txt").read_text("utf-8").split())
        assert image["alt"] and f"[slogan-1200x630.{code}.png] {image['alt']}" in plain


def test_the_page_asks_nobody_for_anything(made: Path) -> None:
    page = (made / "newsletter.cy.html").read_text("utf-8")
    assert not re.search(r"<(script|link|iframe)|url\(|@import", page)
    assert set(re.findall(r'(?:src|href)="(\w+):', page)) == {"data", "https"}


def test_its_words_stand_on_the_site_without_a_slide(
    shipped: tuple[Project, tuple[Sketch, ...]],
) -> None:
    (article,) = (
        sketch
        for sketch in shipped[1]
        if isinstance(sketch, ArticleSketch) and sketch.output.endswith(".cy.html")
    )
    blocks = article.blocks("cy")
    assert (blocks[0]["heading"]["text"].split("?")[0], blocks[0]["number"]) == (
        "Yn poeni am blentyn",
        0,
    )
    assert any(len(block.get("list", ())) == 3 for block in blocks)
    assert article.blocks("en") == []


@pytest.mark.parametrize(
    ("path", "edit", "said"),
    [
        (BOARD, swap('title = "articles', 'titel = "articles'), "has no key 'titel'"),
        (BOARD, swap("newsletter/opening", "newsletter/openin"), "newsletter/openin'"),
        (BOARD, swap('["cy", "en"]', '["cy", "fr"]'), "unknown edition 'fr'"),
        (BOARD, swap('field = "pencil"', 'field = "pencle"'), "unknown field 'pencle'"),
        (BOARD, swap("most = 205", 'most = "many"'), "'most' is text, not a whole number"),
        (BOARD, swap('  "articles/newsletter/who",', "  7,"), "something other than content paths"),
        (BOARD, swap('address = "facts/web"', 'address = "facts/wep"'), "facts/wep"),
        (BOARD, swap('link = "campaign/line/action"', ""), "has no link"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_line(
    edited: Edited, path: str, edit: Edit, said: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        read_project(edited({path: edit}))
    (problem,) = (problem for problem in wrong.value.problems if said in problem.message)
    assert problem.hint and len(wrong.value.problems) <= 2
    assert problem.where and (problem.where.path, problem.where.line > 0) == (path, True)


@pytest.mark.parametrize(
    ("path", "edit", "said"),
    [
        (BOARD, swap("most = 205", "most = 20"), "words in Welsh; 20 are the most"),
        (BOARD, swap('"1200x630"', '"1200x639"'), "is not made in 'cy'"),
        (BOARD, swap('"cards/slogan"', '"cards/slogen"'), "shows cards/slogen"),
    ],
)
def test_what_does_not_fit_or_is_not_made_stops_the_article_alone(
    edited: Edited, tmp_path: Path, path: str, edit: Edit, said: str
) -> None:
    root = edited({path: edit})
    outcome = build(Folders.of(root, tmp_path / "out"), Request(kinds=("articles",)))
    assert outcome.code == 1
    assert not [*(tmp_path / "out").glob("articles/*/*")]
    problems = {problem for event in outcome.failed for problem in event.problems}
    assert any(said in problem.message and problem.where for problem in problems)


def test_nothing_else_in_the_program_names_the_medium() -> None:
    """A new medium is a folder of its own."""
    found = subprocess.run(
        ["grep", "-rlE", "media[./]articles|ARTICLES", "--include=*.py", "toolkit"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert found and all(path.startswith("toolkit/media/articles/") for path in found)
